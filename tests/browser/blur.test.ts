/** What arrives at the far side while the sender hides the room behind them: every frame of it, whatever happens. */
import type { Browser, Route } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { readBarcode as Read } from "../camera/blur/clips/barcode.ts";
import { CLIPS, FRAMES } from "../camera/blur/clips/clip.ts";
import { writeY4m } from "../camera/blur/clips/y4m.ts";
import { launch, launchPlain, NO_GRAPHICS } from "./harness/chromium.ts";
import { arrive, arriveIn, enter, more, PATIENCE, type Person } from "./harness/people.ts";
import { openSite, type Site } from "./harness/site.ts";
import { LEGIBLE, type Seen, seen, watchFrames } from "./harness/watch.ts";

const CLIP = writeY4m({ width: 640, height: 360, ...CLIPS["hopper, calm"]! });
const FLAGS = [`--use-file-for-fake-video-capture=${process.cwd()}/${CLIP}`];
/** Frames that the camera may be ahead of what is painted, on a machine with a great deal to do. */
const AHEAD = 30;

let browser: Browser;
let site: Site;
let people: Person[] = [];

beforeAll(async () => {
  browser = await launch(FLAGS);
});
afterAll(() => browser.close());
beforeEach(async () => {
  site = await openSite();
});
afterEach(async () => {
  await Promise.all(people.map(({ context }) => context.close()));
  people = [];
  await site.close();
});

interface Chosen {
  readonly background?: string;
  /** What becomes of requests for the network's file. */
  readonly model?: (route: Route) => Promise<void>;
  /** What becomes of requests for the kernels. */
  readonly kernels?: (route: Route) => Promise<void>;
  /** Runs in the page before its own scripts. */
  readonly before?: () => void;
}

async function person(chosen: Chosen = {}): Promise<Person> {
  const one = await arrive(browser, "about:blank", {}, "as they come");
  people.push(one);
  return prepare(one, chosen);
}

async function prepare(one: Person, { background, model, kernels, before }: Chosen): Promise<Person> {
  await one.context.addInitScript((chosen) => {
    if (chosen) localStorage.setItem("driewoord", JSON.stringify({ background: chosen }));
  }, background);
  if (before) await one.context.addInitScript(before);
  await one.context.addInitScript(keepBlurStates);
  if (kernels) await one.context.route("**/kernels*.wasm", kernels);
  if (model) await one.context.route("**/*.tflite", model);
  await watchFrames(one.context);
  await one.page.goto(site.url);
  return one;
}

/** A call between a host, who always begins hidden, and a client. */
async function call(hosting: Chosen, joining: Chosen = {}): Promise<{ worker: Person; client: Person }> {
  const [worker, client] = await Promise.all([person(hosting), person(joining)]);
  await enter(worker, client);
  return { worker, client };
}

/** Resolves once this many further frames that `fit` have come in; gives all there are. */
async function until({ page }: Person, count: number, fit: (frame: Seen) => boolean = () => true): Promise<Seen[]> {
  const before = (await seen(page)).filter(fit).length;
  let all: Seen[] = [];
  const enough = async () => {
    all = await seen(page);
    return all.filter(fit).length >= before + count;
  };
  await vi.waitUntil(enough, { timeout: PATIENCE, interval: 100 }).catch(() => {
    throw new Error(`of ${all.length} frames too few that fit; the last one: ${JSON.stringify(all.at(-1))}`);
  });
  return all;
}

const raw = ({ detail }: Seen) => detail > LEGIBLE;
/** It shows the clip, and not a black or a broken picture. */
const genuine = ({ number }: Seen) => number !== undefined && number < FRAMES;

/** Nothing raw among them, and most of them from the clip. */
function expectHidden(frames: readonly Seen[]): void {
  expect(frames.filter(raw)).toEqual([]);
  expect(frames.filter(genuine).length).toBeGreaterThan(frames.length * 0.8);
}

/**
 * As `until`, and the pictures that fit move: more than five of the clip's own are among them. A busy machine sends one picture several times
 * over, and one that stands still never gets there.
 */
async function untilMoving(one: Person, count: number, fit: (frame: Seen) => boolean = () => true): Promise<Seen[]> {
  await until(one, count, fit);
  const numbers = async () => {
    const frames = (await seen(one.page)).filter(fit).filter(genuine);
    return new Set(frames.map(({ number }) => number)).size;
  };
  await expect.poll(numbers, { timeout: PATIENCE }).toBeGreaterThan(5);
  return seen(one.page);
}

