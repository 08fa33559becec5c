import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { asked, phaseOf } from "../../src/room/both/keeping.ts";
import type { SignedStatement } from "../../src/room/wire/statement.ts";
import { roster, statement } from "../fakes/forge.ts";
import { admitAll, alerts, did, knock, meshed, together } from "../fakes/scene.ts";
import type { Browser, World } from "../fakes/world.ts";
import { accused, keep, lie, record, room, say, seenBy, type Three } from "./keepers.ts";

let world: World;
let host: Browser;
let ann: Browser;
let bob: Browser;

const everybody = (): Three => [host, ann, bob];
const seen = (who: Browser) => seenBy(everybody(), who);

beforeEach(() => {
  let three: Three;
  ({ world, three } = room());
  [host, ann, bob] = three;
  expect(meshed(world, ...everybody())).toBe(true);
});

afterEach(() => {
  expect(new Set(world.sealings).size).toBe(world.sealings.length);
  for (const browser of everybody()) expect(did(browser, "unexpected")).toBe(0);
});

describe("an app that does not ask, or does not stop", () => {
  const tell = (who: Browser, signed: SignedStatement) => {
    for (const other of everybody()) {
      if (other !== who) world.say(who.self, other.self, { type: "keeping", signed });
    }
  };

  it("is shown at once by every other browser as keeping without agreement", () => {
    tell(ann, lie(ann));
    expect([accused(host), accused(bob)]).toEqual([true, true]);
    expect(host.state).toMatchObject({ call: { alerts: [{ name: "c1", peer: ann.self, count: 1 }] } });
    expect([phaseOf(together(host), ann.self, "rec"), phaseOf(together(bob), ann.self, "rec")]).toEqual(["on", "on"]);
    world.pass(10_000);
    // One alarm for one offence.
    expect(host.state).toMatchObject({ call: { alerts: [{ count: 1 }] } });
  });

  it("is found out also by whoever has agreed, when another has not", () => {
    keep(ann);
    say(host, ann, true);
    tell(ann, lie(ann));
    expect([accused(host), accused(bob)]).toEqual([false, true]);
    world.pass(3_000);
    expect(accused(host)).toBe(true);
  });

  it("is found out when it goes on after a yes was withdrawn", () => {
    record(world, everybody());
    world.voice = (said) => (said.from === ann.self ? [] : [said]);
    say(bob, ann, false);
    expect(seen(ann)).toEqual(["on", "off", "on"]);
    world.pass(3_000);
    expect([accused(host), accused(bob)]).toEqual([true, true]);
  });

  it("is found out when it goes on while a new person is there, by all of them", () => {
    record(world, everybody());
    world.voice = (said) => (said.from === ann.self && said.message.type === "keeping" ? [] : [said]);
    const cor = world.browser("Cor");
    knock(cor);
    admitAll(host);
    world.pass(10_000);
    expect([accused(host), accused(bob), accused(cor)]).toEqual([true, true, true]);
  });

  it("is found out when it goes on though the host has forbidden it", () => {
    record(world, everybody());
    world.voice = (said) => (said.from === ann.self ? [] : [said]);
    host.send({ type: "setPolicy", change: { keep: false } });
    world.pass(3_000);
    expect([accused(host), accused(bob)]).toEqual([true, true]);
  });

  it("is found out by others where it says nothing to one of them: they hand it on", () => {
    world.cut(ann.self, bob.self);
    tell(ann, lie(ann));
    world.pass(3_000);
    expect(phaseOf(together(bob), ann.self, "rec")).toBe("on");
    expect(accused(bob)).toBe(true);
  });
});

describe("a statement", () => {
  const brings = (from: Browser, to: Browser, signed: SignedStatement) =>
    world.say(from.self, to.self, { type: "keeping", signed });

  it("that somebody makes in another's name is not believed", () => {
    const mine = lie(bob).statement;
    const { sign, seal } = roster(host, {}).roster.members.find(({ id }) => id === ann.self)!;
    brings(bob, host, statement(bob, { ...mine, by: sign, seal }));
    expect(phaseOf(together(host), ann.self, "rec")).toBe("off");
    expect(alerts(host)).toEqual([]);
  });

  it("of earlier does not come back when somebody plays it again", () => {
    record(world, everybody());
    const old = together(ann).keeping.declared!;
    keep(ann, false);
    brings(bob, host, old);
    expect(phaseOf(together(host), ann.self, "rec")).toBe("off");
    // Nor after a reload, when nobody remembers what was newer.
    ann = world.reload(ann);
    world.pass(5_000);
    brings(bob, host, old);
    world.pass(5_000);
    expect(phaseOf(together(host), ann.self, "rec")).toBe("off");
    expect(alerts(host)).toEqual([]);
  });

  it("of another call is not believed", () => {
    const { statement: said } = lie(ann);
    brings(ann, host, statement(ann, { ...said, session: "A".repeat(21) + "A" }));
    expect(phaseOf(together(host), ann.self, "rec")).toBe("off");
  });

  it("reaches somebody without a link to its speaker by others", () => {
    world.cut(ann.self, bob.self);
    keep(ann);
    expect(phaseOf(together(bob), ann.self, "rec")).toBe("asking");
    expect(asked(together(bob))).toEqual([{ id: ann.self, what: "rec" }]);
    expect(accused(bob)).toBe(false);
  });

  it("reaches somebody who meets nobody but a third at the latest then", () => {
    world.cut(ann.self, bob.self);
    world.cut(host.self, bob.self, false);
    keep(ann);
    expect(phaseOf(together(bob), ann.self, "rec")).toBe("off");
    world.pass(10_000);
    expect(phaseOf(together(bob), ann.self, "rec")).toBe("asking");
    expect(accused(bob)).toBe(false);
  });

  it("of a yes in another's name is not taken: a link speaks for its own end", () => {
    keep(ann);
    say(host, ann, true);
    world.say(host.self, ann.self, { type: "consent", to: ann.self, what: "rec", yes: true, n: world.now + 1 });
    expect(seen(ann)).toEqual(["asking", "asking", "asking"]);
  });
});
