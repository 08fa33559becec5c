import { createRoot } from "solid-js";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createPreferences } from "../../src/site/createPreferences.ts";
import { stubStorage } from "../fakes/storage.ts";

/** What the page says of itself. */
let marks: Record<string, boolean>;

beforeEach(() => {
  stubStorage("localStorage");
  marks = {};
  const toggleAttribute = (name: string, on: boolean) => void (marks[name] = on);
  vi.stubGlobal("document", { documentElement: { toggleAttribute } });
});
afterEach(() => vi.unstubAllGlobals());

it("leave letters, buttons and sounds as they are until they are chosen", () => {
  const { largeLetters, simple, signals } = createRoot(createPreferences);
  expect([largeLetters(), simple(), signals(), marks]).toEqual([false, false, true, { "data-large": false }]);
});

it("change the page at once, and are there on the next visit", () => {
  const chosen = createRoot(createPreferences);
  chosen.setLargeLetters(true);
  chosen.setSimple(true);
  chosen.setSignals(false);
  expect(marks).toEqual({ "data-large": true });
  marks = {};
  const { largeLetters, simple, signals } = createRoot(createPreferences);
  expect([largeLetters(), simple(), signals(), marks]).toEqual([true, true, false, { "data-large": true }]);
});
