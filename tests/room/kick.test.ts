import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { stopClock } from "../fakes/clock.ts";
import { keyOf, roster, stolen } from "../fakes/forge.ts";
import { admitAll, alerts, did, gather, knock, meshed, person, place, together } from "../fakes/scene.ts";
import { type Browser, World } from "../fakes/world.ts";

stopClock();

let world: World;
let host: Browser;
let ann: Browser;
let bob: Browser;
let out: Browser;

const kick = () => host.send({ type: "kick", peer: out.self });
const door = () => ("call" in host.state ? host.state.call.door : []);

beforeEach(async () => {
  world = new World();
  [host, ann, bob, out] = (await gather(world, 3)) as [Browser, Browser, Browser, Browser];
  await world.pass(5_000);
  expect(meshed(world, host, ann, bob, out)).toBe(true);
});

afterEach(() => expect(new Set(world.sealings).size).toBe(world.sealings.length));

describe("a person who is put out", () => {
  it("has no link to anybody at once, is told, and the host is asked about everybody from then on", async () => {
    const { self } = out;
    await kick();
    for (const { self: id } of [host, ann, bob]) expect(world.linked(id, self)).toBe(false);
    for (const { effects } of [host, ann, bob]) expect(effects).toContainEqual({ do: "hangUp", peer: self });
    for (const { secrets } of [host, ann, bob]) expect(secrets.seal(self, "x")).toBeUndefined();
    expect(place(out)).toBe("removed");
    expect(together(host).call.policy.ask).toBe(true);
    expect(together(host).call.banned).toHaveLength(1);
    expect(meshed(world, host, ann, bob)).toBe(true);
  });

  it("whose app does not obey is cut off all the same, and cannot reach anybody again", async () => {
    world.voice = (said) => (said.to === out.self ? [] : [said]);
    world.carry = (parcel) => (parcel.to === out.self && parcel.roster !== undefined ? [] : [parcel]);
    await kick();
    expect(place(out)).toBe("reconnecting");
    for (const { self } of [host, ann, bob]) expect(world.linked(self, out.self)).toBe(false);
    // It calls, and says that it can be called, as often as it likes.
    for (const { self } of [host, ann, bob]) {
      world.dial(out.self, self);
      world.expect(out.self, self);
    }
    await world.pass(50_000);
    for (const { self } of [host, ann, bob]) expect(world.linked(self, out.self)).toBe(false);
    expect(meshed(world, host, ann, bob)).toBe(true);
    expect([...alerts(ann), ...alerts(bob)]).toEqual([]);
  });

  it("is closed out by the members also where the host's word reaches only one of them", async () => {
    world.voice = (said) => (said.from === host.self && said.to === bob.self ? [] : [said]);
    await kick();
    expect(world.linked(bob.self, out.self)).toBe(false);
    expect(together(bob).call.signed?.roster.members).toHaveLength(3);
  });

  it("is turned away with the same key", async () => {
    const kept = out.keepsake();
    await kick();
    const again = await world.reopen(out, kept);
    await world.pass(1);
    expect(place(again)).toBe("turnedAway");
    expect(door()).toEqual([]);
    expect(host.secrets.seal(again.self, "x")).toBeUndefined();
    expect(meshed(world, host, ann, bob)).toBe(true);
  });

  it("is turned away with the same key even when all others have gone", async () => {
    const kept = out.keepsake();
    await kick();
    for (const other of [ann, bob]) await other.send({ type: "hangUp" });
    expect(host.state.at).toBe("waiting");
    const again = await world.reopen(out, kept);
    expect(place(again)).toBe("turnedAway");
  });

  it("waits at the door with a new key, like anybody", async () => {
    await kick();
    for (const other of [ann, bob]) await other.send({ type: "hangUp" });
    const again = world.browser("new");
    await knock(again);
    await world.pass(10_000);
    expect(place(again)).toBe("knocking");
    expect(door()).toMatchObject([{ name: "new" }]);
    expect(did(again, "prepare") + did(again, "dial") + did(again, "expect")).toBe(0);
  });

  it("cannot take the seat of another whose public key is known to all", async () => {
    const kept = out.keepsake();
    await kick();
    const again = await world.reopen(out, stolen(kept, ann));
    await world.pass(1_000);
    expect(alerts(host)).toEqual(["interference"]);
    expect(door()).toEqual([]);
    expect(person(host, ann)?.link).toBe("up");
    expect(meshed(world, host, ann, bob)).toBe(true);
    expect(did(again, "expect")).toBe(0);
  });

  it("is not let in by a member, who has no say", async () => {
    const member = together(host).call.signed!.roster.members.find(({ id }) => id === out.self)!;
    const { self } = out;
    await kick();
    const { epoch, members } = together(ann).call.signed!.roster;
    const signed = roster(ann, { epoch: epoch + 1, members: [...members, member] });
    await world.say(ann.self, bob.self, { type: "roster", signed });
    await world.deliver({
      from: ann.self,
      to: bob.self,
      roster: ann.secrets.wrap(person(ann, bob)!.keys!.seal, signed),
    });
    expect(person(bob, self)).toBeUndefined();
    expect(bob.secrets.seal(self, "x")).toBeUndefined();
    expect(alerts(bob)).toEqual(["interference"]);
    // Nor by an old roster of the host's own.
    const old = roster(host, { epoch: 2 });
    await world.say(ann.self, bob.self, { type: "roster", signed: old });
    expect(together(bob).people.map(({ id }) => id)).not.toContain(self);
  });

  it("while their page is being reloaded finds the door closed", async () => {
    const kept = out.keepsake();
    out.away();
    await world.kill(out);
    await world.pass(1_000);
    await kick();
    const again = await world.reopen(out, kept);
    await world.pass(1_000);
    expect(place(again)).toBe("turnedAway");
    expect(meshed(world, host, ann, bob)).toBe(true);
  });

  it("stays out when the host's page is reloaded", async () => {
    const kept = out.keepsake();
    await kick();
    const back = await world.reload(host);
    await world.pass(5_000);
    const again = await world.reopen(out, kept);
    await world.pass(1_000);
    expect(place(again)).toBe("turnedAway");
    expect(meshed(world, back, ann, bob)).toBe(true);
  });

  it("stays out when the host's page crashes in the next moment: the ban is remembered before its roster leaves", async () => {
    const [theirs, key] = [out.keepsake(), keyOf(out)];
    const done = host.send({ type: "kick", peer: out.self });
    expect(host.state).toMatchObject({ call: { banned: [key] } });
    const kept = host.keepsake();
    host.die();
    await done;
    const back = await world.reopen(host, kept);
    const again = await world.reopen(out, theirs);
    await world.pass(5_000);
    expect(place(again)).toBe("turnedAway");
    expect(meshed(world, back, ann, bob)).toBe(true);
  });

  it("leaves a room of two open, with the door closed", async () => {
    const two = new World();
    const [owner, only] = (await gather(two, 1)) as [Browser, Browser];
    await owner.send({ type: "kick", peer: only.self });
    expect([place(owner), place(only)]).toEqual(["waiting", "removed"]);
    expect(owner.state).toMatchObject({ call: { policy: { ask: true }, banned: [expect.any(String)] } });
  });
});

describe("a member", () => {
  it("cannot put anybody out", async () => {
    await ann.send({ type: "kick", peer: bob.self });
    for (const type of ["removed", "end"] as const) await world.say(ann.self, bob.self, { type });
    await world.say(ann.self, bob.self, { type: "newPassword", password: "" });
    expect(meshed(world, host, ann, bob, out)).toBe(true);
    expect(did(bob, "setPassword")).toBe(1);
    expect(keyOf(ann)).not.toBe(keyOf(bob));
  });

  it("who distrusts the host's words closes the call without a word, and the host holds the seat for a while", async () => {
    await ann.send({ type: "distrust", peer: host.self });
    expect(place(ann)).toBe("distrusted");
    expect(meshed(world, host, bob, out)).toBe(true);
    await admitAll(host);
    await world.pass(90_000);
    expect(together(host).people).toHaveLength(2);
    expect(alerts(host)).toEqual(["clientLost"]);
  });
});
