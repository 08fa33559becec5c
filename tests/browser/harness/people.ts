import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from "playwright-core";
import { expect, onTestFailed, TestRunner, vi } from "vitest";

export const WORDS = ["José", "Sint-Niklaas", "Fiets"] as const;
export const PASSWORD = "appel boom";

export interface Person {
  readonly page: Page;
  readonly context: BrowserContext;
  /** The element with this test id. */
  id(testId: string): Locator;
  /** Every request this browser made, of whatever kind. */
  readonly requests: readonly string[];
  /** What the console said that it should not have: errors, and anything about policies. */
  readonly complaints: readonly string[];
}

/** Runs in the page before anything else: keeps the peer connections where a test can read their statistics. */
function keepConnections(): void {
  const kept: RTCPeerConnection[] = [];
  const Original = RTCPeerConnection;
  Object.assign(globalThis, {
    kept,
    RTCPeerConnection: class extends Original {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        kept.push(this);
      }
    },
  });
}

/** Runs in the page: the machine says its steps in the console. */
function trace(): void {
  // A page that is empty has no origin, and no storage.
  if (origin !== "null") localStorage.setItem("driewoord/trace", "");
}

/** Runs in the page: its cameras give small pictures, of which a processor without help blurs and codes many at once. */
function shrinkCameras(): void {
  if (!navigator.mediaDevices) return;
  const ask = MediaDevices.prototype.getUserMedia;
  MediaDevices.prototype.getUserMedia = function (wanted) {
    const video = wanted?.video;
    if (!video) return ask.call(this, wanted);
    return ask.call(this, { ...wanted, video: { ...(video === true ? {} : video), width: 320, height: 180 } });
  };
}

/** What a page lived through, for whoever has to find out why a test failed: printed behind it, and only then. */
function keepDiary(page: Page): void {
  const lines: string[] = [];
  const note = (line: string) => lines.push(`${new Date().toISOString().slice(14, 23)} ${line}`);
  page.on("console", (message) => note(message.text()));
  page.on("pageerror", (error) => note(String(error)));
  page.on("framenavigated", (frame) => note(`went to ${frame.url()}`));
  page.on("requestfailed", (request) => note(`failed: ${request.url()} ${request.failure()?.errorText}`));
  page.on("response", (response) => void (response.ok() || note(`${response.status()}: ${response.url()}`)));
  page.on("websocket", (socket) => {
    note(`dialled ${socket.url()}`);
    socket.on("close", () => note("the relay's socket closed"));
    socket.on("socketerror", (error) => note(`the relay's socket failed: ${error}`));
  });
  page.on("crash", () => note("crashed"));
  page.on("close", () => note("closed"));
  if (TestRunner.getCurrentTest()) onTestFailed(() => console.log(["a page's diary", ...lines.slice(-60)].join("\n")));
}

/** Contexts whose pages run these. */
const prepared = new WeakSet<BrowserContext>();

/** ms that is waited for what has to come. A machine may be three times as slow as it was the day before. */
export const PATIENCE = 90_000;

/** "small" where it does not matter what is in the picture. */
type Pictures = "small" | "as they come";

/** A person with a browser of their own, on the first page of the site. */
export async function arrive(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
  pictures: Pictures = "small",
): Promise<Person> {
  const context = await browser.newContext({ locale: "nl-BE", viewport: { width: 1366, height: 768 }, ...options });
  return arriveIn(context, url, pictures);
}

/** The same in a context that is there. */
export async function arriveIn(context: BrowserContext, url: string, pictures: Pictures = "small"): Promise<Person> {
  if (!prepared.has(context)) {
    await context.addInitScript(keepConnections);
    await context.addInitScript(trace);
    if (pictures === "small") await context.addInitScript(shrinkCameras);
    context.setDefaultTimeout(PATIENCE);
    prepared.add(context);
  }
  const page = await context.newPage();
  keepDiary(page);
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("websocket", (socket) => requests.push(socket.url()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    const [kind, text] = [message.type(), message.text()];
    // The machine's own steps are not complaints.
    if (kind === "error" || (kind !== "debug" && /policy|trusted/i.test(text))) complaints.push(text);
  });
  await page.goto(url);
  return { page, context, requests, complaints, id: (testId) => page.getByTestId(testId) };
}

interface Phrase {
  readonly words?: readonly [string, string, string];
  readonly password?: string;
}

/** Opens the menu of the other person, or of the one with this name, which steps back from a picture that is only looked at. */
export async function openPerson(person: Person, name = ""): Promise<void> {
  const menu = person.page.locator(".remote", { hasText: name }).getByTestId("person-menu");
  await menu.waitFor();
  await vi.waitFor(
    async () => {
      await person.page.mouse.move(1, 1);
      await person.page.mouse.move(200, 200);
      await menu.click({ timeout: 3_000 });
    },
    { timeout: PATIENCE },
  );
}

/** From the first page to the room that waits for a client. */
export async function host(person: Person, phrase: Phrase = {}): Promise<void> {
  await begin(person, phrase);
  await state(person, "waiting").waitFor();
  await person.page.waitForFunction(() =>
    document.querySelector('[role="status"]')?.textContent?.match(/gesprek is open|woorden getypt/),
  );
}

