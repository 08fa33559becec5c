import { adopt } from "./adopt.ts";
import { end } from "../both/ending.ts";
import { type Effect, type Event, type Step, TIMES } from "../model/events.ts";
import { NOTHING_KEPT } from "../both/keeping.ts";
import { changePerson } from "../both/people.ts";
import type { SignedRoster } from "../wire/roster.ts";
import type { Knocking, Together } from "../model/state.ts";

/** A client who has proved the password and waits at the host's door. The host's side is in `door.ts`. */
type Waiter = Pick<Knocking, "generation" | "call" | "address" | "self" | "safety" | "language">;

/** To the door, for the first time or again: asks, and keeps asking. */
export function wait({ generation, call: before, address, self, safety, language }: Waiter, now: number): Step {
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
    spent: false,
  };
  return [next, [ask(next), lookAfter(next)]];
}

const ask = ({ address: peer }: Knocking): Effect => ({ do: "ask", peer });
const lookAfter = ({ address: peer, call: { turn } }: Knocking): Effect => ({
  do: "after",
  ms: TIMES.asking,
  timer: "door",
  peer,
  turn,
});

/** The step of a guest at the door; undefined for events that do not concern it. */
export function guestStep(state: Knocking, event: Event, now: number): Step | undefined {
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
      // The host has already switched to a newer channel; the frame with which we make ours is on its way.
      if (state.anew !== undefined) return [state, []];
      return event.from === state.address ? end(state, "tampered", now) : [state, []];
    case "linkLost":
      return [state, []];
    default:
      return undefined;
  }
}

/**
 * A host who reloaded the page or handed over has no channel to us any more, so after a silence we knock there again
 * and prove the password.
 */
function lookAgain(state: Knocking, now: number): Step {
  const { call, self, address: host, heard, anew = now, spent } = state;
  // Without the relay nobody can answer, so this is not the host's silence.
  if (call.relay !== "up" || now - heard <= TIMES.anew) return [state, [ask(state), lookAfter(state)]];
  if (now - anew > TIMES.back) return end(state, "hostSilent", now);
  const next = { ...state, anew };
  // Once the proof is out, nobody listens to the old channel any more.
  return [next, spent ? [lookAfter(next)] : [ask(next), { do: "knock", self, host }, lookAfter(next)]];
}

/** The host was heard from: the silence is over, as if there had been none. */
export function heardFrom(state: Knocking, now: number): Knocking {
  const { anew: _, ...rest } = state;
  return { ...rest, heard: now };
}

function answered(state: Knocking, said: Extract<Event, { type: "message" }>["message"], now: number): Step {
  switch (said.type) {
    case "wait": {
      const { note: _, ...rest } = heardFrom(state, now);
      return [{ ...rest, ...(said.note ? { note: said.note } : {}) }, []];
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
  return [changePerson(next, address, { safety }), [...effects, ...opened]];
}
