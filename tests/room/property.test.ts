import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { HandshakeFrame } from "../../src/handshake/frames.ts";
import { type Effect, type Event, TIMES } from "../../src/room/model/events.ts";
import { WELCOME } from "../fakes/forge.ts";
import { withinReach } from "../../src/room/both/people.ts";
import { peopleOf } from "../../src/room/select.ts";
import { withoutYes } from "../../src/room/both/keeping.ts";
import { step } from "../../src/room/step.ts";
import type { SignedRoster, PeerId } from "../../src/room/wire/roster.ts";
import { IDLE, type State } from "../../src/room/model/state.ts";
import { KINDS } from "../../src/room/wire/statement.ts";

const PEERS = ["address", "v1", "v2", "__proto__"];
const peers = fc.constantFrom(...PEERS);
const words = fc.constant(["aa", "bb", "cc"] as const);
const language = fc.constantFrom("nl", "fr");
const refused = { t: "refused" } as const;
const knock = { t: "knock", version: 2, nonce: "" } as const;
const proof = { t: "proof", nonce: "", yj: "", ad: "", tag: "", signature: "" } as const;
const frame = fc.constantFrom<HandshakeFrame>(knock, proof, refused, { t: "foreign", begins: "knock" });
const safety = [1, 2] as const;

const keysOf = (id: PeerId, page = 0) => ({ sign: `sign-${id}`, seal: `seal-${id}-${page}` });
const member = (id: PeerId, page = 0) => ({ id, ...keysOf(id, page), name: id });
const policy = fc.record({
  people: fc.constantFrom(2, 3),
  ask: fc.boolean(),
  keep: fc.boolean(),
  promise: fc.boolean(),
});
/** The host, and anybody else. The vault has judged it: here every one is genuine. */
const signed: fc.Arbitrary<SignedRoster> = fc
  .tuple(fc.uniqueArray(fc.constantFrom("v1", "v2", "__proto__"), { maxLength: 3 }), fc.nat(1), fc.nat(9), policy)
  .map(([others, page, epoch, laidDown]) => ({
    roster: {
      session: "s",
      epoch: epoch + 1,
      policy: laidDown,
      members: [member("address"), ...others.map((id) => member(id, page))],
    },
    signature: "",
    handovers: [],
  }));
const phase = fc.constantFrom("off", "asking", "on");
const statement = fc.tuple(peers, fc.nat(5), phase, phase).map(([id, n, rec, live]) => ({
  statement: { by: `sign-${id}`, seal: `seal-${id}-0`, session: "s", n: n + 1, rec, live },
  signature: "",
}));

const admission = fc.constantFrom("in", "wait");
const hostOutcome = fc.oneof(
  fc.constant({ is: "greet", reply: refused } as const),
  fc.constant({ is: "hold", ms: 1 } as const),
  fc.constant({ is: "ask" } as const),
  fc.constantFrom({ is: "wrongGuess", reply: refused } as const, { is: "late", reply: refused } as const),
  fc
    .tuple(admission, peers, fc.nat(1))
    .map(
      ([seat, id, page]) =>
        ({ is: "proved", reply: WELCOME, admission: seat, keys: keysOf(id, page), safety }) as const,
    ),
  fc.constant({ is: "broken" } as const),
);
const joinOutcome = fc.oneof(
  fc
    .tuple(fc.boolean(), fc.boolean())
    .map(([passwordNeeded, door]) => ({ is: "asked", passwordNeeded, door }) as const),
  fc.constant({ is: "answer", reply: refused } as const),
  fc.constantFrom({ is: "refused" } as const, { is: "again" } as const),
  admission.map((seat) => ({ is: "welcomed", admission: seat, safety, language: "nl" }) as const),
  fc.constantFrom({ is: "broken" } as const, { is: "otherHost" } as const),
);
const rosterOutcome = fc.oneof(
  signed.map((newer) => ({ is: "newer", signed: newer }) as const),
  signed.map((newest) => ({ is: "older", newest }) as const),
  fc.constantFrom(
    { is: "removed" } as const,
    { is: "same" } as const,
    { is: "split" } as const,
    { is: "stale" } as const,
    { is: "forged" } as const,
  ),
);
const handover = fc.constant({ epoch: 1, to: "sign-v1", signature: "" });
const note = fc.constant({ is: "ready", which: "moment" } as const);
const what = fc.constantFrom(...KINDS);
const message = fc.oneof(
  fc.boolean().map((on) => ({ type: "state", mic: on, camera: on, name: on ? "Anna" : "", promised: on }) as const),
  fc.constantFrom(
    { type: "away" } as const,
    { type: "tried", works: true } as const,
    { type: "shows", on: true } as const,
    { type: "shows", on: false } as const,
    { type: "tried", works: false } as const,
    { type: "picture", held: true } as const,
    { type: "picture", held: false } as const,
    { type: "bye" } as const,
    { type: "here" } as const,
    { type: "turnedAway" } as const,
    { type: "removed" } as const,
    { type: "spoiled" } as const,
    { type: "end" } as const,
    { type: "wait" } as const,
    { type: "asking", name: "Klaus" } as const,
    { type: "atDoor", name: "Klaus" } as const,
    { type: "newPassword", password: "geheim" } as const,
    { type: "text", id: "a", text: "Dag" } as const,
    { type: "textHere", id: "b" } as const,
  ),
  signed.map((roster) => ({ type: "roster", signed: roster }) as const),
  statement.map((said) => ({ type: "keeping", signed: said }) as const),
  fc
    .tuple(peers, what, fc.boolean(), fc.nat(9))
    .map(([to, kind, yes, n]) => ({ type: "consent", to, what: kind, yes, n: n + 1 }) as const),
  handover.map((given) => ({ type: "heir" as const, handover: given, guesses: [], banned: [] })),
);

