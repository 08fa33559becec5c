import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createRoot } from "solid-js";
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
    return { connect: () => undefined };
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
      getFloatTimeDomainData(into: Float32Array) {
        into.fill(listenedTo.at(-1)?.enabled ? loud(performance.now() - begun) : 0);
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
  it("is heard speaking within two seconds, and not any more five seconds after the last word", () => {
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
    loud = speech;
    vi.advanceTimersByTime(2_000);
    expect(said).toEqual([true, false, true]);
  });

  it.each([
    ["a quiet room", () => SILENCE],
    ["a cough", (at: number) => (at % 10_000 < 400 ? VOICE : SILENCE)],
    ["a vacuum cleaner", () => VOICE],
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
    listen();
    vi.advanceTimersByTime(10_000);
    expect(said).toEqual([]);
  });
});

describe("of the person's media", () => {
  it("is listened to while it is off, and at no other time", async () => {
    const devices = stubDevices();
    stubSettings();
    const { media, dispose } = createRoot((dispose) => ({ media: createMedia() as Media, dispose }));
    await media.start();
    loud = speech;
    await vi.advanceTimersByTimeAsync(3_000);
    expect(media.unheard()).toBe(false);
    await media.toggle("mic");
    await vi.dynamicImportSettled();
    const clones = listenedTo.filter((track) => !devices.tracks.includes(track));
    expect(clones).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(media.unheard()).toBe(true);
    await media.toggle("mic");
    await vi.advanceTimersByTimeAsync(0);
    expect([media.unheard(), clones[0]!.readyState]).toEqual([false, "ended"]);
    await media.toggle("mic");
    media.stop();
    await vi.dynamicImportSettled();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(media.unheard()).toBe(false);
    expect(listenedTo.filter((track) => !devices.tracks.includes(track) && track.readyState === "live")).toEqual([]);
    dispose();
  });
});
