import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { mayInherit } from "../../src/room/both/handover.ts";
import { MOST_HANDOVERS } from "../../src/room/wire/roster.ts";
import { stopClock } from "../fakes/clock.ts";
import { handover, keyOf, roster } from "../fakes/forge.ts";
import {
  admitAll,
  alerts,
  did,
  epoch,
  gather,
  join,
  knock,
  meshed,
  person,
  place,
  reached,
  together,
  type,
} from "../fakes/scene.ts";
import { type Browser, World } from "../fakes/world.ts";

stopClock();

let world: World;
let host: Browser;
let ann: Browser;
let bob: Browser;
let address: string;

const role = (browser: Browser) => ("call" in browser.state ? browser.state.call.role : undefined);
const handOver = async (stay: boolean) => {
  await host.send({ type: "handOver", peer: ann.self, stay });
  await world.pass(8_000);
};

beforeEach(async () => {
  world = new World();
  [host, ann, bob] = (await gather(world, 2)) as [Browser, Browser, Browser];
  await world.pass(5_000);
  ({ address } = together(host));
});

afterEach(() => expect(new Set(world.sealings).size).toBe(world.sealings.length));

describe("the role of host, handed over", () => {
  it("makes the heir the host under the address, and the host so far a member who is not asked about", async () => {
    const before = epoch(host)!;
    await handOver(true);
    expect([role(host), role(ann), role(bob)]).toEqual(["client", "host", "client"]);
    expect(ann.self).toBe(address);
    expect(meshed(world, host, ann, bob)).toBe(true);
    expect(epoch(bob)).toBeGreaterThan(before);
    expect(epoch(host)).toBe(epoch(ann));
    expect(together(bob).call.signed!.handovers).toHaveLength(1);
    expect([...alerts(host), ...alerts(ann)]).toEqual([]);
    expect(did(host, "unexpected") + did(ann, "unexpected") + did(bob, "unexpected")).toBe(0);
  });

  it("goes with the wrong guesses that were made so far", async () => {
    const guess = async (guesser: Browser, pause: number) => {
      await type(guesser, "fout1");
      await world.pass(pause);
    };
    const [one, two] = [world.browser(), world.browser()];
    await join(one);
    for (const pause of [2_000, 4_000, 8_000]) await guess(one, pause);
    await handOver(true);
    expect(alerts(ann)).toEqual([]);
    await join(two);
    for (const pause of [16_000, 32_000]) await guess(two, pause);
    expect(alerts(ann)).toEqual(["askGuess", "wrongGuess"]);
  });

  it("says so again where the word was lost, and meanwhile the host has not gone and decides nothing", async () => {
    let lost = 2;
    world.voice = (said) => (said.message.type === "heir" && lost-- > 0 ? [] : [said]);
    await host.send({ type: "handOver", peer: ann.self, stay: true });
    expect([role(host), role(ann)]).toEqual(["host", "client"]);
    await host.send({ type: "kick", peer: bob.self });
    await host.send({ type: "setPolicy", change: { keep: true } });
    expect(meshed(world, host, ann, bob)).toBe(true);
    await world.pass(3_000);
    expect(role(host)).toBe("host");
    await world.pass(10_000);
    expect([role(host), role(ann), role(bob)]).toEqual(["client", "host", "client"]);
    expect(meshed(world, host, ann, bob)).toBe(true);
    expect(together(bob).call.policy.keep).toBe(false);
    expect([...alerts(ann), ...alerts(bob)]).toEqual([]);
  });

  it("takes silence for a yes in the end: there are never two hosts", async () => {
    world.voice = (said) => (said.message.type === "inherited" ? [] : [said]);
    await host.send({ type: "handOver", peer: ann.self, stay: true });
    await world.pass(9_000);
    expect(role(host)).toBe("host");
    await world.pass(20_000);
    expect([role(host), role(ann), role(bob)]).toEqual(["client", "host", "client"]);
    expect(meshed(world, host, ann, bob)).toBe(true);
  });

  it("is the heir's to answer: nobody else's word makes the host step down", async () => {
    world.voice = (said) => (said.message.type === "heir" ? [] : [said]);
    await host.send({ type: "handOver", peer: ann.self, stay: true });
    await world.say(bob.self, host.self, { type: "inherited" });
    expect(role(host)).toBe("host");
    await world.say(ann.self, host.self, { type: "inherited" });
    expect(role(host)).toBe("client");
  });

  it("does not end the call for the others where the host hangs up before the answer", async () => {
    let lost = 1;
    world.voice = (said) => (said.message.type === "heir" && lost-- > 0 ? [] : [said]);
    await host.send({ type: "handOver", peer: ann.self, stay: false });
    await host.send({ type: "hangUp" });
    expect(place(host)).toBe("hungUp");
    await world.pass(1_000);
    expect([place(ann), place(bob)]).toEqual(["inCall", "inCall"]);
  });

  it("lets the host so far go, where that one does not stay, and the others talk on", async () => {
    await handOver(false);
    expect(place(host)).toBe("hungUp");
    expect(meshed(world, ann, bob)).toBe(true);
    expect(together(bob).call.signed!.roster.members).toHaveLength(2);
  });

  it("works in a room of two", async () => {
    const two = new World();
    const [owner, only] = (await gather(two, 1)) as [Browser, Browser];
    await owner.send({ type: "handOver", peer: only.self, stay: true });
    await two.pass(8_000);
    expect([role(owner), role(only)]).toEqual(["client", "host"]);
    expect(meshed(two, owner, only)).toBe(true);
  });

  it("works there, too, for a heir who is left alone, whose page is loaded anew, and who is then come to", async () => {
    const two = new World();
    const [owner, only] = (await gather(two, 1)) as [Browser, Browser];
    await owner.send({ type: "handOver", peer: only.self, stay: false });
    await two.pass(2_000);
    expect(place(only)).toBe("waiting");
    const heir = await two.reload(only);
    await two.pass(5_000);
    expect(heir.state).toMatchObject({ at: "waiting", call: { role: "host" } });
    const next = two.browser();
    await knock(next);
    await two.pass(5_000);
    await admitAll(heir);
    await two.pass(5_000);
    expect(meshed(two, heir, next)).toBe(true);
  });

  it("can be handed back, and on", async () => {
    await handOver(true);
    await ann.send({ type: "handOver", peer: bob.self, stay: true });
    await world.pass(8_000);
    expect(role(bob)).toBe("host");
    await bob.send({ type: "handOver", peer: host.self, stay: true });
    await world.pass(8_000);
    expect([role(host), role(ann), role(bob)]).toEqual(["host", "client", "client"]);
    expect(host.self).toBe(address);
    expect(meshed(world, host, ann, bob)).toBe(true);
  });

  it("goes round until its chain would be too long to be told, and then stays", async () => {
    const everyone = [host, ann, bob];
    const at = (turn: number) => everyone[turn % everyone.length]!;
    for (let turn = 0; turn < MOST_HANDOVERS; turn++) {
      expect(mayInherit(together(at(turn)), at(turn + 1).self)).toBe(true);
      await at(turn).send({ type: "handOver", peer: at(turn + 1).self, stay: true });
      await world.pass(8_000);
      expect(role(at(turn + 1))).toBe("host");
    }
    const [last, next] = [at(MOST_HANDOVERS), at(MOST_HANDOVERS + 1)];
    expect(mayInherit(together(last), next.self)).toBe(false);
    await last.send({ type: "handOver", peer: next.self, stay: true });
    await world.pass(8_000);
    expect(role(last)).toBe("host");
    expect(meshed(world, host, ann, bob)).toBe(true);
  });

  it("is held by the heir through a reload of the page", async () => {
    await handOver(true);
    ann = await world.reload(ann);
    await world.pass(8_000);
    expect(role(ann)).toBe("host");
    expect(meshed(world, host, ann, bob)).toBe(true);
    host = await world.reload(host);
    await world.pass(8_000);
    expect(meshed(world, host, ann, bob)).toBe(true);
  });

  it("lets the host so far in again whose page is loaded anew right after handing over", async () => {
    world.carry = () => [];
    await host.send({ type: "handOver", peer: ann.self, stay: true });
    expect(host.state).toMatchObject({ at: "waiting", call: { role: "client" } });
    world.carry = (parcel) => [parcel];
    host = await world.reload(host);
    await world.pass(10_000);
    expect([role(host), role(ann)]).toEqual(["client", "host"]);
    expect(meshed(world, host, ann, bob)).toBe(true);
  });

  it("lets in a new client, who knows only the heir", async () => {
    await handOver(true);
    const cor = world.browser("Cor");
    await knock(cor);
    expect(alerts(ann)).toContain("extraAsks");
    await admitAll(ann);
    await world.pass(8_000);
    expect(meshed(world, host, ann, bob, cor)).toBe(true);
  });

  it("keeps out whoever the host before has put out", async () => {
    const kept = bob.keepsake();
    await host.send({ type: "kick", peer: bob.self });
    await handOver(true);
    const again = await world.reopen(bob, kept);
    await world.pass(2_000);
    expect(place(again)).toBe("turnedAway");
    expect(together(ann).call.banned).toHaveLength(1);
    expect(meshed(world, host, ann)).toBe(true);
  });

  it("reaches a member who heard nothing of it: the chain of handovers tells", async () => {
    world.voice = (said) => (said.to === bob.self ? [] : [said]);
    world.carry = (parcel) => (parcel.to === bob.self ? [] : [parcel]);
    await host.send({ type: "handOver", peer: ann.self, stay: true });
    await world.pass(20_000);
    expect(reached(bob)).toEqual([]);
    [world.voice, world.carry] = [(said) => [said], (parcel) => [parcel]];
    await world.pass(10_000);
    expect(together(bob).call.signed!.handovers).toHaveLength(1);
    expect(meshed(world, host, ann, bob)).toBe(true);
  });

  it("is followed by a member who heard nothing of it, and whose page is loaded anew", async () => {
    world.voice = (said) => (said.to === bob.self ? [] : [said]);
    world.carry = (parcel) => (parcel.to === bob.self ? [] : [parcel]);
    await host.send({ type: "handOver", peer: ann.self, stay: true });
    await world.pass(5_000);
    expect(together(bob).call.signed!.handovers).toEqual([]);
    bob = await world.reload(bob);
    [world.voice, world.carry] = [(said) => [said], (parcel) => [parcel]];
    await world.pass(10_000);
    expect(together(bob).call.signed!.handovers).toHaveLength(1);
    expect(meshed(world, host, ann, bob)).toBe(true);
  });

  it("is handed to nobody out of reach, and not without the relay", async () => {
    world.cut(host.self, ann.self);
    await handOver(true);
    expect([role(host), role(ann)]).toEqual(["host", "client"]);
    expect(did(host, "unexpected")).toBe(1);
    await host.happen({ type: "relayDown" });
    await host.send({ type: "handOver", peer: bob.self, stay: true });
    expect(did(host, "handOver")).toBe(0);
  });
});

