/**
 * Every screen in every state that can be reached: no rule of axe-core is broken and nothing scrolls sideways, in light
 * and dark, on a phone and a laptop. With SCREENSHOTS=folder each state is also kept as a picture, in Dutch and German.
 */
import { mkdir } from "node:fs/promises";
import { join as path } from "node:path";
import axe from "axe-core";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { TIMES } from "../../src/room/model/events.ts";
import {
  arrive,
  ended,
  giveWord,
  host,
  join,
  joinOpen,
  type Person,
  seesAndHears,
  state,
  WORDS,
} from "./harness/people.ts";
import { openStage } from "./harness/stage.ts";
import { type Frame, openWire, type Passing, type Wire } from "./harness/wire.ts";

const SIZES = { phone: { width: 390, height: 844 }, laptop: { width: 1366, height: 768 } };
/** Only colours differ by scheme, and not by size: the dark ones are judged once. */
const COLOURS = ["color-contrast", "link-in-text-block"];
/** The narrowest window in which nothing may scroll sideways (WCAG 1.4.10). */
const NARROW = { width: 320, height: 640 };
/** A phone on its side. */
const FLAT = { width: 844, height: 390 };
/** The language of the people in these tests. */
const OWN = "nl";
const LANGUAGES = ["fr", "de", "en", OWN];
const PICTURES = process.env["SCREENSHOTS"];

const stage = openStage("for each");
let wire: Wire;
let people: Person[] = [];
let faults: string[] = [];

beforeAll(async () => {
  if (PICTURES) await mkdir(PICTURES, { recursive: true });
});
beforeEach(async () => {
  wire = await openWire(stage.site.url);
});
afterEach(async () => {
  await Promise.all(people.map(({ context }) => context.close()));
  await wire.close();
  people = [];
  const found = faults;
  faults = [];
  expect(found).toEqual([]);
});

async function person(): Promise<Person> {
  const one = await arrive(stage.browser, wire.url, { reducedMotion: "reduce" });
  await one.page.evaluate(axe.source);
  people.push(one);
  return one;
}

/** Judges the screen as it stands, in place: the state stays as it is. */
async function look(who: Person, name: string): Promise<void> {
  const { page } = who;
  await page.setViewportSize(NARROW);
  faults.push(...(await tooWide(who, LANGUAGES)).map((fault) => `${name}, narrow, ${fault}`));
  await page.setViewportSize(FLAT);
  faults.push(...(await tooWide(who, [OWN])).map((fault) => `${name}, flat, ${fault}`));
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport);
    faults.push(...(await tooWide(who, [OWN])).map((fault) => `${name}, ${size}, ${fault}`));
    faults.push(...(await broken(who)).map((fault) => `${name}, ${size}: ${fault}`));
  }
  await page.emulateMedia({ colorScheme: "dark" });
  faults.push(...(await broken(who, COLOURS)).map((fault) => `${name}, dark: ${fault}`));
  await page.emulateMedia({ colorScheme: "light" });
  if (PICTURES) await picture(who, path(PICTURES, name));
}

