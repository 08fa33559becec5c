/** The composed picture and the recording of it, in a page that holds nothing else, under the headers of the site. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { build } from "vite";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { headersFor } from "../../signalling/headers.ts";
import type * as Recordings from "../../src/keeping/recording/recording.ts";
import type { Part, Scene } from "../../src/keeping/scene/scene.ts";
import type * as Files from "../../src/site/saveFile.ts";
import type * as Scenes from "../../src/keeping/scene/scene.ts";
import { tiles } from "../../src/keeping/scene/layout.ts";
import { launch, launchPlain, type Plain } from "./harness/chromium.ts";

/** Colour and tone (Hz) of each of three people. */
const PEOPLE = [
  { id: "a", name: "Ada", colour: [200, 30, 30], tone: 440 },
  { id: "b", name: "Bo", colour: [30, 160, 30], tone: 660 },
  { id: "c", name: "Cas", colour: [30, 30, 200], tone: 880 },
] as const;
/** Between them, and nobody's. */
const NOBODYS = [550, 770];
/** The middle of each one's tile. */
const placesOf = (count: number): Place[] =>
  tiles(count, 1280, 720).map(({ x, y, width, height }) => [x + width / 2, y + height / 2]);
const WHERE = placesOf(PEOPLE.length);
/** Red, green and blue of a tile without a picture. */
const DARK = [0x20, 0x24, 0x2e];
/** Of 255, between what was drawn and what is decoded. */
const TOLERANCE = 25;
/** ms that a tab that dies may take with it. */
const LOST = 2_000;

type Place = readonly [x: number, y: number];

interface Kit {
  /** One person's part, of a flat colour and, if there is one, a tone. */
  part(id: string, name: string, colour: readonly number[], tone?: number): Promise<Part>;
  /** Makes a scene of them. */
  show(parts: readonly Part[]): void;
  /** Resolves once the scene has these colours at these places, or no longer has them. */
  shown(places: readonly Place[], colours: readonly (readonly number[])[], has?: boolean): Promise<void>;
  /** Begins to record the scene. */
  start(): Promise<void>;
  /** Resolves once this much is recorded; gives how much it is. Rejects if the recording fails. */
  until(ms: number): Promise<number>;
  /** ms, as was told last. */
  recorded: number;
  scene: Scene;
  recording: Recordings.RunningRecording;
  troubles: Recordings.RecordingTrouble[];
  recordings: typeof Recordings;
  scenes: typeof Scenes;
  files: typeof Files;
  watch(file: File): Promise<HTMLVideoElement>;
  seek(video: HTMLVideoElement, seconds: number): Promise<CanvasRenderingContext2D>;
}
declare const kit: Kit;

