import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { play } from "../../src/site/sounds.ts";

/** [frequency, begin, end] of each tone. */
let tones: [number, number, number][];
let log: string[];
let end: () => void;
/** Why the browser does not play on the chosen speaker. */
let refused: Error | undefined;

class Context {
  currentTime = 10;
  destination = { context: this };
  close() {
    log.push("closed");
    return Promise.resolve();
  }
}
class ChoosingContext extends Context {
  setSinkId(id: string) {
    log.push(`on ${id}`);
    return refused ? Promise.reject(refused) : Promise.resolve();
  }
}

beforeEach(() => {
  tones = [];
  log = [];
  refused = undefined;
  vi.stubGlobal("AudioContext", ChoosingContext);
  vi.stubGlobal(
    "GainNode",
    class {
      readonly gain = { setValueAtTime: () => undefined, linearRampToValueAtTime: () => undefined };
      connect = (to: unknown) => to;
    },
  );
  vi.stubGlobal(
    "OscillatorNode",
    class extends EventTarget {
      readonly #tone: [number, number, number];
      constructor(_: unknown, { frequency }: { frequency: number }) {
        super();
        this.#tone = [frequency, 0, 0];
        tones.push(this.#tone);
        end = () => this.dispatchEvent(new Event("ended"));
      }
      connect = (to: unknown) => to;
      start(at: number) {
        this.#tone[1] = at;
      }
      stop(at: number) {
        this.#tone[2] = at;
      }
    },
  );
});
afterEach(() => vi.unstubAllGlobals());

it("a sound is its tones one behind the other, and lets go of the sound card when the last is over", async () => {
  const played = play("knock");
  await vi.waitUntil(() => tones.length > 0);
  expect(tones).toEqual([
    [660, 10, 10.15],
    [880, 10.18, 10.43],
  ]);
  expect(log).toEqual([]);
  end();
  await played;
  expect(log).toEqual(["closed"]);
});

it("comes from the chosen speaker, where the browser can", async () => {
  const played = play("test", "headset");
  await vi.waitUntil(() => tones.length > 0);
  end();
  await played;
  expect(log).toEqual(["on headset", "closed"]);
});

it("comes through an element where the browser chooses a speaker for those alone", async () => {
  vi.stubGlobal("AudioContext", Context);
  vi.stubGlobal(
    "MediaStreamAudioDestinationNode",
    class {
      readonly stream = "the tones";
      readonly context: unknown;
      constructor(context: unknown) {
        this.context = context;
      }
    },
  );
  vi.stubGlobal(
    "Audio",
    class {
      srcObject: unknown;
      setSinkId(id: string) {
        log.push(`on ${id}`);
        return Promise.resolve();
      }
      play() {
        log.push(`plays ${String(this.srcObject)}`);
        return Promise.resolve();
      }
    },
  );
  const played = play("test", "headset");
  await vi.waitUntil(() => tones.length > 0);
  end();
  await played;
  expect(log).toEqual(["on headset", "plays the tones", "closed"]);
});

it("comes from the system's own speaker where the chosen one is gone", async () => {
  refused = new DOMException("", "NotFoundError");
  const played = play("alarm", "sold");
  await vi.waitUntil(() => tones.length > 0);
  end();
  await played;
  expect(log).toEqual(["on sold", "closed"]);
});

it("a browser that plays nothing before a click is not waited for", async () => {
  vi.useFakeTimers();
  const played = play("knock");
  await vi.advanceTimersByTimeAsync(1_430);
  await played;
  vi.useRealTimers();
  expect(log).toEqual(["closed"]);
});

it("a device without sound is silence, and no error", async () => {
  vi.stubGlobal(
    "AudioContext",
    class {
      constructor() {
        throw new DOMException("", "NotSupportedError");
      }
    },
  );
  await play("knock");
  expect(log).toEqual([]);
});
