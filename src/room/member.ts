import { putAway, raise } from "./alerts.ts";
import { end } from "./ending.ts";
import { type Effect, type Event, type Step, TIMES } from "./events.ts";
import { inherit } from "./handover.ts";
import { NOTHING_KEPT } from "./keeping.ts";
import { isHost, mark, newPerson, type Person, personOf, settle } from "./people.ts";
import type { JoinOutcome, PeerId, RosterOutcome } from "./ports.ts";
import { hostOf, type Roster, type SignedRoster } from "./roster.ts";
import { type Active, type Authenticating, type Knocking, type Together, withCall } from "./state.ts";
import { alarm, call, extraIn, patience } from "./together.ts";

/** The client's side from the proof of the password on: at the host's door, then a member. Undefined where it is neither. */
export function memberStep(state: Active, event: Event, now: number): Step | undefined {
  if (state.at === "knocking") return knocking(state, event, now);
  if (!("people" in state)) return undefined;
  switch (event.type) {
    case "forged":
      // Only the relay can put the host's id on a message: while the call is set up nothing it carries is trusted.
      return state.at === "connecting" && personOf(state, event.from) ? end(state, "tampered", now) : [state, []];
    case "linkLost":
      return linkLost(state, event.peer, now);
    case "timeout":
      return timeout(state, event, now);
    case "rosterOutcome":
      return rosterOutcome(state, event.outcome, now);
    case "inherited":
      return event.genuine ? inherit(state, event.banned) : alarm(state, "interference", now);
    case "distrust":
      // Without a word to whoever sits there.
      return isHost(state, event.peer) ? end(state, "distrusted", now) : [state, []];
    case "message":
      return message(state, event, now);
    default:
      return undefined;
  }
}

/** The host's verdict: in, at the door, or no seat. */
export function welcomed(
  state: Authenticating | Knocking,
  self: PeerId,
  { admission, safety, language }: Extract<JoinOutcome, { is: "welcomed" }>,
  now: number,
): Step {
  const { generation, address } = state;
  if (admission === "wait") return wait({ ...state, self, safety, language }, now);
  const turn = state.call.turn + 1;
  const { keys: _, ...unknown } = newPerson({ id: address, name: "", sign: "", seal: "" }, "connecting", now, turn);
  const next: Together = {
    at: "connecting",
    generation,
    address,
    self,
    call: { ...state.call, turn },
    people: [{ ...unknown, safety }],
    language,
    keeping: NOTHING_KEPT,
  };
  return [next, [{ do: "expect", peer: address }, patience(next, address)]];
}

type Waiter = Pick<Knocking, "generation" | "call" | "address" | "self" | "safety" | "language">;

/** To the door, or to it again. */
function wait({ generation, call: before, address, self, safety, language }: Waiter, now: number): Step {
  const turn = before.turn + 1;
  const next: Knocking = {
    at: "knocking",
    generation,
    call: { ...before, turn },
    address,
    self,
    safety,
    language,
    heard: now,
    anew: false,
  };
  return [next, ask(next)];
}

const ask = ({ address, call: { turn } }: Knocking): readonly Effect[] => [
  { do: "ask", peer: address },
  { do: "after", ms: TIMES.asking, timer: "door", peer: address, turn },
];

function knocking(state: Knocking, event: Event, now: number): Step | undefined {
  switch (event.type) {
    case "message":
      return event.peer === state.address ? answered(state, event.message, now) : [state, []];
    case "handed":
      return [state, [{ do: "judge", self: state.self, signed: event.signed }]];
    case "rosterOutcome":
      return event.outcome.is === "newer" ? admitted(state, event.outcome.signed, now) : [state, []];
    case "timeout":
      return event.timer === "door" && event.turn === state.call.turn ? lookAgain(state, now) : [state, []];
    case "forged":
      return event.from === state.address ? end(state, "tampered", now) : [state, []];
    case "linkLost":
      return [state, []];
    default:
      return undefined;
  }
}

/**
 * A host whose page was loaded anew, or who has handed over, has no channel to us any more: we knock there as somebody who
 * knows the password.
 */
function lookAgain(state: Knocking, now: number): Step {
  const { call, self, address: host, heard } = state;
  // Without the relay nobody can answer: that is no silence of the host's.
  if (call.relay !== "up" || now - heard <= TIMES.anew) return [state, ask(state)];
  if (now - heard > TIMES.back) return end(state, "hostSilent", now);
  return [{ ...state, anew: true }, [...ask(state), { do: "knock", self, host }]];
}

function answered(state: Knocking, said: Extract<Event, { type: "message" }>["message"], now: number): Step {
  switch (said.type) {
    case "wait": {
      const { note: _, ...rest } = state;
      return [{ ...rest, heard: now, ...(said.note ? { note: said.note } : {}) }, []];
    }
    case "turnedAway":
      return end(state, "turnedAway", now);
    case "end":
      return end(state, "hostEnded", now);
    default:
      return [state, []];
  }
}

/** The door opens. */
function admitted(state: Knocking, signed: SignedRoster, now: number): Step {
  const { generation, call: before, address, self, language, safety } = state;
  const nobody: Together = {
    at: "connecting",
    generation,
    address,
    self,
    people: [],
    language,
    keeping: NOTHING_KEPT,
    call: { ...before, returns: false },
  };
  const [next, effects] = adopt(nobody, signed, now);
  const opened: readonly Effect[] = before.returns ? [] : [{ do: "sound", sound: "door" }];
  return [mark(next, address, { safety }), [...effects, ...opened]];
}

