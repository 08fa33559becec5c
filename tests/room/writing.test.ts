import * as v from "valibot";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { changePerson } from "../../src/room/both/people.ts";
import type { Chat, Text } from "../../src/room/model/chat.ts";
import { callOf } from "../../src/room/select.ts";
import { step } from "../../src/room/step.ts";
import { RoomMessage } from "../../src/room/wire/messages.ts";
import { randomId } from "../../src/site/randomId.ts";
import { clock, stopClock } from "../fakes/clock.ts";
import { did, gather, knock, meshed, person, place, together } from "../fakes/scene.ts";
import { type Browser, World } from "../fakes/world.ts";

stopClock();

let world: World;
let host: Browser;
let ann: Browser;
let bob: Browser;

beforeEach(async () => {
  world = new World();
  [host, ann, bob] = (await gather(world, 2)) as [Browser, Browser, Browser];
  await world.pass(5_000);
});
afterEach(() => {
  for (const browser of [host, ann, bob]) expect(did(browser, "unexpected")).toBe(0);
});

const write = (who: Browser, text: string) => who.send({ type: "write", id: randomId(), text });
const chat = (who: Browser): Chat => callOf(who.state)!.chat;
const texts = (who: Browser): readonly Text[] => chat(who).texts;
/** As a screen shows them. */
const page = (who: Browser) =>
  texts(who).map(({ from, name, text }) => `${from === undefined ? "own" : name}: ${text}`);
const unread = (who: Browser) => chat(who).unread;
/** Whom one's own have not reached, of each. */
const waits = (who: Browser) => texts(who).flatMap(({ from, waits: left }) => (from === undefined ? [left] : []));
/** The key by which this person is known over reloads and handovers. */
const keyOf = (of: Browser, at: Browser) => person(at, of)!.keys!.sign;
const chimes = (who: Browser) =>
  who.effects.filter((effect) => effect.do === "sound" && effect.sound === "text").length;

describe("what somebody writes", () => {
  it("comes to everybody once, in its order, under the writer's name, with a sound at the others", async () => {
    await write(ann, "Dag");
    await write(ann, "iedereen");
    await write(bob, "Dag Ann");
    for (const browser of [host, ann, bob]) expect(texts(browser)).toHaveLength(3);
    expect(page(host)).toEqual(["c1: Dag", "c1: iedereen", "c2: Dag Ann"]);
    expect(page(ann)).toEqual(["own: Dag", "own: iedereen", "c2: Dag Ann"]);
    expect([host, ann, bob].map(unread)).toEqual([3, 1, 2]);
    expect([host, ann, bob].map(chimes)).toEqual([1, 1, 1]);
    expect([...waits(ann), ...waits(bob)]).toEqual([[], [], []]);
    await host.send({ type: "readTexts", count: 1 });
    expect(unread(host)).toBe(2);
    await host.send({ type: "readTexts", count: 9 });
    expect(unread(host)).toBe(0);
  });

  it("is not in what the page keeps for its next load", async () => {
    await write(host, "zonnebloem");
    expect(page(ann)).toEqual(["host: zonnebloem"]);
    expect(JSON.stringify([host.keepsake(), ann.keepsake()])).not.toContain("zonnebloem");
  });

  it("reaches somebody who was out of reach when they are back, and the writer sees until then that it has not", async () => {
    world.cut(ann.self, bob.self);
    await write(ann, "Hoort u mij?");
    expect(page(host)).toEqual(["c1: Hoort u mij?"]);
    expect([waits(ann), page(bob)]).toEqual([[[keyOf(bob, ann)]], []]);
    world.mend(ann.self, bob.self);
    await world.pass(30_000);
    expect(meshed(world, host, ann, bob)).toBe(true);
    expect([waits(ann), page(bob)]).toEqual([[[]], ["c1: Hoort u mij?"]]);
  });

  it("is shown once where the word that it had come was lost with the link", async () => {
    world.voice = (said) => (said.message.type === "textHere" ? [] : [said]);
    await write(ann, "Hoort u mij?");
    expect(waits(ann)).toEqual([[keyOf(host, ann), keyOf(bob, ann)]]);
    world.voice = (said) => [said];
    world.cut(ann.self, bob.self, false);
    await world.pass(30_000);
    expect([waits(ann), page(bob), unread(bob)]).toEqual([[[keyOf(host, ann)]], ["c1: Hoort u mij?"], 1]);
  });

  it("says for ever that it has not come where whom it was for has left", async () => {
    world.cut(ann.self, bob.self);
    await write(ann, "Hoort u mij?");
    const [left, key] = [bob.self, keyOf(bob, ann)];
    await bob.send({ type: "hangUp" });
    await world.pass(1_000);
    expect(person(ann, left)).toBeUndefined();
    expect(waits(ann)).toEqual([[key]]);
  });

  it("comes also from a page that is loaded anew, which has nothing of what was written before", async () => {
    await write(host, "Een");
    await write(ann, "Twee");
    host = await world.reload(host);
    ann = await world.reload(ann);
    await world.pass(30_000);
    expect(meshed(world, host, ann, bob)).toBe(true);
    expect([texts(host), texts(ann)]).toEqual([[], []]);
    await write(host, "Drie");
    await write(ann, "Vier");
    expect(page(bob)).toEqual(["host: Een", "c1: Twee", "host: Drie", "c1: Vier"]);
  });

  it("comes to somebody whose page was being loaded anew", async () => {
    const kept = ann.keepsake();
    await world.kill(ann);
    await write(host, "Bent u er nog?");
    ann = await world.reopen(ann, kept);
    await world.pass(30_000);
    expect(meshed(world, host, ann, bob)).toBe(true);
    expect([page(ann), waits(host)]).toEqual([["host: Bent u er nog?"], [[]]]);
  });

  it("comes to whom it was for when the host hands over meanwhile, and to nobody twice", async () => {
    world.cut(host.self, bob.self);
    await write(bob, "Hoort u mij?");
    await write(host, "En u mij?");
    expect([page(ann), waits(bob)]).toEqual([["c2: Hoort u mij?", "host: En u mij?"], [[keyOf(host, bob)]]]);
    world.mend(host.self, bob.self);
    await host.send({ type: "handOver", peer: ann.self, stay: true });
    await world.pass(60_000);
    expect(meshed(world, host, ann, bob)).toBe(true);
    expect([page(ann), unread(ann)]).toEqual([["c2: Hoort u mij?", "host: En u mij?"], 2]);
    expect([page(host), page(bob)]).toEqual([
      ["own: En u mij?", "c2: Hoort u mij?"],
      // Before the page that it comes from has said whose it is. The screen goes by the key.
      ["own: Hoort u mij?", ": En u mij?"],
    ]);
    expect([...waits(host), ...waits(bob)]).toEqual([[], []]);
  });

  it("goes on when the host hands over", async () => {
    await write(ann, "Voor");
    await host.send({ type: "handOver", peer: ann.self, stay: true });
    await world.pass(8_000);
    expect(meshed(world, host, ann, bob)).toBe(true);
    await write(host, "Na");
    await write(ann, "Na");
    expect(page(bob)).toEqual(["c1: Voor", "host: Na", "c1: Na"]);
    expect(page(host)).toEqual(["c1: Voor", "own: Na", "c1: Na"]);
  });

  it("is gone when the others have left: who comes next finds nothing of it", async () => {
    world.cut(host.self, bob.self);
    await write(ann, "Tot ziens");
    // This one waits still.
    await write(host, "Dag");
    for (const browser of [ann, bob]) await browser.send({ type: "hangUp" });
    expect(place(host)).toBe("waiting");
    const next = world.browser("next");
    await knock(next);
    await world.pass(1_000);
    expect([texts(host), texts(next), unread(host)]).toEqual([[], [], 0]);
  });

  it("is cleaned of what cannot be seen, and nothing where nothing is left", async () => {
    await write(ann, "  Lijst:\r\n\r\n\r\n\u202E1. melk\u0000 \n2. brood\n");
    await write(ann, " \u200B\n ");
    expect(page(bob)).toEqual(["c1: Lijst:\n\n1. melk\n2. brood"]);
  });

  it("is remembered two hundred times, and nobody drives out what others wrote by writing more", async () => {
    await write(bob, "Van Bob");
    for (let count = 1; count <= 203; count++) await write(ann, `${count}`);
    for (const browser of [host, bob]) {
      const all = texts(browser).map(({ text }) => text);
      expect([all.length, all[0], all[1], all.at(-1)]).toEqual([200, "Van Bob", "5", "203"]);
    }
  });
});