/** Runs in every page. */
function prepare(): void {
  const progressed = new EventTarget();
  const made: Partial<Kit> = { troubles: [], recorded: 0 };
  Object.assign(globalThis, { kit: made });

  made.part = async (id, name, [red, green, blue], tone) => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 640, height: 360 });
    const context = canvas.getContext("2d", { willReadFrequently: true })!;
    const paint = () => {
      context.fillStyle = `rgb(${red} ${green} ${blue})`;
      context.fillRect(0, 0, 640, 360);
    };
    setInterval(paint, 100);
    const stream = canvas.captureStream(10);
    if (tone !== undefined) {
      const audio = new AudioContext();
      const out = audio.createMediaStreamDestination();
      const oscillator = new OscillatorNode(audio, { frequency: tone });
      oscillator.connect(new GainNode(audio, { gain: 0.2 })).connect(out);
      oscillator.start();
      stream.addTrack(out.stream.getAudioTracks()[0]!);
    }
    return { id, name, stream, camera: true };
  };

  made.show = (parts) => {
    made.scene = made.scenes!.makeScene();
    made.scene.show(parts);
  };

  made.shown = async (places, colours, has = true) => {
    const [track] = made.scene!.stream.getVideoTracks();
    const reader = new (globalThis as any).MediaStreamTrackProcessor({ track: track!.clone() }).readable.getReader();
    for (;;) {
      const { value: frame } = await reader.read();
      const context = drawn(frame, frame.displayWidth, frame.displayHeight);
      frame.close();
      const as = ([x, y]: Place, place: number) =>
        context
          .getImageData(x, y, 1, 1)
          .data.slice(0, 3)
          .every((c, i) => Math.abs(c - colours[place]![i]!) < 25);
      if (places.every(as) === has) return reader.cancel();
    }
  };

  const drawn = (picture: CanvasImageSource, width: number, height: number) => {
    const canvas = Object.assign(document.createElement("canvas"), { width, height });
    const context = canvas.getContext("2d", { willReadFrequently: true })!;
    context.drawImage(picture, 0, 0);
    return context;
  };

  made.start = async () => {
    made.recording = await made.recordings!.startRecording(made.scene!.stream, {
      progress({ ms }) {
        made.recorded = ms;
        progressed.dispatchEvent(new Event("progress"));
      },
      failed(trouble) {
        made.troubles!.push(trouble);
        progressed.dispatchEvent(new Event("progress"));
      },
    });
  };

  made.until = (ms) =>
    new Promise((resolve, reject) => {
      const look = () => {
        if (made.troubles!.length > 0) reject(new Error(`failed: ${made.troubles!.join()}`));
        if (made.recorded! >= ms) resolve(made.recorded!);
      };
      progressed.addEventListener("progress", look);
      look();
    });

  made.watch = async (file) => {
    const video = Object.assign(document.createElement("video"), { muted: true, src: URL.createObjectURL(file) });
    await new Promise((resolve, reject) => {
      video.addEventListener("loadeddata", resolve);
      video.addEventListener("error", () => reject(new Error(video.error!.message)));
    });
    return video;
  };

  made.seek = async (video, seconds) => {
    const there = new Promise((resolve) => video.addEventListener("seeked", resolve, { once: true }));
    video.currentTime = seconds;
    await there;
    return drawn(video, video.videoWidth, video.videoHeight);
  };
}

const TYPES: Record<string, string> = { ".js": "text/javascript", ".html": "text/html" };

let folder: string;
let server: Server;
let site: string;
let browser: Browser;
let context: BrowserContext;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "driewoord-recording-"));
  const input = {
    recording: "src/keeping/recording/recording.ts",
    scene: "src/keeping/scene/scene.ts",
    saveFile: "src/site/saveFile.ts",
    trustedTypes: "src/site/trustedTypes.ts",
  };
  await build({
    configFile: false,
    logLevel: "error",
    publicDir: false,
    worker: { format: "es" },
    build: {
      outDir: folder,
      target: "es2023",
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input, preserveEntrySignatures: "strict", output: { entryFileNames: "[name].js" } },
    },
  });
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url!, "http://localhost");
    const headers = headersFor(pathname, { https: false, origins: [] });
    const type = TYPES[extname(pathname)] ?? "text/html";
    try {
      const body = pathname === "/" ? "<!doctype html><title>recording</title>" : readFileSync(join(folder, pathname));
      response.writeHead(200, { ...headers, "Content-Type": type }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  server.close();
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  context = await browser.newContext();
});
afterEach(() => context.close());

/** As text: Vitest would make something of its own of the imports. */
const LOAD = `(async () => {
  const [{ allowOwnTemplates }, recordings, scenes, files] = await Promise.all(
    ["trustedTypes", "recording", "scene", "saveFile"].map((name) => import("/" + name + ".js")),
  );
  allowOwnTemplates();
  Object.assign(kit, { recordings, scenes, files });
})()`;

async function open(within: BrowserContext = context, before?: () => void): Promise<Page> {
  const page = await within.newPage();
  if (before) await page.addInitScript(before);
  await page.goto(site);
  await page.evaluate(prepare);
  await page.evaluate(LOAD);
  return page;
}

/** Begins a recording of these people. */
async function record(
  page: Page,
  people: readonly { id: string; name: string; colour: readonly number[]; tone?: number }[],
) {
  await page.evaluate(
    async ({ people, places }) => {
      const parts = await Promise.all(people.map(({ id, name, colour, tone }) => kit.part(id, name, colour, tone)));
      Object.assign(globalThis, { parts });
      kit.show(parts);
      await kit.shown(
        places,
        people.map(({ colour }) => colour),
      );
      await kit.start();
    },
    { people, places: placesOf(people.length) },
  );
}