/** The room as the newer roster has it: calls whoever is new, and cuts off whoever is gone. */
function adopt(before: Together, signed: SignedRoster, now: number): Step<Together> {
  const { roster } = signed;
  const others = roster.members.filter(({ id }) => id !== before.self);
  const { turn } = before.call;
  const same = (person: Person) => {
    const member = others.find(({ id }) => id === person.id);
    return member !== undefined && (person.keys === undefined || person.keys.seal === member.seal);
  };
  const kept = before.people.filter(same);
  const gone = before.people.filter((person) => !kept.includes(person));
  const people = others.map((member) => {
    const known = kept.find(({ id }) => id === member.id);
    const { sign, seal } = member;
    if (known) return { ...known, keys: { sign, seal } };
    // Somebody who has come back: the same key, another page.
    const met = before.people.some(({ keys }) => keys?.sign === sign);
    return { ...newPerson(member, "due", now, turn), met };
  });
  const calm = putAway(before.call.alerts, "hostAway");
  const returning = [...before.call.returning, ...hostBefore(before, roster)];
  const told = { alerts: calm, signed, policy: roster.policy, returning };
  let state: Together = { ...withCall(before, told), people };
  const effects: Effect[] = gone.map(({ id }) => ({ do: "hangUp", peer: id }));
  for (const { id } of people) {
    if (kept.some((person) => person.id === id)) continue;
    const [next, more] = call(state, id, now);
    state = next;
    effects.push(...more);
  }
  const extra = extraIn(roster, before.call.signed?.roster, returning);
  // Whoever asked is in now.
  const [next, more] = extra
    ? alarm(withCall(state, { alerts: putAway(calm, "extraAsks") }), "extraIn", now, extra)
    : [state, []];
  return [settle(next, now), [...effects, ...more]];
}

/** The key of a host who has handed over: that one comes back as a member. */
function hostBefore({ call: { signed } }: Together, roster: Roster): readonly string[] {
  const before = signed && hostOf(signed.roster).sign;
  return before === undefined || before === hostOf(roster).sign ? [] : [before];
}

function rosterOutcome(state: Together, outcome: RosterOutcome, now: number): Step {
  switch (outcome.is) {
    case "newer": {
      const { signed } = outcome;
      const [next, effects] = adopt(state, signed, now);
      // The same news, at once, to those whom it may not have reached.
      const reached = next.people.filter(({ link }) => link === "up");
      const told = reached.map(({ id }): Effect => ({ do: "say", peer: id, message: { type: "roster", signed } }));
      return [next, [...effects, ...told]];
    }
    case "removed":
      return end(state, "removed", now);
    default:
      return [state, []];
  }
}

function message(state: Together, { peer, message: said }: Extract<Event, { type: "message" }>, now: number): Step {
  const fromHost = isHost(state, peer);
  if (said.type === "bye") return left(state, peer, now);
  if (said.type === "away") return linkLost(state, peer, now);
  if (!fromHost) return [state, []];
  switch (said.type) {
    case "end":
      return end(state, state.people.length > 1 ? "hostEnded" : "otherLeft", now);
    case "removed":
      return end(state, "removed", now);
    case "atDoor":
      return alarm(state, "extraAsks", now, { id: "", name: said.name });
    case "newPassword": {
      const next = withCall(state, { open: said.password === "" });
      return [next, [{ do: "setPassword", password: said.password }]];
    }
    case "heir":
      return [state, [{ do: "inherit", handover: said.handover, banned: said.banned }]];
    case "wait": {
      const safety = personOf(state, peer)?.safety;
      // The host's seat was taken while we were being welcomed.
      if (!safety || state.call.signed) return [state, []];
      const [next, effects] = wait({ ...state, safety }, now);
      // What had been opened is closed: at the door nobody sees or hears us.
      return [next, [{ do: "hangUp", peer }, ...effects]];
    }
    default:
      return [state, []];
  }
}

/** Somebody has gone on purpose, and will not be called again. */
function left(state: Together, peer: PeerId, now: number): Step {
  const people = state.people.filter(({ id }) => id !== peer);
  if (people.length === state.people.length) return [state, []];
  if (people.length === 0) return end(state, "otherLeft", now);
  return [
    settle({ ...state, people }, now),
    [
      { do: "hangUp", peer },
      { do: "sound", sound: "left" },
    ],
  ];
}

/** The others go on talking. Whoever is alone waits for a while for somebody to come back. */
function linkLost(state: Together, peer: PeerId, now: number): Step {
  const person = personOf(state, peer);
  if (!person) return [state, []];
  // The first link decides whether there is a call at all, and the host's is always among those to come.
  if (state.since === undefined && isHost(state, peer)) return end(state, "cannotConnect", now);
  const [next, effects] = call(state, peer, now);
  const hangUp: Effect[] = [{ do: "hangUp", peer }, ...effects, { do: "sound", sound: "left" }];
  const others = state.people.some(({ id, link }) => id !== peer && link === "up");
  if (!isHost(state, peer) || !others) return [next, hangUp];
  return [withCall(next, { alerts: raise(state.call.alerts, "hostAway", now, person) }), hangUp];
}

/** What `togetherStep` leaves of these: nobody was reached in time, or nobody came back. */
function timeout(state: Together, { timer }: Extract<Event, { type: "timeout" }>, now: number): Step {
  if (timer !== "connect" && timer !== "due") return [state, []];
  return end(state, state.since === undefined ? "cannotConnect" : "lost", now);
}
