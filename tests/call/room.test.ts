import { createEffect, createRoot } from "solid-js";
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { askForCall } from "../../src/call/carrying.ts";
import { seated } from "../../src/call/claims.ts";
import type { Keepsake } from "../../src/call/keepsake.ts";
import { normalise } from "../../src/phrase/words.ts";
import { ownKey, writeKeepsake } from "../../src/call/tabStorage.ts";
import type { Together } from "../../src/room/model/state.ts";
import type { Vault } from "../../src/room/ports.ts";
import { peopleOf } from "../../src/room/select.ts";
import { makeSafe } from "../../src/vault/safe.ts";
import { settled, stopClock } from "../fakes/clock.ts";
import { Locks } from "../fakes/locks.ts";
import { knock, person, start } from "../fakes/scene.ts";
import { stubStorage } from "../fakes/storage.ts";
import { World } from "../fakes/world.ts";
import { enter, meet, type Opened, openRoom, PASSWORD, WORDS } from "./rooms.ts";

stopClock();

let world: World;
let host: Opened;
let client: Opened;
let tab: Map<string, string>;
/** How the tab has come to its page. */
let visit: string;
/** Both pages' `window`: this process has one. */
let pages: EventTarget;

beforeEach(() => {
  tab = stubStorage("sessionStorage");
  visit = "navigate";
  Object.assign(performance, { getEntriesByType: () => [{ type: visit }] });
  pages = Object.assign(new EventTarget(), { name: "" });
  vi.stubGlobal("window", pages);
  // Hidden: nobody asks for the screen to be kept on.
  vi.stubGlobal("document", Object.assign(new EventTarget(), { visibilityState: "hidden" }));
  world = new World();
  host = openRoom(world, "Hilde");
  client = openRoom(world, "Klaas");
});
afterEach(() => {
  host.dispose();
  client.dispose();
});

const inCall = ({ room }: Opened) => room.state() as Together;
const others = ({ room }: Opened) => peopleOf(room.state());
/** No plain object: those a store would wrap. */
const stream = () => new EventTarget() as MediaStream;
const alertsOf = ({ room }: Opened) => {
  const state = room.state();
  return "call" in state ? state.call.alerts.map(({ kind }) => kind) : [];
};

