import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { makePump } from "../../../src/camera/blur/pump.ts";
import { Track } from "../fakes.ts";

let video: { readyState: number; srcObject: { tracks: unknown[] } | null; muted: boolean; playsInline: boolean };
let context: object | null;
let playing: unknown[];
let drawn: string[];
let canvas: { width: number; height: number };

beforeEach(() => {
  drawn = [];
  context = { drawImage: () => drawn.push(`${canvas.width}×${canvas.height}`) };
  video = Object.assign(
    { readyState: 0, srcObject: null, muted: false, playsInline: false },
    {
      // What makes sound, or would fill a phone's screen, plays only when somebody has touched it.
      play: () => {
        const may = video.muted && video.playsInline && video.srcObject;
        playing = may ? video.srcObject!.tracks : [];
        return may ? Promise.resolve() : Promise.reject(new DOMException("", "NotAllowedError"));
      },
    },
  );
  canvas = Object.assign(
    { width: 300, height: 150 },
    {
      getContext: () => context,
      captureStream: () => ({ getVideoTracks: () => [new Track("video", "canvas")] }),
    },
  );
  vi.stubGlobal("document", { createElement: (name: string) => (name === "video" ? video : canvas) });
  vi.stubGlobal(
    "MediaStream",
    class {
      readonly tracks: unknown[];
      constructor(tracks: unknown[]) {
        this.tracks = tracks;
      }
    },
  );
  vi.stubGlobal("HTMLMediaElement", { HAVE_CURRENT_DATA: 2 });
  vi.stubGlobal(
    "VideoFrame",
    class {
      readonly timestamp: number;
      constructor(_: unknown, init: { timestamp: number }) {
        this.timestamp = init.timestamp;
      }
    },
  );
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const camera = new Track("video", "camera") as unknown as MediaStreamTrack;
const frame = (displayWidth: number, displayHeight: number) => {
  const made = { displayWidth, displayHeight, closed: 0, close: () => void (made.closed += 1) };
  return made;
};

it("plays the camera by itself, without a sound and within the page", () => {
  makePump(camera, () => undefined);
  expect(playing).toEqual([camera]);
});

it("takes a frame once the camera has one, with its time in microseconds", () => {
  vi.spyOn(performance, "now").mockReturnValue(1_234.567_89);
  const taken: VideoFrame[] = [];
  const pump = makePump(camera, (one) => taken.push(one));
  pump.take();
  expect(taken).toEqual([]);
  video.readyState = 2;
  pump.take();
  expect(taken.map(({ timestamp }) => timestamp)).toEqual([1_234_568]);
});

it("shows each composed frame at its own size, closes it, and lets go of the camera at the end", () => {
  const pump = makePump(camera, () => undefined);
  const frames = [frame(640, 360), frame(640, 360), frame(360, 360), frame(360, 640)];
  for (const one of frames) pump.show(one as unknown as VideoFrame);
  expect(drawn).toEqual(["640×360", "640×360", "360×360", "360×640"]);
  expect(frames.map(({ closed }) => closed)).toEqual([1, 1, 1, 1]);
  pump.close();
  expect(video.srcObject).toBeNull();
});

it("does not begin where a canvas gives no picture", () => {
  context = null;
  expect(() => makePump(camera, () => undefined)).toThrow("no picture");
});
