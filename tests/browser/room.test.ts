/** Several real browsers in one room: who waits, who sees whom, who is put out, and who comes back. */
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { launch } from "./harness/chromium.ts";
import { arrive, ended, giveWord, host, join, type Person, received, seesAndHears, state } from "./harness/people.ts";
import { openSite, type Site } from "./harness/site.ts";
import { openWire, type Wire } from "./harness/wire.ts";

let browser: Browser;
let site: Site;
let wire: Wire;
let people: Person[] = [];

beforeAll(async () => {
  browser = await launch();
  site = await openSite();
});
afterAll(async () => {
  await browser.close();
  await site.relay.close();
});
afterEach(async () => {
  for (const { context } of people) await context.close();
  people = [];
  await wire.close();
});

async function arriveAt(): Promise<Person> {
  const person = await arrive(browser, wire.url, { viewport: { width: 800, height: 600 } });
  people.push(person);
  return person;
}

async function meet(): Promise<[Person, Person]> {
  wire = await openWire(site.url);
  const [worker, client] = [await arriveAt(), await arriveAt()];
  await host(worker);
  await join(client);
  await giveWord(client);
  await Promise.all([seesAndHears(worker), seesAndHears(client)]);
  return [worker, client];
}

/** To the host's door, with the right password. */
async function knock(name: string): Promise<Person> {
  const person = await arriveAt();
  await person.id("go-join").click();
  for (const [index, word] of ["José", "Sint-Niklaas", "Fiets"].entries()) {
    await person.id(`join-word${index + 1}`).fill(word);
  }
  await person.id("join-submit").click();
  await person.id("display-name").fill(name);
  await person.id("preview-continue").click();
  await giveWord(person);
  return person;
}

/** One more person, let in by the host. */
async function bringIn(worker: Person, name: string): Promise<Person> {
  const person = await knock(name);
  await worker.id("knock-admit").click();
  await state(person, "inCall").waitFor();
  return person;
}

/** Everybody sees all the others, and frames and sound come from each of them. */
async function allTogether(...persons: Person[]): Promise<void> {
  for (const person of persons) {
    const reached = () => person.page.locator('.remote[data-link="up"]').count();
    await expect.poll(reached, { timeout: 20_000 }).toBe(persons.length - 1);
  }
  await Promise.all(persons.map((person) => seesAndHears(person)));
}

/** Peer connections with a description: PeerJS makes one more to see what the browser can. */
const connections = (person: Person): Promise<number> =>
  person.page.evaluate(
    () =>
      (globalThis as unknown as { kept: RTCPeerConnection[] }).kept.filter(
        (connection) => connection.localDescription ?? connection.remoteDescription,
      ).length,
  );

describe("a third person with the right words and password", () => {
  it("waits; both inside see it; nothing is exchanged before the host lets them in, and then all see each other", async () => {
    const [worker, client] = await meet();
    const before = await Promise.all([connections(worker), connections(client)]);
    const from = wire.seen.length;
    const third = await knock("Klaus");
    await worker.id("knock").getByText("Klaus").waitFor();
    await Promise.all([worker.id("alert-participant").waitFor(), client.id("alert-participant").waitFor()]);
    // For a host who is looking at another tab.
    expect(await worker.page.title()).toContain("Er wacht iemand aan de deur");
    await worker.id("knock-message").click();
    await worker.id("knock-message-fiveMinutes").click();
    await third.id("door-note").getByText("vijf minuten").waitFor();

    expect(await connections(third)).toBe(0);
    expect(await Promise.all([connections(worker), connections(client)])).toEqual(before);
    const carried = wire.seen.slice(from).filter(({ frame }) => frame["payload"]);
    expect(carried.length).toBeGreaterThan(6);
    for (const { frame } of carried) {
      // The handshake, and sealed words too short for any description of a connection.
      const { payload } = frame;
      if (payload.sealed) expect(payload.sealed.box.length).toBeLessThan(300);
      else expect(["knock", "hello", "pake1", "pake2", "confirm", "welcome"]).toContain(payload.t);
    }

    await worker.id("more").click();
    // A knock is not missed while a dialog is open.
    await worker.page.locator('dialog[open] [data-testid="knock-admit"]').click();
    await worker.page.keyboard.press("Escape");
    await allTogether(worker, client, third);
    for (const person of [worker, client]) {
      await person.page.locator('[data-kind="extraIn"]').getByText("Klaus").waitFor();
    }
  });

  it("is refused, and told so in a plain sentence", async () => {
    const [worker, client] = await meet();
    const third = await knock("Klaus");
    await worker.id("knock-refuse").click();
    await ended(third, "turnedAway").waitFor();
    expect(await received(third)).toEqual({ frames: 0, audioPackets: 0, audioEnergy: 0 });
    await Promise.all([seesAndHears(worker), seesAndHears(client)]);
  });
});

