import { beforeEach, describe, expect, it } from "vitest";
import { admitAll, alerts, did, gather, knock, meshed, place, start, together } from "../fakes/scene.ts";
import type { SignedRoster } from "../../src/room/wire/roster.ts";
import { stopClock } from "../fakes/clock.ts";
import { type Browser, World } from "../fakes/world.ts";

stopClock();

let world: World;
let host: Browser;
let ann: Browser;
let bea: Browser;

const waiters = (browser: Browser) => ("call" in browser.state ? browser.state.call.door.map(({ name }) => name) : []);

/** Everything that this browser's machine knows and was asked to do. */
const knows = (browser: Browser) => JSON.stringify([browser.state, browser.effects]);

async function admit(browser: Browser): Promise<void> {
  await host.send({ type: "admit", peer: browser.self });
  await world.pass(4_000);
}

beforeEach(async () => {
  world = new World();
  host = world.browser("host");
  await start(host, "appelboom", "nl", { consulting: true });
  [ann, bea] = [world.browser("Annemie"), world.browser("Beatrijs")];
  await knock(ann);
  await world.pass(1_000);
  await knock(bea);
});

describe("consulting hours", () => {
  it("take nobody in unasked, and keep the order in which people came", async () => {
    await world.pass(20_000);
    expect([place(host), place(ann), place(bea)]).toEqual(["waiting", "knocking", "knocking"]);
    expect(waiters(host)).toEqual(["Annemie", "Beatrijs"]);
    expect(alerts(host)).toEqual([]);
    expect(host.effects).toContainEqual({ do: "sound", sound: "knock" });
  });

  it("tell whoever is in nothing of who waits, also when more come, and the guests nothing of each other", async () => {
    await admit(ann);
    expect(meshed(world, host, ann)).toBe(true);
    const cor = world.browser("Cornelis");
    await knock(cor);
    await host.send({ type: "tell", peer: bea.self, note: { is: "ready", which: "moment" } });
    await world.pass(20_000);
    expect(waiters(host)).toEqual(["Beatrijs", "Cornelis"]);
    expect(together(ann).call.signed?.roster.members).toHaveLength(2);
    for (const [one, ...others] of [
      [ann, bea, cor],
      [bea, ann, cor],
      [cor, ann, bea],
    ] as const) {
      for (const other of others) {
        expect(knows(one), `${one.name} of ${other.name}`).not.toContain(other.name);
        expect(knows(one), `${one.name} of ${other.name}`).not.toContain(other.self);
      }
    }
    expect([...alerts(host), ...alerts(ann)]).toEqual([]);
  });

  it("end one conversation with the beginning of the next, of which nothing is left", async () => {
    await admit(ann);
    await ann.send({ type: "write", id: "a".repeat(32), text: "Mijn knie doet pijn" });
    await admit(bea);
    expect(place(ann)).toBe("otherLeft");
    expect(meshed(world, host, bea)).toBe(true);
    expect(together(host).call.chat.texts).toEqual([]);
    expect(knows(bea)).not.toContain(ann.self);
    expect(knows(ann)).not.toContain(bea.self);
    expect(did(host, "unexpected") + did(ann, "unexpected") + did(bea, "unexpected")).toBe(0);
  });

  it("hand nobody a roster that does not list them: it might list whoever was in before", async () => {
    await admit(ann);
    // What is signed for the one may be ready only when the next is in.
    await ann.send({ type: "write", id: "b".repeat(32), text: "Dag" });
    const from = world.carried.length;
    await Promise.all([
      host.send({ type: "setPolicy", change: { promise: false } }),
      host.send({ type: "admit", peer: bea.self }),
    ]);
    await world.pass(4_000);
    expect(meshed(world, host, bea)).toBe(true);
    const handed = world.carried.slice(from).filter(({ to, roster }) => to === bea.self && roster);
    expect(handed.length).toBeGreaterThan(0);
    const said = host.effects.filter((done) => done.do === "post" && done.peer === bea.self);
    expect(said.length).toBeGreaterThan(0);
    for (const { signed } of said as { signed: SignedRoster }[])
      expect(signed.roster.members.map(({ id }) => id)).toEqual([host.self, bea.self]);
  });

  it("say nothing more of whoever was in before, once the next is", async () => {
    await admit(ann);
    await ann.send({ type: "hangUp" });
    await world.pass(100);
    expect(alerts(host)).toEqual(["clientLeft"]);
    await admit(bea);
    expect(alerts(host)).toEqual([]);
  });

  it("keep the place of somebody whose page is loaded anew", async () => {
    ann = await world.reload(ann);
    await world.pass(10_000);
    expect(waiters(host)).toEqual(["Annemie", "Beatrijs"]);
  });

  it("let whoever was in wait like anybody when they come again", async () => {
    await admit(ann);
    await admit(bea);
    await knock(ann);
    await world.pass(4_000);
    expect(place(ann)).toBe("knocking");
    expect(meshed(world, host, bea)).toBe(true);
    await admit(ann);
    expect(place(bea)).toBe("otherLeft");
    expect(meshed(world, host, ann)).toBe(true);
  });

  it("keep the room open when a conversation is over, whoever ends it", async () => {
    await admit(ann);
    await host.send({ type: "finish" });
    await world.pass(4_000);
    expect([place(host), place(ann)]).toEqual(["waiting", "otherLeft"]);
    await admit(bea);
    await bea.send({ type: "hangUp" });
    await world.pass(4_000);
    expect(place(host)).toBe("waiting");
  });

  it("go on with the next where whoever was in is out of reach", async () => {
    await admit(ann);
    await world.kill(ann);
    await world.pass(4_000);
    await admit(bea);
    expect(meshed(world, host, bea)).toBe(true);
  });

  it("go on when the host's page is loaded anew: the one comes back, the others wait again", async () => {
    await admit(ann);
    host = await world.reload(host);
    await world.pass(30_000);
    expect(meshed(world, host, ann)).toBe(true);
    expect(waiters(host)).toEqual(["Beatrijs"]);
    expect([...alerts(host), ...alerts(ann)]).toEqual([]);
    await admit(bea);
    expect(place(ann)).toBe("otherLeft");
    expect(meshed(world, host, bea)).toBe(true);
  });

  it("are not handed over, and no rule opens the door", async () => {
    await admit(ann);
    await host.send({ type: "setPolicy", change: { ask: false, people: 4 } });
    expect(together(host).call.policy).toMatchObject({ ask: true, people: 2 });
    await host.send({ type: "handOver", peer: ann.self, stay: true });
    expect(did(host, "handOver")).toBe(0);
    expect(together(ann).call.role).toBe("client");
  });

  it("tell everybody when they are closed", async () => {
    await admit(ann);
    await host.send({ type: "hangUp" });
    await world.pass(100);
    expect([place(ann), place(bea)]).toEqual(["otherLeft", "hostEnded"]);
  });
});

