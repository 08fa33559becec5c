import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Flow, makeFlow } from "../../src/camera/flow.ts";
import { Track } from "./fakes.ts";

/** The one hidden video, or the sound card, that a flow looks with. */
let frame: (() => void) | undefined;
let samples: number;
let state: AudioContextState;
let visibility: DocumentVisibilityState;
let closed: string[];
let blocked: boolean;
let ready: number;
let said: boolean[];
let flow: Flow | undefined;

class FakeVideo {
  muted = false;
  playsInline = false;
  srcObject: unknown;
  readonly readyState = ready;
  play = () => (blocked ? Promise.reject(new DOMException("", "NotAllowedError")) : Promise.resolve());
  requestVideoFrameCallback(callback: () => void): void {
    frame = callback;
  }
}

class FakeContext extends EventTarget {
  get state() {
    return state;
  }
  get currentTime() {
    return performance.now() / 1_000;
  }
  createMediaStreamSource() {
    return { connect: () => undefined };
  }
  resume = () => Promise.resolve();
  close() {
    closed.push("context");
    return Promise.resolve();
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  frame = undefined;
  samples = 0.1;
  state = "running";
  visibility = "visible";
  closed = [];
  blocked = false;
  ready = 0;
  said = [];
  vi.stubGlobal("HTMLVideoElement", FakeVideo);
  vi.stubGlobal("MediaStream", class {});
  vi.stubGlobal("HTMLMediaElement", { HAVE_CURRENT_DATA: 2 });
  vi.stubGlobal("AudioContext", FakeContext);
  vi.stubGlobal(
    "AnalyserNode",
    class {
      readonly fftSize: number;
      constructor(_: unknown, { fftSize }: { readonly fftSize: number }) {
        this.fftSize = fftSize;
      }
      getFloatTimeDomainData(into: Float32Array) {
        into.fill(samples);
      }
    },
  );
  vi.stubGlobal(
    "document",
    Object.defineProperties(new EventTarget(), {
      createElement: { value: () => new FakeVideo() },
      visibilityState: { get: () => visibility },
    }),
  );
});
afterEach(() => {
  flow?.close();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function watch(kind: "audio" | "video"): Track {
  const track = new Track(kind, "a device");
  flow = makeFlow(track as unknown as MediaStreamTrack, (dry) => void said.push(dry));
  return track;
}

describe("a camera", () => {
  const runs = (ms: number, every: number) => {
    for (let time = 0; time < ms; time += every) {
      frame?.();
      vi.advanceTimersByTime(every);
    }
  };

  it("that gives a frame a second is well; one that gives none for five seconds is dry, until one comes", () => {
    watch("video");
    runs(20_000, 1_000);
    expect(said).toEqual([]);
    vi.advanceTimersByTime(6_000);
    expect(said).toEqual([true]);
    frame!();
    vi.advanceTimersByTime(500);
    expect(said).toEqual([true, false]);
  });

  it("that never gives one is dry", () => {
    watch("video");
    vi.advanceTimersByTime(6_000);
    expect(said).toEqual([true]);
  });

  it("shows nothing in a tab that is hidden, and is well all the same", () => {
    visibility = "hidden";
    watch("video");
    vi.advanceTimersByTime(60_000);
    visibility = "visible";
    vi.advanceTimersByTime(4_000);
    expect(said).toEqual([]);
  });

  it("whose hidden video may not play, or is never told of a frame that it has, is taken to be well", async () => {
    blocked = true;
    watch("video");
    await vi.advanceTimersByTimeAsync(60_000);
    flow!.close();
    blocked = false;
    ready = 2;
    watch("video");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(said).toEqual([]);
  });

  it("is not judged by the time in which the page slept", () => {
    watch("video");
    frame!();
    vi.advanceTimersByTime(500);
    const { now } = performance;
    vi.spyOn(performance, "now").mockImplementation(() => now.call(performance) + 600_000);
    vi.advanceTimersByTime(500);
    expect(said).toEqual([]);
    vi.restoreAllMocks();
  });

  it("whose frames the browser counts is not shown to a hidden video, and is well while they become more", () => {
    const track = Object.assign(new Track("video", "a device"), { stats: { totalFrames: 0 } });
    flow = makeFlow(track as unknown as MediaStreamTrack, (dry) => void said.push(dry));
    expect(frame).toBeUndefined();
    for (let second = 0; second < 20; second += 1) {
      track.stats.totalFrames += 1;
      vi.advanceTimersByTime(1_000);
    }
    expect(said).toEqual([]);
    vi.advanceTimersByTime(6_000);
    expect(said).toEqual([true]);
    track.stats.totalFrames += 1;
    vi.advanceTimersByTime(500);
    expect(said).toEqual([true, false]);
    track.enabled = false;
    vi.advanceTimersByTime(60_000);
    expect(said).toEqual([true, false]);
  });

  it("of which a browser does not say when it gives a frame is taken to be well", () => {
    vi.stubGlobal("HTMLVideoElement", class {});
    watch("video");
    vi.advanceTimersByTime(60_000);
    expect(said).toEqual([]);
  });
});

describe("a microphone", () => {
  it("that has given nothing but zeros for ten seconds is dry, until somebody is heard", () => {
    samples = 0;
    watch("audio");
    vi.advanceTimersByTime(9_000);
    expect(said).toEqual([]);
    vi.advanceTimersByTime(2_000);
    expect(said).toEqual([true]);
    samples = 0.001;
    vi.advanceTimersByTime(500);
    expect(said).toEqual([true, false]);
    expect(closed).toEqual(["context"]);
  });

  it("that has been heard may be cleaned to zeros for as long as the person only listens", () => {
    watch("audio");
    vi.advanceTimersByTime(1_000);
    samples = 0;
    vi.advanceTimersByTime(600_000);
    expect(said).toEqual([]);
  });

  it("is silent by right where it is switched off", () => {
    const track = watch("audio");
    track.enabled = false;
    samples = 0;
    vi.advanceTimersByTime(60_000);
    expect(said).toEqual([]);
  });

  it("is not judged while the sound card waits for a press", () => {
    state = "suspended";
    samples = 0;
    watch("audio");
    vi.advanceTimersByTime(60_000);
    expect(said).toEqual([]);
  });

  it("is taken to be well where there is no sound card to measure it with", () => {
    vi.stubGlobal(
      "AudioContext",
      class {
        constructor() {
          throw new DOMException("", "NotSupportedError");
        }
      },
    );
    watch("audio");
    vi.advanceTimersByTime(60_000);
    expect(said).toEqual([]);
  });

  it("of another rate than the sound card's as well, and lets go of the card", () => {
    FakeContext.prototype.createMediaStreamSource = () => {
      throw new DOMException("", "NotSupportedError");
    };
    watch("audio");
    vi.advanceTimersByTime(60_000);
    expect(said).toEqual([]);
    expect(closed).toEqual(["context"]);
  });
});

it("what the system holds back is dry at once, and well as soon as it gives it back", () => {
  const track = watch("audio");
  track.mute(true);
  expect(said).toEqual([true]);
  track.mute(false);
  expect(said).toEqual([true, false]);
});

it("says nothing any more once it is closed, and lets go of the sound card", () => {
  const track = watch("audio");
  flow!.close();
  track.mute(true);
  vi.advanceTimersByTime(60_000);
  expect(said).toEqual([]);
  expect(closed).toEqual(["context"]);
});
