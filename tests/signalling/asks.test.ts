import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { networksOf } from "../../signalling/address.ts";
import { makeAsks } from "../../signalling/asks.ts";
import { CLOSE, LIMITS } from "../../signalling/protocol.ts";
import { connect, enter, start } from "./clients.ts";

const HOME = networksOf("192.0.2.1");
const { askedPerAddress: MOST, askedWindowMs: WINDOW } = LIMITS;

/** How many of these ids may be asked for at `now`, one after the other. */
const heard = (asks: ReturnType<typeof makeAsks>, ids: readonly string[], now: number, networks = HOME) =>
  ids.filter((id) => asks.may(networks, id, now)).length;
const some = (count: number, name = "id") => Array.from({ length: count }, (_, n) => `${name}-${n}`);

describe("a network's budget of different ids", () => {
  test("is spent once for each, however often it is asked for, and is there again behind the window", () => {
    const asks = makeAsks(LIMITS);
    expect(heard(asks, [...some(MOST), ...some(MOST)], 0)).toBe(2 * MOST);
    expect(heard(asks, some(1_024, "guess"), WINDOW - 1)).toBe(0);
    expect(heard(asks, some(MOST), WINDOW - 1)).toBe(MOST);
    expect(heard(asks, some(1_024, "guess"), WINDOW)).toBe(MOST);
  });

  test("is its own, and a /48 has that of four", () => {
    const asks = makeAsks(LIMITS);
    expect(heard(asks, some(100), 0)).toBe(MOST);
    expect(heard(asks, some(100), 0, networksOf("192.0.2.2"))).toBe(MOST);
    const subnets = Array.from({ length: 10 }, (_, n) => networksOf(`2001:db8:1:${n}::1`));
    const all = subnets.map((networks, n) => heard(asks, some(MOST, `subnet-${n}`), 0, networks));
    expect(all.reduce((sum, count) => sum + count)).toBe(4 * MOST);
  });

  test("never gives more than it has within any window, and forgets what no longer counts", () => {
    const asking = fc.record({ id: fc.integer({ min: 0, max: 300 }), after: fc.nat(5_000) });
    fc.assert(
      fc.property(fc.array(asking, { maxLength: 400 }), (list) => {
        const asks = makeAsks({ ...LIMITS, askedPerAddress: 5, askedWindowMs: 20_000 });
        const given: { id: number; now: number }[] = [];
        let now = 0;
        for (const { id, after } of list) {
          now += after;
          if (!asks.may(HOME, String(id), now)) continue;
          given.push({ id, now });
          const window = given.filter((one) => now - one.now < 20_000).map((one) => one.id);
          // An id whose first asking has left the window counts anew with its next.
          expect(new Set(window).size).toBeLessThanOrEqual(2 * 5);
        }
        asks.tick(now + 20_000);
        expect(heard(asks, some(9), now + 20_000)).toBe(5);
      }),
    );
  });
});

describe("whoever asks who is there", () => {
  const limits = { askedPerAddress: 10, newPerAddress: 1_000, idsPerAddress: 1_000 };

  test("by knocking at guessed addresses is heard at a few, and told nothing at the others", async () => {
    const { url } = await start({ limits, config: { trustProxy: 1 } });
    const from = (address: string) => ({ "X-Forwarded-For": address });
    const hosts = await Promise.all(
      some(30, "host").map((id, n) => connect(url, { id, headers: from(`198.51.100.${n}`) })),
    );
    for (const host of hosts) expect(await host.next()).toEqual({ type: "OPEN" });
    const eve = await connect(url, { id: "eve", headers: from("192.0.2.66") });
    expect(await eve.next()).toEqual({ type: "OPEN" });
    for (const id of some(30, "host")) eve.send({ type: "CANDIDATE", dst: id, payload: { t: "knock" } });
    for (const host of hosts.slice(0, 10)) expect(await host.next()).toMatchObject({ src: "eve" });
    // She writes on to whom she has written, and the others have heard nothing of her.
    eve.send({ type: "CANDIDATE", dst: "host-9", payload: 2 });
    expect(await hosts[9]!.next()).toMatchObject({ src: "eve", payload: 2 });
    for (const host of hosts.slice(10)) host.send({ type: "CANDIDATE", dst: "eve", payload: "not asked" });
    for (let n = 10; n < hosts.length; n += 1) expect(await eve.next()).toMatchObject({ payload: "not asked" });
    for (const [n, host] of hosts.entries()) {
      if (n < 10) continue;
      eve.send({ type: "CANDIDATE", dst: `host-${n}`, payload: "an answer" });
      expect(await host.next()).toMatchObject({ payload: "an answer" });
    }
  });

  test("by claiming them is turned away as from a place with too many people; who comes back is not", async () => {
    const { url } = await start({ limits });
    for (const id of some(10)) await enter(url, id);
    const eleventh = await connect(url, { id: "eleventh" });
    expect((await eleventh.closed).code).toBe(CLOSE.tooManyIds);
    // Also long behind the window: the id is still its own, and tells it nothing.
    await enter(url, "id-3");
    const thief = await connect(url, { id: "id-3", token: "thief" });
    expect(await thief.next()).toMatchObject({ type: "ID-TAKEN" });
  });

  test("keeps nobody from claiming, and whoever claims keeps nobody from asking", async () => {
    const { url } = await start({ limits });
    const eve = await enter(url, "eve");
    for (const id of some(30, "guess")) eve.send({ type: "CANDIDATE", dst: id, payload: 1 });
    const others = await Promise.all(some(9).map((id) => enter(url, id)));
    expect(others).toHaveLength(9);
  });

  test("hears of nobody's absence, unless it calls", async () => {
    const { url } = await start({ limits: { expiryMs: 20, tickMs: 5 } });
    const eve = await enter(url, "eve");
    eve.send({ type: "CANDIDATE", dst: "nobody", payload: 1 });
    eve.send({ type: "OFFER", dst: "nobody-either", payload: 1 });
    expect(await eve.next()).toEqual({ type: "EXPIRE", src: "nobody-either", dst: "eve" });
  });
});
