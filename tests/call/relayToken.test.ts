import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubStorage } from "../fakes/storage.ts";

/** A page of the browser that has this storage: the module is loaded anew with each. */
async function page(): Promise<(id: string) => Promise<string>> {
  vi.resetModules();
  return (await import("../../src/call/relayToken.ts")).relayToken;
}

beforeEach(() => void stubStorage("localStorage"));
afterEach(() => vi.unstubAllGlobals());

describe("what a browser shows the relay", () => {
  it("is the same for one id from all of its pages, and another for each id", async () => {
    const [first, second] = [await page(), await page()];
    expect(await first("ann")).toMatch(/^[0-9a-f]{64}$/);
    expect(await second("ann")).toBe(await first("ann"));
    expect(await first("bob")).not.toBe(await first("ann"));
  });

  it("is another in another browser", async () => {
    const first = await (await page())("ann");
    stubStorage("localStorage");
    expect(await (await page())("ann")).not.toBe(first);
  });

  it("holds for one page where storage is closed", async () => {
    vi.stubGlobal("localStorage", undefined);
    const one = await page();
    expect(await one("ann")).toBe(await one("ann"));
    expect(await (await page())("ann")).not.toBe(await one("ann"));
  });
});