describe("a room that is open already", () => {
  it("has none while a host who comes back calls several, who know of each other", async () => {
    const other = new World();
    const [owner, ...members] = (await gather(other, 2)) as [Browser, ...Browser[]];
    let answer = () => undefined as void;
    const open = other.open.bind(other);
    other.open = (...asked) => void (answer = () => open(...asked));
    const back = await other.reload(owner);
    await back.send({ type: "consult", on: true });
    answer();
    await other.pass(10_000);
    expect(meshed(other, back, ...members)).toBe(true);
    expect(together(back).call.consulting).toBe(false);
  });

  it("lets the host before, who comes again, wait like anybody", async () => {
    const other = new World();
    const [first, second, third] = (await gather(other, 2)) as [Browser, Browser, Browser];
    // It takes a while until the relay takes the host before by its new id.
    let answer = () => undefined as void;
    const [open, address] = [other.open.bind(other), first.self];
    other.open = (self, ...rest) =>
      self === address ? open(self, ...rest) : void (answer = () => open(self, ...rest));
    await first.send({ type: "handOver", peer: second.self, stay: true });
    await other.pass(10_000);
    expect(meshed(other, second, third)).toBe(true);
    await second.send({ type: "consult", on: true });
    answer();
    await other.pass(10_000);
    expect(place(first)).toBe("knocking");
    expect(meshed(other, second, third)).toBe(true);
  });

  it("has consulting hours from then on, and no longer, as its host wishes", async () => {
    const other = new World();
    const [owner, one] = (await gather(other, 1)) as [Browser, Browser];
    const third = other.browser("Cornelis");
    await owner.send({ type: "consult", on: true });
    await knock(third);
    await other.pass(4_000);
    expect(alerts(one)).toEqual([]);
    await owner.send({ type: "consult", on: false });
    await admitAll(owner);
    await other.pass(4_000);
    expect(meshed(other, owner, one, third)).toBe(true);
    expect(alerts(one)).toEqual(["extraIn"]);
  });

  it("has none while several are in, who know of each other", async () => {
    const other = new World();
    const [owner] = (await gather(other, 2)) as [Browser];
    await owner.send({ type: "consult", on: true });
    expect(together(owner).call).toMatchObject({ consulting: false, policy: { ask: false } });
  });
});