const record = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) => fc.record(model) as fc.Arbitrary<T>;
const kind = <T extends Event["type"]>(type: T) => fc.constant(type);
const generation = fc.constantFrom(0, 1, 2);
const turn = fc.nat(4);

const events: fc.Arbitrary<Event> = fc.oneof(
  record({
    type: kind("start"),
    words,
    password: fc.constantFrom("", "geheim"),
    language,
    ask: fc.boolean(),
    consulting: fc.boolean(),
  }),
  record({ type: kind("join"), words, language }),
  record({ type: kind("join"), words, language, password: fc.constantFrom("", "geheim") }),
  record({ type: kind("ready") }),
  record({ type: kind("password"), password: fc.constantFrom("", "geheim") }),
  record({ type: kind("hangUp") }),
  record({ type: kind("leave") }),
  record({ type: kind("allowGuess") }),
  record({ type: fc.constantFrom("admit", "turnAway", "kick", "distrust"), peer: peers }),
  record({ type: kind("tell"), peer: peers, note }),
  record({ type: kind("setPolicy"), change: policy }),
  record({ type: kind("consult"), on: fc.boolean() }),
  record({ type: kind("finish") }),
  record({ type: kind("handOver"), peer: peers, stay: fc.boolean() }),
  record({ type: kind("keep"), what, on: fc.boolean() }),
  record({ type: kind("answer"), to: peers, what, yes: fc.boolean() }),
  record({ type: kind("write"), id: fc.constantFrom("b", "c"), text: fc.constantFrom("", "Dag") }),
  record({ type: kind("readTexts"), count: fc.nat(2) }),
  record({ type: kind("derived"), address: fc.constant("address"), most: fc.constantFrom(2, 6), generation }),
  record({ type: kind("vaultFailed"), generation }),
  record({ type: kind("passwordSet"), changed: fc.boolean(), generation }),
  record({ type: kind("relayUp"), self: peers, generation }),
  record({ type: kind("relayDown"), generation }),
  record({ type: kind("idTaken"), resting: fc.boolean(), generation }),
  record({
    type: kind("relayRefused"),
    why: fc.constantFrom("tooManyIds" as const, "serverFull" as const),
    generation,
  }),
  record({ type: kind("replaced"), generation }),
  record({ type: kind("frame"), from: peers, frame, generation }),
  record({ type: kind("absent"), peer: peers, generation }),
  record({ type: kind("hostOutcome"), from: peers, outcome: hostOutcome, generation }),
  record({ type: kind("joinOutcome"), outcome: joinOutcome, generation }),
  record({ type: kind("issued"), signed, generation }),
  record({ type: kind("handed"), signed, generation }),
  record({
    type: kind("rosterOutcome"),
    from: fc.option(peers, { nil: undefined }),
    outcome: rosterOutcome,
    generation,
  }),
  record({
    type: kind("handedOver"),
    peer: peers,
    bequest: fc.record({ handover, guesses: fc.constant([]) }),
    stay: fc.boolean(),
    generation,
  }),
  record({ type: kind("inherited"), genuine: fc.boolean(), banned: fc.constant([]), generation }),
  record({ type: kind("declared"), signed: statement, generation }),
  record({ type: kind("heard"), from: peers, signed: statement, generation }),
  record({ type: kind("forged"), from: peers, generation }),
  record({ type: fc.constantFrom("linkUp", "linkShaky", "linkBack"), peer: peers, generation }),
  record({
    type: kind("linkServes"),
    peer: peers,
    line: fc.record({ weak: fc.boolean(), held: fc.boolean() }),
    generation,
  }),
  record({ type: kind("linkLost"), peer: peers, closed: fc.boolean(), generation }),
  record({ type: kind("message"), peer: peers, message, generation }),
  record({
    type: kind("timeout"),
    timer: fc.constantFrom("again", "visitor", "verdict", "connect", "door", "due", "agreed", "renamed"),
    peer: peers,
    turn,
    generation,
  }),
);

