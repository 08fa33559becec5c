/**
 * Draws the state machine of a call into docs/protocol.md, from the code itself: `node scripts/diagrams.mjs` writes the
 * diagrams, and with `--check` it exits with 1 where the page differs from them.
 *
 * It walks through the real `step`, starting from the idle machine. In each kind of state that it reaches, it tries
 * every event, outcome, message and timer that the types name, and notes where each leads. It fails unless it has
 * reached every state and every end that the types name.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { runnerImport } from "vite";

/** @typedef {{ role: string, from: string, to: string, label: string, reason: string }} Arrow */

const root = join(import.meta.dirname, "..");
const PAGE = join(root, "docs/protocol.md");
const [BEGIN, END] = ["<!-- states:begin -->", "<!-- states:end -->"];

/** ms until the next event: a moment, or longer than the machine waits for anybody. */
const [MOMENT, LONG] = [2_000, 61_000];
/** The ids of the others, for a host and for a client, whose own id is v1. @type {Record<string, string[]>} */
const PEERS = { host: ["v1", "v2"], client: ["address", "v2"] };

const files = ["model/state", "model/events", "model/outcome", "model/errors", "wire/messages"];
const paths = files.map((file) => join(root, `src/room/${file}.ts`));
const { options } = ts.parseJsonConfigFileContent({ extends: "./tsconfig.pure.json" }, ts.sys, root);
const program = ts.createProgram(paths, options);
const checker = program.getTypeChecker();

/**
 * The string literals in a type, or in one property of its variants. Throws where the machine has no such type.
 * @type {(type: string, property?: string) => string[]}
 */
function named(type, property) {
  const modules = program.getSourceFiles().filter(({ fileName }) => paths.includes(fileName));
  const exported = modules.flatMap((file) => checker.getExportsOfModule(/** @type {any} */ (file).symbol));
  const symbol = exported.find(({ name, flags }) => name === type && flags & ts.SymbolFlags.Type);
  if (!symbol) throw new Error(`the machine has no type ${type}`);
  const whole = checker.getDeclaredTypeOfSymbol(symbol);
  const part = property === undefined ? undefined : checker.getPropertyOfType(whole, property);
  const strings = part ? checker.getTypeOfSymbol(part) : whole;
  return (strings.isUnion() ? strings.types : [strings]).flatMap((one) => (one.isStringLiteral() ? [one.value] : []));
}

const [EVENTS, RESULTS, MESSAGES] = [named("Event", "type"), named("Result", "type"), named("RoomMessage", "type")];
const TIMERS = named("Timer");
/** @type {Record<string, string[]>} */
const OUTCOMES = {
  hostOutcome: named("HostOutcome", "is"),
  joinOutcome: named("JoinOutcome", "is"),
  rosterOutcome: named("RosterOutcome", "is"),
};

/** @param {string} id */
const keys = (id) => ({ sign: `sign-${id}`, seal: `seal-${id}` });
const policy = { people: 2, ask: false, keep: true, promise: true };
const statement = { by: "sign-v2", seal: "seal-v2", session: "s", n: 1, rec: "on", live: "off" };
/** A signed roster and a signed statement in one object, for code that takes either. @param {string[]} ids */
const signed = (...ids) => ({
  roster: { session: "s", epoch: 1, policy, members: ids.map((id) => ({ id, ...keys(id), name: "" })) },
  statement,
  signature: "",
  handovers: [],
});
const handover = { epoch: 1, to: "sign-v1", signature: "" };
const frame = { t: "knock", version: 2, nonce: "" };
const proof = { t: "proof" };
const FRAMES = [frame, proof, { t: "foreign", begins: "knock" }];
const where = { address: "address", self: "v1", to: "v2", words: ["aa", "bb", "cc"], language: "nl", name: "" };
const much = {
  what: "rec",
  text: "Ha",
  n: 1,
  ms: 1,
  most: 6,
  safety: [1, 2],
  why: "serverFull",
  change: {},
  banned: [],
};
/** The fields of all events, outcomes and messages in one object: each reads only those it knows. */
const bequest = { handover, guesses: [] };
const line = { weak: false, held: false };
const common = { ...where, ...much, line, held: false, frame, bequest, ...bequest, newest: signed("v2") };
const [two, three] = [signed("address", "v1"), signed("address", "v1", "v2")];
const yes = {
  yes: true,
  closed: true,
  changed: true,
  on: true,
  stay: true,
  genuine: true,
  passwordNeeded: true,
  door: true,
  password: "geheim",
};
/** @type {any[]} */
const BAGS = [
  { ...common, ...yes, ask: false, admission: "in", resting: false, reply: frame, signed: two },
  { ...common, ask: true, admission: "wait", resting: true, reply: proof, signed: three },
];
const RETURN = { ...common, ...yes, type: "start", back: { signed: three, banned: [], policy } };

