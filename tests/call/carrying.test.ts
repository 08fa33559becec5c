import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { type Carrier, makeCarrier, whenOver } from "../../src/call/carrying.ts";

let carrier: Carrier;
let over: boolean;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  carrier = makeCarrier(async () => undefined);
  over = false;
  void whenOver("a seat").then(() => (over = true));
});
afterEach(() => {
  carrier.close();
  vi.useRealTimers();
});

/** Until a message between tabs that was sent before has come. */
async function heard(): Promise<void> {
  const channel = new BroadcastChannel("a test");
  const echo = new BroadcastChannel("a test");
  const came = new Promise((resolve) => channel.addEventListener("message", resolve));
  echo.postMessage("");
  await came;
  for (const one of [channel, echo]) one.close();
}

it("a call is over in the tab that had it when that tab says so", async () => {
  carrier.over("another seat");
  await heard();
  expect(over).toBe(false);
  carrier.over("a seat");
  await heard();
  expect(over).toBe(true);
});

it("a tab that says nothing is waited for no longer than a second", async () => {
  await vi.advanceTimersByTimeAsync(999);
  expect(over).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(over).toBe(true);
});