describe("four people", () => {
  it("one is put out: no frame from anyone a second later; the key does not come back, a new one waits at the door", async () => {
    const [worker, client] = await meet();
    const third = await bringIn(worker, "Klaus");
    const fourth = await bringIn(worker, "Lien");
    await allTogether(worker, client, third, fourth);

    const menu = worker.page.locator(".remote", { hasText: "Lien" }).getByTestId("person-menu");
    await menu.click();
    await worker.id("kick").click();
    const pressed = Date.now();
    await ended(fourth, "removed").waitFor();
    await worker.id("set-password").fill("nieuw woord");
    await worker.id("set-password-submit").click();
    await expect.poll(() => Date.now() - pressed, { timeout: 2_000 }).toBeGreaterThan(1_000);
    const oneSecondLater = await received(fourth);
    await worker.page.keyboard.press("Escape");
    await allTogether(worker, client, third);
    expect(await received(fourth)).toEqual(oneSecondLater);
    expect(await worker.id("lock").count()).toBe(0);

    await fourth.id("start-again").click();
    await fourth.id("join-submit").click();
    await fourth.id("preview-continue").click();
    await giveWord(fourth);
    await fourth.id("error").waitFor();
    await giveWord(fourth, "nieuw woord");
    await worker.id("knock").waitFor();
    await worker.id("knock-refuse").click();
    await ended(fourth, "turnedAway").waitFor();
    // Whoever stayed comes back with the new password without typing it.
    await third.page.reload();
    await allTogether(worker, client, third);
  });
});

describe("coming back", () => {
  it("a reload of either page goes back into the call without typing", async () => {
    const [worker, client] = await meet();
    await client.page.reload();
    await allTogether(worker, client);
    await worker.page.reload();
    await allTogether(worker, client);
    expect(await worker.id("alert-participant").count()).toBe(0);
    await client.id("hang-up").click();
    await ended(client, "hungUp").waitFor();
    // Nothing is left in the tab of a call that is over.
    expect(await client.page.evaluate(() => sessionStorage.length)).toBe(0);
  });

  it("the host's browser dies: the others talk on, a stranger with the password cannot take over, the host comes back as host", async () => {
    const [worker, client] = await meet();
    const third = await bringIn(worker, "Klaus");
    await allTogether(worker, client, third);

    const kept = await worker.page.evaluate(() => sessionStorage.getItem("driewoord/call"));
    await worker.context.close();
    await client.page.locator('[data-kind="hostAway"]').waitFor();
    await Promise.all([seesAndHears(client), seesAndHears(third)]);

    const stranger = await arriveAt();
    await host(stranger);
    await Promise.all([seesAndHears(client), seesAndHears(third)]);
    expect(await received(stranger)).toEqual({ frames: 0, audioPackets: 0, audioEnergy: 0 });
    // A member whose page is loaded anew proves the password to the stranger, and is not taken in.
    await third.page.reload();
    await ended(third, "otherHost").waitFor();
    await stranger.context.close();

    // A browser that is opened again after a crash has the tab's storage of before.
    const again = await arriveAt();
    await again.page.evaluate((text) => sessionStorage.setItem("driewoord/call", text!), kept);
    await again.page.reload();
    await allTogether(again, client);
    await again.id("more").click();
    await again.id("lock").waitFor();
  });

  it("the host hands the call over: the heir decides, and the host before comes back in as a member", async () => {
    const [worker, client] = await meet();
    const third = await bringIn(worker, "Klaus");
    await allTogether(worker, client, third);
    await worker.page.locator(".remote", { hasText: "Klaus" }).getByTestId("person-menu").click();
    await worker.id("hand-over").click();
    await allTogether(worker, client, third);
    await third.id("more").click();
    await third.id("lock").waitFor();
    await third.page.keyboard.press("Escape");
    const fourth = await knock("Lien");
    await third.id("knock-admit").click();
    await allTogether(worker, client, third, fourth);
  });
});
