/**
 * Draws the machine of a call into docs/protocol.md, from the code itself: `node scripts/diagrams.mjs` writes, and with
 * `--check` it ends with 1 where the file says something else.
 *
 * It walks through the real `step`, breadth first, from the idle machine: each state that is reached is given one example
 * of every event, and where that leads is written down. The examples stand below; the types of the code say of what there
 * must be one, and which states and ends must have been reached, so that nothing can be forgotten.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { runnerImport } from "vite";

/** @import { Event, Result, Step } from "../src/room/model/events.ts" */
/** @import { State } from "../src/room/model/state.ts" */
/** @import { SignedRoster } from "../src/room/wire/roster.ts" */

/** @typedef {{ label: string, from: string, to: string }} Arrow one that changes the state, in the drawing of one role */
/** @typedef {{ host: Arrow[], client: Arrow[] }} Arrows */

const root = join(import.meta.dirname, "..");
const PAGE = join(root, "docs/protocol.md");
const [BEGIN, END] = ["<!-- states:begin -->", "<!-- states:end -->"];

/** What can be told apart only in time: nothing, and longer than anybody is waited for, in ms. */
const PAUSES = [1, 61_000];
/** The host, the client at whose side we look, and somebody else. */
const PEERS = ["address", "v1", "v2"];

const policy = { people: 2, ask: false, keep: true, promise: true };
const keys = (/** @type {string} */ id) => ({ sign: `sign-${id}`, seal: `seal-${id}` });
/** @returns {SignedRoster} */
const roster = (/** @type {string[]} */ ...ids) => {
  const members = ids.map((id) => ({ id, ...keys(id), name: "" }));
  return { roster: { session: "s", epoch: 1, policy, members }, signature: "", handovers: [] };
};
const [two, three] = [roster("address", "v1"), roster("address", "v1", "v2")];
const saying = { by: "sign-v2", seal: "seal-v2", session: "s", n: 1, rec: "asking", live: "off" };
const statement = /** @type {const} */ ({ statement: saying, signature: "" });
const reply = /** @type {const} */ ({ t: "refused" });
const handover = { epoch: 1, to: "sign-v1", signature: "" };
const words = /** @type {const} */ (["aa", "bb", "cc"]);
const safety = /** @type {const} */ ([1, 2]);
const admissions = /** @type {const} */ (["in", "wait"]);
const language = "nl";

const hostOutcomes = (/** @type {string} */ from) => [
  ...["greet", "answer", "wrongGuess", "broken"].map((is) => ({ is, reply })),
  ...[{ is: "hold", ms: 1 }, { is: "ask" }, { is: "ignored" }],
  ...admissions.map((admission) => ({ is: "proved", reply, admission, keys: keys(from), safety })),
];
const joinOutcomes = [
  ...[true, false].map((passwordNeeded) => ({ is: "asked", passwordNeeded })),
  ...["answer", "refused", "newerVersion", "otherHost", "broken", "ignored"].map((is) => ({ is, reply })),
  { is: "answer", reply: { t: "confirm", tag: "", reveal: "", signature: "" } },
  ...admissions.map((admission) => ({ is: "welcomed", admission, safety, language })),
];
const rosterOutcomes = [
  ...[two, three].map((signed) => ({ is: "newer", signed })),
  { is: "older", newest: two },
  ...["removed", "same", "stale", "split", "forged"].map((is) => ({ is })),
];
const messages = [
  ...["away", "bye", "here", "wait", "turnedAway", "removed", "end"].map((type) => ({ type })),
  ...["asking", "atDoor"].map((type) => ({ type, name: "" })),
  { type: "state", mic: true, camera: true, name: "", promised: false },
  { type: "roster", signed: two },
  { type: "keeping", signed: statement },
  { type: "consent", to: "address", what: "rec", yes: true, n: 1 },
  { type: "newPassword", password: "geheim" },
  { type: "heir", handover, banned: [] },
];
const timers = ["again", "visitor", "silence", "verdict", "connect", "door", "due", "agreed"];

