/** The page's side of the blur: a worker that gives nothing out is replaced, and until then there is no picture. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Report } from "../../../src/camera/blur/blurMessages.ts";
import { type Blur, type BlurState, makeBlur } from "../../../src/camera/blur/blur.ts";
import { type FakeWorker, stubStreams, stubWorkers, Track } from "../fakes.ts";

let workers: FakeWorker[];
let camera: Track;
let shown: (Track | null)[];
let states: BlurState[];
let blur: Blur;

const worker = () => workers.at(-1)!;
const kinds = () => worker().orders.map(({ type }) => type);
const progress = (taken: number, given: number): Report => ({
  type: "progress",
  taken,
  given,
  hung: false,
  doing: "person",
});

function begin(): void {
  blur = makeBlur(camera as unknown as MediaStreamTrack, "strong", {
    track: (track) => shown.push(track as unknown as Track | null),
    state: (state) => states.push(state),
  });
}

beforeEach(() => {
  vi.useFakeTimers();
  workers = stubWorkers();
  shown = [];
  states = [];
  camera = new Track("video", "camera");
});
afterEach(() => {
  blur.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("the blurred track", () => {
  it("comes from streams that the page does not see, where the browser has them", () => {
    stubStreams();
    begin();
    expect(states).toEqual(["starting"]);
    expect(shown).toEqual([]);
    worker().says({ type: "ready", tracks: false });
    expect(kinds()).toEqual(["hide", "streams"]);
    expect(shown.map((track) => track?.device)).toEqual(["generated"]);
  });

  it("comes from the worker, where that one can take a camera itself", () => {
    begin();
    worker().says({ type: "ready", tracks: true });
    expect(kinds()).toEqual(["hide", "camera"]);
    const track = new Track("video", "the worker's");
    worker().says({ type: "track", track });
    expect(shown).toEqual([track]);
  });

  it("is never the camera's own: that one is left as it is, also behind the end", () => {
    stubStreams();
    begin();
    worker().says({ type: "ready", tracks: false });
    const [given] = shown;
    blur.close();
    expect(given?.readyState).toBe("ended");
    expect(worker().terminated).toBe(true);
    expect(camera.readyState).toBe("live");
  });

  it("is hidden by something else from the next frame on", () => {
    begin();
    blur.hide("hills");
    expect(worker().orders).toEqual([
      { type: "hide", hiding: "strong" },
      { type: "hide", hiding: "hills" },
    ]);
  });
});

describe("a page that carries the frames itself", () => {
  beforeEach(() => {
    const canvas = {
      width: 1,
      height: 1,
      getContext: () => ({ drawImage: () => undefined }),
      captureStream: () => ({ getVideoTracks: () => [new Track("video", "canvas")] }),
    };
    const video = { readyState: 4, play: () => Promise.reject(new Error("not visible")) };
    vi.stubGlobal("document", { createElement: (name: string) => (name === "video" ? video : canvas) });
    vi.stubGlobal("MediaStream", class {});
    vi.stubGlobal("HTMLMediaElement", { HAVE_CURRENT_DATA: 2 });
    vi.stubGlobal("VideoFrame", class {});
  });

  it("hands one over when it is asked for one, and shows what comes back", () => {
    begin();
    worker().says({ type: "ready", tracks: false });
    expect(kinds()).toEqual(["hide", "pump"]);
    expect(shown.map((track) => track?.device)).toEqual(["canvas"]);
    worker().says({ type: "wanted" });
    expect(kinds()).toEqual(["hide", "pump", "frame"]);
    let closed = false;
    const frame = { displayWidth: 640, displayHeight: 360, close: () => (closed = true) };
    worker().says({ type: "composed", frame: frame as unknown as VideoFrame });
    expect(closed).toBe(true);
  });
});

describe("a worker that comes to nothing", () => {
  beforeEach(stubStreams);

  it("is replaced at once the first time, then after longer and longer, and there is no picture meanwhile", () => {
    begin();
    worker().says({ type: "ready", tracks: false });
    worker().onerror!();
    expect(shown.at(-1)).toBeNull();
    expect(states.at(-1)).toBe("stopped");
    vi.advanceTimersByTime(0);
    expect(workers).toHaveLength(2);
    worker().onerror!();
    vi.advanceTimersByTime(499);
    expect(workers).toHaveLength(2);
    vi.advanceTimersByTime(1);
    expect(workers).toHaveLength(3);
    for (let times = 0; times < 10; times += 1) {
      worker().onerror!();
      vi.advanceTimersByTime(5_000);
    }
    expect(workers).toHaveLength(13);
  });

  it("is tried again where the browser makes none at all", () => {
    const { Worker: make } = globalThis;
    vi.stubGlobal(
      "Worker",
      class {
        constructor() {
          throw new DOMException("", "SecurityError");
        }
      },
    );
    begin();
    expect(shown).toEqual([null]);
    expect(states).toEqual(["starting", "stopped"]);
    vi.stubGlobal("Worker", make);
    vi.advanceTimersByTime(0);
    expect(workers).toHaveLength(1);
  });

  it("begins anew with what hides the room now", () => {
    begin();
    blur.hide("wall");
    worker().onerror!();
    vi.advanceTimersByTime(0);
    expect(worker().orders).toEqual([{ type: "hide", hiding: "wall" }]);
  });

  it("is found when it takes frames and gives none out, and not while it has nothing to do", () => {
    begin();
    worker().says({ type: "ready", tracks: false });
    for (let n = 1; n <= 20; n += 1) {
      worker().says(progress(n, n));
      vi.advanceTimersByTime(250);
    }
    // The camera gives nothing: that is not the worker's fault.
    for (let times = 0; times < 20; times += 1) {
      worker().says(progress(20, 20));
      vi.advanceTimersByTime(250);
    }
    expect(states.at(-1)).toBe("person");
    for (let n = 21; n <= 30; n += 1) {
      worker().says(progress(n, 20));
      vi.advanceTimersByTime(250);
    }
    expect(states).toContain("stopped");
    // It had worked for a while: this is the first failure.
    expect(workers).toHaveLength(2);
  });

  it("is let be while the camera is off: a camera that has ended gives nothing to blur", () => {
    begin();
    worker().says({ type: "ready", tracks: false });
    worker().says(progress(1, 1));
    camera.stop();
    vi.advanceTimersByTime(30_000);
    expect(workers).toHaveLength(1);
  });

  it("is given twice the time behind each failure, as on a machine that is too busy for it", () => {
    begin();
    for (const workersSoFar of [2, 3, 4]) {
      worker().says({ type: "ready", tracks: false });
      worker().says(progress(1, 1));
      while (workers.length < workersSoFar) vi.advanceTimersByTime(250);
    }
    worker().says({ type: "ready", tracks: false });
    worker().says(progress(1, 1));
    vi.advanceTimersByTime(8_000);
    worker().says(progress(2, 2));
    vi.advanceTimersByTime(250);
    expect(states.at(-1)).toBe("person");
    expect(workers).toHaveLength(4);
  });

  it("counts as a first failure behind ten seconds of work", () => {
    begin();
    for (const wait of [0, 500]) {
      worker().onerror!();
      vi.advanceTimersByTime(wait);
    }
    for (let n = 1; n <= 48; n += 1) {
      worker().says(progress(n, n));
      vi.advanceTimersByTime(250);
    }
    worker().onerror!();
    vi.advanceTimersByTime(0);
    expect(workers).toHaveLength(4);
  });

  it("is not replaced when the blur was ended", () => {
    begin();
    worker().onerror!();
    blur.close();
    vi.advanceTimersByTime(60_000);
    expect(workers).toHaveLength(1);
  });

  it("fails where the browser makes no streams of a camera after all", () => {
    vi.stubGlobal(
      "MediaStreamTrackProcessor",
      class {
        constructor() {
          throw new TypeError("not this track");
        }
      },
    );
    begin();
    worker().says({ type: "ready", tracks: false });
    expect(states.at(-1)).toBe("stopped");
  });
});