describe("attackers", () => {
  it("the host so far has no say any more", async () => {
    await handOver(true);
    const { signed } = together(bob).call;
    const mine = signed!.roster.members.find(({ id }) => id === host.self)!;
    const members = [mine, ...signed!.roster.members.filter((member) => member !== mine)];
    for (const handovers of [[], signed!.handovers]) {
      const lie = { ...roster(host, { epoch: 99_000_000, members }), handovers };
      await world.say(host.self, bob.self, { type: "roster", signed: lie });
    }
    const stolen = [...signed!.handovers, handover(host, keyOf(host), epoch(bob)!)];
    const lie = { ...roster(host, { epoch: 99_000_000, members }), handovers: stolen };
    await world.say(host.self, bob.self, { type: "roster", signed: lie });
    expect(alerts(bob)).toEqual(["interference"]);
    expect(bob.state).toMatchObject({ call: { alerts: [{ count: 3 }] } });
    expect(together(bob).call.signed!.roster.members[0]!.sign).toBe(keyOf(ann));
    expect(meshed(world, host, ann, bob)).toBe(true);
  });

  it("a member cannot make another host, nor itself", async () => {
    const made = handover(bob, keyOf(ann), epoch(bob)!);
    await world.say(bob.self, ann.self, { type: "heir", handover: made, guesses: [], banned: [] });
    expect(did(ann, "inherit")).toBe(0);
    // The same in the host's name, as if its link had been taken over.
    world.voice = (said) => [{ ...said, from: host.self }];
    await world.say(bob.self, ann.self, { type: "heir", handover: made, guesses: [], banned: [] });
    expect(did(ann, "inherit")).toBe(1);
    expect(role(ann)).toBe("client");
    expect(alerts(ann)).toEqual(["interference"]);
    expect(meshed(world, host, ann, bob)).toBe(true);
  });

  it("an old handover does not count again", async () => {
    const old = handover(host, keyOf(ann), epoch(host)!);
    await handOver(true);
    await ann.send({ type: "handOver", peer: host.self, stay: true });
    await world.pass(8_000);
    expect([role(host), role(ann)]).toEqual(["host", "client"]);
    await world.say(host.self, ann.self, { type: "heir", handover: old, guesses: [], banned: [] });
    expect(role(ann)).toBe("client");
    expect(alerts(ann)).toEqual(["interference"]);
    expect(person(ann, host)?.link).toBe("up");
  });

  it("the heir of before draws no newcomer away from the host's door with the handover of that term", async () => {
    const old = handover(host, keyOf(ann), epoch(host)!);
    await handOver(true);
    await ann.send({ type: "handOver", peer: host.self, stay: true });
    await world.pass(8_000);
    const cor = world.browser("Cor");
    await knock(cor);
    expect(place(cor)).toBe("knocking");
    // What the relay knows of whoever knocks, it may tell.
    const { keys } = together(host).call.door[0]!;
    const members = [...together(ann).call.signed!.roster.members].filter(({ sign }) => sign === keyOf(ann));
    members.push({ id: cor.self, name: "", ...keys });
    const signed = { ...roster(ann, { epoch: 99_000_000, members }), handovers: [old] };
    await world.deliver({ from: ann.self, to: cor.self, roster: ann.secrets.wrap(keys.seal, signed) });
    expect(place(cor)).toBe("knocking");
    expect(did(cor, "expect")).toBe(0);
  });
});