const g = { generation: 1 } as const;
const opening: Event[] = [{ type: "ready" }, { type: "derived", address: "address", most: 6, ...g }];
const proved = { is: "proved", reply: WELCOME, admission: "in", keys: keysOf("v1"), safety } as const;
const newest: SignedRoster = {
  roster: {
    session: "s",
    epoch: 1,
    policy: { people: 2, ask: false, keep: true, promise: true },
    members: [member("address"), member("v1"), member("v2")],
  },
  signature: "",
  handovers: [],
};
const toTheDoor: Event[] = [
  { type: "join", words: ["aa", "bb", "cc"], language: "nl" },
  ...opening,
  { type: "relayUp", self: "v1", ...g },
  { type: "joinOutcome", outcome: { is: "asked", passwordNeeded: true, door: false }, ...g },
  { type: "password", password: "geheim" },
  { type: "joinOutcome", outcome: { is: "answer", reply: proof }, ...g },
];

/** How a call goes when nothing goes wrong: at the host, at the first client, and at one who had to wait. */
const SMOOTH: readonly Event[][] = [
  [
    { type: "start", words: ["aa", "bb", "cc"], password: "", language: "nl", ask: false, consulting: false },
    ...opening,
    { type: "relayUp", self: "address", ...g },
    { type: "frame", from: "v1", frame: knock, ...g },
    { type: "hostOutcome", from: "v1", outcome: { is: "greet", reply: refused }, ...g },
    { type: "frame", from: "v1", frame: proof, ...g },
    { type: "hostOutcome", from: "v1", outcome: proved, ...g },
    { type: "linkUp", peer: "v1", ...g },
    { type: "keep", what: "rec", on: true },
    {
      type: "declared",
      signed: {
        statement: { by: "sign-address", seal: "seal-address-0", session: "s", n: 1, rec: "asking", live: "off" },
        signature: "",
      },
      ...g,
    },
    { type: "message", peer: "v1", message: { type: "consent", to: "address", what: "rec", yes: true, n: 1 }, ...g },
    { type: "linkShaky", peer: "v1", ...g },
  ],
  [
    ...toTheDoor,
    { type: "joinOutcome", outcome: { is: "welcomed", admission: "in", safety, language: "nl" }, ...g },
    { type: "linkUp", peer: "address", ...g },
    { type: "rosterOutcome", from: "address", outcome: { is: "newer", signed: newest }, ...g },
    { type: "linkShaky", peer: "address", ...g },
  ],
  [
    ...toTheDoor,
    { type: "joinOutcome", outcome: { is: "welcomed", admission: "wait", safety, language: "nl" }, ...g },
    { type: "rosterOutcome", from: undefined, outcome: { is: "newer", signed: newest }, ...g },
    { type: "linkUp", peer: "address", ...g },
  ],
];

