/** A call in a browser with a profile on disk: what stands there, and what comes of tabs that are copied or brought back. */
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launchPlain, NO_GRAPHICS, type Plain } from "./harness/chromium.ts";
import { onDisk } from "./harness/disk.ts";
import {
  arrive,
  arriveIn,
  begin,
  ended,
  giveWord,
  host,
  join,
  more,
  type Person,
  seesAndHears,
} from "./harness/people.ts";
import { openStage } from "./harness/stage.ts";
import { type Tabs, tabsOf, WITH_TABS } from "./harness/tabs.ts";

/** In no file of the site, which the browser keeps as well. */
const PASSWORD = "Zilver reiger 42";

/** With a place that the site's own scripts, which are on disk as well, do not name. */
const PLACE = "Zoutleeuw";
const WORDS = ["José", PLACE, "Fiets"] as const;

const stage = openStage("for each");
let worker: Person;
let client: Person;
let plain: Plain;
let tabs: Tabs;

const reopened = (profile: string) => launchPlain([...NO_GRAPHICS, "--restore-last-session"], profile);

/** The same person, at another page. */
const at = (page: Page): Person => ({ ...client, page, id: (testId) => page.getByTestId(testId) });

/** Until what the client's tab keeps now has been written. */
async function keptOnDisk(): Promise<void> {
  const written = async () => {
    const text = await client.page.evaluate(() => sessionStorage.getItem("driewoord/call"));
    return onDisk(plain.profile, JSON.parse(text!).sealed.slice(0, 40));
  };
  await expect.poll(written, { timeout: 60_000, interval: 500 }).toBe(true);
}

/** What has left a page, and whether it has touched camera or microphone. */
async function untouched(page: Page): Promise<void> {
  const seen = await page.evaluate(async () => ({
    connections: (globalThis as unknown as { kept: unknown[] }).kept.length,
    live: [...document.querySelectorAll("video")].some(({ srcObject }) => srcObject !== null),
    sockets: performance.getEntriesByType("resource").filter(({ name }) => name.startsWith("ws")).length,
  }));
  expect(seen).toEqual({ connections: 0, live: false, sockets: 0 });
}

/** A worker with a browser of their own, whose room is open, and a client on the first page, in the plain one. */
async function arriveBoth(): Promise<void> {
  worker = await arrive(stage.browser, stage.site.url);
  const atHome = arriveIn(plain.context, stage.site.url).then((person) => (client = person));
  await Promise.all([atHome, host(worker, { words: WORDS, password: PASSWORD })]);
}
afterEach(() => worker.context.close());

/** The client's way in, under a name. */
async function goIn(): Promise<void> {
  await join(client, { words: WORDS, name: "Zonnebloem" });
  await giveWord(client, PASSWORD);
  await Promise.all([seesAndHears(worker), seesAndHears(client)]);
}

describe("the profile on disk", () => {
  beforeEach(async () => {
    plain = await launchPlain();
    await arriveBoth();
  });
  afterEach(() => plain.close());

  it("has what a reload needs sealed, without the words, the password, the name or the key; and goes back by a reload alone", async () => {
    await goIn();
    const key = await client.page.evaluate(() => window.name);
    expect(key).toMatch(/^driewoord:/);
    await more(client, "chat");
    await client.id("chat-text").fill("Kanarievogel");
    await client.id("chat-send").click();
    // This one stays in the field.
    await client.id("chat-text").fill("Regenjasje");
    await worker.id("new-text").getByText("Kanarievogel").waitFor();
    await keptOnDisk();
    await client.page.reload();
    await Promise.all([seesAndHears(worker), seesAndHears(client)]);
    for (const secret of [
      PLACE.toLowerCase(),
      PLACE,
      "zilverreiger42",
      PASSWORD,
      "Zonnebloem",
      "Kanarievogel",
      "Regenjasje",
      key.slice(10),
    ]) {
      expect([secret, onDisk(plain.profile, secret)]).toEqual([secret, false]);
    }
    // The search finds what is there, in the file where the rest would be.
    expect(onDisk(plain.profile, "driewoord/seen")).toBe(true);
    await client.id("hang-up").click();
    await ended(client, "hungUp").waitFor();
    expect(await client.page.evaluate(() => [sessionStorage.length, window.name])).toEqual([0, ""]);
  });

  it("opens nothing when the browser is closed in mid-call and brings its tabs back", async () => {
    await goIn();
    await keptOnDisk();
    const { profile } = plain;
    // A tab that comes back behind another one is not loaded, and does not answer whoever drives the browser.
    for (const page of plain.context.pages()) if (page !== client.page) await page.close();
    await plain.leave();
    plain = await reopened(profile);
    const restored = () => plain.context.pages().find((page) => page.url().startsWith(stage.site.url));
    await expect.poll(restored).toBeDefined();
    await at(restored()!).id("join-word1").waitFor();
    expect(await restored()!.evaluate(() => [sessionStorage.length, window.name])).toEqual([0, ""]);
  });
});