/** One of everything that may happen in this state. */
function examples(/** @type {State} */ state) {
  const turns = new Set([0, ..."call" in state ? [state.call.turn] : [], ..."wrong" in state ? [state.wrong] : []]);
  for (const { turn } of "people" in state ? state.people : []) turns.add(turn);
  const start = { type: "start", words, password: "geheim", language };
  const begin = { type: "join", words, language };
  const back = { signed: three, banned: [], policy };
  const own = [
    ...[{ ask: false }, { ask: true }, { ask: false, back }].map((more) => ({ ...start, ...more })),
    ...[{}, { password: "geheim" }].map((more) => ({ ...begin, ...more })),
    ...["ready", "hangUp", "leave", "allowGuess"].map((type) => ({ type })),
    { type: "password", password: "geheim" },
    { type: "putAway", kind: "extraIn" },
    { type: "setPolicy", change: { people: 3 } },
    { type: "keep", what: "rec", on: true },
    { type: "answer", to: "v2", what: "rec", yes: true },
    ...PEERS.flatMap((peer) => ["admit", "turnAway", "kick", "distrust"].map((type) => ({ type, peer }))),
    ...PEERS.map((peer) => ({ type: "tell", peer, note: { is: "ready", which: "moment" } })),
    ...PEERS.map((peer) => ({ type: "handOver", peer, stay: true })),
  ];
  const results = [
    { type: "derived", address: "address", most: 6 },
    ...["vaultFailed", "relayDown", "replaced"].map((type) => ({ type })),
    { type: "relayUp", self: "v1" },
    { type: "relayRefused", why: "serverFull" },
    ...[true, false].map((resting) => ({ type: "idTaken", resting })),
    ...PEERS.flatMap((from) => [
      { type: "frame", from, frame: { t: "knock", version: 1 } },
      ...hostOutcomes(from).map((outcome) => ({ type: "hostOutcome", from, outcome })),
      ...rosterOutcomes.map((outcome) => ({ type: "rosterOutcome", from, outcome })),
      { type: "heard", from, signed: statement },
      { type: "forged", from },
    ]),
    ...joinOutcomes.map((outcome) => ({ type: "joinOutcome", outcome })),
    ...["issued", "handed"].map((type) => ({ type, signed: two })),
    { type: "declared", signed: statement },
    ...[true, false].map((genuine) => ({ type: "inherited", genuine, banned: [] })),
    ...PEERS.flatMap((peer) => [
      ...["absent", "linkUp", "linkShaky", "linkBack", "linkLost"].map((type) => ({ type, peer })),
      ...[true, false].map((stay) => ({ type: "handedOver", peer, handover, stay })),
      ...messages.map((message) => ({ type: "message", peer, message })),
      ...timers.flatMap((timer) => [...turns].map((turn) => ({ type: "timeout", timer, peer, turn }))),
    ]),
  ].map((result) => ({ ...result, generation: state.generation }));
  return /** @type {Event[]} */ ([...own, ...results]);
}

/** What an event is called in the drawing: its type, and of what kind its outcome, message or timer is. */
function nameOf(/** @type {any} */ event) {
  const kind = event.outcome?.is ?? event.message?.type ?? event.timer;
  return kind === undefined ? event.type : `${event.type} ${kind}`;
}

/** Where a state stands in the drawing: an `Authenticating` has phases. */
const placeOf = (/** @type {any} */ state) => (state.phase === undefined ? state.at : `${state.at}_${state.phase}`);
const roleOf = (/** @type {any} */ state) => state.call?.role ?? state.role;

/** Of what does not change where events lead, one value stands for all; of numbers, that there is one. */
const IDLE_TALK = new Set(["alerts", "knocks", "sounded", "keeping", "frame", "name", "refused", "banned", "returning"]);
const alike = (/** @type {State} */ state) =>
  JSON.stringify(state, (key, value) => {
    if (IDLE_TALK.has(key)) return undefined;
    return typeof value === "number" && key !== "wrong" ? 0 : value;
  });

/**
 * @param {(state: State, event: Event, now: number) => Step} step
 * @returns {{ arrows: Arrows, tried: Set<string>, reached: Set<string> }}
 */
function walk(step) {
  const arrows = { host: /** @type {Arrow[]} */ ([]), client: /** @type {Arrow[]} */ ([]) };
  const [tried, reached, known] = [new Set(), new Set(["idle"]), new Set()];
  /** @type {{ state: State, now: number }[]} */
  const ahead = [{ state: { at: "idle", generation: 0 }, now: 0 }];
  for (const { state, now } of ahead) {
    for (const event of examples(state)) {
      tried.add(event.type).add(nameOf(event).replace(" ", "."));
      for (const pause of event.type === "timeout" ? PAUSES : [2_000]) {
        const [next] = step(state, event, now + pause);
        const [from, to, role] = [placeOf(state), placeOf(next), roleOf(state) ?? roleOf(next)];
        const turned = "call" in next && next.call.role !== role && "call" in state;
        if (from !== to) arrows[role].push({ label: nameOf(event), from, to: turned ? `${to}_as_${next.call.role}` : to });
        reached.add(next.at).add(placeOf(next)).add(next.at === "ended" ? next.reason : next.at);
        const key = alike(next);
        if (known.has(key)) continue;
        known.add(key);
        ahead.push({ state: next, now: now + pause });
      }
    }
  }
  console.error(ahead.length);
  return { arrows, tried, reached };
}
const { module } = await runnerImport(join(root, "src/room/step.ts"), { root, configFile: false, logLevel: "error" });
console.time();
const r = walk(module.step);
console.timeEnd();
for (const role of ["host","client"]) { const m = new Map(); for (const {from,to,label} of r.arrows[role]) { const k=from+" -> "+to; if(!m.has(k)) m.set(k,new Set()); m.get(k).add(label);} console.log(role); for (const [k,s] of [...m].sort()) console.log("  ",k,": ",[...s].sort().join(", ")); }