/** From the first page through the host's form and the preview, whatever comes of it. */
export async function begin(person: Person, { words = [...WORDS], password = PASSWORD }: Phrase = {}): Promise<void> {
  await person.id("go-start").click();
  for (const [index, word] of words.entries()) await person.id(`start-word${index + 1}`).fill(word);
  if (password === "") await person.id("start-open").check();
  else await person.id("start-password").fill(password);
  await person.id("start-submit").click();
  await person.id("preview-continue").click();
}

/** From the first page to where the password is asked, or past it where the room has none. `hidden`: the IP address. */
export async function join(
  person: Person,
  {
    words = [...WORDS],
    name = "",
    hidden = false,
  }: Pick<Phrase, "words"> & { readonly name?: string; readonly hidden?: boolean } = {},
): Promise<void> {
  await person.id("go-join").click();
  for (const [index, word] of words.entries()) await person.id(`join-word${index + 1}`).fill(word);
  await person.id("join-submit").click();
  if (name !== "") await person.id("display-name").fill(name);
  if (hidden) await person.id("hide-address").click();
  await person.id("preview-continue").click();
}

/** Opens the menu of the room, and in it this subject. */
export async function more(person: Person, subject: string): Promise<void> {
  await person.id("more").click();
  // By keyboard: a second click in the same place, where the subject's first button may be, would not count for a moment.
  await person.id(`more-${subject}`).press("Enter");
}

/** Chooses a file, or one on the disk by its path, with the button that is within `place`, a CSS selector. */
export async function chooseFile(
  person: Person,
  place: string,
  file: string | { readonly name: string; readonly mimeType: string; readonly buffer: Buffer },
): Promise<void> {
  const choosing = person.page.waitForEvent("filechooser");
  await person.page.locator(`${place} [data-testid="choose-file"]`).press("Enter");
  await (await choosing).setFiles(file);
}

/** Offers a file from the room's menu. */
export async function offerFile(person: Person, file: Parameters<typeof chooseFile>[2]): Promise<void> {
  await more(person, "file");
  await chooseFile(person, "dialog[open]", file);
}

export async function giveWord(person: Person, password: string = PASSWORD): Promise<void> {
  await person.id("join-password").fill(password);
  await person.id("join-password-submit").click();
}

/** From two first pages into one call. */
export async function enter(worker: Person, client: Person): Promise<void> {
  await Promise.all([host(worker), join(client)]);
  await giveWord(client);
}

/** And until both see and hear each other. */
export async function meet(worker: Person, client: Person): Promise<void> {
  await enter(worker, client);
  await Promise.all([seesAndHears(worker), seesAndHears(client)]);
}

/** Says that it is right that there is no password. */
export async function joinOpen(person: Person): Promise<void> {
  await person.id("join-password-submit").click();
}

/** The room, once it is in this state. */
export function state(person: Person, at: string): Locator {
  return person.page.locator(`[data-testid="room"][data-state="${at}"]`);
}

/** The end screen with this reason. */
export function ended(person: Person, reason: string): Locator {
  return person.page.locator(`[data-testid="ended"][data-reason="${reason}"]`);
}

export interface Received {
  readonly frames: number;
  readonly audioPackets: number;
  readonly audioEnergy: number;
}

/** What has come in over each peer connection that the page has made, those that are closed as well. */
export function receivedOverEach(person: Person): Promise<Received[]> {
  return person.page.evaluate(() =>
    Promise.all(
      (globalThis as unknown as { kept: RTCPeerConnection[] }).kept.map(async (connection) => {
        const sum = { frames: 0, audioPackets: 0, audioEnergy: 0 };
        for (const report of (await connection.getStats()).values()) {
          if (report.type !== "inbound-rtp") continue;
          if (report.kind === "video") sum.frames += report.framesDecoded ?? 0;
          else {
            sum.audioPackets += report.packetsReceived ?? 0;
            sum.audioEnergy += report.totalAudioEnergy ?? 0;
          }
        }
        return sum;
      }),
    ),
  );
}

/** And over all of them together. */
export async function received(person: Person): Promise<Received> {
  const sum = { frames: 0, audioPackets: 0, audioEnergy: 0 };
  for (const { frames, audioPackets, audioEnergy } of await receivedOverEach(person)) {
    sum.frames += frames;
    sum.audioPackets += audioPackets;
    sum.audioEnergy += audioEnergy;
  }
  return sum;
}

/** As many others as these are connected soon, as the screen says. */
export async function linked(person: Person, others: number): Promise<void> {
  const count = () => person.page.locator('.remote[data-link="up"]').count();
  await expect.poll(count, { timeout: PATIENCE }).toBe(others);
}

/** Resolves once `more` further frames were decoded and sound, not only silence, came in as well. */
export async function seesAndHears(person: Person, more = 5): Promise<void> {
  const before = await received(person);
  const comesIn = async () => {
    const now = await received(person);
    return now.frames >= before.frames + more && now.audioPackets > before.audioPackets && now.audioEnergy > 0;
  };
  await vi.waitUntil(comesIn, { timeout: PATIENCE, interval: 100 }).catch(async (error: unknown) => {
    const figures = [before, await received(person)].map((sum) => JSON.stringify(sum));
    throw new Error(`no picture or no sound: ${figures.join(", then ")}`, { cause: error });
  });
}
