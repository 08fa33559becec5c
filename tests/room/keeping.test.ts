import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { asked, phaseOf } from "../../src/room/both/keeping.ts";
import type { Kind } from "../../src/room/wire/statement.ts";
import { admitAll, alerts, did, gather, knock, meshed, place, together } from "../fakes/scene.ts";
import { type Browser, World } from "../fakes/world.ts";
import { accused, keep, record, room, say, seenBy, type Three } from "./keepers.ts";

let world: World;
let host: Browser;
let ann: Browser;
let bob: Browser;

const everybody = (): Three => [host, ann, bob];
const seen = (who: Browser, what?: Kind) => seenBy(everybody(), who, what);

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

describe("a recording", () => {
  it("is asked for, and begins with the last yes: nobody sees or keeps it before", () => {
    keep(ann);
    expect(seen(ann)).toEqual(["asking", "asking", "asking"]);
    for (const browser of [host, bob]) expect(asked(together(browser))).toEqual([{ id: ann.self, what: "rec" }]);
    say(host, ann, true);
    expect(seen(ann)).toEqual(["asking", "asking", "asking"]);
    expect(asked(together(host))).toEqual([]);
    say(bob, ann, true);
    expect(seen(ann)).toEqual(["on", "on", "on"]);
    world.pass(10_000);
    expect(everybody().flatMap(alerts)).toEqual([]);
    expect(seen(ann, "live")).toEqual(["off", "off", "off"]);
  });

  it("begins nowhere with one no, and who asked is told whose it is", () => {
    keep(ann);
    say(host, ann, true);
    say(bob, ann, false);
    expect(seen(ann)).toEqual(["off", "off", "off"]);
    expect(alerts(ann)).toEqual(["keepingRefused"]);
    expect(ann.state).toMatchObject({ call: { alerts: [{ name: "c2", peer: bob.self }] } });
    say(bob, ann, true);
    expect(seen(ann)).toEqual(["off", "off", "off"]);
  });

  it("ends with a yes that is withdrawn", () => {
    record(world, everybody());
    say(host, ann, false);
    expect(seen(ann)).toEqual(["off", "off", "off"]);
    expect(alerts(ann)).toEqual(["keepingRefused"]);
    world.pass(5_000);
    expect([accused(host), accused(bob)]).toEqual([false, false]);
  });

  it("ends when the recorder ends it, and must then be asked for anew", () => {
    record(world, everybody());
    keep(ann, false);
    expect(seen(ann)).toEqual(["off", "off", "off"]);
    keep(ann);
    expect(seen(ann)).toEqual(["asking", "asking", "asking"]);
    for (const browser of [host, bob]) expect(asked(together(browser))).toHaveLength(1);
  });

  it("does not begin with a yes that was given to a question which is taken back", () => {
    keep(ann);
    keep(ann, false);
    // On its way when the question ended.
    for (const browser of [host, bob]) {
      world.say(browser.self, ann.self, { type: "consent", to: ann.self, what: "rec", yes: true, n: world.now + 1 });
    }
    keep(ann);
    expect(seen(ann)).toEqual(["asking", "asking", "asking"]);
  });

  it("nor when that yes comes only after it is asked again", () => {
    keep(ann);
    const { n } = together(ann).keeping.declared!.statement;
    keep(ann, false);
    keep(ann);
    for (const browser of [host, bob]) {
      world.say(browser.self, ann.self, { type: "consent", to: ann.self, what: "rec", yes: true, n });
    }
    expect(seen(ann)).toEqual(["asking", "asking", "asking"]);
    for (const browser of [host, bob]) say(browser, ann, true);
    expect(seen(ann)).toEqual(["on", "on", "on"]);
  });

  it("can go on at two at a time, and beside a live stream, each with its own yeses", () => {
    record(world, everybody());
    keep(host);
    keep(ann, true, "live");
    expect(seen(ann)).toEqual(["on", "on", "on"]);
    expect([seen(host), seen(ann, "live")]).toEqual([Array(3).fill("asking"), Array(3).fill("asking")]);
    for (const browser of [ann, bob]) say(browser, host, true);
    for (const browser of [host, bob]) say(browser, ann, true, "live");
    expect([seen(host), seen(ann, "live")]).toEqual([Array(3).fill("on"), Array(3).fill("on")]);
    say(bob, ann, false, "live");
    expect([seen(ann), seen(ann, "live")]).toEqual([Array(3).fill("on"), Array(3).fill("off")]);
  });

  it("cannot be asked for where the host does not allow it, and ends when the host forbids it", () => {
    record(world, everybody());
    host.send({ type: "setPolicy", change: { keep: false } });
    expect(seen(ann)).toEqual(["off", "off", "off"]);
    world.pass(5_000);
    expect(everybody().some(accused)).toBe(false);
    keep(bob);
    expect(seen(bob)).toEqual(["off", "off", "off"]);
    expect(did(bob, "declare")).toBe(0);
  });

  it("ends with the last of the others", () => {
    record(world, everybody());
    for (const browser of [bob, host]) browser.send({ type: "hangUp" });
    expect(place(ann)).toBe("otherLeft");
    const two = new World();
    const [owner, only] = gather(two, 1) as [Browser, Browser];
    owner.send({ type: "setPolicy", change: { keep: true } });
    keep(owner);
    say(only, owner, true);
    expect(together(owner).keeping.own.rec).toBe("on");
    only.send({ type: "hangUp" });
    expect(owner.state).not.toHaveProperty("keeping");
  });
});

