import { createRoot, createSignal } from "solid-js";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Loudness } from "../../src/site/settings.ts";
import { createLouder } from "../../src/ui/parts/createLouder.ts";

const AS_IT_COMES = { name: "as it comes" } as unknown as MediaStream;

let contexts: FakeContext[];
let fails: boolean;

/** A part of the graph, which is written down as it is connected. */
class Part {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
  connect(next: Part): Part {
    contexts.at(-1)!.way.push(`${this.name} > ${next.name}`);
    return next;
  }
}

class FakeContext extends EventTarget {
  state: AudioContextState = "running";
  readonly way: string[] = [];
  constructor() {
    super();
    contexts.push(this);
  }
  createMediaStreamSource(stream: MediaStream) {
    if (fails) throw new DOMException("", "NotSupportedError");
    return new Part((stream as unknown as { name: string }).name);
  }
  createMediaStreamDestination = () => Object.assign(new Part("louder"), { stream: { name: "louder" } });
  resume = () => Promise.resolve();
  become(state: AudioContextState): void {
    this.state = state;
    this.dispatchEvent(new Event("statechange"));
  }
  close() {
    this.state = "closed";
    return Promise.resolve();
  }
}

let times: (next: Loudness) => void;
let sound: (next: MediaStream | undefined) => void;
let played: () => unknown;
let dispose: () => void;

beforeEach(() => {
  [contexts, fails] = [[], false];
  vi.stubGlobal("document", new EventTarget());
  vi.stubGlobal("AudioContext", FakeContext);
  vi.stubGlobal(
    "GainNode",
    class extends Part {
      constructor(_: unknown, { gain }: { readonly gain: number }) {
        super(`x${gain}`);
      }
    },
  );
  vi.stubGlobal(
    "DynamicsCompressorNode",
    class extends Part {
      constructor() {
        super("limit");
      }
    },
  );
  createRoot((end) => {
    const [much, setMuch] = createSignal<Loudness>(1);
    const [heard, setHeard] = createSignal<MediaStream | undefined>(AS_IT_COMES);
    [times, sound, dispose] = [setMuch, setHeard, end];
    const louder = createLouder(heard, much);
    played = () => (louder() as { readonly name?: string } | undefined)?.name;
  });
});
afterEach(() => {
  dispose();
  vi.unstubAllGlobals();
});

it("is played as it comes, through nothing, unless it is to be louder", () => {
  expect([played(), contexts.length]).toEqual(["as it comes", 0]);
  times(4);
  expect(played()).toBe("louder");
  expect(contexts[0]!.way).toEqual(["as it comes > x4", "x4 > limit", "limit > louder"]);
  times(2);
  expect([contexts[0]!.state, contexts[1]!.way[0], played()]).toEqual(["closed", "as it comes > x2", "louder"]);
  times(1);
  expect([contexts[1]!.state, contexts.length, played()]).toEqual(["closed", 2, "as it comes"]);
});

it("is played as it comes for as long as the browser does not let the louder one run", () => {
  times(4);
  contexts[0]!.become("suspended");
  expect(played()).toBe("as it comes");
  contexts[0]!.become("running");
  expect(played()).toBe("louder");
});

it("is played as it comes where the browser cannot make it louder, and lets go of what it had begun", () => {
  fails = true;
  times(4);
  expect([played(), contexts[0]!.state]).toEqual(["as it comes", "closed"]);
});

it("follows the stream, and is closed with whoever plays it", () => {
  times(2);
  sound(undefined);
  expect([played(), contexts[0]!.state]).toEqual([undefined, "closed"]);
  sound({ name: "another" } as unknown as MediaStream);
  expect([played(), contexts[1]!.way[0]]).toEqual(["louder", "another > x2"]);
  dispose();
  expect(contexts[1]!.state).toBe("closed");
});
