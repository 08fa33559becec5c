import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { stopClock } from "../fakes/clock.ts";
import { roster } from "../fakes/forge.ts";
import { admitAll, alerts, epoch, gather, knock, meshed, person, place, reached, together } from "../fakes/scene.ts";
import { type Browser, World } from "../fakes/world.ts";

stopClock();

let world: World;
let host: Browser;
let ann: Browser;
let bob: Browser;

const newest = (browser: Browser) => together(browser).call.signed!.roster;
const everybody = () => [host, ann, bob];
/** Someone the room does not know. */
const eve = { id: "eve", name: "Eve", sign: "A".repeat(43), seal: "E".repeat(42) + "A" };

beforeEach(async () => {
  world = new World();
  [host, ann, bob] = (await gather(world, 2)) as [Browser, Browser, Browser];
  await world.pass(5_000);
  expect(meshed(world, ...everybody())).toBe(true);
});

afterEach(() => expect(new Set(world.sealings).size).toBe(world.sealings.length));

describe("the roster goes round", () => {
  it("over the links, and everybody has the same", async () => {
    await host.send({ type: "setPolicy", change: { people: 4 } });
    expect(new Set(everybody().map((browser) => JSON.stringify(newest(browser)))).size).toBe(1);
    expect(together(bob).call.policy.people).toBe(4);
  });

  it("also past a host or relay that keeps it from one member: the others bring it", async () => {
    world.voice = (said) => (said.from === host.self && said.to === bob.self ? [] : [said]);
    world.carry = (parcel) => (parcel.to === bob.self ? [] : [parcel]);
    await host.send({ type: "setPolicy", change: { keep: true } });
    expect(epoch(bob)).toBe(epoch(host));
    expect(together(bob).call.policy.keep).toBe(true);
  });

  it("and whoever hears an old one answers with what is newer", async () => {
    [world.voice, world.carry] = [(said) => (said.to === bob.self ? [] : [said]), () => []];
    await host.send({ type: "setPolicy", change: { keep: true } });
    world.voice = (said) => [said];
    expect(epoch(bob)).toBeLessThan(epoch(ann)!);
    await world.say(bob.self, ann.self, { type: "roster", signed: together(bob).call.signed! });
    expect(epoch(bob)).toBe(epoch(ann));
  });

  it("and is compared when two meet: whoever missed one hears it then", async () => {
    world.cut(host.self, bob.self);
    world.cut(ann.self, bob.self, false);
    world.carry = (parcel) => (parcel.roster === undefined ? [parcel] : []);
    await host.send({ type: "setPolicy", change: { promise: false } });
    expect(epoch(bob)).toBeLessThan(epoch(host)!);
    await world.pass(4_000);
    expect(world.linked(ann.self, bob.self)).toBe(true);
    expect(epoch(bob)).toBe(epoch(host));
    expect(together(bob).call.policy.promise).toBe(false);
  });

  it("and brings a newcomer together with everybody, though the first posts are lost", async () => {
    let lost = 0;
    world.carry = (parcel) => (parcel.roster !== undefined && lost++ < 4 ? [] : [parcel]);
    const cor = world.browser("Cor");
    await knock(cor);
    await admitAll(host);
    await world.pass(20_000);
    expect(meshed(world, ...everybody(), cor)).toBe(true);
  });

  it("and tells the name of each as it is", async () => {
    await world.say(ann.self, host.self, { type: "state", mic: true, camera: true, name: "Annelies", promised: true });
    await world.pass(1_000);
    expect(newest(bob).members.map(({ name }) => name)).toEqual(["host", "Annelies", "c2"]);
  });
});

describe("a name that a lying host has signed", () => {
  it("is shown without what cannot be seen, to be read and in the alert that somebody has come in", async () => {
    const disguised = { ...eve, name: "\u202Eb\u200Bob\u0000" };
    const signed = roster(host, { epoch: epoch(host)! + 1, members: [...newest(host).members, disguised] });
    await world.say(host.self, bob.self, { type: "roster", signed });
    expect(person(bob, "eve")?.name).toBe("bob");
    expect(bob.state).toMatchObject({ call: { alerts: [{ kind: "extraIn", name: "bob" }] } });
  });
});

describe("a member who takes another name all the time", () => {
  it("makes the host sign once a second, and the host is still the host behind a reload", async () => {
    const before = epoch(host)!;
    const issued = () => host.effects.filter(({ do: what }) => what === "issue").length;
    const signed = issued();
    for (let second = 0; second < 60; second += 1) {
      for (let again = 0; again < 100; again += 1) {
        await world.say(ann.self, host.self, {
          type: "state",
          mic: true,
          camera: true,
          name: `A${again}`,
          promised: true,
        });
      }
      await world.pass(1_000);
    }
    expect(issued() - signed).toBeLessThanOrEqual(60);
    expect(epoch(host)!).toBeGreaterThan(before);
    // The page had last been able to keep what it needs a minute ago.
    const back = await world.reload(host);
    await world.pass(5_000);
    expect(meshed(world, back, ann, bob)).toBe(true);
    expect([epoch(ann), epoch(bob)]).toEqual([epoch(back), epoch(back)]);
    expect(newest(bob).members.map(({ name }) => name)).toEqual(["host", "c1", "c2"]);
  });
});

