import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Claims, makeClaims, seated } from "../../src/call/claims.ts";
import { Locks } from "../fakes/locks.ts";

let locks: LockManager;
let one: Claims;
let two: Claims;
/** Whose calls were taken over. */
let lost: string[];

beforeEach(() => {
  vi.useFakeTimers();
  locks = new Locks().manager;
  lost = [];
  one = makeClaims(locks, () => void lost.push("one"));
  two = makeClaims(locks, () => void lost.push("two"));
});
afterEach(() => void vi.useRealTimers());

/** For a tab whose call nobody takes over. */
const never = () => expect.unreachable();

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
    expect([await seated(locks, one.seat!), await seated(locks, "nobody's")]).toEqual([true, false]);
  });

  it("one has a seat: its copy is refused, and is told which", async () => {
    await one.take("address");
    const seat = one.seat!;
    two.comeBackTo(seat, false);
    const taken = two.take("address");
    expect(await now(taken)).toBe("pending");
    await vi.advanceTimersByTimeAsync(3_000);
    expect(await taken).toBe(false);
    expect(two.refused).toEqual({ seat });
    expect([one.seat, two.seat, lost]).toEqual([seat, undefined, []]);
    // The next call is another one.
    await two.take(undefined);
    expect(two.seat).not.toBe(seat);
  });

  it("a page that is loaded anew waits for the one before to let go", async () => {
    await one.take("address");
    two.comeBackTo(one.seat!, false);
    const taken = two.take("address");
    await vi.advanceTimersByTimeAsync(2_000);
    one.release();
    expect(await now(taken)).toBe(true);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await seated(locks, two.seat!)).toBe(true);
  });
});

describe("a call that is taken over", () => {
  it("is the other tab's at once, and the first is told so; neither waits for a page that is stuck", async () => {
    await one.take("address");
    const seat = one.seat!;
    two.comeBackTo(seat, true);
    expect(await now(two.take("address"))).toBe(true);
    expect([lost, one.seat, two.seat]).toEqual([["one"], undefined, seat]);
    // What the first tab does behind that changes nothing.
    one.release();
    await vi.advanceTimersByTimeAsync(0);
    expect(await one.take("address")).toBe(false);
    expect([lost, two.seat]).toEqual([["one"], seat]);
  });

  it("is a client's as well, and may be taken back", async () => {
    await one.take(undefined);
    const seat = one.seat!;
    for (const [mine, theirs] of [[two, one] as const, [one, two] as const]) {
      mine.comeBackTo(seat, true);
      expect(await now(mine.take(undefined))).toBe(true);
      expect([mine.seat, theirs.seat]).toEqual([seat, undefined]);
    }
    expect(lost).toEqual(["one", "two"]);
  });

  it("is lost also where only the address was taken, and while the address is still waited for", async () => {
    const third = makeClaims(locks, () => void lost.push("third"));
    await one.take("address");
    two.comeBackTo("another seat", true);
    expect(await now(two.take("address"))).toBe(true);
    expect(lost).toEqual(["one"]);
    third.comeBackTo("a third seat", false);
    const taken = third.take("address");
    await vi.advanceTimersByTimeAsync(1_000);
    one.comeBackTo("a third seat", true);
    expect(await now(one.take(undefined))).toBe(true);
    expect(await now(taken)).toBe(false);
    expect([lost, third.refused]).toEqual([["one", "third"], undefined]);
  });

  it("is not the first tab's where it was taken over before that tab has heard that it has it", async () => {
    // As in WebKit, where the grant waits for its turn and the theft does not.
    const request = () => Promise.reject(new DOMException("", "AbortError"));
    const late = makeClaims({ request } as unknown as LockManager, never);
    late.comeBackTo("a seat", false);
    expect(await now(late.take(undefined))).toBe(false);
  });

  it("is not lost where the first tab has given it up before", async () => {
    await one.take("address");
    const seat = one.seat!;
    one.release();
    two.comeBackTo(seat, true);
    expect(await now(two.take("address"))).toBe(true);
    expect(lost).toEqual([]);
  });
});

describe("a claim", () => {
  it("has a seat once it is whole, and not while it is waited for", async () => {
    expect(one.seat).toBeUndefined();
    await one.take("address");
    two.comeBackTo("another seat", false);
    const taken = two.take("address");
    expect(await now(taken)).toBe("pending");
    expect(two.seat).toBeUndefined();
    one.release();
    expect(await now(taken)).toBe(true);
    expect(two.seat).toBe("another seat");
  });

  it("moves with the host's role, and the heir in the next tab gets it from the host before, without being refused", async () => {
    await one.take("address");
    await two.take(undefined);
    expect(await two.take("address")).toBe(true);
    expect(await one.take(undefined)).toBe(true);
    const third = makeClaims(locks, never);
    expect(await third.take("address")).toBe(false);
    two.release();
    await vi.advanceTimersByTimeAsync(0);
    expect(await third.take("address")).toBe(true);
  });

  it("that is given up while it is waited for is not taken later", async () => {
    await one.take("address");
    two.comeBackTo(one.seat!, false);
    const taken = two.take("address");
    await vi.advanceTimersByTimeAsync(1_000);
    two.release();
    expect(await now(taken)).toBe(false);
    expect(two.refused).toBeUndefined();
    one.release();
    await vi.advanceTimersByTimeAsync(0);
    expect(await makeClaims(locks, never).take("address")).toBe(true);
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
    two.comeBackTo("another seat", false);
    const taken = two.take("address");
    await vi.advanceTimersByTimeAsync(1_000);
    two.release();
    expect(await taken).toBe(false);
    expect(two.refused).toBeUndefined();
  });

  it("always succeeds where the browser denies the site its storage, as for a page that comes back", async () => {
    const denied = () => Promise.reject(new DOMException("", "SecurityError"));
    const page = makeClaims({ request: denied, query: denied } as unknown as LockManager, never);
    expect(await page.take("address")).toBe(true);
    page.comeBackTo("a seat", false);
    expect(await page.take("address")).toBe(true);
    expect(await seated({ request: denied, query: denied } as unknown as LockManager, "a seat")).toBe(false);
  });

  it("always succeeds where the browser has no locks", async () => {
    const [here, there] = [makeClaims(undefined, never), makeClaims(undefined, never)];
    expect([await here.take("address"), await there.take("address")]).toEqual([true, true]);
    expect(await seated(undefined, here.seat!)).toBe(false);
    for (const claims of [here, there]) claims.release();
  });
});
