import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { partMissing, retrying } from "../../src/site/loading.ts";

/** A page of its own: what is missing for good stays so. */
function fresh(): Promise<typeof import("../../src/site/loading.ts")> {
  vi.resetModules();
  return import("../../src/site/loading.ts");
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("a part that does not come is asked for again, said to be missing after a while, and not any more once it is there", async () => {
  let there = false;
  let asked = 0;
  const part = retrying(() => {
    asked += 1;
    return there ? Promise.resolve("part") : Promise.reject(new Error("no network"));
  });
  await vi.advanceTimersByTimeAsync(14_000);
  expect(asked).toBe(4);
  expect(partMissing()).toBe(false);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(partMissing()).toBe(true);
  there = true;
  await vi.advanceTimersByTimeAsync(16_000);
  expect(await part).toBe("part");
  expect(partMissing()).toBe(false);
});

it("a part that comes at once leaves nothing behind", async () => {
  expect(await retrying(() => Promise.resolve("part"))).toBe("part");
  expect(vi.getTimerCount()).toBe(0);
});

it.for([
  ["another script", '<div id="app"></div><script src="./assets/index-b.js">', true],
  ["the same one", '<div id="app"></div><script src="./assets/index-a.js">', false],
  ["something else altogether, as where a network wants a login first", "<h1>Welcome</h1>", false],
] as const)("a part that does not come, where the site's page has %s", async ([, page, newer]) => {
  const { partMissing: missing, partReplaced, retrying: fetching } = await fresh();
  vi.stubGlobal("location", { pathname: "/" });
  vi.stubGlobal("document", { querySelector: () => ({ src: "https://call.example/assets/index-a.js" }) });
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(page)));
  let asked = 0;
  void fetching(() => {
    asked += 1;
    return Promise.reject(new Error("404"));
  });
  await vi.advanceTimersByTimeAsync(5_000);
  vi.unstubAllGlobals();
  expect([partReplaced(), missing(), asked]).toEqual(newer ? [true, true, 1] : [false, false, 3]);
});

it("a part that a newer release has replaced is not asked for for ever, and stays said to be missing", async () => {
  let asked = 0;
  void retrying(() => {
    asked += 1;
    return Promise.reject(new Error("404"));
  });
  await vi.advanceTimersByTimeAsync(126_000);
  expect(asked).toBe(7);
  expect(partMissing()).toBe(true);
  // The last pause ends with a last attempt.
  await vi.advanceTimersByTimeAsync(1_000);
  expect(asked).toBe(8);
  await retrying(() => Promise.resolve("another part"));
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(asked).toBe(8);
  expect(partMissing()).toBe(true);
});