/** The results that are possible until the relay has let the page in; while deriving, only the first two are. */
const FIRST = ["derived", "vaultFailed", "relayUp", "relayRefused", "idTaken"];
/** Outcomes that are impossible before the vault has the password. */
const PROVED = ["answer", "welcomed", "again"];

/** Examples of everything that can happen in this state. @type {(state: any) => any[]} */
function examples({ at, phase, call, wrong = 0, people = [], generation }) {
  const turns = [...new Set([0, wrong, call?.turn ?? 0, ...people.map((/** @type {any} */ { turn }) => turn)])];
  const unproved = phase === "password" || phase === "open" || at === "waiting";
  const few = at === "deriving" ? FIRST.slice(0, 2) : call?.relay === "opening" ? FIRST : RESULTS;
  const timeouts = few.includes("timeout")
    ? peersOf(call?.role).flatMap((peer) =>
        TIMERS.flatMap((timer) =>
          turns.map((turn) => ({ type: "timeout", peer, from: peer, generation, timer, turn })),
        ),
      )
    : [];
  return [...withoutTimers(call?.role, few, unproved, generation), ...timeouts, ...(call ? [] : [RETURN])];
}

const peersOf = (/** @type {string | undefined} */ role) => (role === undefined ? [""] : PEERS[role]);

/** Made once for all states in which the same can happen. @type {Map<string, any[]>} */
const made = new Map();

/** @type {(role: string | undefined, few: string[], unproved: boolean, generation: number) => any[]} */
function withoutTimers(role, few, unproved, generation) {
  const key = [role, few.length, unproved, generation].join();
  const before = made.get(key);
  if (before) return before;
  const may = EVENTS.filter((type) => type !== "timeout" && (!RESULTS.includes(type) || (role && few.includes(type))));
  const events = may.flatMap((type) =>
    peersOf(role).flatMap((peer) => {
      const event = { type, peer, from: peer, generation };
      if (type === "frame") return FRAMES.map((one) => ({ ...event, frame: one }));
      return BAGS.flatMap((bag) => {
        if (type === "message") return MESSAGES.map((said) => ({ ...event, message: { ...bag, type: said } }));
        if (!OUTCOMES[type]) return [{ ...bag, ...event }];
        const names = OUTCOMES[type].filter((is) => !(unproved && type === "joinOutcome" && PROVED.includes(is)));
        return names.map((is) => ({ ...event, outcome: { ...bag, keys: keys(peer), is } }));
      });
    }),
  );
  made.set(key, events);
  return events;
}

/** The event's type, with the kind of its outcome, message, timer or frame. @param {any} event */
const nameOf = ({ type, outcome, message, timer, frame: received }) =>
  [type, outcome?.is ?? message?.type ?? timer ?? (type === "frame" ? received.t : "")].join(" ").trim();
/** The state's name, with its phase where it has one. @param {any} state */
const placeOf = ({ at, phase }) => (phase === undefined ? at : `${at}_${phase}`);
/** @param {any} state */
const roleOf = ({ call, role }) => call?.role ?? role;

/** A key that is equal for states from which events lead to the same places. @param {any} state */
function kindOf({ people = [], call = {}, ...state }) {
  const { ready, address, self, greeted, prepared, proof, wrong, again, spent, anew, heir } = state;
  const { door = [], back = [], visitors = [], returns, held, replaced, relay, signed: known } = call;
  const links = people
    .map((/** @type {any} */ { link, met, leaving, lapsed }) => [link, met, leaving && `leaving ${lapsed}`].join(" "))
    .toSorted();
  const there = [anew, known, door[0], back[0], visitors[0]].map((value) => value !== undefined);
  const marks = [
    ready,
    address,
    self,
    greeted,
    prepared,
    proof !== undefined,
    again,
    spent,
    returns,
    held,
    replaced,
    relay === "up",
  ];
  // The numbers themselves matter here, because something else happens at the last attempt.
  const counts = [wrong, heir?.told];
  return JSON.stringify([placeOf(state), roleOf({ call, ...state }), marks, counts, there, links]);
}

