import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createRoot, createSignal } from "solid-js";
import { createMedia, type Media } from "../../src/camera/createMedia.ts";
import { makeUnheard, type Unheard } from "../../src/camera/unheard.ts";
import { stubDevices, stubSettings, Track } from "./fakes.ts";

/** How loud each sample is, at this many ms. */
let loud: (at: number) => number;
let begun: number;
let listenedTo: Track[];
let contexts: number;
let said: boolean[];
let unheard: Unheard | undefined;

class FakeContext extends EventTarget {
  readonly state = "running";
  constructor() {
    super();
    contexts += 1;
  }
  createMediaStreamSource({ tracks }: { readonly tracks: readonly Track[] }) {
    listenedTo.push(...tracks);
    return { connect: (analyser: { track: Track | undefined }) => (analyser.track = tracks[0]) };
  }
  close() {
    contexts -= 1;
    return Promise.resolve();
  }
}

const SILENCE = 0.001;
const VOICE = 0.1;
/** Words of 300 ms with pauses of 200. */
const speech = (at: number) => (at % 500 < 300 ? VOICE : SILENCE);

beforeEach(() => {
  vi.useFakeTimers();
  [loud, begun, listenedTo, contexts, said] = [() => SILENCE, performance.now(), [], 0, []];
  vi.stubGlobal(
    "MediaStream",
    class {
      readonly tracks: readonly Track[];
      constructor(tracks: readonly Track[]) {
        this.tracks = tracks;
      }
    },
  );
  vi.stubGlobal("AudioContext", FakeContext);
  vi.stubGlobal("document", new EventTarget());
  vi.stubGlobal(
    "AnalyserNode",
    class {
      readonly fftSize = 16;
      track: Track | undefined;
      getFloatTimeDomainData(into: Float32Array) {
        into.fill(this.track?.enabled ? loud(performance.now() - begun) : 0);
      }
    },
  );
});
afterEach(() => {
  unheard?.close();
  unheard = undefined;
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function listen(): Track {
  const track = new Track("audio", "mic");
  track.enabled = false;
  unheard = makeUnheard(track as unknown as MediaStreamTrack, (speaks) => said.push(speaks));
  return track;
}

describe("a microphone that is switched off", () => {
  it("is heard speaking within two seconds, until five seconds behind the last word, and then not listened to any more", () => {
    listen();
    loud = speech;
    vi.advanceTimersByTime(2_000);
    expect(said).toEqual([true]);
    vi.advanceTimersByTime(20_000);
    expect(said).toEqual([true]);
    loud = () => SILENCE;
    vi.advanceTimersByTime(4_000);
    expect(said).toEqual([true]);
    vi.advanceTimersByTime(3_500);
    expect(said).toEqual([true, false]);
    expect([contexts, listenedTo[0]!.readyState]).toEqual([0, "ended"]);
    loud = speech;
    vi.advanceTimersByTime(2_000);
    expect(said).toEqual([true, false]);
  });

  it.each([
    ["a quiet room", () => SILENCE],
    ["a cough", (at: number) => (at % 10_000 < 400 ? VOICE : SILENCE)],
    ["a vacuum cleaner", () => VOICE],
    ["one that is switched on", (at: number) => (at > 8_000 ? VOICE : SILENCE)],
    ["one that was on before there was a sound to look at", (at: number) => (at > 5_150 ? VOICE : 0)],
    ["a television behind a wall", (at: number) => speech(at) / 30],
  ])("is not taken to be spoken into for %s", (_, sound) => {
    listen();
    // As it was before the microphone was switched off.
    begun -= 5_000;
    loud = sound;
    vi.advanceTimersByTime(60_000);
    expect(said).toEqual([]);
  });

  it("stays switched off for everybody else, and what listened to it is let go", () => {
    const track = listen();
    expect([track.enabled, listenedTo[0] === track, listenedTo[0]!.enabled]).toEqual([false, false, true]);
    expect(contexts).toBe(1);
    unheard!.close();
    unheard = undefined;
    expect([contexts, listenedTo[0]!.readyState, track.readyState]).toEqual([0, "ended", "live"]);
  });

  it("says nothing where the browser has no sound to look at", () => {
    vi.stubGlobal(
      "AudioContext",
      class {
        constructor() {
          throw new DOMException("", "NotSupportedError");
        }
      },
    );
    const stops = vi.spyOn(Track.prototype, "stop");
    listen();
    vi.advanceTimersByTime(10_000);
    expect([said, stops.mock.calls.length, vi.getTimerCount()]).toEqual([[], 1, 0]);
    stops.mockRestore();
  });
});

describe("of the person's media", () => {
  it("is listened to while it is off and that matters, and at no other time", async () => {
    const devices = stubDevices();
    stubSettings();
    const [matters, setMatters] = createSignal(false);
    const { media, unheard, dispose } = createRoot((dispose) => {
      const media: Media = createMedia();
      return { media, unheard: media.createUnheard(matters), dispose };
    });
    await media.start();
    loud = speech;
    await vi.advanceTimersByTimeAsync(3_000);
    const clones = () => listenedTo.filter((track) => !devices.tracks.includes(track));
    await media.toggle("mic");
    await vi.dynamicImportSettled();
    expect([unheard(), clones()]).toEqual([false, []]);
    setMatters(true);
    await vi.dynamicImportSettled();
    expect(clones()).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(unheard()).toBe(true);
    await media.toggle("mic");
    expect([unheard(), clones()[0]!.readyState]).toEqual([false, "ended"]);
    await media.toggle("mic");
    media.stop();
    await vi.dynamicImportSettled();
    await vi.advanceTimersByTimeAsync(2_000);
    expect([unheard(), clones().filter(({ readyState }) => readyState === "live")]).toEqual([false, []]);
    dispose();
  });
});
