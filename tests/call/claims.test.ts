import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Claims, makeClaims, seated } from "../../src/call/claims.ts";
import { Locks } from "../fakes/locks.ts";

let locks: LockManager;
let one: Claims;
let two: Claims;

beforeEach(() => {
  vi.useFakeTimers();
  locks = new Locks().manager;
  one = makeClaims(locks);
  two = makeClaims(locks);
});
afterEach(() => void vi.useRealTimers());

/** What a promise has come to by now. */
const now = async (promise: Promise<boolean>) => {
  await vi.advanceTimersByTimeAsync(0);
  return Promise.race([promise, Promise.resolve("pending")]);
};

describe("of all tabs of a browser", () => {
  it("one has a host's address, and another is told whose call it is", async () => {
    expect(await one.take("address")).toBe(true);
    expect(await two.take("address")).toBe(false);
    expect([one.refused, two.refused]).toEqual([undefined, { address: "address" }]);
    expect(await two.take("another")).toBe(true);
    expect(two.refused).toBeUndefined();
  });

  it("several have clients in the same room, who are different people", async () => {
    expect([await one.take(undefined), await two.take(undefined)]).toEqual([true, true]);
    expect(one.seat).not.toBe(two.seat);
    expect([await seated(locks, one.seat), await seated(locks, "nobody's")]).toEqual([true, false]);
  });

  it("one has a seat: its copy is refused, and is told which", async () => {
    await one.take("address");
    const { seat } = one;
    two.comeBackTo(seat);
    const taken = two.take("address");
    expect(await now(taken)).toBe("pending");
    await vi.advanceTimersByTimeAsync(3_000);
    expect(await taken).toBe(false);
    expect(two.refused).toEqual({ seat });
    // The next call is another one.
    expect(two.seat).not.toBe(seat);
  });

  it("a page that is loaded anew waits for the one before to let go", async () => {
    await one.take("address");
    two.comeBackTo(one.seat);
    const taken = two.take("address");
    await vi.advanceTimersByTimeAsync(2_000);
    one.release();
    expect(await now(taken)).toBe(true);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await seated(locks, two.seat)).toBe(true);
  });
});

describe("a claim", () => {
  it("moves with the host's role, and the heir in the next tab gets it from the host before, without being refused", async () => {
    await one.take("address");
    await two.take(undefined);
    expect(await two.take("address")).toBe(true);
    expect(await one.take(undefined)).toBe(true);
    const third = makeClaims(locks);
    expect(await third.take("address")).toBe(false);
    two.release();
    await vi.advanceTimersByTimeAsync(0);
    expect(await third.take("address")).toBe(true);
  });

  it("that is given up while it is waited for is not taken later", async () => {
    await one.take("address");
    two.comeBackTo(one.seat);
    const taken = two.take("address");
    await vi.advanceTimersByTimeAsync(1_000);
    two.release();
    expect(await now(taken)).toBe(false);
    expect(two.refused).toBeUndefined();
    one.release();
    await vi.advanceTimersByTimeAsync(0);
    expect(await makeClaims(locks).take("address")).toBe(true);
  });

  it("that is given up in the moment in which it is got keeps nothing", async () => {
    const taken = one.take("address");
    one.release();
    expect(await taken).toBe(false);
    await vi.advanceTimersByTimeAsync(0);
    expect(await two.take("address")).toBe(true);
  });

  it("that is given up while the address is waited for is nobody's refusal", async () => {
    await one.take("address");
    two.comeBackTo("another seat");
    const taken = two.take("address");
    await vi.advanceTimersByTimeAsync(1_000);
    two.release();
    expect(await taken).toBe(false);
    expect(two.refused).toBeUndefined();
  });

  it("always succeeds where the browser denies the site its storage, as for a page that comes back", async () => {
    const denied = () => Promise.reject(new DOMException("", "SecurityError"));
    const page = makeClaims({ request: denied, query: denied } as unknown as LockManager);
    expect(await page.take("address")).toBe(true);
    page.comeBackTo("a seat");
    expect(await page.take("address")).toBe(true);
    expect(await seated({ request: denied, query: denied } as unknown as LockManager, "a seat")).toBe(false);
  });

  it("always succeeds where the browser has no locks", async () => {
    const [here, there] = [makeClaims(undefined), makeClaims(undefined)];
    expect([await here.take("address"), await there.take("address")]).toEqual([true, true]);
    expect(await seated(undefined, here.seat)).toBe(false);
    for (const claims of [here, there]) claims.release();
  });
});
