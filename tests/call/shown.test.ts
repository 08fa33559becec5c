import { createRoot, createSignal } from "solid-js";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createShown } from "../../src/call/createShown.ts";
import { IDLE, type State } from "../../src/room/model/state.ts";

let setState: (state: State) => State;
let shown: () => string;
let dispose: () => void;

const at = (name: State["at"]) => ({ ...IDLE, at: name }) as State;

beforeEach(() => {
  vi.useFakeTimers();
  createRoot((end) => {
    const [state, set] = createSignal<State>(IDLE);
    let last: State = IDLE;
    createShown(state, (now) => void (last = now));
    [setState, shown, dispose] = [set, () => last.at, end];
  });
});
afterEach(() => {
  dispose();
  vi.useRealTimers();
});

it("a state is shown at once", () => {
  for (const name of ["deriving", "waiting", "knocking", "inCall", "reconnecting", "ended", "idle"] as const) {
    setState(at(name));
    expect(shown()).toBe(name);
  }
});

it("a step between password and picture is shown a moment later, and only the last of several", () => {
  setState(at("waiting"));
  setState(at("authenticating"));
  vi.advanceTimersByTime(99);
  expect(shown()).toBe("waiting");
  setState(at("connecting"));
  vi.advanceTimersByTime(1);
  expect(shown()).toBe("connecting");
});

it("what comes behind such a step is shown at once, and nothing older after it", () => {
  setState(at("authenticating"));
  setState(at("ended"));
  expect(shown()).toBe("ended");
  vi.advanceTimersByTime(1_000);
  expect(shown()).toBe("ended");
});

it("that somebody is connected is shown behind what came with it, at once", () => {
  setState(at("connecting"));
  setState(at("inCall"));
  expect(shown()).toBe("idle");
  setState(at("inCall"));
  vi.advanceTimersByTime(0);
  expect(shown()).toBe("inCall");
});

it("a state that never stops changing is shown all the same", () => {
  for (let ms = 0; ms < 100; ms += 10) {
    setState(at("authenticating"));
    vi.advanceTimersByTime(10);
  }
  expect(shown()).toBe("authenticating");
});

it("nothing is left to do when it is not needed any more", () => {
  setState(at("authenticating"));
  dispose();
  expect(vi.getTimerCount()).toBe(0);
});
