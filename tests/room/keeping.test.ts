import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { asked, phaseOf } from "../../src/room/both/keeping.ts";
import type { Kind } from "../../src/room/wire/statement.ts";
import { stopClock } from "../fakes/clock.ts";
import { admitAll, alerts, did, gather, knock, meshed, place, together } from "../fakes/scene.ts";
import { type Browser, World } from "../fakes/world.ts";
import { accused, keep, record, room, say, seenBy, type Three } from "./keepers.ts";

stopClock();

let world: World;
let host: Browser;
let ann: Browser;
let bob: Browser;

const everybody = (): Three => [host, ann, bob];
const seen = (who: Browser, what?: Kind) => seenBy(everybody(), who, what);

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

describe("a recording", () => {
  it("is asked for, and begins with the last yes: nobody sees or keeps it before", async () => {
    await keep(ann);
    expect(seen(ann)).toEqual(["asking", "asking", "asking"]);
    for (const browser of [host, bob]) expect(asked(together(browser))).toEqual([{ id: ann.self, what: "rec" }]);
    await say(host, ann, true);
    expect(seen(ann)).toEqual(["asking", "asking", "asking"]);
    expect(asked(together(host))).toEqual([]);
    await say(bob, ann, true);
    expect(seen(ann)).toEqual(["on", "on", "on"]);
    await world.pass(10_000);
    expect(everybody().flatMap(alerts)).toEqual([]);
    expect(seen(ann, "live")).toEqual(["off", "off", "off"]);
  });

  it("begins nowhere with one no, and who asked is told whose it is", async () => {
    await keep(ann);
    await say(host, ann, true);
    await say(bob, ann, false);
    expect(seen(ann)).toEqual(["off", "off", "off"]);
    expect(alerts(ann)).toEqual(["keepingRefused"]);
    expect(ann.state).toMatchObject({ call: { alerts: [{ name: "c2", peer: bob.self }] } });
    await say(bob, ann, true);
    expect(seen(ann)).toEqual(["off", "off", "off"]);
  });

  it("ends with a yes that is withdrawn", async () => {
    await record(world, everybody());
    await say(host, ann, false);
    expect(seen(ann)).toEqual(["off", "off", "off"]);
    expect(alerts(ann)).toEqual(["keepingRefused"]);
    await world.pass(5_000);
    expect([accused(host), accused(bob)]).toEqual([false, false]);
  });

  it("ends when the recorder ends it, and must then be asked for anew", async () => {
    await record(world, everybody());
    await keep(ann, false);
    expect(seen(ann)).toEqual(["off", "off", "off"]);
    await keep(ann);
    expect(seen(ann)).toEqual(["asking", "asking", "asking"]);
    for (const browser of [host, bob]) expect(asked(together(browser))).toHaveLength(1);
  });

  it("does not begin with a yes that was given to a question which is taken back", async () => {
    await keep(ann);
    await keep(ann, false);
    // On its way when the question ended.
    for (const browser of [host, bob]) {
      await world.say(browser.self, ann.self, {
        type: "consent",
        to: ann.self,
        what: "rec",
        yes: true,
        n: world.now + 1,
      });
    }
    await keep(ann);
    expect(seen(ann)).toEqual(["asking", "asking", "asking"]);
  });

  it("nor when that yes comes only after it is asked again", async () => {
    await keep(ann);
    const { n } = together(ann).keeping.declared!.statement;
    await keep(ann, false);
    await keep(ann);
    for (const browser of [host, bob]) {
      await world.say(browser.self, ann.self, { type: "consent", to: ann.self, what: "rec", yes: true, n });
    }
    expect(seen(ann)).toEqual(["asking", "asking", "asking"]);
    for (const browser of [host, bob]) await say(browser, ann, true);
    expect(seen(ann)).toEqual(["on", "on", "on"]);
  });

  it("can go on at two at a time, and beside a live stream, each with its own yeses", async () => {
    await record(world, everybody());
    await keep(host);
    await keep(ann, true, "live");
    expect(seen(ann)).toEqual(["on", "on", "on"]);
    expect([seen(host), seen(ann, "live")]).toEqual([Array(3).fill("asking"), Array(3).fill("asking")]);
    for (const browser of [ann, bob]) await say(browser, host, true);
    for (const browser of [host, bob]) await say(browser, ann, true, "live");
    expect([seen(host), seen(ann, "live")]).toEqual([Array(3).fill("on"), Array(3).fill("on")]);
    await say(bob, ann, false, "live");
    expect([seen(ann), seen(ann, "live")]).toEqual([Array(3).fill("on"), Array(3).fill("off")]);
  });

  it("cannot be asked for where the host does not allow it, and ends when the host forbids it", async () => {
    await record(world, everybody());
    await host.send({ type: "setPolicy", change: { keep: false } });
    expect(seen(ann)).toEqual(["off", "off", "off"]);
    await world.pass(5_000);
    expect(everybody().some(accused)).toBe(false);
    await keep(bob);
    expect(seen(bob)).toEqual(["off", "off", "off"]);
    expect(did(bob, "declare")).toBe(0);
  });

  it("ends with the last of the others", async () => {
    await record(world, everybody());
    for (const browser of [bob, host]) await browser.send({ type: "hangUp" });
    expect(place(ann)).toBe("otherLeft");
    const two = new World();
    const [owner, only] = (await gather(two, 1)) as [Browser, Browser];
    await owner.send({ type: "setPolicy", change: { keep: true } });
    await keep(owner);
    await say(only, owner, true);
    expect(together(owner).keeping.own.rec).toBe("on");
    await only.send({ type: "hangUp" });
    expect(owner.state).not.toHaveProperty("keeping");
  });
});