describe("a tab", () => {
  beforeAll(async () => {
    plain = await launchPlain([...NO_GRAPHICS, ...WITH_TABS]);
  });
  beforeEach(async () => {
    await arriveBoth();
    tabs = await tabsOf(plain.context, stage.site.url);
  });
  afterEach(async () => {
    // Without any tab the browser would close.
    for (const page of plain.context.pages().slice(1)) await page.close();
  });
  afterAll(() => plain.close());

  // The first: the browser opens whichever tab was closed last.
  it("that was closed and is opened again does not walk back into the call", async () => {
    await goIn();
    const page = await tabs.reopen();
    await at(page).id("join-word1").waitFor();
    await untouched(page);
    expect(await page.evaluate(() => [sessionStorage.length, window.name])).toEqual([0, ""]);
  });

  it("that is duplicated says where the call is, and takes it over when it is told to", async () => {
    await goIn();
    const first = at(await tabs.duplicate());
    await first.id("return-no").waitFor();
    await untouched(first.page);
    await first.id("return-no").click();
    await first.id("join-word1").waitFor();
    await first.page.close();
    await seesAndHears(client);

    const second = at(await tabs.duplicate());
    await second.id("return-yes").click();
    await ended(client, "elsewhere").waitFor();
    await Promise.all([seesAndHears(worker), seesAndHears(second)]);
    await worker.page.locator(".remote", { hasText: "Zonnebloem" }).waitFor();
  });

  it("that sleeps while another asks for its call has still got it when it wakes", async () => {
    await goIn();
    const second = at(await tabs.duplicate());
    await second.id("return-yes").waitFor();
    const devtools = await plain.context.newCDPSession(client.page);
    await devtools.send("Debugger.enable");
    await devtools.send("Debugger.pause");
    await second.id("return-yes").click();
    await second.id("error").waitFor();
    await untouched(second.page);
    await devtools.send("Debugger.resume");
    await devtools.send("Debugger.disable");
    await seesAndHears(client);
    expect(await ended(client, "elsewhere").count()).toBe(0);

    await second.id("return-yes").click();
    await ended(client, "elsewhere").waitFor();
    await Promise.all([seesAndHears(worker), seesAndHears(second)]);
  });

  it("whose address is typed again asks before it touches camera or network", async () => {
    await goIn();
    await client.page.goto(stage.site.url);
    await client.id("return").waitFor();
    await untouched(client.page);
    // A reload of the question is no answer.
    await client.page.reload();
    await client.id("return").waitFor();
    await untouched(client.page);
    await client.id("return-yes").click();
    await Promise.all([seesAndHears(worker), seesAndHears(client)]);
  });

  it("that went to another site does not have the way back any more, and that site has never had it", async () => {
    await goIn();
    await client.page.goto("about:blank");
    expect(await client.page.evaluate(() => window.name)).toBe("");
    await client.page.goBack();
    await client.id("join-word1").waitFor();
    await untouched(client.page);
  });

  it("whose page crashes goes back into the call when it is reloaded", async () => {
    await goIn();
    const crashed = client.page.waitForEvent("crash");
    const devtools = await plain.context.newCDPSession(client.page);
    void devtools.send("Page.crash").catch(() => undefined);
    await crashed;
    await worker.page.locator(".remote[data-link]").waitFor();
    await tabs.reload();
    await seesAndHears(worker);
  });

  it("of a host that is a second one says that the room is open in the first, and takes it over with whoever is there", async () => {
    await goIn();
    const other = await arriveIn(worker.context, stage.site.url);
    await begin(other, { words: WORDS, password: "een ander" });
    await ended(other, "alreadyOpen").waitFor();
    await seesAndHears(worker);
    await other.id("return-yes").click();
    await ended(worker, "elsewhere").waitFor();
    await Promise.all([seesAndHears(other), seesAndHears(client)]);
    await more(other, "rules");
    await other.id("lock").waitFor();
  });
});