describe("what an app of somebody else's says", () => {
  const hears = (state: ReturnType<typeof together>, peer: string) =>
    step(
      state,
      {
        type: "message",
        generation: state.generation,
        peer,
        message: { type: "text", id: "a".repeat(32), text: "Ha" },
      },
      clock.now,
    );

  it("counts for nothing from whoever is not in, and from whoever is also before the link is known to be up", () => {
    const before = together(host);
    const [same, effects] = hears(before, "stranger");
    expect([same, effects]).toEqual([before, []]);
    for (const link of ["up", "connecting"] as const) {
      const [after] = hears(changePerson(before, ann.self, { link }), ann.self);
      expect(after).toMatchObject({ call: { chat: { texts: [{ text: "Ha" }] } } });
    }
  });

  it.each([
    ["empty", ""],
    ["nothing that can be seen", "\u200B \u0000"],
    ["too long", "a".repeat(1_001)],
  ])("is no text: %s", (_, text) => {
    expect(v.safeParse(RoomMessage, { type: "text", id: "a".repeat(32), text }).success).toBe(false);
  });

  it.each(["", "a", "A".repeat(32), "a".repeat(33)])("is no text by the name of %j", (id) => {
    expect(v.safeParse(RoomMessage, { type: "text", id, text: "Ha" }).success).toBe(false);
  });

  it("counts once, and drives nobody else's out by taking its name", async () => {
    await write(ann, "Echt");
    const { id } = texts(host)[0]!;
    await world.say(bob.self, host.self, { type: "text", id, text: "Vals" });
    await world.say(ann.self, host.self, { type: "text", id, text: "Nog eens" });
    expect(page(host)).toEqual(["c1: Echt", "c2: Vals"]);
  });

  it("that one has come which was never written changes nothing", async () => {
    await write(host, "Ha");
    const before = texts(host);
    await world.say(ann.self, host.self, { type: "textHere", id: "a".repeat(32) });
    await world.say(ann.self, host.self, { type: "textHere", id: before[0]!.id });
    expect(texts(host)).toBe(before);
  });
});