/** @param {(state: any, event: any, now: number) => readonly [any, unknown]} step */
function walk(step) {
  /** Each once. @type {Map<string, Arrow>} */
  const arrows = new Map();
  const ahead = [{ state: { at: "idle", generation: 0 }, now: 0 }];
  const [known, reached] = [new Set(), new Set(["idle"])];
  for (const { state, now } of ahead) {
    for (const event of examples(state)) {
      for (const pause of event.type === "timeout" ? [MOMENT, LONG] : [MOMENT]) {
        const [next] = step(state, event, now + pause);
        if (next === state) continue;
        const [from, place, after] = [placeOf(state), placeOf(next), roleOf(next) ?? roleOf(state)];
        const role = "call" in state ? roleOf(state) : after;
        const to = role === after || next.at === "ended" ? place : `${place}_as_${after}`;
        const { reason = "" } = next;
        reached.add(next.at).add(next.phase).add(reason);
        if (from !== to) {
          const arrow = { role, from, to, label: nameOf(event), reason };
          arrows.set(Object.values(arrow).join(), arrow);
        }
        const kind = kindOf(next);
        if (!known.has(kind)) ahead.push({ state: next, now: now + pause });
        known.add(kind);
      }
    }
  }
  const all = [...named("State", "at"), ...named("Authenticating", "phase"), ...named("EndReason")];
  const missed = all.find((name) => !reached.has(name));
  if (missed) throw new Error(`nothing leads to ${missed}`);
  return [...arrows.values()];
}

/** @param {string[]} names */
const distinct = (names) => [...new Set(names)].toSorted();
/** @type {(arrows: Arrow[], which: (arrow: Arrow) => boolean) => string[]} */
const labels = (arrows, which) => distinct(arrows.filter(which).map(({ label }) => label));

/** @type {(role: string, all: Arrow[]) => string} */
function draw(role, all) {
  const arrows = all.filter((arrow) => arrow.role === role);
  const inside = distinct(arrows.map(({ from }) => from)).filter((place) => place !== "idle" && place !== "ended");
  const from = inside.map((place) => labels(arrows, (arrow) => arrow.from === place && arrow.to === "ended"));
  const always = distinct(from.flat()).filter((label) => from.every((ends) => ends.includes(label)));
  const lines = distinct(arrows.map((arrow) => `${arrow.from} --> ${arrow.to}`)).flatMap((pair) => {
    const own = labels(arrows, (arrow) => pair === `${arrow.from} --> ${arrow.to}`);
    const rest = own.filter((label) => !(pair.endsWith("ended") && always.includes(label)));
    return rest.length > 0 ? [`  ${pair}: ${rest.join("<br/>")}`] : [];
  });
  const within = (/** @type {string} */ line) =>
    inside.filter((place) => RegExp(` ${place}( |:)`).test(line)).length === 2;
  const places = distinct(arrows.flatMap((arrow) => [arrow.from, arrow.to])).filter((place) => place.includes("_"));
  const reasons = distinct(arrows.map(({ reason }) => reason)).filter(Boolean);
  return [
    `### At the ${role}\n\n\`\`\`mermaid\nstateDiagram-v2`,
    ...places.map((place) => `  state "${place.replaceAll("_", " ")}" as ${place}`),
    "  state call {",
    ...inside.map((place) => `    ${place}`),
    ...lines.filter(within).map((line) => `  ${line}`),
    "  }\n  [*] --> idle",
    `  call --> ended: ${always.join("<br/>")}`,
    ...lines.filter((line) => !within(line)),
    "```\n\nEnds as, by:\n",
    ...reasons.map((why) => `- \`${why}\`: ${labels(arrows, ({ reason }) => reason === why).join(", ")}`),
  ].join("\n");
}

const { module } = await runnerImport(join(root, "src/room/step.ts"), { root, configFile: false, logLevel: "error" });
const arrows = walk(module.step);
const page = readFileSync(PAGE, "utf8");
const [before, after] = [page.split(BEGIN)[0], page.split(END)[1]];
const drawn = [before, BEGIN, "\n\n", draw("host", arrows), "\n\n", draw("client", arrows), "\n\n", END, after].join(
  "",
);
if (!process.argv.includes("--check")) writeFileSync(PAGE, drawn);
else if (drawn !== page) {
  console.error("docs/protocol.md shows another machine: run node scripts/diagrams.mjs");
  process.exitCode = 1;
}
