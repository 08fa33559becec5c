import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { makeMix } from "../../../src/keeping/scene/mix.ts";
import { Stream, Track } from "../fakes.ts";

/** Names of the voices that reach the mix, and what became of the sound card. */
let connected: string[];
let closed: boolean;
let soundless: boolean;

beforeEach(() => {
  connected = [];
  closed = soundless = false;
  class Source {
    readonly #name: string;
    constructor(_: unknown, { mediaStream }: { mediaStream: Stream }) {
      this.#name = mediaStream.getTracks()[0]!.name;
    }
    connect() {
      connected.push(this.#name);
    }
    disconnect() {
      connected.splice(connected.indexOf(this.#name), 1);
    }
  }
  vi.stubGlobal("document", new EventTarget());
  vi.stubGlobal("MediaStream", Stream);
  vi.stubGlobal(
    "AudioContext",
    class extends EventTarget {
      resume = () => Promise.reject(new DOMException("", "NotAllowedError"));
      close = () => {
        closed = true;
        return Promise.resolve();
      };
    },
  );
  vi.stubGlobal(
    "MediaStreamAudioDestinationNode",
    class {
      readonly stream = new Stream(soundless ? [] : [new Track("audio", "mixed")]);
    },
  );
  vi.stubGlobal(
    "ConstantSourceNode",
    class {
      connect = () => undefined;
      start = () => undefined;
    },
  );
  vi.stubGlobal("MediaStreamAudioSourceNode", Source);
});
afterEach(() => vi.unstubAllGlobals());

const voices = (...names: readonly Track[]) =>
  new Map(names.map((track, index) => [String(index), track as unknown as MediaStreamTrack]));

describe("the voices", () => {
  it("are exactly those that are to be heard, each once, also when one is another", () => {
    const mix = makeMix();
    const [ann, bob, other] = [new Track("audio", "ann"), new Track("audio", "bob"), new Track("audio", "other")];
    mix.hear(voices(ann, bob));
    mix.hear(voices(ann, bob));
    expect(connected).toEqual(["ann", "bob"]);
    mix.hear(voices(ann, other));
    expect(connected).toEqual(["ann", "other"]);
    mix.hear(voices());
    expect(connected).toEqual([]);
  });

  it("are let go of at the end, and go on themselves", () => {
    const mix = makeMix();
    const ann = new Track("audio", "ann");
    mix.hear(voices(ann));
    mix.close();
    expect(closed).toBe(true);
    expect(mix.track.readyState).toBe("ended");
    expect(ann.readyState).toBe("live");
  });
});

it("a mix that gives no sound is none", () => {
  soundless = true;
  expect(makeMix).toThrow("no sound");
});