describe("who comes in while it runs", () => {
  it("makes it wait until they agree, and everybody sees that", async () => {
    await record(world, everybody());
    const cor = world.browser("Cor");
    await knock(cor);
    await admitAll(host);
    expect(seen(ann)).toEqual(["asking", "asking", "asking"]);
    await world.pass(5_000);
    expect(meshed(world, ...everybody(), cor)).toBe(true);
    expect(asked(together(cor))).toEqual([{ id: ann.self, what: "rec" }]);
    await say(cor, ann, true);
    expect([...seen(ann), phaseOf(together(cor), ann.self, "rec")]).toEqual(["on", "on", "on", "on"]);
    await world.pass(5_000);
    expect([...everybody(), cor].some(accused)).toBe(false);
  });

  it("is asked again when it is a page that was loaded anew, also in a room of two", async () => {
    await record(world, everybody());
    bob = await world.reload(bob);
    await world.pass(5_000);
    expect(seen(ann)).toEqual(["asking", "asking", "asking"]);
    expect(asked(together(bob))).toEqual([{ id: ann.self, what: "rec" }]);
    await say(bob, ann, true);
    await world.pass(5_000);
    expect(seen(ann)).toEqual(["on", "on", "on"]);
    expect(everybody().some(accused)).toBe(false);

    const two = new World();
    const [owner, only] = (await gather(two, 1)) as [Browser, Browser];
    await owner.send({ type: "setPolicy", change: { keep: true } });
    await keep(owner);
    await say(only, owner, true);
    const again = await two.reload(only);
    await two.pass(5_000);
    expect(phaseOf(together(again), owner.self, "rec")).toBe("asking");
    await say(again, owner, true);
    expect(together(owner).keeping.own.rec).toBe("on");
  });

  it("is asked again also when it is the host's page", async () => {
    await record(world, everybody());
    host = await world.reload(host);
    await world.pass(6_000);
    expect(seen(ann)).toEqual(["asking", "asking", "asking"]);
    expect(asked(together(host))).toEqual([{ id: ann.self, what: "rec" }]);
    expect(asked(together(bob))).toEqual([]);
    await say(host, ann, true);
    expect(seen(ann)).toEqual(["on", "on", "on"]);
    expect(everybody().some(accused)).toBe(false);
  });

  it("and what the reloaded page kept is kept no more", async () => {
    await record(world, everybody());
    ann = await world.reload(ann);
    await world.pass(5_000);
    expect(seen(ann)).toEqual(["off", "off", "off"]);
    expect(everybody().some(accused)).toBe(false);
  });
});
