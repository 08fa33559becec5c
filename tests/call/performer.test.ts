import { beforeEach, describe, expect, it, vi } from "vitest";
import { type Edge, makePerformer, type Performer } from "../../src/call/performer.ts";
import type { RendezvousEvents } from "../../src/peer/rendezvous.ts";
import type { Event } from "../../src/room/model/events.ts";
import { IDLE, type State } from "../../src/room/model/state.ts";
import type { Vault } from "../../src/room/ports.ts";
import { clock, settled, stopClock } from "../fakes/clock.ts";

stopClock();

let state: State;
let events: Event[];
let performer: Performer;
let told: RendezvousEvents;
/** What was done with the way to the relay, by name. */
let done: string[];
/** What the vault answers; where there is nothing it fails. */
let answers: Partial<Record<keyof Vault, unknown>>;
let remotes: string[];
let channels: string[];
/** No other tab of the browser is in the call. */
let free: boolean;
/** Whether the way to the relay can be fetched. */
let there: boolean;

const WORDS = ["anna", "gent", "fiets"] as const;
const call = { role: "host", language: "fr" };

beforeEach(() => {
  state = { ...IDLE, generation: 1 };
  events = [];
  done = [];
  answers = {};
  [remotes, channels] = [[], []];
  free = there = true;
  const vault = new Proxy({} as Vault, {
    get: (_, name: keyof Vault) => () =>
      name in answers ? Promise.resolve(answers[name]) : Promise.reject(new Error(name)),
  });
  const edge = {
    vault,
    config: () => Promise.resolve({ realm: "test", maxPeople: 4 }),
    iceServers: () => Promise.resolve([]),
    relayOnly: () => false,
    rendezvous: () =>
      (there ? Promise.resolve() : new Promise<void>(() => undefined)).then(
        () => (_: unknown, given: RendezvousEvents) => {
          told = given;
          return new Proxy({}, { get: (__, name: string) => () => void done.push(name) });
        },
      ),
    token: () => Promise.resolve("token"),
    claims: {
      take: (address: string | undefined) => (done.push(`take ${address}`), Promise.resolve(free)),
      release: () => void done.push("release"),
    },
    presence: () => ({ name: "Hilde" }),
    sound: (sound: string) => void done.push(sound),
  } as unknown as Edge;
  performer = makePerformer(edge, {
    state: () => state,
    dispatch: (event) => void events.push(event),
    remote: (peer) => void remotes.push(peer),
    channel: (peer) => void channels.push(peer),
    dropped: () => void done.push("dropped"),
  });
});

const perform = async (...effects: Parameters<Performer["perform"]>[0][]) => {
  for (const effect of effects) performer.perform(effect, 1);
  await settled();
};

describe("what comes of the vault", () => {
  it("is an event of the generation that asked", async () => {
    answers = { address: "the address", hostReceive: { is: "ignored" }, inherit: true, handOver: "bequest" };
    state = { ...state, at: "waiting", call, address: "a" } as unknown as State;
    await perform(
      { do: "derive", words: WORDS },
      { do: "hostReceive", from: "ann", frame: {} as never, admission: "in" },
      { do: "inherit", bequest: {} as never, banned: ["eve"] },
      { do: "handOver", peer: "ann", sign: "key", stay: true },
    );
    expect(events).toHaveLength(4);
    expect(events).toEqual(
      expect.arrayContaining([
        { type: "derived", address: "the address", most: 4, generation: 1 },
        { type: "hostOutcome", from: "ann", outcome: { is: "ignored" }, generation: 1 },
        { type: "inherited", genuine: true, banned: ["eve"], generation: 1 },
        { type: "handedOver", peer: "ann", bequest: "bequest", stay: true, generation: 1 },
      ]),
    );
  });

  it("is what the vault has recalled, where the page comes back", async () => {
    answers = { recall: "the address", prove: { is: "ignored" } };
    await perform({ do: "resume", key: "key", sealed: "sealed" }, { do: "prove" });
    expect(events).toEqual([
      { type: "derived", address: "the address", most: 4, generation: 1 },
      { type: "joinOutcome", outcome: { is: "ignored" }, generation: 1 },
    ]);
  });

  it("is a failure where the vault fails, and the call can say so", async () => {
    await perform({ do: "derive", words: WORDS });
    await perform({ do: "setPassword", password: "appelboom" });
    await perform({ do: "prove" });
    expect(events).toEqual([
      { type: "vaultFailed", generation: 1 },
      { type: "vaultFailed", generation: 1 },
      { type: "vaultFailed", generation: 1 },
    ]);
  });

  it("is nothing where nothing was signed, or a statement is not genuine", async () => {
    answers = { declare: undefined, attest: false };
    await perform(
      { do: "declare", phases: { rec: "on", live: "off" } },
      { do: "hear", from: "ann", signed: {} as never },
    );
    expect(events).toEqual([]);
    answers = { declare: "signed", attest: true };
    await perform(
      { do: "declare", phases: { rec: "on", live: "off" } },
      { do: "hear", from: "ann", signed: {} as never },
    );
    expect(events.map(({ type }) => type)).toEqual(["declared", "heard"]);
  });

  it("hurts nobody where it was only to be told something and cannot hear it any more", async () => {
    await perform(
      { do: "allowGuess", peer: "ann" },
      { do: "forget", peer: "ann" },
      { do: "knock", host: "h", self: "s" },
    );
    expect(events).toEqual([]);
  });
});

