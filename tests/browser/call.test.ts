/** Two real browsers, one relay, one call. */
import { afterEach, describe, expect, it } from "vitest";
import {
  arrive,
  arriveIn,
  begin,
  ended,
  giveWord,
  host,
  join,
  joinOpen,
  meet,
  more,
  openPerson,
  type Person,
  seesAndHears,
  WORDS,
} from "./harness/people.ts";
import { openStage } from "./harness/stage.ts";
import { openWire, type Wire } from "./harness/wire.ts";

const stage = openStage("for each");
/** What everybody gets, with the full price of a guess. */
const shipped = openStage("for each", "dist/app");
let wire: Wire;
let people: Person[] = [];

const arriveAt = async (
  ...options: Parameters<typeof arrive> extends [unknown, unknown, ...infer Rest] ? Rest : never
) => {
  const person = await arrive(stage.browser, wire.url, ...options);
  people.push(person);
  return person;
};

afterEach(async () => {
  for (const { context } of people) await context.close();
  people = [];
  await wire.close();
});

async function inACall(before: () => void = () => undefined): Promise<{ worker: Person; client: Person }> {
  wire = await openWire(stage.site.url);
  const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
  const [worker, client] = await Promise.all([arriveAt(), arriveAt(phone)]);
  await client.page.evaluate(before);
  await meet(worker, client);
  return { worker, client };
}

/** What happened to each element for pictures: when it begins to wait for one, and anew, and when it is put on the screen. */
type Lives = Map<EventTarget, string[]>;

/** Runs in the page: keeps what becomes of each element for pictures that is made from now on. */
function keepPictures(): void {
  const lives: Lives = new Map();
  const make = document.createElement.bind(document);
  document.createElement = (name: string) => {
    const made = make(name);
    if (name !== "video") return made;
    lives.set(made, []);
    for (const event of ["loadstart", "emptied"])
      made.addEventListener(event, () => lives.get(made)!.push(event === "emptied" ? "begins anew" : "waits"));
    return made;
  };
  new MutationObserver(() => {
    for (const [video, life] of lives) {
      if ((video as HTMLElement).isConnected && !life.includes("on the screen")) life.push("on the screen");
    }
  }).observe(document, { childList: true, subtree: true });
  Object.assign(globalThis, { lives });
}

/** Runs in the page: what became of the one with the other's picture. */
const lifeOfPicture = () =>
  (globalThis as unknown as { lives: Lives }).lives.get(document.querySelector('[data-testid="remote-video"]')!);

/** Runs in the page: its microphone gives words of a quarter of a second, with pauses as long. */
function speaksUp(): void {
  const ask = MediaDevices.prototype.getUserMedia;
  MediaDevices.prototype.getUserMedia = async function (wanted) {
    const stream = await ask.call(this, wanted);
    const [mic] = stream.getAudioTracks();
    if (!mic) return stream;
    const context = new AudioContext();
    const mouth = new GainNode(context, { gain: 0.05 });
    const [voice, words] = [300, 2].map((frequency) => new OscillatorNode(context, { frequency, type: "square" }));
    const spoken = new MediaStreamAudioDestinationNode(context);
    words!.connect(new GainNode(context, { gain: 0.05 })).connect(mouth.gain);
    voice!.connect(mouth).connect(spoken);
    for (const part of [voice, words]) part!.start();
    stream.removeTrack(mic);
    stream.addTrack(spoken.stream.getAudioTracks()[0]!);
    return stream;
  };
}

/** The loudest sample of what is played of the other's voice within a second. */
const loudest = ({ page }: Person): Promise<number> =>
  page.evaluate(async () => {
    const playing = document.querySelector<HTMLAudioElement>(".remote audio")!.srcObject as MediaStream;
    const context = new AudioContext();
    const analyser = new AnalyserNode(context, { fftSize: 2048 });
    context.createMediaStreamSource(playing).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    let most = 0;
    for (const end = performance.now() + 1_000; performance.now() < end;) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      analyser.getFloatTimeDomainData(samples);
      most = Math.max(most, ...samples.map(Math.abs));
    }
    await context.close();
    return most;
  });

