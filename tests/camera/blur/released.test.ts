/** What a blur lets go of when it ends, or when its worker is replaced: else the camera's light would stay on. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Report } from "../../../src/camera/blur/blurMessages.ts";
import { type Blur, type BlurState, makeBlur } from "../../../src/camera/blur/blur.ts";
import { type FakeWorker, stubStreams, stubWorkers, Track } from "../fakes.ts";

let workers: FakeWorker[];
let copies: Track[];
let shown: unknown[];
let states: BlurState[];
let video: { srcObject: unknown };
let blur: Blur;

/** Remembers what was copied of it: each copy keeps the device open by itself. */
class Camera extends Track {
  override clone(): Track {
    const copy = super.clone();
    copies.push(copy);
    return copy;
  }
}

function begin(): FakeWorker {
  blur = makeBlur(new Camera("video", "camera") as unknown as MediaStreamTrack, "strong", {
    track: (track) => shown.push(track),
    state: (state) => states.push(state),
  });
  return workers[0]!;
}
const READY: Report = { type: "ready", tracks: false };

beforeEach(() => {
  vi.useFakeTimers();
  workers = stubWorkers();
  [copies, shown, states] = [[], [], []];
  video = Object.assign({ srcObject: undefined }, { play: () => Promise.resolve() });
  const canvas = {
    getContext: () => ({}),
    captureStream: () => ({ getVideoTracks: () => [new Track("video", "canvas")] }),
  };
  vi.stubGlobal("document", { createElement: (name: string) => (name === "video" ? video : canvas) });
  vi.stubGlobal("MediaStream", class {});
});
afterEach(() => {
  blur.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const open = () => copies.filter(({ readyState }) => readyState === "live").length;

describe("the camera's copies", () => {
  it("are closed with the blur", () => {
    stubStreams();
    begin().says(READY);
    expect(open()).toBe(1);
    blur.close();
    expect(open()).toBe(0);
  });

  it("are one at a time, however often the worker is replaced", () => {
    stubStreams();
    begin();
    for (let times = 0; times < 5; times += 1) {
      workers.at(-1)!.onerror!();
      expect(open()).toBe(0);
      expect(workers.at(-1)!.terminated).toBe(true);
      vi.advanceTimersByTime(5_000);
      expect(open()).toBe(1);
    }
  });

  it("are no longer played by the page that carried the frames itself", () => {
    begin().says(READY);
    expect(video.srcObject).toBeDefined();
    blur.close();
    expect(video.srcObject).toBeNull();
  });
});

describe("a worker that was replaced", () => {
  it("is not heard any more, whatever it had still said", () => {
    const first = begin();
    first.onerror!();
    vi.advanceTimersByTime(0);
    const [before, said] = [shown.length, states.length];
    first.says({ type: "track", track: new Track("video", "late") });
    first.says({ type: "progress", taken: 1, given: 1, hung: false, doing: "person" });
    expect([shown.length, states.length]).toEqual([before, said]);
  });

  it("may also have said what the page cannot read", () => {
    begin().onmessageerror!();
    expect(states.at(-1)).toBe("stopped");
    vi.advanceTimersByTime(0);
    expect(workers).toHaveLength(2);
  });
});

describe("a browser that has only one end of the streams", () => {
  it.each(["processor", "generator"] as const)("has none: the page carries the frames (%s)", (end) => {
    stubStreams(end);
    const worker = begin();
    worker.says(READY);
    expect(worker.orders.map(({ type }) => type)).toEqual(["hide", "pump"]);
  });
});
