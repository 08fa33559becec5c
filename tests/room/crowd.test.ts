/** Those who know the password and mean no good, at a host's door; and a host who means none, at a client's. */
import type { Keys } from "../../src/room/model/outcome.ts";
import { WELCOME } from "../fakes/forge.ts";
import { beforeEach, describe, expect, it } from "vitest";
import { step } from "../../src/room/step.ts";
import { withCall } from "../../src/room/model/state.ts";
import { stopClock } from "../fakes/clock.ts";
import { gather, person, place, reached, together } from "../fakes/scene.ts";
import { type Browser, World } from "../fakes/world.ts";

stopClock();

let world: World;
let host: Browser;
let ann: Browser;
let bob: Browser;

beforeEach(async () => {
  world = new World();
  [host, ann, bob] = (await gather(world, 2)) as [Browser, Browser, Browser];
});

const safety = [1, 2] as const;
const KNOCK = { t: "knock", version: 2, nonce: "A".repeat(43) } as const;
const door = () => ("call" in host.state ? host.state.call.door.map(({ peer }) => peer) : []);

/** As the vault says it of a page that has proved the password and holds the signing key. */
async function prove(peer: string, keys: Keys): Promise<void> {
  await host.happen({ type: "frame", from: peer, frame: KNOCK });
  const outcome = { is: "proved", reply: WELCOME, admission: "wait", keys, safety } as const;
  await host.happen({ type: "hostOutcome", from: peer, outcome });
}

describe("at the door", () => {
  it("a page with somebody else's sealing key is turned away, also with a key that is seated: rosters go on to count", async () => {
    const { sign, seal } = person(host, ann)!.keys!;
    const victim = person(host, bob)!.keys!.seal;
    await prove("eve", { sign: "a key of her own", seal });
    await prove("ann again", { sign, seal: victim });
    expect(door()).toEqual([]);
    expect(together(host).people.map(({ id }) => id)).toEqual([ann.self, bob.self]);
    for (const peer of ["eve", "ann again"]) {
      expect(host.effects).toContainEqual({ do: "whisper", peer, message: { type: "turnedAway" } });
    }
    // So that putting somebody out is still heard of by all.
    await host.send({ type: "kick", peer: bob.self });
    await world.pass(100);
    expect(place(bob)).toBe("removed");
    expect(reached(ann)).toEqual([host.self]);
  });

  it("a crowd keeps nobody out who was in: a reloaded page gets its seat all the same", async () => {
    for (let n = 0; n < 12; n += 1) {
      await prove(`stranger ${n}`, { sign: `sign ${n}`, seal: `seal ${n}` });
      await world.pass(200);
    }
    expect(door()).toHaveLength(8);
    expect(host.effects).toContainEqual({ do: "whisper", peer: "stranger 11", message: { type: "turnedAway" } });
    const again = await world.reload(ann);
    await world.pass(1_000);
    expect(place(again)).toBe("inCall");
    expect(reached(again)).toContain(host.self);
  });

  it("a host of before whose seat was given away waits: there is never one too many for a roster", () => {
    const more = ["one", "two", "three"].map((id) => ({ ...person(host, ann)!, id, keys: { sign: id, seal: id } }));
    const six = { ...together(host), people: [...together(host).people, ...more] };
    const full = withCall(six, { returning: ["the host of before"] });
    const { generation } = full;
    const keys = { sign: "the host of before", seal: "seal" };
    const outcome = { is: "proved", reply: WELCOME, admission: "wait", keys, safety } as const;
    const [asked] = step(full, { type: "frame", from: "late", frame: KNOCK, generation }, world.now);
    const [late] = step(asked, { type: "hostOutcome", from: "late", outcome, generation }, world.now);
    expect(late).toMatchObject({ people: { length: 5 }, call: { door: [{ peer: "late" }] } });
  });
});

describe("a client", () => {
  it("whom a lying host sends to the door after the welcome has no link open there", async () => {
    const client = world.browser("client");
    await client.send({ type: "join", words: ["aa", "bb", "cc"], language: "nl" });
    await client.send({ type: "ready" });
    const address = together(host).address;
    await client.happen({ type: "derived", address, most: 6 });
    await client.happen({ type: "joinOutcome", outcome: { is: "asked", passwordNeeded: true, door: false } });
    await client.send({ type: "password", password: "appelboom" });
    await client.happen({ type: "joinOutcome", outcome: { is: "welcomed", admission: "in", safety, language: "nl" } });
    const peer = together(client).people[0]!.id;
    expect(client.effects).toContainEqual({ do: "prepare", peer });
    await client.happen({ type: "message", peer, message: { type: "wait" } });
    expect(place(client)).toBe("knocking");
    expect(client.effects.slice(client.effects.findLastIndex(({ do: what }) => what === "prepare"))).toContainEqual({
      do: "hangUp",
      peer,
    });
  });

  it("in a call loses the relay and not the call when its id is taken", async () => {
    await ann.happen({ type: "idTaken", resting: false });
    expect(place(ann)).toBe("inCall");
    expect(together(ann).call.relay).toBe("down");
  });
});
