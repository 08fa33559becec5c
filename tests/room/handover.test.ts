import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { mayInherit } from "../../src/room/both/handover.ts";
import { MOST_HANDOVERS } from "../../src/room/wire/roster.ts";
import { handover, keyOf, roster } from "../fakes/forge.ts";
import {
  admitAll,
  alerts,
  did,
  epoch,
  gather,
  knock,
  meshed,
  person,
  place,
  reached,
  together,
} from "../fakes/scene.ts";
import { type Browser, World } from "../fakes/world.ts";

let world: World;
let host: Browser;
let ann: Browser;
let bob: Browser;
let address: string;

const role = (browser: Browser) => ("call" in browser.state ? browser.state.call.role : undefined);
const handOver = (stay: boolean) => {
  host.send({ type: "handOver", peer: ann.self, stay });
  world.pass(8_000);
};

beforeEach(() => {
  world = new World();
  [host, ann, bob] = gather(world, 2) as [Browser, Browser, Browser];
  world.pass(5_000);
  ({ address } = together(host));
});

afterEach(() => expect(new Set(world.sealings).size).toBe(world.sealings.length));

describe("the role of host, handed over", () => {
  it("makes the heir the host under the address, and the host so far a member who is not asked about", () => {
    const before = epoch(host)!;
    handOver(true);
    expect([role(host), role(ann), role(bob)]).toEqual(["client", "host", "client"]);
    expect(ann.self).toBe(address);
    expect(meshed(world, host, ann, bob)).toBe(true);
    expect(epoch(bob)).toBeGreaterThan(before);
    expect(epoch(host)).toBe(epoch(ann));
    expect(together(bob).call.signed!.handovers).toHaveLength(1);
    expect([...alerts(host), ...alerts(ann)]).toEqual([]);
    expect(did(host, "unexpected") + did(ann, "unexpected") + did(bob, "unexpected")).toBe(0);
  });

  it("lets the host so far go, where that one does not stay, and the others talk on", () => {
    handOver(false);
    expect(place(host)).toBe("hungUp");
    expect(meshed(world, ann, bob)).toBe(true);
    expect(together(bob).call.signed!.roster.members).toHaveLength(2);
  });

  it("works in a room of two", () => {
    const two = new World();
    const [owner, only] = gather(two, 1) as [Browser, Browser];
    owner.send({ type: "handOver", peer: only.self, stay: true });
    two.pass(8_000);
    expect([role(owner), role(only)]).toEqual(["client", "host"]);
    expect(meshed(two, owner, only)).toBe(true);
  });

  it("works there, too, for a heir who is left alone, whose page is loaded anew, and who is then come to", () => {
    const two = new World();
    const [owner, only] = gather(two, 1) as [Browser, Browser];
    owner.send({ type: "handOver", peer: only.self, stay: false });
    two.pass(2_000);
    expect(place(only)).toBe("waiting");
    const heir = two.reload(only);
    two.pass(5_000);
    expect(heir.state).toMatchObject({ at: "waiting", call: { role: "host" } });
    const next = two.browser();
    knock(next);
    two.pass(5_000);
    admitAll(heir);
    two.pass(5_000);
    expect(meshed(two, heir, next)).toBe(true);
  });

  it("can be handed back, and on", () => {
    handOver(true);
    ann.send({ type: "handOver", peer: bob.self, stay: true });
    world.pass(8_000);
    expect(role(bob)).toBe("host");
    bob.send({ type: "handOver", peer: host.self, stay: true });
    world.pass(8_000);
    expect([role(host), role(ann), role(bob)]).toEqual(["host", "client", "client"]);
    expect(host.self).toBe(address);
    expect(meshed(world, host, ann, bob)).toBe(true);
  });

  it("goes round until its chain would be too long to be told, and then stays", () => {
    const everyone = [host, ann, bob];
    const at = (turn: number) => everyone[turn % everyone.length]!;
    for (let turn = 0; turn < MOST_HANDOVERS; turn++) {
      expect(mayInherit(together(at(turn)), at(turn + 1).self)).toBe(true);
      at(turn).send({ type: "handOver", peer: at(turn + 1).self, stay: true });
      world.pass(8_000);
      expect(role(at(turn + 1))).toBe("host");
    }
    const [last, next] = [at(MOST_HANDOVERS), at(MOST_HANDOVERS + 1)];
    expect(mayInherit(together(last), next.self)).toBe(false);
    last.send({ type: "handOver", peer: next.self, stay: true });
    world.pass(8_000);
    expect(role(last)).toBe("host");
    expect(meshed(world, host, ann, bob)).toBe(true);
  });

  it("is held by the heir through a reload of the page", () => {
    handOver(true);
    ann = world.reload(ann);
    world.pass(8_000);
    expect(role(ann)).toBe("host");
    expect(meshed(world, host, ann, bob)).toBe(true);
    host = world.reload(host);
    world.pass(8_000);
    expect(meshed(world, host, ann, bob)).toBe(true);
  });

  it("lets the host so far in again whose page is loaded anew right after handing over", () => {
    world.carry = () => [];
    host.send({ type: "handOver", peer: ann.self, stay: true });
    expect(host.state).toMatchObject({ at: "waiting", call: { role: "client" } });
    world.carry = (parcel) => [parcel];
    host = world.reload(host);
    world.pass(10_000);
    expect([role(host), role(ann)]).toEqual(["client", "host"]);
    expect(meshed(world, host, ann, bob)).toBe(true);
  });

  it("lets in a new client, who knows only the heir", () => {
    handOver(true);
    const cor = world.browser("Cor");
    knock(cor);
    expect(alerts(ann)).toContain("extraAsks");
    admitAll(ann);
    world.pass(8_000);
    expect(meshed(world, host, ann, bob, cor)).toBe(true);
  });

  it("keeps out whoever the host before has put out", () => {
    const kept = bob.keepsake();
    host.send({ type: "kick", peer: bob.self });
    handOver(true);
    const again = world.reopen(bob, kept);
    world.pass(2_000);
    expect(place(again)).toBe("turnedAway");
    expect(together(ann).call.banned).toHaveLength(1);
    expect(meshed(world, host, ann)).toBe(true);
  });

  it("reaches a member who heard nothing of it: the chain of handovers tells", () => {
    world.voice = (said) => (said.to === bob.self ? [] : [said]);
    world.carry = (parcel) => (parcel.to === bob.self ? [] : [parcel]);
    host.send({ type: "handOver", peer: ann.self, stay: true });
    world.pass(20_000);
    expect(reached(bob)).toEqual([]);
    [world.voice, world.carry] = [(said) => [said], (parcel) => [parcel]];
    world.pass(10_000);
    expect(together(bob).call.signed!.handovers).toHaveLength(1);
    expect(meshed(world, host, ann, bob)).toBe(true);
  });

  it("is followed by a member who heard nothing of it, and whose page is loaded anew", () => {
    world.voice = (said) => (said.to === bob.self ? [] : [said]);
    world.carry = (parcel) => (parcel.to === bob.self ? [] : [parcel]);
    host.send({ type: "handOver", peer: ann.self, stay: true });
    world.pass(5_000);
    expect(together(bob).call.signed!.handovers).toEqual([]);
    bob = world.reload(bob);
    [world.voice, world.carry] = [(said) => [said], (parcel) => [parcel]];
    world.pass(10_000);
    expect(together(bob).call.signed!.handovers).toHaveLength(1);
    expect(meshed(world, host, ann, bob)).toBe(true);
  });

  it("is handed to nobody out of reach, and not without the relay", () => {
    world.cut(host.self, ann.self);
    handOver(true);
    expect([role(host), role(ann)]).toEqual(["host", "client"]);
    expect(did(host, "unexpected")).toBe(1);
    host.happen({ type: "relayDown" });
    host.send({ type: "handOver", peer: bob.self, stay: true });
    expect(did(host, "handOver")).toBe(0);
  });
});