const until = (page: Page, ms: number) => page.evaluate((ms) => kit.until(ms), ms);
const list = (page: Page) => page.evaluate(() => kit.recordings.listRecordings());
const stop = (page: Page) => page.evaluate(() => kit.recording.stop());

interface Watched {
  /** Seconds. */
  readonly duration: number;
  readonly seekableTo: number;
  /** At each of the moments asked for, where the player went and the colour of each place. */
  readonly moments: readonly { readonly at: number; readonly colours: readonly (readonly number[])[] }[];
  /** How loud each of the tones asked for is. */
  readonly loudness: readonly number[];
  readonly type: string;
  readonly name: string;
  /** As `finishRecording` says. */
  readonly ms: number | undefined;
}

/** Finishes the recording (the page's own if no id is given), and looks at and listens to the file. */
function finish(page: Page, at: readonly number[], id?: string, tones: readonly number[] = []): Promise<Watched> {
  return page.evaluate(
    async ({ at, id = kit.recording.id, tones, places }) => {
      const { file, ms } = await kit.recordings.finishRecording(id);
      const video = await kit.watch(file);
      const moments = [];
      for (const seconds of at) {
        const seen = await kit.seek(video, seconds);
        const colours = places.map(([x, y]) => Array.from(seen.getImageData(x, y, 1, 1).data.slice(0, 3)));
        moments.push({ at: video.currentTime, colours });
      }
      const { duration, seekable } = video;
      const loudness = [];
      if (tones.length > 0) {
        const { sampleRate, length } = new AudioBuffer({ length: 1, sampleRate: 48_000 });
        const heard = await new OfflineAudioContext(1, length, sampleRate).decodeAudioData(await file.arrayBuffer());
        const samples = heard.getChannelData(0);
        for (const tone of tones) loudness.push(goertzel(samples, (2 * Math.PI * tone) / sampleRate));
      }
      function goertzel(samples: Float32Array, step: number): number {
        let [before, last] = [0, 0];
        for (const sample of samples) [before, last] = [last, sample + 2 * Math.cos(step) * last - before];
        const power = last * last + before * before - 2 * Math.cos(step) * last * before;
        return Math.sqrt(Math.max(0, power)) / samples.length;
      }
      return { duration, seekableTo: seekable.end(0), moments, loudness, type: file.type, name: file.name, ms };
    },
    { at, id, tones, places: WHERE },
  );
}

/** The file says how long it is, and the player goes where it is told to. */
function expectSeekable({ duration, seekableTo, moments, ms }: Watched, at: readonly number[]): void {
  expect(Number.isFinite(duration)).toBe(true);
  expect(Math.abs(duration * 1_000 - ms!)).toBeLessThan(200);
  expect(seekableTo).toBeCloseTo(duration, 1);
  expect(moments.map((moment) => moment.at)).toEqual(at);
}

function expectColours(seen: readonly (readonly number[])[], expected: readonly (readonly number[])[]): void {
  const off = seen.map((colour, place) =>
    Math.max(...colour.map((value, c) => Math.abs(value - expected[place]![c]!))),
  );
  expect(Math.max(...off), `${JSON.stringify(seen)} instead of ${JSON.stringify(expected)}`).toBeLessThan(TOLERANCE);
}

const COLOURS = PEOPLE.map(({ colour }) => colour);

