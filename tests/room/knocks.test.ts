import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { HandshakeFrame } from "../../src/handshake/frames.ts";
import type { Effect } from "../../src/room/model/events.ts";
import type { State } from "../../src/room/model/state.ts";
import { step } from "../../src/room/step.ts";
import { type Knocks, NO_KNOCKS, spendKnock } from "../../src/room/host/knocks.ts";
import { stopClock } from "../fakes/clock.ts";
import { join, start } from "../fakes/scene.ts";
import { type Browser, World } from "../fakes/world.ts";

stopClock();

const KNOCK = { t: "knock", version: 2, nonce: "A".repeat(43) } as const;
const PROOF = { t: "proof", nonce: "", yj: "", ad: "", tag: "", signature: "" } as const;

/** How many of these knocks are heard: at each time in ms, by each of the visitors. */
function heard(times: readonly number[], visitors: readonly string[], before: Knocks = NO_KNOCKS): number {
  let knocks = before;
  let count = 0;
  for (const now of times) {
    for (const visitor of visitors) {
      const spent = spendKnock(knocks, visitor, now);
      if (!spent) continue;
      knocks = spent;
      count += 1;
    }
  }
  return count;
}

const every = (ms: number, until: number) => Array.from({ length: until / ms }, (_, n) => n * ms);

describe("the budget for knocks", () => {
  it("hears each visitor three times at once, then every other second", () => {
    expect(heard([0, 0, 0, 0, 0], ["a"])).toBe(3);
    expect(heard(every(50, 20_000), ["a"])).toBe(3 + 9);
  });

  it("hears five a second of all together, behind the first ten", () => {
    const visitors = Array.from({ length: 200 }, (_, n) => `v${n}`);
    expect(heard([0], visitors)).toBe(10);
    expect(heard(every(100, 10_000), visitors)).toBe(10 + 49);
  });

  it("hears an honest visitor beside three who knock nineteen times a second", () => {
    let knocks = NO_KNOCKS;
    for (const now of every(52, 60_000)) {
      for (const loud of ["x", "y", "z"]) knocks = spendKnock(knocks, loud, now) ?? knocks;
    }
    expect(spendKnock(knocks, "honest", 60_000)).toBeDefined();
  });

  it("whoever knocks when: never more than the budget, and nobody is remembered for long", () => {
    const events = fc.array(fc.record({ visitor: fc.integer({ min: 0, max: 99 }), after: fc.integer({ max: 2_000 }) }));
    fc.assert(
      fc.property(events, (list) => {
        let knocks = NO_KNOCKS;
        let now = 0;
        let count = 0;
        for (const { visitor, after } of list) {
          now += Math.max(0, after);
          const spent = spendKnock(knocks, `v${visitor}`, now);
          if (spent) count += 1;
          knocks = spent ?? knocks;
          expect(count).toBeLessThanOrEqual(10 + (now / 1000) * 5);
          expect(Object.keys(knocks.visitors).length).toBeLessThanOrEqual(10 + 6 * 5 + 1);
        }
      }),
    );
  });
});

describe("a host who is checking a password", () => {
  /** A host whose vault has not answered yet, with the times at which these frames come. */
  async function checking(...more: readonly [from: string, frame: HandshakeFrame, now: number][]) {
    const host = new World().browser();
    await start(host);
    const frames = [["proving", KNOCK, 0], ["proving", PROOF, 1], ...more] as const;
    const generation = host.state.generation;
    return frames.reduce<[State, Effect[]]>(
      ([state, effects], [from, frame, now]) => {
        const [next, asked] = step(state, { type: "frame", from, frame, generation }, now);
        return [next, [...effects, ...asked]];
      },
      [host.state, []],
    );
  }

  it("shows it until the vault has answered", async () => {
    const [state] = await checking();
    expect(state).toMatchObject({ at: "authenticating", phase: "proving", peer: "proving" });
  });

  it("checks no more when the visitor knocks anew", async () => {
    const [state] = await checking(["proving", KNOCK, 100]);
    expect(state.at).toBe("waiting");
  });

  it("checks no more when the visitor gives way to a crowd of others who prove it as well", async () => {
    const crowd = Array.from({ length: 16 }, (_, n) => [
      [`v${n}`, KNOCK, 1_000 + n * 250] as const,
      [`v${n}`, PROOF, 1_000 + n * 250] as const,
    ]).flat() as [string, HandshakeFrame, number][];
    const [state, effects] = await checking(...crowd);
    expect(effects).toContainEqual({ do: "forget", peer: "proving" });
    expect(state).not.toMatchObject({ at: "authenticating", peer: "proving" });
  });
});

describe("a host whom strangers knock at", () => {
  const count = (host: Browser, is: (effect: Effect) => boolean) => host.effects.filter(is).length;

  it("answers and sounds within measure, keeps one timer for each, and still hears whoever is honest", async () => {
    const world = new World();
    const host = world.browser();
    await start(host);
    const begun = host.effects.length;
    for (let n = 0; n < 20_000; n += 1) {
      await host.happen({ type: "frame", from: `stranger-${n % 3}`, frame: KNOCK });
      if (n % 3 === 2) await world.pass(52);
    }
    const seconds = world.now / 1000;
    const asked = host.effects.slice(begun);
    expect(asked.filter((effect) => effect.do === "hostReceive").length).toBeLessThan(3 * (3 + seconds / 2) + 1);
    expect(count(host, (effect) => effect.do === "sendFrame")).toBeLessThan(3 * (3 + seconds / 2) + 1);
    expect(count(host, (effect) => effect.do === "sound")).toBeLessThan(2 + seconds / 2);
    expect(count(host, (effect) => effect.do === "after")).toBe(0);
    const client = world.browser();
    await join(client);
    expect(client.state.at).toBe("authenticating");
    // What was given to one who comes no more is over once, however often it was given.
    await world.pass(700_000);
    expect(host.state).toMatchObject({ call: { visitors: [] } });
  });
});
