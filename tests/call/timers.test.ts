import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { makeTimers, type Timers } from "../../src/call/timers.ts";

let timers: Timers;
const run: string[] = [];
const saying = (what: string) => () => void run.push(what);

beforeEach(() => {
  vi.useFakeTimers();
  run.length = 0;
  timers = makeTimers();
});
afterEach(() => vi.useRealTimers());

it("one for a name takes the place of the one before; those without a name run each", () => {
  timers.laterFor("ann", 10, saying("first"));
  timers.laterFor("ann", 20, saying("second"));
  timers.laterFor("bob", 20, saying("bob"));
  timers.later(30, saying("one"));
  timers.later(30, saying("other"));
  vi.advanceTimersByTime(30);
  expect(run).toEqual(["second", "bob", "one", "other"]);
});

it("one that was stopped does not run, and nobody is stopped twice", () => {
  timers.laterFor("ann", 10, saying("ann"));
  timers.stop("ann");
  timers.stop("ann");
  timers.stop("nobody");
  vi.advanceTimersByTime(30);
  expect(run).toEqual([]);
});

it("clearing ends them all, and another may begin", () => {
  timers.later(10, saying("one"));
  timers.laterFor("ann", 10, saying("ann"));
  timers.clear();
  timers.laterFor("ann", 20, saying("anew"));
  vi.advanceTimersByTime(30);
  expect(run).toEqual(["anew"]);
});