describe("a recording", () => {
  it("holds every picture in its tile and every voice, leaves pauses out, and is saved as one file", async () => {
    const page = await open();
    await record(page, PEOPLE);
    await until(page, 1_400);
    const paused = await page.evaluate(
      async ({ places, colours }) => {
        const { parts } = globalThis as unknown as { parts: Part[] };
        kit.recording.pause();
        const pausedAt = performance.now();
        kit.scene.show(parts.map((part) => (part.id === "c" ? { ...part, camera: false } : part)));
        // A pause that is long enough to be told from none.
        await new Promise((resolve) => setTimeout(resolve, 1_500));
        await kit.shown(places, colours);
        kit.recording.resume();
        return { ms: performance.now() - pausedAt, recorded: kit.recorded };
      },
      { places: WHERE, colours: [...COLOURS.slice(0, 2), DARK] },
    );
    // What is told of the recording is up to a second old.
    const recorded = await until(page, paused.recorded + 2_400);
    await page.evaluate(() => kit.recording.pause());
    await stop(page);
    expect(await page.evaluate(() => kit.troubles)).toEqual([]);

    const at = [0.8, Number((recorded / 1_000 - 0.8).toFixed(1)), 0.4];
    const watched = await finish(page, at, undefined, [...PEOPLE.map(({ tone }) => tone), ...NOBODYS]);
    console.log(`recorded as ${watched.type}, ${watched.ms} ms of ${Math.round(recorded)} ms`);
    expectSeekable(watched, at);
    expect(paused.ms).toBeGreaterThanOrEqual(1_500);
    expect(watched.ms).toBeGreaterThan(recorded - 700);
    expect(watched.ms).toBeLessThan(recorded + 700);

    expectColours(watched.moments[0]!.colours, COLOURS);
    expectColours(watched.moments[1]!.colours, [COLOURS[0]!, COLOURS[1]!, DARK]);
    expectColours(watched.moments[2]!.colours, COLOURS);
    const [voices, others] = [watched.loudness.slice(0, PEOPLE.length), watched.loudness.slice(PEOPLE.length)];
    expect(Math.min(...voices)).toBeGreaterThan(10 * Math.max(...others));
    expect(Math.min(...voices)).toBeGreaterThan(0.02);

    expect(watched.name).toMatch(/^driewoord-\d{4}-\d\d-\d\d-\d{4}\.(mp4|webm)$/);
    const [download, size] = await Promise.all([
      page.waitForEvent("download"),
      page.evaluate(async () => {
        const { file } = await kit.recordings.finishRecording(kit.recording.id);
        kit.files.saveFile(file);
        return file.size;
      }),
    ]);
    expect(download.suggestedFilename()).toBe(watched.name);
    expect(readFileSync(await download.path()).length).toBe(size);
    expect(await list(page)).toMatchObject([{ bytes: size }]);
  });

  it("goes on where frames cannot be had as streams, and fails when the scene ends before it; the call's tracks live on", async () => {
    const page = await open(context, () => {
      Reflect.deleteProperty(globalThis, "MediaStreamTrackGenerator");
    });
    await record(page, PEOPLE);
    await until(page, 1_000);
    const { troubles, tracks } = await page.evaluate(async () => {
      const { parts } = globalThis as unknown as { parts: Part[] };
      kit.scene.close();
      const failed = await kit.until(Infinity).catch((error: Error) => error.message);
      await kit.recording.stop();
      const tracks = parts.flatMap(({ stream }) => stream!.getTracks().map(({ readyState }) => readyState));
      return { troubles: [...kit.troubles, failed], tracks };
    });
    expect(troubles).toEqual(["device", "failed: device"]);
    expect(tracks).toEqual(Array.from({ length: 6 }, () => "live"));
    const watched = await finish(page, [0.7]);
    expectSeekable(watched, [0.7]);
    expectColours(watched.moments[0]!.colours, COLOURS);
  });
});