describe("who comes in while it runs", () => {
  it("makes it wait until they agree, and everybody sees that", () => {
    record(world, everybody());
    const cor = world.browser("Cor");
    knock(cor);
    admitAll(host);
    expect(seen(ann)).toEqual(["asking", "asking", "asking"]);
    world.pass(5_000);
    expect(meshed(world, ...everybody(), cor)).toBe(true);
    expect(asked(together(cor))).toEqual([{ id: ann.self, what: "rec" }]);
    say(cor, ann, true);
    expect([...seen(ann), phaseOf(together(cor), ann.self, "rec")]).toEqual(["on", "on", "on", "on"]);
    world.pass(5_000);
    expect([...everybody(), cor].some(accused)).toBe(false);
  });

  it("is asked again when it is a page that was loaded anew, also in a room of two", () => {
    record(world, everybody());
    bob = world.reload(bob);
    world.pass(5_000);
    expect(seen(ann)).toEqual(["asking", "asking", "asking"]);
    expect(asked(together(bob))).toEqual([{ id: ann.self, what: "rec" }]);
    say(bob, ann, true);
    world.pass(5_000);
    expect(seen(ann)).toEqual(["on", "on", "on"]);
    expect(everybody().some(accused)).toBe(false);

    const two = new World();
    const [owner, only] = gather(two, 1) as [Browser, Browser];
    owner.send({ type: "setPolicy", change: { keep: true } });
    keep(owner);
    say(only, owner, true);
    const again = two.reload(only);
    two.pass(5_000);
    expect(phaseOf(together(again), owner.self, "rec")).toBe("asking");
    say(again, owner, true);
    expect(together(owner).keeping.own.rec).toBe("on");
  });

  it("is asked again also when it is the host's page", () => {
    record(world, everybody());
    host = world.reload(host);
    world.pass(6_000);
    expect(seen(ann)).toEqual(["asking", "asking", "asking"]);
    expect(asked(together(host))).toEqual([{ id: ann.self, what: "rec" }]);
    expect(asked(together(bob))).toEqual([]);
    say(host, ann, true);
    expect(seen(ann)).toEqual(["on", "on", "on"]);
    expect(everybody().some(accused)).toBe(false);
  });

  it("and what the reloaded page kept is kept no more", () => {
    record(world, everybody());
    ann = world.reload(ann);
    world.pass(5_000);
    expect(seen(ann)).toEqual(["off", "off", "off"]);
    expect(everybody().some(accused)).toBe(false);
  });
});