describe("a link of the mesh", () => {
  it("that two members cannot make is tried again, and the call goes on", async () => {
    world.cut(ann.self, bob.self);
    await world.pass(120_000);
    expect(reached(host)).toHaveLength(2);
    expect([place(ann), place(bob)]).toEqual(["inCall", "inCall"]);
    expect(person(ann, bob)?.link).not.toBe("up");
    world.mend(ann.self, bob.self);
    await world.pass(30_000);
    expect(meshed(world, ...everybody())).toBe(true);
  });

  it("that fails before the host's is up does not end the call of a newcomer", async () => {
    const cor = world.browser("Cor");
    await knock(cor);
    await admitAll(host);
    await cor.happen({ type: "linkLost", peer: ann.self, closed: false });
    await world.pass(10_000);
    expect(meshed(world, ...everybody(), cor)).toBe(true);
  });

  it("closes with a goodbye, and the others go on", async () => {
    await ann.send({ type: "hangUp" });
    expect(meshed(world, host, bob)).toBe(true);
    expect([alerts(host), alerts(bob)]).toEqual([["clientLeft"], []]);
    expect(newest(bob).members).toHaveLength(2);
  });
});

describe("attackers", () => {
  const relayBrings = async (to: Browser, signed: ReturnType<typeof roster>) => {
    const seal = person(host, to)?.keys?.seal ?? newest(ann).members[0]!.seal;
    await world.deliver({ from: "relay", to: to.self, roster: host.secrets.wrap(seal, signed) });
  };

  it("a relay that adds somebody to the host's roster, or signs one itself, is not heard", async () => {
    const { signed } = together(host).call;
    const more = { ...newest(host), epoch: epoch(host)! + 1, members: [...newest(host).members, eve] };
    await relayBrings(ann, { ...signed!, roster: more });
    await relayBrings(ann, roster(bob, more));
    expect(meshed(world, ...everybody())).toBe(true);
    expect(together(ann).people).toHaveLength(2);
    // Anybody can hand one in at the relay: it is nothing to frighten a person with.
    expect(alerts(ann)).toEqual([]);
  });

  it("a relay that replays an old roster changes nothing", async () => {
    const old = together(host).call.signed!;
    const cor = world.browser("Cor");
    await knock(cor);
    await admitAll(host);
    await world.pass(4_000);
    await relayBrings(ann, old);
    await world.say(bob.self, ann.self, { type: "roster", signed: old });
    expect(together(ann).people).toHaveLength(3);
    expect(epoch(ann)).toBe(epoch(host));
    expect(alerts(ann)).not.toContain("interference");
  });

  it("a member that signs a roster in the host's place is found out by whoever hears it", async () => {
    const signed = roster(ann, { epoch: epoch(host)! + 1, members: [...newest(host).members, eve] });
    for (const other of [host, bob]) await world.say(ann.self, other.self, { type: "roster", signed });
    expect([alerts(host), alerts(bob)]).toEqual([["interference"], ["interference"]]);
    expect(together(bob).people).toHaveLength(2);
    expect(together(host).people).toHaveLength(2);
  });

  it("a host who shows two members two rosters of the same number is found out by both", async () => {
    // The relay is not needed for it, and cannot hinder it.
    world.carry = () => [];
    world.voice = (said) => {
      if (said.from !== host.self || said.to !== bob.self || said.message.type !== "roster") return [said];
      const { roster: told } = said.message.signed;
      const signed = roster(host, { ...told, policy: { ...told.policy, promise: false } });
      return [{ ...said, message: { type: "roster", signed } }];
    };
    await host.send({ type: "setPolicy", change: { keep: true } });
    expect([alerts(ann), alerts(bob)]).toEqual([["splitRoster"], ["splitRoster"]]);
  });

  it("a host who keeps the two apart is found out as soon as they meet", async () => {
    world.cut(ann.self, bob.self, false);
    const base = { ...newest(host), epoch: epoch(host)! + 1 };
    await world.say(host.self, ann.self, { type: "roster", signed: roster(host, base) });
    await world.say(host.self, bob.self, {
      type: "roster",
      signed: roster(host, { ...base, policy: { ...base.policy, keep: true } }),
    });
    expect([...alerts(ann), ...alerts(bob)]).toEqual([]);
    await world.pass(4_000);
    expect([alerts(ann), alerts(bob)]).toEqual([["splitRoster"], ["splitRoster"]]);
  });

  it("a member that hangs somebody up by a goodbye in their name is not heard: a link speaks for its own end", async () => {
    await world.say(ann.self, bob.self, { type: "bye" });
    expect(reached(bob)).toEqual([host.self]);
    expect(reached(host)).toHaveLength(2);
  });

  it("one that the relay puts in a member's name through the relay cannot be made", async () => {
    await world.deliver({ from: ann.self, to: bob.self, sealed: { n: 99, box: "AAAAAAAAAAAAAAAAAAAAAAAA" } });
    await world.deliver({ from: "nobody", to: bob.self, sealed: { n: 1, box: "AAAAAAAAAAAAAAAAAAAAAAAA" } });
    expect(meshed(world, ...everybody())).toBe(true);
  });
});
