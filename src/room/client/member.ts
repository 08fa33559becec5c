import type { PeerId } from "../wire/roster.ts";
import type { Obstacle } from "../model/errors.ts";
import type { JoinOutcome, RosterOutcome } from "../model/outcome.ts";
import { adopt } from "./adopt.ts";
import { raise } from "../model/alerts.ts";
import { end } from "../both/ending.ts";
import type { Effect, Event, Step } from "../model/events.ts";
import { guestStep, wait } from "./guest.ts";
import { inherit } from "../both/handover.ts";
import { NOTHING_KEPT } from "../both/keeping.ts";
import { changePerson, isHost, newPerson, personOf, settle } from "../both/people.ts";
import type { Person } from "../model/person.ts";
import { type Active, type Authenticating, type Knocking, type Together, withCall } from "../model/state.ts";
import { alarm, call, patience } from "../both/together.ts";

/**
 * The client's part of `step` from the proof of the password on: at the host's door, then as a member. Undefined before
 * that, and for events that are neither's.
 */
export function memberStep(state: Active, event: Event, now: number): Step | undefined {
  if (state.at === "knocking") return guestStep(state, event, now);
  if (!("people" in state)) return undefined;
  switch (event.type) {
    case "forged":
      // Only the relay can put somebody's id on a message they did not make. While the call is set up, nothing it
      // carries is trusted then.
      return state.at === "connecting" && personOf(state, event.from) ? end(state, "tampered", now) : [state, []];
    case "linkLost":
      return linkLost(state, event.peer, now, event.closed, event.why);
    case "timeout":
      return timeout(state, event, now);
    case "rosterOutcome":
      return rosterOutcome(state, event.outcome, now);
    case "inherited":
      return event.genuine ? inherit(state, event.banned) : alarm(state, "interference", now);
    case "distrust":
      // Without a goodbye, because it may not be the host who sits there.
      return isHost(state, event.peer) ? end(state, "distrusted", now) : [state, []];
    case "message":
      return message(state, event, now);
    default:
      return undefined;
  }
}

/** Takes the host's verdict on the right password: into the room, or to the door. `self` is our relay id. */
export function welcomed(
  state: Authenticating | Knocking,
  self: PeerId,
  { admission, safety, language }: Extract<JoinOutcome, { is: "welcomed" }>,
  now: number,
): Step {
  const { generation, address } = state;
  const prepared = state.at === "authenticating" && state.prepared;
  const known = { ...state.call, pinned: true };
  if (admission === "wait") {
    const [next, effects] = wait({ generation, call: known, address, self, safety, language }, now);
    // At the door nobody sees or hears us, whatever the host's hello had promised.
    return [next, prepared ? [{ do: "hangUp", peer: address }, ...effects] : effects];
  }
  const turn = known.turn + 1;
  const { keys: _, ...unknown } = newPerson({ id: address, name: "", sign: "", seal: "" }, "connecting", now, turn);
  const next: Together = {
    at: "connecting",
    generation,
    address,
    self,
    call: { ...known, turn },
    people: [{ ...unknown, safety }],
    language,
    keeping: NOTHING_KEPT,
  };
  return [next, [...(prepared ? [] : [{ do: "dial", peer: address } as const]), ...patience(next, address)]];
}

function rosterOutcome(state: Together, outcome: RosterOutcome, now: number): Step {
  switch (outcome.is) {
    case "newer": {
      const { signed } = outcome;
      const [next, effects] = adopt(state, signed, now);
      // Handed on at once to others, whom it may not have reached.
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
  if (said.type === "away") return linkLost(state, peer, now, true);
  if (!fromHost) return [state, []];
  switch (said.type) {
    case "end":
      return end(state, state.people.length > 1 ? "hostEnded" : "otherLeft", now);
    case "removed":
      return end(state, "removed", now);
    case "spoiled":
      return state.since === undefined ? end(state, "tampered", now) : [state, []];
    case "atDoor":
      return alarm(state, "extraAsks", now, { id: "", name: said.name });
    case "newPassword": {
      const next = withCall(state, { open: said.password === "" });
      return [next, [{ do: "setPassword", password: said.password }]];
    }
    case "here":
      // The host had no ear for the offer that went out behind our proof.
      return state.since === undefined ? [state, [{ do: "release", peer }]] : [state, []];
    case "heir":
      return [state, [{ do: "inherit", bequest: said, banned: said.banned }]];
    case "wait": {
      const safety = personOf(state, peer)?.safety;
      // Our seat was taken while we were being welcomed.
      if (!safety || state.call.signed) return [state, []];
      const [next, effects] = wait({ ...state, safety }, now);
      // What was opened is closed: at the door nobody sees or hears us.
      return [next, [{ do: "hangUp", peer }, ...effects]];
    }
    default:
      return [state, []];
  }
}

/** Somebody has left on purpose, and is not called again. */
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

/** The others go on talking. A person left alone waits for somebody to come back. */
function linkLost(before: Together, peer: PeerId, now: number, leaving: boolean, why?: Obstacle): Step {
  const state = changePerson(before, peer, { ...(leaving ? { leaving } : {}), ...(why ? { obstacle: why } : {}) });
  const person = personOf(state, peer);
  if (!person) return [state, []];
  // Without a first link to the host there is no call at all.
  if (state.since === undefined && isHost(state, peer)) return cannotConnect(state, person, now);
  const [next, effects] = call(state, peer, now);
  const hangUp: Effect[] = [{ do: "hangUp", peer }, ...effects, { do: "sound", sound: "left" }];
  const others = state.people.some(({ id, link }) => id !== peer && link === "up");
  if (!isHost(state, peer) || !others) return [next, hangUp];
  return [withCall(next, { alerts: raise(state.call.alerts, "hostAway", now, person) }), hangUp];
}

/** The timers that `togetherStep` left over: nobody was reached in time, or nobody came back. */
function timeout(state: Together, { timer, peer }: Extract<Event, { type: "timeout" }>, now: number): Step {
  if (timer !== "connect" && timer !== "due") return [state, []];
  return state.since === undefined ? cannotConnect(state, personOf(state, peer), now) : end(state, "lost", now);
}

function cannotConnect(state: Together, person: Person | undefined, now: number): Step {
  return end(state, "cannotConnect", now, person?.obstacle);
}