/** The rules that are broken, each with where. */
function broken({ page }: Person, rules?: readonly string[]): Promise<string[]> {
  return page.evaluate(async (only) => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run({
      resultTypes: ["violations"],
      ...(only ? { runOnly: [...only] } : { rules: { "target-size": { enabled: true } } }),
    });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} at ${target.join(" ")}: ${failureSummary}`),
    );
  }, rules);
}

/** The languages in which the page scrolls sideways. The last one stays. */
function tooWide({ page }: Person, languages: readonly string[]): Promise<string[]> {
  return page.evaluate(async (all) => {
    const root = document.documentElement;
    const select = document.querySelector<HTMLSelectElement>("[data-testid=lang]")!;
    const wide: string[] = [];
    for (const language of all) {
      if (root.lang !== language) {
        const spoken = new Promise((resolve) =>
          new MutationObserver(resolve).observe(root, { attributeFilter: ["lang"] }),
        );
        select.value = language;
        select.dispatchEvent(new Event("change"));
        await spoken;
      }
      if (root.scrollWidth > root.clientWidth)
        wide.push(`${language}: ${root.scrollWidth - root.clientWidth}px too wide`);
    }
    return wide;
  }, languages);
}

async function picture(who: Person, file: string): Promise<void> {
  for (const language of ["de", OWN]) {
    await tooWide(who, [language]);
    for (const [size, viewport] of Object.entries(SIZES)) {
      await who.page.setViewportSize(viewport);
      await who.page.screenshot({ path: `${file}-${language}-${size}.png`, fullPage: true });
    }
  }
}

/** From now on camera and microphone answer with this error; without one they never answer. */
function devicesFail({ page }: Person, name?: string): Promise<void> {
  return page.evaluate((error) => {
    navigator.mediaDevices.getUserMedia = () =>
      error === undefined ? new Promise(() => {}) : Promise.reject(new DOMException("", error));
  }, name);
}

/** Keeps back what `which` picks of the frames on their way down. Calling it lets them and all others through. */
function hold(which: (payload: Passing["frame"]) => boolean): () => void {
  const held: Passing[] = [];
  wire.lie((passing) => {
    if (passing.way === "up" || !which(passing.frame["payload"] ?? {})) return [passing.frame];
    held.push(passing);
    return [];
  });
  return () => {
    wire.lie(({ frame }) => [frame]);
    for (const { id, frame } of held) wire.inject(id, frame);
  };
}

/** Changes the fields of a handshake frame of one kind on its way. */
function forge(t: string, change: (payload: Passing["frame"]) => object): void {
  wire.lie(({ way, frame }) => {
    const payload = frame["payload"];
    return [way === "up" && payload?.t === t ? { ...frame, payload: { ...payload, ...change(payload) } } : frame];
  });
}

const isConfirm = (payload: Passing["frame"]) => payload["t"] === "confirm";
const isSealed = (payload: Passing["frame"]) => payload["t"] === undefined && "sealed" in payload;
/** Another value of the same form. */
const other = (text: string) => (text.startsWith("A") ? "B" : "A") + text.slice(1);

/** From now on this page gives up on a silent peer after seconds (TIMES in src/room/model/events.ts says how long it would be). */
function impatient({ page }: Person): Promise<void> {
  return page.evaluate(
    ([silence, verdict, connect, soon]) => {
      const original = setTimeout;
      const hurried = (run: () => void, ms?: number) =>
        original(run, ms === silence || ms === verdict || ms === connect ? soon : ms);
      Object.assign(globalThis, { setTimeout: hurried });
    },
    [TIMES.silence, TIMES.verdict, TIMES.connect, 5_000],
  );
}

async function fillWords(who: Person, at: "start" | "join", words: readonly string[]): Promise<void> {
  for (const [index, word] of words.entries()) await who.id(`${at}-word${index + 1}`).fill(word);
}

describe("screens without a call", { timeout: 120_000 }, () => {
  it("home, help, the test of camera and sound", async () => {
    const one = await person();
    await one.id("go-join").waitFor();
    await look(one, "home");
    await one.id("go-help").click();
    await one.page.getByRole("heading", { name: "Wat is Driewoord?" }).waitFor();
    await look(one, "help");
    await one.page.goto(`${wire.url}/#test`);
    await one.page.waitForFunction(() => document.querySelector("select[data-testid=camera-select] option"));
    await look(one, "test");
  });

  it("the host's form", async () => {
    const one = await person();
    await one.id("go-start").click();
    await one.page.waitForFunction(
      () => document.querySelector<HTMLInputElement>("[data-testid=start-word3]")?.value !== "",
    );
    await look(one, "start-fresh");
    await fillWords(one, "start", ["", "x", "y".repeat(33)]);
    await one.id("start-password").fill("abc");
    await one.id("start-submit").click();
    await expect.poll(() => one.id("error").count()).toBe(4);
    await look(one, "start-errors");
    await fillWords(one, "start", WORDS);
    await one.id("start-password-suggest").click();
    await one.page.waitForFunction(() =>
      document.querySelector<HTMLInputElement>("[data-testid=start-password]")?.value.includes(" "),
    );
    await look(one, "start-filled");
  });

  it("the client's form", async () => {
    const one = await person();
    await one.id("go-join").click();
    await one.id("join-submit").waitFor();
    await look(one, "join-empty");
    await one.id("join-submit").click();
    await expect.poll(() => one.id("error").count()).toBe(3);
    await look(one, "join-errors");
    await fillWords(one, "join", ["Anna", "Brugge", "aardbeij"]);
    await one.id("join-suggestion").waitFor();
    await look(one, "join-suggestion");
  });

  it("the preview", async () => {
    const one = await person();
    await one.id("go-join").click();
    await fillWords(one, "join", WORDS);
    for (const name of ["NotAllowedError", "NotFoundError", "NotReadableError", "OtherError"]) {
      await devicesFail(one, name);
      await one.id("join-submit").click();
      await one.id("error").first().waitFor();
      await look(one, `preview-${name}`);
      await one.page.getByRole("button", { name: "Terug" }).click();
    }
    await devicesFail(one);
    await one.id("join-submit").click();
    await one.page.getByText("Uw browser vraagt").waitFor();
    await look(one, "preview-asking");
    await one.page.reload();
    await one.page.evaluate(axe.source);
    await fillWords(one, "join", WORDS);
    await one.id("join-submit").click();
    await one.page.locator("[data-testid=preview-continue]:enabled").waitFor();
    await look(one, "preview-ok");
  });

  it("a browser that cannot do the mathematics", async () => {
    const one = await person();
    await one.page.route("**/*.worker*", (route) => route.abort());
    await one.id("go-join").click();
    await fillWords(one, "join", WORDS);
    await one.id("join-submit").click();
    await ended(one, "deviceTooWeak").waitFor();
    await look(one, "ended-deviceTooWeak");
  });
});

