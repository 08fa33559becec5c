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

it("leave letters and sounds as they are until they are chosen", () => {
  const { largeLetters, signals } = createRoot(createPreferences);
  expect([largeLetters(), signals(), marks]).toEqual([false, true, { "data-large": false }]);
});

it("change the page at once, and are there on the next visit", () => {
  const chosen = createRoot(createPreferences);
  chosen.setLargeLetters(true);
  chosen.setSignals(false);
  expect(marks).toEqual({ "data-large": true });
  marks = {};
  const { largeLetters, signals } = createRoot(createPreferences);
  expect([largeLetters(), signals(), marks]).toEqual([true, false, { "data-large": true }]);
});