describe("a call from the form to the end", () => {
  it("is the same for everybody however the words are written, and each knows the other's name", async () => {
    await meet(world, host, client);
    expect([host.room.state().at, client.room.state().at]).toEqual(["inCall", "inCall"]);
    expect(others(host)).toMatchObject([{ id: client.self, name: "Klaas", mic: true }]);
    expect(others(client)).toMatchObject([{ id: host.self, name: "Hilde" }]);
    expect(host.room.phrase()).toEqual({ words: WORDS, password: PASSWORD });
    expect(host.sounds).toContain("knock");
  });

  it("tells a change of one's devices to whoever is there", async () => {
    await meet(world, host, client);
    client.setPresence((before) => ({ ...before, mic: false, promised: true }));
    await settled();
    expect(others(host)).toMatchObject([{ mic: false, camera: true, promised: true }]);
  });

  it("tells whether camera and sound worked where they were tried, and says nothing of it where they were not", async () => {
    client.setPresence((before) => ({ ...before, tried: false }));
    await meet(world, host, client);
    expect(others(host)).toMatchObject([{ tried: false, mic: true, name: "Klaas" }]);
    expect(others(client)[0]).not.toHaveProperty("tried");
    client.setPresence((before) => ({ ...before, tried: true }));
    await settled();
    expect(others(host)).toMatchObject([{ tried: true }]);
  });

  it("tells that the picture is of one's screen, for as long as it is", async () => {
    await meet(world, host, client);
    expect(others(client)).toMatchObject([{ shows: false }]);
    for (const shows of [true, false]) {
      host.setPresence((before) => ({ ...before, shows }));
      await settled();
      expect(others(client)).toMatchObject([{ shows }]);
    }
  });

  it("tells when all who were there have gone, also where somebody else comes in the place of one who is lost", async () => {
    const alone = vi.fn<() => void>();
    const left = openRoom(world, "Hilde", { alone });
    const next = openRoom(world, "Tine");
    onTestFinished(() => {
      left.dispose();
      next.dispose();
    });
    await meet(world, left, client);
    world.cut(left.self, client.self);
    client.dispose();
    await world.pass(70_000);
    expect(others(left)).toMatchObject([{ lapsed: true }]);
    expect(alone).not.toHaveBeenCalled();
    await enter("client", next);
    next.room.password(PASSWORD);
    await world.pass(100);
    expect(others(left)).toMatchObject([{ id: next.self }]);
    expect(alone).toHaveBeenCalledOnce();
    next.room.hangUp();
    await settled();
    expect(others(left)).toEqual([]);
    expect(alone).toHaveBeenCalledTimes(2);
  });

  it("gives a new track to the links", async () => {
    await meet(world, host, client);
    const track = {} as MediaStreamTrack;
    host.setTracks({ audio: null, video: track });
    expect(host.sent).toContainEqual(["video", track]);
  });

  it("keeps what was typed on the way back to the form, and forgets it on the way home", async () => {
    await meet(world, host, client);
    client.room.hangUp();
    await settled();
    expect(client.room.state()).toMatchObject({ at: "ended", reason: "hungUp" });
    expect(alertsOf(host)).toEqual(["clientLeft"]);
    // The end is the end: hanging up once more changes nothing.
    const before = client.room.state();
    client.room.hangUp();
    expect(client.room.state()).toBe(before);
    client.room.leave();
    expect(client.room.state().at).toBe("idle");
    expect(client.room.phrase().words).toEqual(WORDS);
    client.room.forget();
    expect(client.room.phrase()).toEqual({ words: ["", "", ""], password: "" });
  });

  it("says that it was left when the page is closed", async () => {
    await meet(world, host, client);
    pages.dispatchEvent(new Event("pagehide"));
    await settled();
    expect([...others(host), ...others(client)].map(({ link }) => link)).not.toContain("up");
  });

  it("counts events that no state had a use for", async () => {
    await meet(world, host, client);
    expect(client.room.drops()).toBe(0);
    client.room.allowGuess();
    expect(client.room.drops()).toBe(1);
  });
});

describe("what the host decides", () => {
  beforeEach(() => meet(world, host, client));

  it("a new password is everybody's, as it was typed by the host and as it is derived by the others", async () => {
    host.room.password("Peren boom");
    await settled();
    expect(host.room.phrase().password).toBe("Peren boom");
    expect(client.room.phrase().password).toBe("perenboom");
  });

  it("who comes beyond those agreed on is asked about, told something, and let in, or turned away", async () => {
    const third = openRoom(world, "Tine");
    await enter("client", third);
    third.room.password(PASSWORD);
    await world.pass(100);
    expect(alertsOf(host)).toContain("extraAsks");
    host.room.tell(third.self, { is: "ready", which: "moment" });
    await settled();
    expect(third.room.state()).toMatchObject({ at: "knocking", note: { which: "moment" } });
    host.room.admit(third.self);
    await world.pass(4_000);
    expect(third.room.state().at).toBe("inCall");
    expect(alertsOf(host)).toContain("extraIn");
    host.room.putAway("extraIn");
    expect(alertsOf(host)).not.toContain("extraIn");
    host.room.kick(third.self);
    await settled();
    expect(third.room.state()).toMatchObject({ at: "ended", reason: "removed" });
    third.room.leave();
    await enter("client", third);
    third.room.password(PASSWORD);
    await world.pass(100);
    host.room.turnAway(third.self);
    await settled();
    expect(third.room.state().at).not.toBe("inCall");
    third.dispose();
  });

  it("may be recorded, once everybody has said yes", async () => {
    host.room.setPolicy({ keep: true });
    await settled();
    client.room.keep("rec", true);
    await settled();
    expect(inCall(client).keeping.own.rec).toBe("asking");
    host.room.answer(client.self, "rec", true);
    await settled();
    expect(inCall(client).keeping.own.rec).toBe("on");
  });

  it("is handed over", async () => {
    host.room.handOver(client.self, true);
    await world.pass(8_000);
    expect(inCall(client).call.role).toBe("host");
    expect(inCall(host).call.role).toBe("client");
  });

  it("somebody whose safety words differ is not talked to any more", async () => {
    client.room.distrust(host.self);
    await settled();
    expect(client.room.state()).toMatchObject({ at: "ended", reason: "distrusted" });
  });
});