/** Makes the host's vault say that the budget of wrong guesses is used up, instead of "wait": that takes a minute. */
function askInsteadOfWaiting({ page }: Person): Promise<void> {
  return page.evaluate(() => {
    const Original = Worker;
    globalThis.Worker = class extends Original {
      override set onmessage(listener: (event: MessageEvent) => void) {
        this.addEventListener("message", ({ data }) => {
          const ask = "mustAsk" in globalThis && data.value?.is === "hold";
          listener(new MessageEvent("message", { data: ask ? { ...data, value: { is: "ask" } } : data }));
        });
      }
    };
  });
}

describe("screens of a call", { timeout: 300_000 }, () => {
  it("from the waiting client to the end", async () => {
    const client = await person();
    // Other words than the host's: the relay keeps a knock for a while.
    await join(client, { words: ["Anna", "Brugge", "Fiets"] });
    await client.page.getByText("nog niet gestart").waitFor();
    await look(client, "client-waiting");
    await client.page.getByRole("button", { name: "Andere woorden" }).click();

    const worker = await person();
    await askInsteadOfWaiting(worker);
    await host(worker);
    await look(worker, "host-waiting");
    await fillWords(client, "join", WORDS);
    await client.id("join-submit").click();
    await client.id("preview-continue").click();
    await client.id("join-password").waitFor();
    await worker.page.getByText("Zeg nu het wachtwoord").waitFor();
    await Promise.all([look(client, "password-fresh"), look(worker, "host-arrived")]);
    await client.id("join-password-submit").click();
    await client.id("error").waitFor();
    await look(client, "password-empty");

    let release = hold(isConfirm);
    await giveWord(client, "verkeerd");
    await state(worker, "authenticating").waitFor();
    await Promise.all([look(client, "password-checking"), look(worker, "host-checking")]);
    await client.page.getByText("Het duurt nog even").waitFor();
    await look(client, "password-checking-slow");
    release();
    await worker.id("alert-password").waitFor();
    await client.id("error").waitFor();
    await Promise.all([look(client, "password-wrong"), look(worker, "host-alert-wrongGuess")]);

    await worker.page.evaluate(() => Object.assign(globalThis, { mustAsk: true }));
    await worker.page.getByText("Zeg nu het wachtwoord").waitFor();
    await giveWord(client, "weer verkeerd");
    await worker.page.locator('[data-kind="askGuess"]').waitFor();
    await look(worker, "host-alert-askGuess");
    await worker.id("allow-guess").click();
    await worker.page.getByRole("button", { name: "Begrepen" }).click();
    await worker.page.getByText("Zeg nu het wachtwoord").waitFor();
    await client.id("error").getByText("één keer").waitFor();

    release = hold(isSealed);
    await giveWord(client);
    await Promise.all([state(worker, "connecting").waitFor(), state(client, "connecting").waitFor()]);
    await Promise.all([look(client, "connecting-client"), look(worker, "connecting-host")]);
    release();
    await Promise.all([seesAndHears(worker), seesAndHears(client)]);
    await Promise.all([look(client, "call-client"), look(worker, "call-host")]);

    await together(worker, client);

    await client.id("hang-up").click();
    await ended(client, "hungUp").waitFor();
    await worker.page.locator('[data-kind="clientLeft"]').waitFor();
    await Promise.all([look(client, "ended-hungUp"), look(worker, "host-alert-clientLeft")]);
    await worker.id("hang-up").click();
    await ended(worker, "hungUp").waitFor();
    await worker.id("recording-delete").waitFor();
    await look(worker, "ended-hungUp-host");
  });

  it("the question before the host's room is shown, and a blur that cannot find the person", async () => {
    const [worker, client] = [await person(), await person()];
    await worker.context.route("**/*.tflite", (route) => route.fulfill({ status: 500 }));
    await host(worker);
    await worker.id("blur-notice").getByText("Uw hele beeld is wazig").waitFor();
    await look(worker, "host-blur-everything");
    await join(client);
    await giveWord(client);
    await Promise.all([seesAndHears(worker), seesAndHears(client)]);
    await worker.id("toggle-blur").click();
    await worker.id("show-room").waitFor();
    await look(worker, "show-room");
    await worker.page.keyboard.press("Escape");
    expect(await worker.id("toggle-blur").getAttribute("aria-pressed")).toBe("true");
    await worker.id("toggle-blur").click();
    await worker.id("show-room").click();
    await worker.page.locator('[data-testid="toggle-blur"][aria-pressed="false"]').waitFor();
    await client.id("toggle-blur").click();
    await client.page.locator('[data-testid="toggle-blur"][aria-pressed="true"]').waitFor();
    await Promise.all([look(client, "call-client-blurred"), look(worker, "call-host-shown")]);
  });

  /** What can happen while the two are together. */
  async function together(worker: Person, client: Person): Promise<void> {
    for (const one of [worker, client]) {
      await one.id("more").click();
      await one.id("safety-words").locator("li").first().waitFor();
    }
    await Promise.all([look(client, "more-client"), look(worker, "more-host")]);
    await worker.id("set-password-submit").click();
    await worker.id("error").waitFor();
    await look(worker, "more-host-error");
    for (const one of [worker, client]) {
      await one.page.keyboard.press("Escape");
      await one.id("toggle-mic").click();
      await one.id("toggle-camera").click();
    }
    for (const one of [worker, client]) await one.page.locator(".remote .off").waitFor();
    await Promise.all([look(client, "call-client-off"), look(worker, "call-host-off")]);
    for (const one of [worker, client]) {
      await one.id("toggle-mic").click();
      await one.id("toggle-camera").click();
    }

    await recorded(worker, client);
    await visited(worker, client);

    for (const one of [worker, client]) await says(one, "disconnected");
    await Promise.all([state(worker, "reconnecting").waitFor(), state(client, "reconnecting").waitFor()]);
    await Promise.all([look(client, "reconnecting-client"), look(worker, "reconnecting-host")]);
    for (const one of [worker, client]) await says(one, "connected");
    await Promise.all([state(worker, "inCall").waitFor(), state(client, "inCall").waitFor()]);

    await wire.kill();
    await worker.page.getByText("Het gesprek gaat door").waitFor();
    await look(worker, "call-relayDown");
    await wire.revive();
  }

  /** The host asks to record, and does. */
  async function recorded(worker: Person, client: Person): Promise<void> {
    await worker.id("promise-yes").click();
    const promised = client.page.getByLabel("heeft het beloofd");
    await promised.waitFor();
    await worker.id("more").click();
    await worker.id("allow-keeping").click();
    await worker.id("record").click();
    await worker.page.keyboard.press("Escape");
    await client.id("consent").waitFor();
    // Who asks to record no longer stands there with the promise not to, and nobody is asked for it from then on.
    await promised.waitFor({ state: "detached" });
    expect(await client.id("promise").count()).toBe(0);
    await Promise.all([look(client, "consent-client"), look(worker, "consent-host")]);
    await client.id("consent-yes").click();
    for (const one of [worker, client]) {
      const badge = one.page.locator('.room > .badges [data-testid="badge-rec"]');
      await badge.waitFor();
      await one.page.setViewportSize(SIZES.phone);
      const box = await badge.boundingBox();
      // Large enough to be noticed, and at the right.
      expect(box?.width).toBeGreaterThanOrEqual(56);
      expect(box?.height).toBe(box?.width);
      expect(box!.x + box!.width).toBeGreaterThan(SIZES.phone.width - 30);
      expect(await one.id("status-kept").textContent()).toMatch(/neemt op|U neemt op/);
    }
    await Promise.all([look(client, "rec-client"), look(worker, "rec-host")]);
    await worker.id("stop-rec").click();
    await client.id("badge-rec").waitFor({ state: "detached" });
    expect([await promised.count(), await client.id("promise").count()]).toEqual([0, 0]);
  }

  /** A third person waits, is let in, and is put out. */
  async function visited(worker: Person, client: Person): Promise<void> {
    const third = await person();
    await join(third);
    await giveWord(third);
    await worker.id("knock").waitFor();
    await client.id("alert-participant").waitFor();
    await worker.id("knock-message").click();
    await Promise.all([look(worker, "knock-host"), look(client, "knock-client")]);
    await worker.id("knock-message-text").fill("Nog heel even geduld, we zijn bijna klaar");
    await worker.id("knock-message-send").click();
    await third.id("door-note").waitFor();
    await look(third, "door");
    await worker.id("knock-admit").click();
    await Promise.all([worker, client, third].map((one) => seesAndHears(one)));
    await Promise.all([look(worker, "three-host"), look(client, "three-client")]);
    await worker.id("hang-up").click();
    await worker.id("leave-others").waitFor();
    await look(worker, "leave");
    await worker.page.keyboard.press("Escape");
    await worker.id("person-menu").nth(1).click();
    await worker.id("kick").waitFor();
    await look(worker, "person");
    await worker.id("kick").click();
    await ended(third, "removed").waitFor();
    await worker.id("set-password").waitFor();
    await Promise.all([look(worker, "person-removed"), look(third, "ended-removed")]);
    await worker.page.keyboard.press("Escape");
    await third.context.close();
    for (const one of [worker, client]) {
      for (const kind of ["extraIn", "extraAsks"]) {
        const alert = one.page.locator(`[data-kind="${kind}"]`);
        if (await alert.count()) await alert.getByRole("button", { name: "Begrepen" }).click();
      }
    }
  }

  /** The page's connection tells this state, whatever is true: the network itself cannot be broken here. */
  function says({ page }: Person, connectionState: string): Promise<void> {
    return page.evaluate((value) => {
      // The one between the two: a third person's is closed by now.
      const connection = (globalThis as unknown as { kept: RTCPeerConnection[] }).kept.find(({ iceConnectionState }) =>
        /connected|completed/.test(iceConnectionState),
      )!;
      Object.defineProperty(connection, "connectionState", { value, configurable: true });
      connection.dispatchEvent(new Event("connectionstatechange"));
    }, connectionState);
  }

  it("in a room without a password", async () => {
    const worker = await person();
    await host(worker, { password: "" });
    await look(worker, "host-waiting-open");
    const client = await person();
    forge("confirm", ({ tag }) => ({ tag: other(tag) }));
    await join(client);
    await client.page.getByRole("heading", { name: "geen wachtwoord" }).waitFor();
    await look(client, "client-open-question");
    await joinOpen(client);
    await ended(client, "refused").waitFor();
    await look(client, "ended-refused");

    wire.lie(({ frame }) => [frame]);
    await again(client);
    await joinOpen(client);
    await Promise.all([seesAndHears(worker), seesAndHears(client)]);
    await Promise.all([look(client, "call-client-open"), look(worker, "call-host-open")]);
    await client.page.reload();
    await client.page.evaluate(axe.source);
    await Promise.all([seesAndHears(worker), seesAndHears(client)]);
    const release = hold(isConfirm);
    await client.page.reload();
    await client.page.evaluate(axe.source);
    await client.page.getByText("We verbinden u opnieuw").waitFor();
    await Promise.all([look(client, "coming-back"), look(worker, "call-away")]);
    release();
    await Promise.all([seesAndHears(worker), seesAndHears(client)]);

    await wire.kill();
    await worker.page.evaluate(() => (globalThis as unknown as { kept: RTCPeerConnection[] }).kept.at(-1)!.close());
    for (const one of [worker, client]) {
      await state(one, "reconnecting").waitFor();
      // The seat is kept for a minute; the page believes that it is over.
      await one.page.evaluate((minute) => {
        const now = performance.now.bind(performance);
        performance.now = () => now() + 2 * minute;
      }, TIMES.back);
    }
    await ended(client, "lost").waitFor();
    await worker.page.locator('[data-kind="clientLost"]').waitFor();
    await Promise.all([look(client, "ended-lost"), look(worker, "host-alert-clientLost")]);
  });

  async function again(client: Person): Promise<void> {
    await client.id("start-again").click();
    await client.id("join-submit").click();
    await client.id("preview-continue").click();
  }

  it("where something goes wrong on the way", async () => {
    const worker = await person();
    await host(worker);
    const client = await person();
    forge("hello", () => ({ version: 2 }));
    await join(client);
    await ended(client, "newerVersion").waitFor();
    await look(client, "ended-newerVersion");

    forge("pake2", ({ ad }) => ({ ad: other(ad) }));
    await again(client);
    await giveWord(client);
    await ended(client, "tampered").waitFor();
    await look(client, "ended-tampered");

    await impatient(client);
    hold(isConfirm);
    await again(client);
    await giveWord(client);
    await state(worker, "authenticating").waitFor();
    await ended(client, "hostSilent").waitFor();
    await look(client, "ended-hostSilent");

    await impatient(worker);
    hold(isSealed);
    await again(client);
    await giveWord(client);
    await Promise.all([state(worker, "connecting").waitFor(), state(client, "connecting").waitFor()]);
    await ended(client, "cannotConnect").waitFor();
    await worker.page.locator('[data-kind="setupFailed"]').waitFor();
    await Promise.all([look(client, "ended-cannotConnect"), look(worker, "host-alert-setupFailed")]);
    await worker.page.getByRole("button", { name: "Begrepen" }).click();

    forge("pake1", ({ ya }) => ({ ya: "A".repeat(ya.length) }));
    await again(client);
    await giveWord(client);
    await worker.page.locator('[data-kind="interference"]').waitFor();
    await look(worker, "host-alert-interference");
    await wire.kill();
    await worker.page.getByText("Geen contact").waitFor();
    await look(worker, "host-relayDown");
  });

  it("where the relay does not take them in, or takes them out", async () => {
    /** What it says in the place of OPEN, from the next connection on. */
    const says = async (frame?: Frame): Promise<void> => {
      await wire.kill();
      wire.lie((passing) => [frame && passing.frame["type"] === "OPEN" ? frame : passing.frame]);
      await wire.revive();
      // They would come back by themselves, in a few seconds.
      for (const { page } of people) await page.evaluate(() => dispatchEvent(new Event("online")));
    };
    const saying = (type: string, msg: string) => ({ type, payload: { msg } });
    const worker = await person();
    const client = await person();
    await says(saying("ERROR", "tooManyIds"));
    await worker.id("go-start").click();
    await fillWords(worker, "start", WORDS);
    await worker.id("start-submit").click();
    await worker.id("preview-continue").click();
    await join(client);
    await worker.id("status").getByText("te veel mensen").waitFor();
    await client.id("join-waiting").getByText("te veel mensen").waitFor();
    await Promise.all([look(worker, "host-tooManyIds"), look(client, "client-tooManyIds")]);
    await says(saying("ERROR", "serverFull"));
    await worker.id("status").getByText("vol").waitFor();
    await client.id("join-waiting").getByText("vol").waitFor();
    await Promise.all([look(worker, "host-serverFull"), look(client, "client-serverFull")]);
    await client.context.close();
    people = [worker];
    await says(saying("ID-TAKEN", "ID is resting"));
    await worker.page.locator('[data-kind="addressResting"]').waitFor();
    await worker.id("status").getByText("Contact maken").waitFor();
    await look(worker, "host-alert-addressResting");
    await says();
    await worker.id("status").getByText("kamer is open").waitFor();
    expect(await worker.page.locator("[data-kind]").count()).toBe(0);
    await says(saying("ID-TAKEN", "ID is taken"));
    await worker.page.locator('[data-kind="addressTaken"]').waitFor();
    await look(worker, "host-alert-addressTaken");
    await says();
    await worker.id("status").getByText("kamer is open").waitFor();
    const { id } = wire.seen.findLast(({ frame }) => frame["type"] === "OPEN")!;
    wire.inject(id, saying("ERROR", "replaced"));
    await ended(worker, "elsewhere").waitFor();
    await look(worker, "ended-elsewhere");
  });

  it("at the other ends", async () => {
    const worker = await person();
    await host(worker);
    const taken = await person();
    await taken.id("go-start").click();
    await fillWords(taken, "start", WORDS);
    await taken.id("start-submit").click();
    await taken.id("preview-continue").click();
    await ended(taken, "wordsTaken").waitFor();
    await look(taken, "ended-wordsTaken");
    await taken.context.close();

    const client = await person();
    await join(client);
    await giveWord(client, "verkeerd");
    await client.id("error").getByText("2 keer").waitFor();
    await giveWord(client, "nog verkeerd");
    await client.id("error").getByText("één keer").waitFor();
    await giveWord(client, "weer verkeerd");
    await ended(client, "wrongPassword").waitFor();
    await look(client, "ended-wrongPassword");

    await again(client);
    await giveWord(client);
    await Promise.all([seesAndHears(worker), seesAndHears(client)]);
    await worker.id("hang-up").click();
    await ended(client, "otherLeft").waitFor();
    await look(client, "ended-otherLeft");

    await worker.id("start-again").click();
    await worker.id("start-submit").click();
    await worker.id("preview-continue").click();
    await again(client);
    await giveWord(client);
    await client.id("more").click();
    await client.id("safety-differ").click();
    await ended(client, "distrusted").waitFor();
    await look(client, "ended-distrusted");
  });
});
