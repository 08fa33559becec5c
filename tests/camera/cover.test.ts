import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { makeCover } from "../../src/camera/blur/cover.ts";
import { Track } from "./fakes.ts";

interface FakeCanvas {
  width: number;
  height: number;
  /** What was drawn on it, and how large. */
  readonly drawn: [what: unknown, width: number, height: number][];
}

const canvases: FakeCanvas[] = [];
const video = {
  readyState: 2,
  videoWidth: 1_280,
  videoHeight: 720,
  srcObject: undefined as unknown,
  play: () => Promise.resolve(),
};
const out = new Track("video", "the cover");

beforeEach(() => {
  vi.useFakeTimers();
  canvases.length = 0;
  Object.assign(video, { videoWidth: 1_280, videoHeight: 720 });
  vi.stubGlobal("MediaStream", class {});
  vi.stubGlobal("HTMLMediaElement", { HAVE_CURRENT_DATA: 2 });
  vi.stubGlobal("document", {
    createElement(name: string) {
      if (name === "video") return video;
      const canvas: FakeCanvas = { width: 300, height: 150, drawn: [] };
      canvases.push(canvas);
      return Object.assign(canvas, {
        getContext: () => ({
          canvas,
          drawImage: (what: unknown, _x: number, _y: number, width: number, height: number) =>
            void canvas.drawn.push([what, width, height]),
        }),
        captureStream: () => ({ getVideoTracks: () => [out] }),
      });
    },
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it.for([
  ["that lies", 1_280, 720, [32, 18], [640, 360]],
  ["that stands", 720, 1_280, [18, 32], [360, 640]],
] as const)(
  "a picture %s is shown as a few blocks of colour, and only those are drawn large",
  ([, width, height, few, many]) => {
    Object.assign(video, { videoWidth: width, videoHeight: height });
    const said: unknown[] = [];
    const cover = makeCover(new Track("video", "camera") as unknown as MediaStreamTrack, {
      track: (track) => said.push(track),
      state: (state) => said.push(state),
    });
    vi.advanceTimersByTime(100);
    const [small, large] = canvases as [FakeCanvas, FakeCanvas];
    expect(small.drawn).toEqual([[video, ...few]]);
    expect(large.drawn).toEqual([[small, ...many]]);
    expect([small.width, small.height]).toEqual(few);
    expect(said).toEqual([out, "everything"]);
    cover.close();
    vi.advanceTimersByTime(1_000);
    expect(large.drawn).toHaveLength(1);
    expect([out.readyState, video.srcObject]).toEqual(["ended", null]);
  },
);
