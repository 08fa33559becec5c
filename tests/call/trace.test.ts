import { afterEach, expect, it, vi } from "vitest";
import { makeTrace } from "../../src/call/trace.ts";
import { step } from "../../src/room/step.ts";
import { IDLE } from "../../src/room/model/state.ts";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const stored = (value: string | null) => vi.stubGlobal("localStorage", { getItem: () => value });
const EVENT = {
  type: "start",
  words: ["geheim", "woord", "fiets"],
  password: "wachtwoord",
  language: "nl",
  ask: false,
  consulting: false,
} as const;

it("logs names of states, events and effects, and nothing of what they carry", () => {
  stored("1");
  const log = vi.spyOn(console, "debug").mockImplementation(() => undefined);
  const [next, effects] = step(IDLE, EVENT, 0);
  makeTrace()!(IDLE, EVENT, next, effects);
  makeTrace()!(next, EVENT, next, []);
  expect(log.mock.calls).toEqual([["start: idle → deriving, derive setPassword"], ["start: deriving → deriving"]]);
});

it("is there for whoever asks in the address while developing", () => {
  stored(null);
  vi.stubGlobal("location", { search: "?trace" });
  expect(makeTrace()).toBeDefined();
});

it("is silent where nobody has asked, also where storage is closed", () => {
  stored(null);
  expect(makeTrace()).toBeUndefined();
  vi.stubGlobal("localStorage", {
    getItem() {
      throw new DOMException("", "SecurityError");
    },
  });
  expect(makeTrace()).toBeUndefined();
});