/** Runs in the page: keeps what the page says of its own blur, also what it says for a moment only. */
function keepBlurStates(): void {
  const said: (string | null)[] = [];
  Object.assign(globalThis, { blurStates: said });
  const look = () => {
    const state = document.querySelector("[data-testid=self-video]")?.closest("[data-blur]")?.getAttribute("data-blur");
    if (state && state !== said.at(-1)) said.push(state);
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
}

/** What the page has said of its own blur so far, the newest last. */
const blurStates = ({ page }: Person): Promise<string[]> =>
  page.evaluate(() => (globalThis as unknown as { blurStates: string[] }).blurStates);

/** Resolves once the page says this of its blur, and has said `before` that since the call. */
async function reaches(one: Person, wanted: string, before?: string): Promise<void> {
  const earlier = before === undefined ? 0 : (await blurStates(one)).length;
  const reached = async () => {
    const states = (await blurStates(one)).slice(earlier);
    return states.at(-1) === wanted && (before === undefined || states.includes(before));
  };
  await vi.waitUntil(reached, { timeout: PATIENCE, interval: 50 });
}

/** From now on the camera's pictures are of this size, cut to its shape: as when a phone is turned. */
function turn({ page }: Person, width: number, height: number): Promise<unknown> {
  return page.evaluate((size) => Object.assign(globalThis, { size }), { width, height });
}

/**
 * Runs in the page: the camera's frames come by way of a canvas that can be turned; and there is a second camera, which is the first one at
 * half its size.
 */
function turningCamera(): void {
  const { MediaStreamTrackProcessor, MediaStreamTrackGenerator } = globalThis as any;
  const list = MediaDevices.prototype.enumerateDevices;
  const ask = MediaDevices.prototype.getUserMedia;
  MediaDevices.prototype.enumerateDevices = async function () {
    const devices = await list.call(this);
    const second = { deviceId: "second", groupId: "second", kind: "videoinput", label: "Second" } as MediaDeviceInfo;
    return [...devices, { ...second, toJSON: () => second }];
  };
  MediaDevices.prototype.getUserMedia = async function (wanted) {
    const video = wanted?.video as MediaTrackConstraints | undefined;
    const second = (video?.deviceId as ConstrainDOMStringParameters | undefined)?.exact === "second";
    const stream = await ask.call(this, second ? { ...wanted, video: true } : wanted);
    const [camera] = stream.getVideoTracks();
    if (!camera) return stream;
    Object.assign(globalThis, { size: second ? { width: 320, height: 180 } : { width: 640, height: 360 } });
    stream.removeTrack(camera);
    stream.addTrack(turned(camera));
    return stream;
  };

  function turned(camera: MediaStreamTrack): MediaStreamTrack {
    const track = new MediaStreamTrackGenerator({ kind: "video" });
    const context = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true })!;
    const { readable } = new MediaStreamTrackProcessor({ track: camera, maxBufferSize: 1 });
    const turning = new TransformStream({
      transform(frame: VideoFrame, controller) {
        const { width, height } = (globalThis as unknown as { size: { width: number; height: number } }).size;
        const scale = Math.max(width / frame.displayWidth, height / frame.displayHeight);
        const [w, h] = [frame.displayWidth * scale, frame.displayHeight * scale];
        Object.assign(context.canvas, { width, height });
        context.drawImage(frame, (width - w) / 2, (height - h) / 2, w, h);
        controller.enqueue(new VideoFrame(context.canvas, { timestamp: frame.timestamp }));
        frame.close();
      },
    });
    void readable.pipeThrough(turning).pipeTo(track.writable);
    return track;
  }
}

