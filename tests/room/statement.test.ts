import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { asked, phaseOf } from "../../src/room/both/keeping.ts";
import type { SignedStatement } from "../../src/room/wire/statement.ts";
import { stopClock } from "../fakes/clock.ts";
import { roster, statement } from "../fakes/forge.ts";
import { admitAll, alerts, did, knock, meshed, together } from "../fakes/scene.ts";
import type { Browser, World } from "../fakes/world.ts";
import { accused, keep, lie, record, room, say, seenBy, type Three } from "./keepers.ts";

stopClock();

let world: World;
let host: Browser;
let ann: Browser;
let bob: Browser;

const everybody = (): Three => [host, ann, bob];
const seen = (who: Browser) => seenBy(everybody(), who);

beforeEach(async () => {
  let three: Three;
  ({ world, three } = await room());
  [host, ann, bob] = three;
  expect(meshed(world, ...everybody())).toBe(true);
});

afterEach(() => {
  expect(new Set(world.sealings).size).toBe(world.sealings.length);
  for (const browser of everybody()) expect(did(browser, "unexpected")).toBe(0);
});

describe("an app that does not ask, or does not stop", () => {
  const tell = async (who: Browser, signed: SignedStatement) => {
    for (const other of everybody()) {
      if (other !== who) await world.say(who.self, other.self, { type: "keeping", signed });
    }
  };

  it("is shown at once by every other browser as keeping without agreement", async () => {
    await tell(ann, lie(ann));
    expect([accused(host), accused(bob)]).toEqual([true, true]);
    expect(host.state).toMatchObject({ call: { alerts: [{ name: "c1", peer: ann.self, count: 1 }] } });
    expect([phaseOf(together(host), ann.self, "rec"), phaseOf(together(bob), ann.self, "rec")]).toEqual(["on", "on"]);
    await world.pass(10_000);
    // One alarm for one offence.
    expect(host.state).toMatchObject({ call: { alerts: [{ count: 1 }] } });
  });

  it("is found out also by whoever has agreed, when another has not", async () => {
    await keep(ann);
    await say(host, ann, true);
    await tell(ann, lie(ann));
    expect([accused(host), accused(bob)]).toEqual([false, true]);
    await world.pass(3_000);
    expect(accused(host)).toBe(true);
  });

  it("is found out when it goes on after a yes was withdrawn", async () => {
    await record(world, everybody());
    world.voice = (said) => (said.from === ann.self ? [] : [said]);
    await say(bob, ann, false);
    expect(seen(ann)).toEqual(["on", "off", "on"]);
    await world.pass(3_000);
    expect([accused(host), accused(bob)]).toEqual([true, true]);
  });

  it("is found out when it goes on while a new person is there, by all of them", async () => {
    await record(world, everybody());
    world.voice = (said) => (said.from === ann.self && said.message.type === "keeping" ? [] : [said]);
    const cor = world.browser("Cor");
    await knock(cor);
    await admitAll(host);
    await world.pass(10_000);
    expect([accused(host), accused(bob), accused(cor)]).toEqual([true, true, true]);
  });

  it("is found out when it goes on though the host has forbidden it", async () => {
    await record(world, everybody());
    world.voice = (said) => (said.from === ann.self ? [] : [said]);
    await host.send({ type: "setPolicy", change: { keep: false } });
    await world.pass(3_000);
    expect([accused(host), accused(bob)]).toEqual([true, true]);
  });

  it("is found out by others where it says nothing to one of them: they hand it on", async () => {
    world.cut(ann.self, bob.self);
    await tell(ann, lie(ann));
    await world.pass(3_000);
    expect(phaseOf(together(bob), ann.self, "rec")).toBe("on");
    expect(accused(bob)).toBe(true);
  });
});

describe("a statement", () => {
  const brings = (from: Browser, to: Browser, signed: SignedStatement) =>
    world.say(from.self, to.self, { type: "keeping", signed });

  it("that somebody makes in another's name is not believed", async () => {
    const mine = lie(bob).statement;
    const { sign, seal } = roster(host, {}).roster.members.find(({ id }) => id === ann.self)!;
    await brings(bob, host, statement(bob, { ...mine, by: sign, seal }));
    expect(phaseOf(together(host), ann.self, "rec")).toBe("off");
    expect(alerts(host)).toEqual([]);
  });

  it("of earlier does not come back when somebody plays it again", async () => {
    await record(world, everybody());
    const old = together(ann).keeping.declared!;
    await keep(ann, false);
    await brings(bob, host, old);
    expect(phaseOf(together(host), ann.self, "rec")).toBe("off");
    // Nor after a reload, when nobody remembers what was newer.
    ann = await world.reload(ann);
    await world.pass(5_000);
    await brings(bob, host, old);
    await world.pass(5_000);
    expect(phaseOf(together(host), ann.self, "rec")).toBe("off");
    expect(alerts(host)).toEqual([]);
  });

  it("of another call is not believed", async () => {
    const { statement: said } = lie(ann);
    await brings(ann, host, statement(ann, { ...said, session: "A".repeat(21) + "A" }));
    expect(phaseOf(together(host), ann.self, "rec")).toBe("off");
  });

  it("reaches somebody without a link to its speaker by others", async () => {
    world.cut(ann.self, bob.self);
    await keep(ann);
    expect(phaseOf(together(bob), ann.self, "rec")).toBe("asking");
    expect(asked(together(bob))).toEqual([{ id: ann.self, what: "rec" }]);
    expect(accused(bob)).toBe(false);
  });

  it("reaches somebody who meets nobody but a third at the latest then", async () => {
    world.cut(ann.self, bob.self);
    world.cut(host.self, bob.self, false);
    await keep(ann);
    expect(phaseOf(together(bob), ann.self, "rec")).toBe("off");
    await world.pass(10_000);
    expect(phaseOf(together(bob), ann.self, "rec")).toBe("asking");
    expect(accused(bob)).toBe(false);
  });

  it("of a yes in another's name is not taken: a link speaks for its own end", async () => {
    await keep(ann);
    await say(host, ann, true);
    await world.say(host.self, ann.self, { type: "consent", to: ann.self, what: "rec", yes: true, n: world.now + 1 });
    expect(seen(ann)).toEqual(["asking", "asking", "asking"]);
  });
});
