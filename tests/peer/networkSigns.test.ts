import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { watchNetwork } from "../../src/peer/networkSigns.ts";

let told: string[];
let page: EventTarget;
let document: EventTarget & { visibilityState: string };
let connection: EventTarget & { type: string };
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  told = [];
  page = new EventTarget();
  document = Object.assign(new EventTarget(), { visibilityState: "visible" });
  connection = Object.assign(new EventTarget(), { type: "wifi" });
  vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
  vi.stubGlobal("document", document);
  vi.stubGlobal("navigator", { connection });
  stop = watchNetwork({ moved: () => told.push("moved"), doubt: () => told.push("doubt") });
});
afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("a network that comes back, or is of another kind, has moved", () => {
  page.dispatchEvent(new Event("online"));
  connection.type = "cellular";
  connection.dispatchEvent(new Event("change"));
  expect(told).toEqual(["moved", "moved"]);
});

it("a new guess of its speed, and a page that is seen again, are a reason to ask", () => {
  connection.dispatchEvent(new Event("change"));
  document.visibilityState = "hidden";
  document.dispatchEvent(new Event("visibilitychange"));
  document.visibilityState = "visible";
  document.dispatchEvent(new Event("visibilitychange"));
  expect(told).toEqual(["doubt", "doubt"]);
});

it("a device that has slept is noticed by its clocks, once", () => {
  vi.advanceTimersByTime(10_000);
  expect(told).toEqual([]);
  // While it sleeps one clock goes on and the other does not.
  vi.setSystemTime(Date.now() + 60_000);
  vi.advanceTimersByTime(10_000);
  expect(told).toEqual(["moved"]);
});

it("a page that stood still has slept, and a hidden page whose timers are slowed down has not", () => {
  let now = 0;
  vi.spyOn(performance, "now").mockImplementation(() => now);
  vi.spyOn(Date, "now").mockImplementation(() => 1_000_000 + now);
  const step = (ms: number) => {
    now += ms;
    vi.advanceTimersByTime(1_000);
  };
  step(1_000);
  told.length = 0;
  step(6_000);
  expect(told).toEqual(["moved"]);
  document.visibilityState = "hidden";
  step(60_000);
  expect(told).toEqual(["moved"]);
  step(180_000);
  expect(told).toEqual(["moved", "moved"]);
});

it("nothing is told once it is stopped", () => {
  stop();
  page.dispatchEvent(new Event("online"));
  connection.dispatchEvent(new Event("change"));
  vi.setSystemTime(Date.now() + 60_000);
  vi.advanceTimersByTime(10_000);
  expect(told).toEqual([]);
});