describe("a call", () => {
  it("with a password: both see and hear each other, however the words are written, and nothing leaves the origin", async () => {
    wire = await openWire(shipped.site.url);
    const phone = { locale: "fr-BE", viewport: { width: 390, height: 844 } };
    const [worker, client] = await Promise.all([arriveAt(), arriveAt(phone)]);
    await host(worker);
    expect(await worker.id("dictation").textContent()).not.toContain("appel boom");
    await join(client, { words: ["  jose", "SINT NIKLAAS", "fi-éts "] });
    await client.id("join-password").waitFor();
    await worker.page.getByText("appel boom").waitFor();
    await giveWord(client, "Appelbóóm");
    await Promise.all([seesAndHears(worker), seesAndHears(client)]);

    const words = await Promise.all(
      [worker, client].map(async (person) => {
        await more(person, "people");
        const shown = person.id("safety-words").locator("li");
        await shown.first().waitFor();
        return shown.allTextContents();
      }),
    );
    expect(words[0]).toEqual(words[1]);
    expect(words[0]).toHaveLength(2);
    await client.page.keyboard.press("Escape");
    await worker.page.keyboard.press("Escape");

    await client.id("hang-up").click();
    await ended(client, "hungUp").waitFor();
    await worker.page.locator('[data-kind="clientLeft"]').waitFor();
    for (const person of [worker, client]) {
      const origins = new Set(person.requests.map((url) => new URL(url).host));
      expect([...origins].filter((origin) => origin !== "")).toEqual([new URL(wire.url).host]);
      expect(person.complaints).toEqual([]);
      expect(await person.context.cookies()).toEqual([]);
    }
  });

  it("without a password, and the screens say so; the client's browser is ready for the other's picture beforehand", async () => {
    wire = await openWire(stage.site.url);
    const [worker, client] = await Promise.all([arriveAt(), arriveAt()]);
    await client.page.evaluate(keepPictures);
    await host(worker, { password: "" });
    await worker.id("dictation").getByText("heeft geen wachtwoord").waitFor();
    await join(client);
    await client.page.getByRole("heading", { name: "heeft geen wachtwoord" }).waitFor();
    await joinOpen(client);
    await Promise.all([seesAndHears(worker), seesAndHears(client)]);
    await client.page.getByText("heeft geen wachtwoord").waitFor();
    expect(await client.page.evaluate(lifeOfPicture)).toEqual(["waits", "on the screen"]);
  });

  it("in a room that is drawn while the client types the password, and that nobody can tell is there", async () => {
    wire = await openWire(stage.site.url);
    const [worker, client] = await Promise.all([arriveAt(), arriveAt()]);
    await host(worker);
    await join(client);
    await client.id("join-password").waitFor();
    const room = client.id("room");
    await room.waitFor({ state: "attached" });
    const place = room.locator(".remote");
    await place.evaluate((figure) => figure.setAttribute("data-ahead", ""));
    // The host's picture has its place, and nobody is heard who has not let the client in.
    await expect
      .poll(() => place.locator("video").evaluate((it: HTMLVideoElement) => it.srcObject !== null))
      .toBe(true);
    expect(await place.locator("audio").evaluate((it: HTMLAudioElement) => it.srcObject)).toBe(null);
    expect(await room.isVisible()).toBe(false);
    expect(await client.page.title()).toMatch(/wachtwoord/i);
    expect(await client.page.getByRole("main").count()).toBe(1);
    expect(await client.page.getByRole("button", { name: "Ophangen" }).count()).toBe(0);
    await client.page.getByRole("button").last().focus();
    await client.page.keyboard.press("Tab");
    expect(await room.evaluate((it) => it.contains(document.activeElement))).toBe(false);
    // The browser's own question, which belongs to a call.
    expect(await client.page.evaluate(() => dispatchEvent(new Event("beforeunload", { cancelable: true })))).toBe(true);

    await giveWord(client);
    await room.waitFor();
    expect(await place.getAttribute("data-ahead")).toBe("");
    await Promise.all([seesAndHears(worker), seesAndHears(client)]);
    expect(await client.page.title()).toBe("Driewoord");
    expect(await room.evaluate((it) => it.contains(document.activeElement))).toBe(true);
    expect(await client.page.evaluate(() => dispatchEvent(new Event("beforeunload", { cancelable: true })))).toBe(
      false,
    );
  });

  it("shows the other what is switched off, and stops sending it, and what is written; a host whose words are taken is told", async () => {
    const { worker, client } = await inACall(speaksUp);
    await client.id("toggle-camera").click();
    await worker.page.getByText("camera staat uit").waitFor();
    await client.id("toggle-mic").click();
    await worker.page.locator("figcaption svg").waitFor();
    expect(await client.id("toggle-mic").getAttribute("aria-pressed")).toBe("false");
    const lights = await client.page.evaluate(() =>
      (globalThis as unknown as { kept: RTCPeerConnection[] }).kept
        .flatMap((connection) => connection.getSenders())
        .map((sender) => (sender.track ? `${sender.track.kind} ${sender.track.enabled}` : "nothing")),
    );
    expect(lights).toEqual(["audio false", "nothing"]);
    await client.id("unheard").getByText("U praat, maar uw microfoon staat uit.").waitFor();
    await client.id("toggle-camera").click();
    await client.id("toggle-mic").click();
    await client.id("unheard").getByText("U praat").waitFor({ state: "hidden" });
    await seesAndHears(worker);

    const before = await loudest(worker);
    expect(before).toBeGreaterThan(0.02);
    await more(worker, "devices");
    await worker.id("loudness-select").selectOption({ index: 2 });
    await worker.page.keyboard.press("Escape");
    await expect.poll(() => loudest(worker)).toBeGreaterThan(2 * before);
    expect(await loudest(worker)).toBeLessThan(1);

    const letters = () => worker.page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
    expect(await letters()).toBe("16px");
    await more(worker, "comfort");
    await worker.id("large-letters").check();
    expect(await letters()).toBe("20px");
    await worker.page.keyboard.press("Escape");

    await more(client, "chat");
    await client.id("chat-text").fill("Lees https://example.org/a,\neerst bladzijde 2");
    await client.id("chat-send").click();
    await worker.id("open-texts").click();
    const [text] = await Promise.all([worker.id("text").innerText(), worker.id("text").getByRole("link").waitFor()]);
    expect(text).toContain("Lees https://example.org/a,\neerst bladzijde 2");
    await worker.id("chat-text").fill("Dank u");
    await worker.id("chat-text").press("Enter");
    await client.id("text").getByText("Dank u").waitFor();
    expect(await client.id("text").count()).toBe(2);
    for (const person of [worker, client]) await person.page.keyboard.press("Escape");

    const other = await arriveAt();
    await begin(other, { password: "" });
    await ended(other, "wordsTaken").waitFor();
    await other.id("start-again").click();
    expect(await other.id("start-word1").inputValue()).toBe(WORDS[0]);
    await seesAndHears(worker);
  });

  it("goes on when the relay dies, and lets a new person in when it is back", async () => {
    const { worker, client } = await inACall();
    await wire.kill();
    await worker.page.getByText("Het gesprek gaat door").waitFor();
    await Promise.all([seesAndHears(worker, 15), seesAndHears(client, 15)]);
    await openPerson(worker);
    await worker.id("own-window").click();
    const isApart = () => worker.page.evaluate(() => document.pictureInPictureElement !== null);
    await expect.poll(isApart).toBe(true);
    await client.context.close();
    // A picture that stands still must not be taken for a live one.
    await expect.poll(isApart).toBe(false);
    await wire.revive();
    const next = await arriveAt();
    await join(next);
    await giveWord(next);
    // The seat is kept for whoever was there, so the host is asked.
    await worker.id("knock-admit").click();
    await Promise.all([seesAndHears(worker), seesAndHears(next)]);
  });

  it("lets the client in who comes before the host, and finds a word misspelt while nobody answers", async () => {
    wire = await openWire(stage.site.url);
    const context = await stage.browser.newContext({ locale: "nl-BE", viewport: { width: 360, height: 740 } });
    // The twelve seconds without an answer are over at once.
    await context.addInitScript(() => {
      const later = setTimeout;
      const hurried = (run: () => void, ms?: number) => later(run, ms === 12_000 ? 0 : ms);
      globalThis.setTimeout = hurried as typeof setTimeout;
    });
    const client = await arriveIn(context, wire.url);
    await join(client, { words: [WORDS[0], WORDS[1], "viets"] });
    await client.id("read-back-word2").fill("Sint Nik");
    await wire.kill();
    await client.page.getByText("Geen contact met Driewoord").first().waitFor();
    // Somebody is in the middle of a word when the relay goes.
    expect(await client.id("read-back-word2").inputValue()).toBe("Sint Nik");
    await wire.revive();
    await client.id("read-back-word2").fill(WORDS[1]);
    await client.id("read-back-suggestion3").getByText("fiets", { exact: true }).click();
    await client.id("read-back-submit").click();
    await client.id("read-back-submit").waitFor({ state: "detached" });
    const worker = await arriveAt();
    await host(worker);
    await giveWord(client);
    await Promise.all([seesAndHears(worker), seesAndHears(client)]);
  });

  it("can be begun again in another tab of the same browser, when the one before was closed without a word", async () => {
    wire = await openWire(stage.site.url);
    const first = await arriveAt();
    await host(first);
    await first.page.close();
    const second = await arriveIn(first.context, wire.url);
    await host(second);
    await second.page.close();
    const third = await arriveIn(first.context, wire.url);
    await host(third);
    expect(await third.page.locator("[data-kind]").count()).toBe(0);
  });

  it("takes a new password for whoever comes next, by a link in which it is not", async () => {
    wire = await openWire(stage.site.url);
    const worker = await arriveAt();
    await host(worker);
    await more(worker, "password");
    await worker.id("set-password").fill("peer");
    await worker.id("set-password-submit").click();
    await worker.page.getByText("geldt vanaf nu").waitFor();
    await worker.page.keyboard.press("Escape");
    await worker.id("invite").click();
    await worker.id("invite-insist").click();
    const link = await worker.id("invite-link").inputValue();

    const client = await arrive(stage.browser, link);
    await client.id("join-submit").click();
    await client.id("preview-continue").click();
    // What the host has to say now is not behind the dialog any more.
    await worker.page.getByText("Zeg nu het wachtwoord").first().waitFor();
    expect(await worker.page.locator("dialog[open]").count()).toBe(0);
    // The words are neither in the address bar nor in what a server was asked for.
    expect(await client.page.evaluate(() => location.hash)).toBe("#join");
    expect(client.requests.filter((url) => /niklaas/i.test(url.split("#")[0]!))).toEqual([]);
    await giveWord(client);
    await client.id("error").waitFor();
    await giveWord(client, "peer");
    await Promise.all([seesAndHears(worker), seesAndHears(client)]);
  });
});