describe("what is derived ahead", () => {
  it("the words, while the person is still at the form", async () => {
    host.room.prepareWords(WORDS);
    while (!host.asked.includes("address")) await settled();
    expect(host.room.state().at).toBe("idle");
  });

  it("nothing in a call, which goes on with an address of its own", async () => {
    await enter("client", client);
    const before = client.asked.length;
    client.room.prepareWords(["anna", "brugge", "boom"]);
    await settled();
    await settled();
    expect(client.asked.slice(before)).not.toContain("address");
  });

  it("fails without a word where the vault does", async () => {
    const broken = openRoom(world, "", {
      vault: async () => () => ({ address: () => Promise.reject(new Error()) }) as never,
    });
    broken.room.prepareWords(WORDS);
    await settled();
    expect(broken.room.state().at).toBe("idle");
    broken.dispose();
  });
});

describe("a channel beside the link", () => {
  it("is opened to and taken from whoever is in the call, and nobody else, under a label that is known", async () => {
    const taken: string[] = [];
    const third = openRoom(world, "Tine", { channels: new Map([["file", (peer) => taken.push(peer)]]) });
    await meet(world, host, third);
    const closed: string[] = [];
    const channel = (id: string, label = "file") =>
      ({ label, close: () => void closed.push(id) }) as unknown as RTCDataChannel;
    third.events.channel(host.self, channel("the host's"));
    third.events.channel("eve", channel("eve's"));
    third.events.channel(host.self, channel("the host's other", "constructor"));
    expect(taken).toEqual([host.self]);
    expect(closed).toEqual(["eve's", "the host's other"]);
    expect(third.room.openChannel(host.self, "file")).toBeDefined();
    expect(third.room.openChannel("eve", "file")).toBeUndefined();
    third.dispose();
  });
});

describe("pictures", () => {
  beforeEach(() => meet(world, host, client));

  it("one is set once, whoever else comes and goes", async () => {
    const seen: (MediaStream | undefined)[] = [];
    createRoot(() => createEffect(() => seen.push(host.room.remote(client.self))));
    const picture = stream();
    host.events.remote(client.self, picture);
    expect(host.room.remote(client.self)).toBe(picture);
    const third = openRoom(world, "Tine");
    await enter("client", third);
    third.room.password(PASSWORD);
    await world.pass(100);
    host.room.admit(third.self);
    await world.pass(4_000);
    host.events.remote(third.self, stream());
    host.room.kick(third.self);
    await settled();
    expect(host.room.remote(third.self)).toBeUndefined();
    expect(seen).toEqual([undefined, picture]);
    third.dispose();
  });

  it("of somebody who is not in the call is not kept, nor of an earlier call", async () => {
    host.events.remote("eve", stream());
    expect(host.room.remote("eve")).toBeUndefined();
    const { events } = client;
    client.room.hangUp();
    await settled();
    events.remote(host.self, stream());
    expect(client.room.remote(host.self)).toBeUndefined();
  });
});

