import { beforeEach, describe, expect, it } from "vitest";
import { admitAll, alerts, did, gather, knock, meshed, place, start, together } from "../fakes/scene.ts";
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