describe("attackers", () => {
  it("the host so far has no say any more", () => {
    handOver(true);
    const { signed } = together(bob).call;
    const mine = signed!.roster.members.find(({ id }) => id === host.self)!;
    const members = [mine, ...signed!.roster.members.filter((member) => member !== mine)];
    for (const handovers of [[], signed!.handovers]) {
      const lie = { ...roster(host, { epoch: 99, members }), handovers };
      world.say(host.self, bob.self, { type: "roster", signed: lie });
    }
    const stolen = [...signed!.handovers, handover(host, keyOf(host), epoch(bob)!)];
    const lie = { ...roster(host, { epoch: 99, members }), handovers: stolen };
    world.say(host.self, bob.self, { type: "roster", signed: lie });
    expect(alerts(bob)).toEqual(["interference"]);
    expect(bob.state).toMatchObject({ call: { alerts: [{ count: 3 }] } });
    expect(together(bob).call.signed!.roster.members[0]!.sign).toBe(keyOf(ann));
    expect(meshed(world, host, ann, bob)).toBe(true);
  });

  it("a member cannot make another host, nor itself", () => {
    const made = handover(bob, keyOf(ann), epoch(bob)!);
    world.say(bob.self, ann.self, { type: "heir", handover: made, banned: [] });
    expect(did(ann, "inherit")).toBe(0);
    // The same in the host's name, as if its link had been taken over.
    world.voice = (said) => [{ ...said, from: host.self }];
    world.say(bob.self, ann.self, { type: "heir", handover: made, banned: [] });
    expect(did(ann, "inherit")).toBe(1);
    expect(role(ann)).toBe("client");
    expect(alerts(ann)).toEqual(["interference"]);
    expect(meshed(world, host, ann, bob)).toBe(true);
  });

  it("an old handover does not count again", () => {
    const old = handover(host, keyOf(ann), epoch(host)!);
    handOver(true);
    ann.send({ type: "handOver", peer: host.self, stay: true });
    world.pass(8_000);
    expect([role(host), role(ann)]).toEqual(["host", "client"]);
    world.say(host.self, ann.self, { type: "heir", handover: old, banned: [] });
    expect(role(ann)).toBe("client");
    expect(alerts(ann)).toEqual(["interference"]);
    expect(person(ann, host)?.link).toBe("up");
  });

  it("the heir of before draws no newcomer away from the host's door with the handover of that term", () => {
    const old = handover(host, keyOf(ann), epoch(host)!);
    handOver(true);
    ann.send({ type: "handOver", peer: host.self, stay: true });
    world.pass(8_000);
    const cor = world.browser("Cor");
    knock(cor);
    expect(place(cor)).toBe("knocking");
    // What the relay knows of whoever knocks, it may tell.
    const { keys } = together(host).call.door[0]!;
    const members = [...together(ann).call.signed!.roster.members].filter(({ sign }) => sign === keyOf(ann));
    members.push({ id: cor.self, name: "", ...keys });
    const signed = { ...roster(ann, { epoch: 99, members }), handovers: [old] };
    world.deliver({ from: ann.self, to: cor.self, roster: ann.secrets.wrap(keys.seal, signed) });
    expect(place(cor)).toBe("knocking");
    expect(did(cor, "expect")).toBe(0);
  });
});