describe("every frame that arrives was blurred", () => {
  it("can be told from a raw one: without blur each of them is legible", async () => {
    const { worker } = await call({});
    const frames = await until(worker, 15);
    expect(frames.filter((frame) => !raw(frame))).toEqual([]);
    expect(frames.every(genuine)).toBe(true);
  });

  it("from the first frame of a call on", async () => {
    const { worker, client } = await call({});
    expectHidden(await untilMoving(client, 15));
    await reaches(worker, "person");
  });

  it("also while the network's file takes 2.5 s to come", async () => {
    let asked = 0;
    const { worker, client } = await call({
      model: async (route) => {
        asked = Date.now();
        await new Promise((resolve) => setTimeout(resolve, 2_500));
        await route.continue();
      },
    });
    await reaches(worker, "person");
    expect(Date.now() - asked).toBeGreaterThan(2_400);
    expectHidden(await untilMoving(client, 15));
  });

  it("also where the network's file never comes: everything, and the page says so", async () => {
    const { worker, client } = await call({ model: (route) => route.fulfill({ status: 500 }) });
    await reaches(worker, "everything");
    // One thing at a time is said.
    await worker.id("phone-down").click();
    await worker.id("promise-yes").click();
    await worker.id("blur-notice").getByText("Uw hele beeld is wazig").waitFor();
    expectHidden(await untilMoving(client, 15));
  });

  it("also without the kernels, as where WebAssembly has no SIMD", async () => {
    const { worker, client } = await call(
      {},
      { kernels: (route) => route.fulfill({ status: 404 }), background: "light" },
    );
    await reaches(client, "everything");
    expectHidden(await untilMoving(worker, 15));
  });

  it("also where the browser has no streams of frames", async () => {
    const before = () => void Reflect.deleteProperty(globalThis, "MediaStreamTrackGenerator");
    const { worker, client } = await call({}, { background: "strong", before });
    expectHidden(await untilMoving(worker, 15));
    // Pictures pass through the page here, and a busy one is late with them: what is told in between is that they stopped.
    await reaches(client, "person");
  });

  it("from the press on, when it is switched on in mid-call", async () => {
    const { worker, client } = await call({});
    await until(worker, 10, raw);
    // Whoever waited with the camera's own picture for the blur to be ready would now send it for ever.
    let begin = (): void => undefined;
    const begun = new Promise<void>((resolve) => (begin = resolve));
    await client.context.route("**/*blur*.js", (route) => begun.then(() => route.continue()));
    const pressed = await client.page.evaluate(() => {
      const video = document.querySelector<HTMLVideoElement>("[data-testid=self-video]")!;
      const context = new OffscreenCanvas(video.videoWidth, video.videoHeight).getContext("2d")!;
      context.drawImage(video, 0, 0);
      const { data, width, height } = context.getImageData(0, 0, video.videoWidth, video.videoHeight);
      const luma = Uint8Array.from({ length: width * height }, (_, p) => data[4 * p + 1]!);
      document.querySelector<HTMLButtonElement>("[data-testid=toggle-blur]")!.click();
      const { readBarcode } = globalThis as unknown as { readBarcode: typeof Read };
      return { at: performance.timeOrigin + performance.now(), number: readBarcode(luma, width, height, width) };
    });
    expect(pressed.number).toBeDefined();
    let count = -1;
    const silent = async () => count === (count = (await seen(worker.page)).length);
    await vi.waitUntil(silent, { timeout: PATIENCE, interval: 500 });
    begin();
    const all = await untilMoving(worker, 15, (frame) => !raw(frame));
    const origin = await worker.page.evaluate(() => performance.timeOrigin);
    const later = all.filter(({ at }) => origin + at > pressed.at).filter(raw);
    // What was on its way already may still arrive: the few frames that the camera is ahead of the self view.
    const captured = later.map(({ number }) => (number! - pressed.number! + FRAMES) % FRAMES);
    expect(captured.filter((ahead) => ahead > AHEAD && ahead < FRAMES / 2)).toEqual([]);
    expectHidden(all.slice(all.findLastIndex(raw) + 1));
  });
});

describe("and stays so in the middle of a call", () => {
  it("when the worker dies, the size and the orientation change, the camera is switched", async () => {
    const { worker, client } = await call({ before: turningCamera });
    await reaches(worker, "person");
    await until(client, 15);

    const dying = worker.page.workers().find((one) => one.url().includes("blur.worker"))!;
    const recovered = reaches(worker, "person", "stopped");
    await dying.evaluate(() => self.close()).catch(() => undefined);
    await recovered;
    await until(client, 15);

    await turn(worker, 320, 180);
    await until(client, 15, ({ width }) => width === 320);
    await turn(worker, 360, 640);
    await until(client, 15, ({ width, height }) => height > width);
    await turn(worker, 640, 360);
    await until(client, 15, ({ width, height }) => width > height);
    await reaches(worker, "person");

    await more(worker, "devices");
    await worker.id("camera-select").selectOption("second");
    await worker.page.keyboard.press("Escape");
    await until(client, 15);
    await reaches(worker, "person");

    const frames = await until(client, 15);
    expect(frames.filter(raw)).toEqual([]);
    expect(client.complaints).toEqual([]);
  });

  it("when the tab is hidden", async () => {
    const plain = await launchPlain([...NO_GRAPHICS, ...FLAGS, "--accept-lang=nl-BE"]);
    try {
      const worker = await prepare(await arriveIn(plain.context, "about:blank", "as they come"), {});
      const client = await person();
      await enter(worker, client);
      await until(client, 15);
      const front = await plain.context.newPage();
      await front.bringToFront();
      expect(await worker.page.evaluate(() => document.visibilityState)).toBe("hidden");
      expectHidden(await untilMoving(client, 20));
    } finally {
      await plain.close();
    }
  });
});