const seatedAtHost = SMOOTH[0]!.slice(0, 9);
/** The same, when somebody was put out and comes again, and when a member's roster changes. */
const BUMPY: readonly Event[][] = [
  [
    ...seatedAtHost,
    { type: "kick", peer: "v1" },
    { type: "setPolicy", change: { ask: false } },
    { type: "frame", from: "v1", frame: knock, ...g },
    { type: "hostOutcome", from: "v1", outcome: { is: "greet", reply: refused }, ...g },
    { type: "hostOutcome", from: "v1", outcome: proved, ...g },
  ],
  [
    ...seatedAtHost,
    { type: "frame", from: "v2", frame: knock, ...g },
    { type: "hostOutcome", from: "v2", outcome: { is: "greet", reply: refused }, ...g },
    { type: "hostOutcome", from: "v2", outcome: { ...proved, keys: keysOf("v2") }, ...g },
  ],
  [
    ...SMOOTH[1]!.slice(0, -1),
    { type: "message", peer: "v2", message: { type: "here" }, ...g },
    { type: "linkUp", peer: "v2", ...g },
    {
      type: "rosterOutcome",
      from: "address",
      outcome: {
        is: "newer",
        signed: { ...newest, roster: { ...newest.roster, epoch: 2, members: newest.roster.members.slice(0, 2) } },
      },
      ...g,
    },
  ],
];

/** A smooth call up to some point, then anything: so that the random events reach every state. */
const runs = fc
  .tuple(
    fc.constantFrom(...SMOOTH, ...BUMPY),
    fc.nat(14),
    fc.array(fc.tuple(events, fc.nat(TIMES.back)), { maxLength: 40 }),
  )
  .map(([smooth, until, rest]) => [...smooth.slice(0, until).map((event) => [event, 1] as const), ...rest]);

/**
 * Whose links are open, or may be opened by the other side, as the edge has it after these effects; and whose are made
 * and wait behind the proof. What the host answers to such an offer can be opened only behind its welcome.
 */
interface Links {
  readonly open: ReadonlySet<PeerId>;
  readonly prepared: ReadonlySet<PeerId>;
}

function linked(before: Links, event: Event, effects: readonly Effect[], next: State): Links {
  const [open, prepared] = [new Set(before.open), new Set(before.prepared)];
  // The edge has let go of it before it says so.
  if (event.type === "linkLost") prepared.delete(event.peer);
  for (const effect of effects) {
    if (effect.do === "dial" || effect.do === "expect") open.add(effect.peer);
    if (effect.do === "prepare") prepared.add(effect.peer);
    if (effect.do === "hangUp") for (const links of [open, prepared]) links.delete(effect.peer);
    if (effect.do === "close" || effect.do === "openRelay") for (const links of [open, prepared]) links.clear();
  }
  if (!("people" in next)) return { open, prepared };
  for (const { id } of next.people) if (prepared.delete(id)) open.add(id);
  return { open, prepared };
}

/**
 * Network addresses go out behind a proof, or to a host who was welcome already and says that it has an ear for them. A
 * host's go out again behind the welcome, to whoever has proved the password and has not been reached.
 */
function mayRelease(before: State, event: Event, effects: readonly Effect[]): boolean {
  const proof = effects[0]?.do === "sendFrame" && effects[1]?.do === "release";
  const here = event.type === "message" && event.message.type === "here" && "people" in before;
  if ("call" in before && before.call.role === "host") {
    return effects.every((effect, at) => {
      if (effect.do !== "release") return true;
      const [welcome, { peer }] = [effects[at - 1], effect];
      const seat = [...peopleOf(before), ...before.call.door].find((one) => ("id" in one ? one.id : one.peer) === peer);
      const said = welcome?.do === "sendFrame" && welcome.to === peer && welcome.frame.t === "welcome";
      return said && seat?.welcome !== undefined && !("link" in seat && withinReach(seat.link));
    });
  }
  if (here || before.at !== "authenticating" || !before.prepared || !proof) return here;
  return before.proof !== undefined || (event.type === "joinOutcome" && event.outcome.is === "answer");
}

