import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { fetchBytes } from "../../../src/camera/blur/assets.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("a file is asked for until it comes, more and more seldom, whether the server fails or the network", async () => {
  const answers = [() => new Response(null, { status: 500 }), () => Promise.reject(new TypeError("offline"))];
  let asked = 0;
  vi.stubGlobal("fetch", async () => {
    asked += 1;
    return asked > 8 ? new Response(Uint8Array.of(1, 2, 3)) : answers[asked % 2]!();
  });
  const bytes = fetchBytes("/file");
  await vi.advanceTimersByTimeAsync(499);
  expect(asked).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(asked).toBe(2);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await bytes).toEqual(Uint8Array.of(1, 2, 3));
  expect(asked).toBe(9);
});