describe("a page that is loaded anew", () => {
  const kept = () => JSON.parse(tab.get("driewoord/call")!) as Keepsake;

  /** What the tab has until the page is gone is there for the next one. */
  async function reload(before: Opened): Promise<Opened> {
    const items = [...tab];
    const { name } = window;
    before.dispose();
    world.drop(before.self);
    visit = "reload";
    for (const [item, text] of items) tab.set(item, text);
    window.name = name;
    const again = openRoom(world, before === host ? "Hilde" : "Klaas");
    expect(await again.room.leftover()).toBe("reloaded");
    expect(await again.room.comeBack(false)).toMatchObject({ name: before === host ? "Hilde" : "Klaas", mic: true });
    return again;
  }

  // Only one of the two is a whole room here: this process has one tab's storage.
  it("comes back into its call without typing, and without what was typed", async () => {
    const other = world.browser("Hilde");
    await start(other);
    await enter("client", client);
    client.room.password(PASSWORD);
    await world.pass(100);
    expect(kept().role).toBe("client");
    const stored = [...tab.values()].join().toLowerCase();
    for (const secret of [...WORDS, ...PASSWORD.split(" "), "Klaas"])
      expect(stored).not.toContain(secret.toLowerCase());
    client = await reload(client);
    await world.pass(5_000);
    expect(client.room.state().at).toBe("inCall");
    expect(client.room.phrase()).toEqual({ words: ["", "", ""], password: "" });
    expect(person(other, client.self)?.link).toBe("up");
  });

  it("a host is host again", async () => {
    await enter("host", host);
    const other = world.browser("Klaas");
    await knock(other);
    await world.pass(100);
    expect(kept().role).toBe("host");
    host = await reload(host);
    await world.pass(8_000);
    expect(inCall(host)).toMatchObject({
      at: "inCall",
      call: { role: "host" },
      people: [{ id: other.self, link: "up" }],
    });
  });

  it("a host comes back to the password that was set last, and no earlier one is good any more", async () => {
    for (const [before, after] of [
      [PASSWORD, "Peren boom"],
      ["", "Peren boom"],
    ] as const) {
      await enter("host", host, before);
      await vi.waitUntil(() => tab.size > 0);
      host.room.password(after);
      await settled();
      host = await reload(host);
      await world.pass(2_000);
      const [old, other] = [world.browser("Oude"), world.browser("Klaas")];
      await knock(old, normalise(before));
      await world.pass(100);
      expect(old.state.at).toBe("authenticating");
      // The pause behind a wrong guess.
      await world.kill(old);
      await world.pass(2_100);
      await knock(other, "perenboom");
      await world.pass(100);
      expect(other.state.at).toBe("inCall");
      host.room.hangUp();
      await settled();
      await world.pass(2_000);
      host.room.leave();
    }
  });

  it("a member comes back with a password that has changed meanwhile, and is not asked for it", async () => {
    const other = world.browser("Hilde");
    await start(other);
    await enter("client", client);
    client.room.password(PASSWORD);
    await world.pass(100);
    await other.send({ type: "password", password: "perenboom" });
    await world.pass(100);
    client = await reload(client);
    await world.pass(5_000);
    expect(client.room.state().at).toBe("inCall");
    expect(other.state).toMatchObject({ call: { alerts: [] } });
  });

  it("stays where it is without anything kept, with what is none of ours, and without the key", async () => {
    expect(await client.room.leftover()).toBeUndefined();
    expect(await client.room.comeBack(false)).toBeUndefined();
    ownKey();
    writeKeepsake('{"role":"queen"}');
    expect(await client.room.leftover()).toBe("here");
    expect(await client.room.comeBack(false)).toBeUndefined();
    expect(client.room.state().at).toBe("idle");
    await enter("host", host);
    await vi.waitUntil(() => tab.size > 0);
    // A tab that was copied, or brought back, has what was stored and not the window's name.
    window.name = "";
    expect(await client.room.leftover()).toBeUndefined();
    expect(tab.size).toBe(0);
  });

  it("is asked about where it comes in another way than by a reload, and then by a reload as well", async () => {
    await enter("host", host);
    await vi.waitUntil(() => tab.size > 0);
    for (visit of ["navigate", "reload", "back_forward"]) {
      expect(await client.room.leftover()).toBe("here");
    }
    client.room.stayOut();
    expect(await client.room.leftover()).toBeUndefined();
  });

  it("forgets nothing where the vault fails, and goes back when it answers", async () => {
    const broken = openRoom(world, "Hilde", {
      vault: async () => () => new Proxy({} as Vault, { get: () => () => Promise.reject(new Error("stopped")) }),
    });
    await enter("host", host);
    await vi.waitUntil(() => tab.size > 0);
    visit = "reload";
    expect(await broken.room.leftover()).toBe("reloaded");
    expect(await broken.room.comeBack(false)).toBe("here");
    expect(await broken.room.leftover()).toBe("here");
    expect(broken.room.state().at).toBe("idle");
    expect(await client.room.comeBack(false)).toMatchObject({ role: "host" });
    broken.dispose();
  });

  it("is where the person has turned away to when a return is under way, and not in the call", async () => {
    await enter("host", host);
    await vi.waitUntil(() => tab.size > 0);
    await client.room.leftover();
    const thaw = client.freeze();
    const back = client.room.comeBack(false);
    await settled();
    client.room.stayOut();
    thaw();
    expect(await back).toBeUndefined();
    expect([client.room.state().at, tab.size]).toEqual(["idle", 0]);
  });

  it("stays out where the person says no", async () => {
    await enter("host", host);
    await vi.waitUntil(() => tab.size > 0);
    expect(await client.room.leftover()).toBe("here");
    client.room.stayOut();
    expect([tab.size, window.name, client.room.state().at]).toEqual([0, "", "idle"]);
  });
});