describe("the way to the relay", () => {
  it("tells what happens there as events, and nothing behind the generation that opened it", async () => {
    await perform({ do: "openRelay", id: "address" });
    told.up();
    told.down();
    told.idTaken(true);
    told.refused("serverFull");
    told.replaced();
    told.frame("ann", {} as never);
    told.absent("ann");
    told.forged("ann");
    told.roster({} as never);
    told.linkUp("ann");
    told.linkShaky("ann");
    told.linkBack("ann");
    told.linkServes("ann", { weak: true, held: false });
    told.linkLost("ann", false);
    told.message("ann", { type: "bye" });
    told.remote("ann", {} as MediaStream);
    told.channel("ann", {} as RTCDataChannel);
    expect(events.map(({ type }) => type)).toEqual([
      "relayUp",
      "relayDown",
      "idTaken",
      "relayRefused",
      "replaced",
      "frame",
      "absent",
      "forged",
      "handed",
      "linkUp",
      "linkShaky",
      "linkBack",
      "linkServes",
      "linkLost",
      "message",
    ]);
    state = { ...state, generation: 2 };
    told.remote("bob", {} as MediaStream);
    expect(remotes).toEqual(["ann"]);
    const closed = vi.fn<() => void>();
    told.channel("bob", { close: closed } as unknown as RTCDataChannel);
    expect(channels).toEqual(["ann"]);
    expect(closed).toHaveBeenCalledOnce();
  });

  it("is not opened for a call that is over by the time everything for it is there", async () => {
    performer.perform({ do: "openRelay" }, 1);
    state = { ...state, generation: 2 };
    await settled();
    expect(performer.rendezvous()).toBeUndefined();
  });

  it("is one: another closes the one before, and the end of the call closes it", async () => {
    await perform({ do: "openRelay", id: "a" });
    await perform({ do: "openRelay", id: "b" });
    expect(done).toEqual(["take a", "close", "take b"]);
    await perform({ do: "close" });
    expect(done).toEqual(["take a", "close", "take b", "close", "release"]);
    expect(performer.rendezvous()).toBeUndefined();
  });

  it("is not opened where another tab of the browser is in the call", async () => {
    free = false;
    await perform({ do: "openRelay", id: "address" });
    expect(events).toEqual([{ type: "alreadyOpen", generation: 1 }]);
    // That is said before anything is fetched for the call.
    there = false;
    await perform({ do: "openRelay", id: "address" });
    expect(events).toHaveLength(2);
    expect(performer.rendezvous()).toBeUndefined();
  });

  it("carries what the machine has to say, and is not missed where there is none", async () => {
    const signed = {} as never;
    const effects = [
      { do: "sendFrame", to: "ann", frame: {} as never },
      { do: "post", peer: "ann", seal: "seal", signed },
      { do: "whisper", peer: "ann", message: { type: "bye" } },
      { do: "ask", peer: "ann" },
      { do: "dial", peer: "ann" },
      { do: "prepare", peer: "ann" },
      { do: "release", peer: "ann" },
      { do: "expect", peer: "ann" },
      { do: "say", peer: "ann", message: { type: "bye" } },
      { do: "hangUp", peer: "ann" },
    ] as const;
    await perform(...effects);
    expect(done).toEqual([]);
    await perform({ do: "openRelay", id: "a" });
    done.length = 0;
    await perform(...effects);
    const said = ["sendFrame", "post", "whisper", "whisper", "dial", "prepare", "release", "expect", "send", "hangUp"];
    expect(done).toEqual(said);
    answers = { knock: {} };
    await perform({ do: "knock", host: "h", self: "s" });
    expect(done.at(-1)).toBe("sendFrame");
  });
});

describe("time", () => {
  it("is over for each timer once, and for a visitor anew with each knock", async () => {
    await perform(
      { do: "after", ms: 100, timer: "verdict", peer: "ann", turn: 3 },
      { do: "giveTime", peer: "ann", ms: 100 },
    );
    await clock.pass(50);
    await perform({ do: "giveTime", peer: "ann", ms: 100 });
    await clock.pass(60);
    expect(events).toEqual([{ type: "timeout", timer: "verdict", peer: "ann", turn: 3, generation: 1 }]);
    await clock.pass(40);
    expect(events[1]).toEqual({ type: "timeout", timer: "visitor", peer: "ann", turn: 0, generation: 1 });
  });

  it("stands still for whoever is forgotten, and for everybody at the end", async () => {
    answers = { forget: undefined, wipe: undefined };
    await perform({ do: "giveTime", peer: "ann", ms: 100 }, { do: "forget", peer: "ann" });
    await perform({ do: "after", ms: 100, timer: "verdict", peer: "ann", turn: 1 }, { do: "close" });
    await clock.pass(1_000);
    expect(events).toEqual([]);
  });
});

it("counts what no state had a use for, and sounds behind all that the other side waits for", async () => {
  await perform({ do: "sound", sound: "knock" }, { do: "unexpected", event: "linkUp", at: "idle" });
  expect(done).toEqual(["dropped"]);
  await clock.pass(100);
  expect(done).toEqual(["dropped", "knock"]);
});