describe("the machine under any sequence of events", () => {
  it("lets go of the connection that waits for the proof, though another one was lost meanwhile", () => {
    const asked = { is: "asked", passwordNeeded: true, door: false } as const;
    const welcomed = { is: "welcomed", admission: "wait", safety: [1, 2], language: "nl" } as const;
    const sequence: readonly Event[] = [
      { type: "join", words: ["aa", "bb", "cc"], language: "nl" },
      { type: "ready" },
      { type: "derived", address: "address", most: 6, generation: 1 },
      { type: "relayUp", self: "v1", generation: 1 },
      { type: "joinOutcome", outcome: asked, generation: 1 },
      { type: "linkLost", peer: "somebody else", closed: false, generation: 1 },
      { type: "joinOutcome", outcome: welcomed as never, generation: 1 },
    ];
    let state: State = IDLE;
    let last: readonly Effect[] = [];
    for (const event of sequence) [state, last] = step(state, event, 0);
    expect(last).toContainEqual({ do: "hangUp", peer: "address" });
  });

  it("lets media flow to nobody who is not in the newest roster, keeps nothing without every yes, has always a way out", () => {
    const reached = new Set<State["at"]>();
    fc.assert(
      fc.property(runs, (sequence) => {
        let state: State = IDLE;
        let links: Links = { open: new Set(), prepared: new Set() };
        let now = 0;
        for (const [event, pause] of sequence) {
          now += pause;
          const before: State = state;
          const [next, effects] = step(before, event, now);
          links = linked(links, event, effects, next);
          const people = "people" in next ? next.people : [];
          for (const id of links.open)
            expect(
              people.map((person) => person.id),
              `after ${event.type}`,
            ).toContain(id);
          // One connection at most waits for the proof, to the host, of somebody who was not in the room before.
          if (links.prepared.size > 0) {
            expect(next).toMatchObject({ at: "authenticating", call: { role: "client", returns: false } });
            expect([...links.prepared]).toEqual(["address"]);
          }
          for (const effect of effects)
            if (effect.do === "release") expect(mayRelease(before, event, effects)).toBe(true);
          if (effects.some((effect) => effect.do === "prepare")) {
            const asked = event.type === "joinOutcome" && event.outcome.is === "asked" && !event.outcome.door;
            const anew = event.type === "relayUp" && before.at === "authenticating" && before.prepared;
            expect(asked || anew, `after ${event.type}`).toBe(true);
          }
          if ("call" in next && next.call.consulting) expect(people.length, `after ${event.type}`).toBeLessThan(2);
          if ("people" in next) {
            expect(people).not.toEqual([]);
            expect(new Set(people.map(({ id }) => id)).size).toBe(people.length);
            // A member's people are the newest roster's; a host's are what the next roster is made of.
            const { signed: roster } = next.call;
            if (roster && next.call.role === "client") {
              const named = roster.roster.members.map(({ id }) => id);
              for (const { id } of people) expect(named).toContain(id);
            }
            for (const id of people.map((person) => person.keys?.sign)) {
              if (id !== undefined && next.call.role === "host") expect(next.call.banned).not.toContain(id);
            }
            for (const kept of KINDS) {
              if (next.keeping.own[kept] === "on") expect(withoutYes(next, next.self, kept)).toEqual([]);
            }
          }
          // Whoever comes into the host's room has just proved it, was let in, or was there before.
          for (const effect of effects) {
            if (effect.do !== "dial" && effect.do !== "expect") continue;
            if (next.at === "ended" || !("call" in next) || next.call.role !== "host") continue;
            const alone = !("people" in before) && "call" in before && !before.call.policy.ask;
            const welcomed =
              alone && event.type === "hostOutcome" && event.outcome.is === "proved" && event.from === effect.peer;
            const expected = event.type === "message" && event.message.type === "here" && event.peer === effect.peer;
            expect(welcomed || expected).toBe(true);
          }
          state = next;
          reached.add(state.at);
          if (state.at !== "idle" && state.at !== "ended") {
            expect(step(state, { type: "hangUp" }, now)[0].at).toBe("ended");
          }
        }
      }),
      { numRuns: 4_000 },
    );
    expect([...reached].toSorted()).toEqual([
      "authenticating",
      "connecting",
      "deriving",
      "ended",
      "idle",
      "inCall",
      "knocking",
      "reconnecting",
      "waiting",
    ]);
  });
});