describe("two tabs of one browser", () => {
  /** What somebody types who begins another call. */
  const ANOTHER = { words: ["Mia", "Gent", "Fiets"], password: PASSWORD } as const;
  const seatIn = (store: ReadonlyMap<string, string>) => (JSON.parse(store.get("driewoord/call")!) as Keepsake).seat;
  let locks: LockManager;
  /** The second tab's, while the first has the one of before. */
  let second: Opened;
  const tabs = {
    first: { store: new Map<string, string>(), name: "" },
    second: { store: new Map<string, string>(), name: "" },
  };

  /** From here on the code runs in this tab. */
  function inTab({ store, name }: { store: Map<string, string>; name: string }): void {
    for (const item of tab.keys()) tab.delete(item);
    for (const [item, text] of store) tab.set(item, text);
    window.name = name;
  }

  beforeEach(async () => {
    locks = new Locks().manager;
    host = openRoom(world, "Hilde", { locks });
    await enter("host", host);
    await vi.waitUntil(() => tab.size > 0);
    tabs.first = { store: new Map(tab), name: window.name };
    second = openRoom(world, "Hilde", { locks });
  });
  afterEach(() => second.dispose());

  it("the second one that begins the call says that it is open, and can take it over", async () => {
    inTab(tabs.second);
    await enter("host", second);
    await settled();
    expect(second.room.state()).toMatchObject({ at: "ended", reason: "alreadyOpen" });
    expect(host.room.state().at).toBe("waiting");
    inTab(tabs.first);
    const carried = await second.room.comeBack(true);
    expect(carried).toMatchObject({ role: "host", name: "Hilde" });
    await vi.waitUntil(() => second.room.state().at === "waiting");
    expect(host.room.state()).toMatchObject({ at: "ended", reason: "elsewhere" });
    await world.pass(2_000);
    const other = world.browser("Klaas");
    await knock(other);
    await world.pass(1_000);
    expect(others(second)).toMatchObject([{ link: "up" }]);
  });

  it("a copy of the tab finds the call in the other, and leaves it there or takes it over with all who are in it", async () => {
    const other = world.browser("Klaas");
    await knock(other);
    await world.pass(100);
    tabs.first = { store: new Map(tab), name: window.name };
    inTab({ store: tabs.first.store, name: "" });
    expect(await second.room.leftover()).toBe("elsewhere");
    expect(host.room.state().at).toBe("inCall");
    inTab(tabs.first);
    await second.room.comeBack(true);
    await vi.waitUntil(() => second.room.state().at !== "idle");
    await world.pass(8_000);
    expect(host.room.state()).toMatchObject({ at: "ended", reason: "elsewhere" });
    expect(others(second)).toMatchObject([{ id: other.self, link: "up" }]);
    expect(other.state.at).toBe("inCall");
  });

  describe("where the first one does not answer in time", () => {
    beforeEach(async () => {
      vi.useFakeTimers({ toFake: ["setTimeout"] });
      inTab({ store: tabs.first.store, name: "" });
      expect(await second.room.leftover()).toBe("elsewhere");
    });
    afterEach(() => void vi.useRealTimers());

    it("has still the call, however late it answers, and gives it when it is asked again", async () => {
      const thaw = host.freeze();
      const taken = second.room.comeBack(true);
      await vi.advanceTimersByTimeAsync(3_000);
      expect(await taken).toBeUndefined();
      thaw();
      await vi.advanceTimersByTimeAsync(10_000);
      expect([host.room.state().at, second.room.state().at]).toEqual(["waiting", "idle"]);
      expect(tab.has("driewoord/call")).toBe(true);
      expect(await second.room.comeBack(true)).toMatchObject({ role: "host" });
      await vi.waitUntil(() => host.room.state().at === "ended");
    });

    const aside: Record<string, () => void> = {
      "has said no": () => second.room.stayOut(),
      "is on the way home": () => second.room.forget(),
      "has begun another call": () => second.room.enter("host", ANOTHER, "nl"),
    };
    it.for(Object.keys(aside))("nothing comes of it where the person %s meanwhile", async (what) => {
      const thaw = host.freeze();
      const taken = second.room.comeBack(true);
      await vi.advanceTimersByTimeAsync(1_000);
      aside[what]!();
      thaw();
      await vi.advanceTimersByTimeAsync(10_000);
      expect(await taken).toBeUndefined();
      expect(host.room.state().at).toBe("waiting");
      expect(second.room.state().at).toBe(what === "has begun another call" ? "deriving" : "idle");
    });

    it("the call that was begun meanwhile is whole: nobody takes its seat, and its keys are its own", async () => {
      const thaw = host.freeze();
      void second.room.comeBack(true);
      await vi.advanceTimersByTimeAsync(1_000);
      inTab(tabs.second);
      second.room.enter("host", ANOTHER, "nl");
      second.room.ready();
      thaw();
      await vi.advanceTimersByTimeAsync(10_000);
      expect(seatIn(tab)).not.toBe(seatIn(tabs.first.store));
      expect(await seated(locks, seatIn(tab))).toBe(true);
      expect(second.room.state()).toMatchObject({ at: "waiting", call: { returns: false } });
    });
  });

  it("a tab whose device has slept gives the call away all the same", async () => {
    inTab(tabs.first);
    tab.set("driewoord/seen", "0");
    expect(await askForCall({ seat: seatIn(tabs.first.store) })).toBeDefined();
    expect(host.room.state().at).toBe("waiting");
  });

  it("a tab is given what is so at that moment: who has come in since is there, and a new password counts", async () => {
    const { seat, sealed } = JSON.parse(tabs.first.store.get("driewoord/call")!) as Keepsake;
    host.room.password("Peren boom");
    const given = (await askForCall({ seat }))!;
    const { sealed: fresh } = JSON.parse(given.text) as Keepsake;
    const opened = [sealed, fresh].map((text) => makeSafe(world.sodium).unlock(given.key, text)!.room);
    expect(opened[0]).not.toEqual(opened[1]);
  });

  it("whoever takes over goes in when the first says that it is out, whose camera is free then, or when it says nothing", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout"] });
    const carried = { text: tabs.first.store.get("driewoord/call")!, key: tabs.first.name.split(":")[1]! };
    host.dispose();
    // It gives, and says nothing more.
    const stuck = new BroadcastChannel("driewoord/call");
    stuck.addEventListener("message", ({ data }: MessageEvent<{ is: string; id: string }>) => {
      if (data.is === "asking") stuck.postMessage({ is: "given", carried, id: data.id });
    });
    inTab({ store: tabs.first.store, name: "" });
    expect(await second.room.leftover()).toBe("elsewhere");
    const taken = second.room.comeBack(true);
    await vi.advanceTimersByTimeAsync(999);
    expect(second.room.state().at).toBe("idle");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await taken).toMatchObject({ role: "host" });
    stuck.close();
    vi.useRealTimers();
  });

  describe("a page that comes back while another tab has its call", () => {
    beforeEach(() => {
      vi.useFakeTimers({ toFake: ["setTimeout"] });
      inTab(tabs.first);
      visit = "reload";
    });
    afterEach(() => void vi.useRealTimers());

    it("asks, keeps what it has, and goes on with that if need be", async () => {
      expect(await second.room.leftover()).toBe("reloaded");
      const refused = second.room.comeBack(false);
      await vi.advanceTimersByTimeAsync(3_000);
      expect(await refused).toBe("elsewhere");
      // A reload of the question is no answer to it.
      expect(await second.room.leftover()).toBe("here");
      expect([second.room.state().at, host.room.state().at]).toEqual(["idle", "waiting"]);
      expect([tab.has("driewoord/call"), window.name]).toEqual([true, tabs.first.name]);
      host.freeze();
      const taken = second.room.comeBack(true);
      await vi.advanceTimersByTimeAsync(3_000);
      expect(await taken).toMatchObject({ role: "host" });
      await vi.waitUntil(() => second.room.state().at === "waiting");
      expect(host.room.state()).toMatchObject({ at: "ended", reason: "elsewhere" });
    });

    it("is in another call alone where the person begins one meanwhile", async () => {
      const waiting = second.room.comeBack(false);
      await vi.advanceTimersByTimeAsync(1_000);
      inTab(tabs.second);
      second.room.enter("host", ANOTHER, "nl");
      second.room.ready();
      await vi.advanceTimersByTimeAsync(10_000);
      expect(await waiting).toBeUndefined();
      expect(second.room.state()).toMatchObject({ at: "waiting", call: { returns: false } });
      expect([await seated(locks, seatIn(tab)), seatIn(tab) === seatIn(tabs.first.store)]).toEqual([true, false]);
    });

    it("does not go in when the person has turned away", async () => {
      const waiting = second.room.comeBack(false);
      await vi.advanceTimersByTimeAsync(1_000);
      second.room.stayOut();
      host.room.hangUp();
      await vi.advanceTimersByTimeAsync(10_000);
      expect(await waiting).toBeUndefined();
      expect(second.room.state().at).toBe("idle");
    });
  });

  it("a tab that was refused a call has kept nothing of it", async () => {
    inTab(tabs.second);
    await enter("host", second);
    await settled();
    expect(second.room.state()).toMatchObject({ at: "ended", reason: "alreadyOpen" });
    expect(tab.size).toBe(0);
  });

  it("a tab gives away the call that it is in, and no other", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout"] });
    inTab(tabs.first);
    for (const wanted of [{ seat: "another" }, { address: "another" }]) {
      const asked = askForCall(wanted);
      await vi.advanceTimersByTimeAsync(3_000);
      expect(await asked).toBeUndefined();
    }
    expect(host.room.state().at).toBe("waiting");
    vi.useRealTimers();
  });

  it("know nothing of each other where the browser denies the site its storage, and each can make a call", async () => {
    vi.stubGlobal(
      "BroadcastChannel",
      class {
        constructor() {
          throw new DOMException("", "SecurityError");
        }
      },
    );
    const alone = openRoom(world, "Hilde");
    await enter("host", alone);
    expect(alone.room.state().at).toBe("waiting");
    expect(await askForCall({ seat: "any" })).toBeUndefined();
    alone.dispose();
    vi.unstubAllGlobals();
  });

  it("once the first has hung up, the second can begin the call", async () => {
    host.room.hangUp();
    await settled();
    inTab(tabs.second);
    await enter("host", second);
    await vi.waitUntil(() => second.room.state().at === "waiting");
  });
});