describe("a tab that dies", () => {
  it("leaves a recording to be finished, also if it breaks off in the middle; before, no other tab is offered it", async () => {
    const [dying, other] = [await open(), await open()];
    // Nobody speaks.
    await record(
      dying,
      PEOPLE.map(({ id, name, colour }) => ({ id, name, colour })),
    );
    const recorded = await until(dying, 4_000);
    expect(await list(other)).toEqual([]);
    const id = await dying.evaluate(() => kit.recording.id);
    expect(await other.evaluate((id) => kit.recordings.finishRecording(id).catch(({ name }) => name), id)).toBe(
      "NotAllowedError",
    );

    const crashed = dying.waitForEvent("crash");
    const session = await context.newCDPSession(dying);
    // A dead page does not answer.
    void session.send("Page.crash").catch(() => undefined);
    await crashed;
    const page = await open();
    await expect.poll(() => list(page)).toMatchObject([{ id }]);

    // As if the last piece had been written by half: where it is MP4, the box that says what is in the piece.
    const broken = id.replace(/^\d+/, (start) => String(Number(start) + 1));
    await page.evaluate(
      async ([id, broken]) => {
        const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle("recordings");
        for await (const name of (folder as unknown as { keys(): AsyncIterable<string> }).keys()) {
          const whole = await (await folder.getFileHandle(name)).getFile();
          const copy = await folder.getFileHandle(name.replace(id!, broken!), { create: true });
          const writable = await copy.createWritable();
          const box = new TextDecoder("latin1").decode(await whole.arrayBuffer()).lastIndexOf("moof");
          await writable.write(whole.slice(0, box < 0 ? whole.size - 3_000 : box + 40));
          return writable.close();
        }
      },
      [id, broken],
    );
    for (const which of [id, broken]) {
      const watched = await finish(page, [1, 0.5], which);
      console.log(`${which}: ${watched.ms} ms of ${Math.round(recorded)} ms are left`);
      expectSeekable(watched, [1, 0.5]);
      expect(watched.ms).toBeGreaterThan(recorded - LOST);
      expectColours(watched.moments[0]!.colours, COLOURS);
    }

    expect((await list(page)).map((kept) => kept.id)).toEqual([id, broken]);
    const left = await page.evaluate(async () => {
      for (const { id } of await kit.recordings.listRecordings()) await kit.recordings.deleteRecording(id);
      const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle("recordings");
      const names = [];
      for await (const name of (folder as unknown as { keys(): AsyncIterable<string> }).keys()) names.push(name);
      return names;
    });
    expect(left).toEqual([]);
  });
});

// Playwright's own tabs are never hidden, and their contexts have files in memory, for which no quota counts.
describe("in a browser as people have it", () => {
  let plain: Plain;
  beforeAll(async () => {
    plain = await launchPlain();
  });
  afterAll(() => plain.close());

  it("a hidden tab goes on composing and recording", async () => {
    const page = await open(plain.context);
    await page.evaluate(async (dark) => {
      // Chromium's own moving test picture: unlike a canvas, it moves in a hidden tab as well.
      const stream = await navigator.mediaDevices.getUserMedia({ video: true, audio: true });
      kit.show([{ id: "a", name: "Ada", stream, camera: true }]);
      await kit.shown([[640, 360]], [dark], false);
      await kit.start();
    }, DARK);
    await (await plain.context.newPage()).bringToFront();
    await page.waitForFunction(() => document.hidden);
    const from = await until(page, 0);
    const recorded = await until(page, from + 4_000);
    await stop(page);
    const length = await page.evaluate(async () => (await kit.recordings.finishRecording(kit.recording.id)).ms);
    expect(await page.evaluate(() => document.hidden)).toBe(true);
    expect(length).toBeGreaterThan(recorded - LOST);
    // Hidden, it does not load what it would play.
    await page.bringToFront();
    const pictures = await page.evaluate(
      async ([from, to]) => {
        const video = await kit.watch((await kit.recordings.finishRecording(kit.recording.id)).file);
        const pictures = [];
        for (let moment = 0; moment <= 8; moment++) {
          const seen = await kit.seek(video, from! + ((to! - from!) * moment) / 8);
          pictures.push(
            seen.getImageData(0, 0, 1280, 720).data.reduce((sum, value, at) => sum + value * (at % 977), 0),
          );
        }
        return pictures;
      },
      [(from + 500) / 1_000, (recorded - 300) / 1_000],
    );
    // A busy machine leaves some out. By the page's own timers, which Chromium slows to one a second, there would be five at most.
    expect(new Set(pictures).size).toBeGreaterThan(5);
  });

  it("fails when the disk is full", async () => {
    const page = await open(plain.context);
    const session = await plain.context.newCDPSession(page);
    await session.send("Storage.overrideQuotaForOrigin", { origin: site, quotaSize: 0 });
    await record(page, PEOPLE.slice(0, 1));
    expect(await page.evaluate(() => kit.until(60_000).catch((error: Error) => error.message))).toBe("failed: storage");
    await stop(page);
    expect(await page.evaluate(() => kit.troubles)).toEqual(["storage"]);
    expect(await list(page)).toEqual([]);
  });
});
