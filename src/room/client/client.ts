import type { JoinOutcome } from "../model/outcome.ts";
import type { HandshakeFrame } from "../../handshake/frames.ts";
import { end } from "../both/ending.ts";
import { type Effect, type Event, type Step, TIMES, unexpected } from "../model/events.ts";
import { heardFrom } from "./guest.ts";
import { callAgain } from "../both/together.ts";
import { memberStep, welcomed } from "./member.ts";
import { type Active, type Authenticating, type Knocking, type Waiting, withCall } from "../model/state.ts";

/** How many wrong passwords it takes before the client is told that this may be somebody else's room. */
const TRIES = 3;
/** How many may be given, with those that the host has not judged. Each is a guess for a false host. */
const MOST_GIVEN = 5;

/**
 * How often whoever comes back to a call knocks without an answer, over most of a minute in which the relay is there: then
 * the call is over, and the camera should not stay on for it.
 */
const MOST_KNOCKS = 13;

/** The client's part of `step`: up to the proof of the password here, from then on in `member.ts`. */
export function clientStep(state: Active, event: Event, now: number): Step {
  switch (event.type) {
    case "relayUp":
      return relayUp(state, event.self, now);
    case "absent":
      return absent(state, event.peer);
    case "frame":
      return "address" in state && event.from === state.address ? frame(state, event.frame, now) : [state, []];
    case "password":
      return password(state, event);
    case "joinOutcome":
      return outcome(state, event.outcome, now);
    case "passwordSet":
      return [state, []];
    case "idTaken":
      // A random id is never taken, except by somebody who was waiting for it. That costs the relay, not a call that
      // goes on.
      return "people" in state ? [withCall(state, { relay: "down" }), []] : end(state, "tampered", now);
    case "linkLost":
      // A connection that was made too early to last is made anew behind the welcome.
      return state.at === "authenticating"
        ? [{ ...state, prepared: state.prepared && event.peer !== state.address }, []]
        : (memberStep(state, event, now) ?? unexpected(state, event));
    case "timeout":
      return silence(state, event, now) ?? memberStep(state, event, now) ?? [state, []];
    case "declared":
    case "heard":
    case "inherited":
      return memberStep(state, event, now) ?? [state, []];
    default:
      return memberStep(state, event, now) ?? unexpected(state, event);
  }
}

function relayUp(state: Active, self: string, now: number): Step {
  // The host could not be heard until now, so its silence begins here.
  if (state.at === "knocking") return [heardFrom(state, now), []];
  if ("people" in state) return callAgain(state, now);
  if (state.at === "waiting") return knock({ ...state, self });
  // What was on its way when the relay went down may be lost.
  if (state.at === "authenticating" && state.proof) return proveAgain(state, state.proof);
  const [next, effects] = ungreeted(state) ? knock(state) : ([state, []] as Step<Active>);
  if (next.at !== "authenticating" || !next.prepared || next.phase === "confirming") return [next, effects];
  // The network may be another one now, and the addresses in an offer that still waits are not ours any more.
  const { address: peer } = next;
  return [next, [...effects, { do: "hangUp", peer }, { do: "prepare", peer }]];
}

/** Nobody holds the address: the host may be about to start, or about to come back. */
function absent(state: Active, peer: string): Step {
  if (!ungreeted(state) || peer !== state.address) return [state, []];
  return [state, [{ do: "after", ms: TIMES.again, timer: "again", peer, turn: state.call.turn }]];
}

/** Knocks, and again after a while without an answer. */
function knock(before: Waiting | Authenticating): Step {
  const state = withCall(before, { turn: before.call.turn + 1 });
  const self = state.at === "waiting" ? state.self : state.peer;
  if (self === undefined) return [state, []];
  return [state, [{ do: "knock", self, host: state.address }, unanswered(state)]];
}

function unanswered({ address: peer, call: { turn } }: Waiting | Authenticating): Effect {
  return { do: "after", ms: TIMES.unanswered, timer: "again", peer, turn };
}

/** Sends the proof, for the first time or again, and right behind it the offer, if one is ready. */
function proveAgain(before: Authenticating, proof: HandshakeFrame): Step {
  const state = withCall({ ...before, phase: "confirming", proof }, { turn: before.call.turn + 1 });
  const { address, prepared } = state;
  const offer: readonly Effect[] = prepared ? [{ do: "release", peer: address }] : [];
  return [state, [{ do: "sendFrame", to: address, frame: proof }, ...offer, unanswered(state)]];
}

/** Whether the client has knocked and not had the host's hello yet. */
function ungreeted(state: Active): state is Waiting | Authenticating {
  return (state.at === "waiting" && state.self !== undefined) || (state.at === "authenticating" && !state.greeted);
}

/** The vault judges the host's frames, but for those of another version of the protocol, which nobody here can read. */
function frame(state: Active, received: HandshakeFrame, now: number): Step {
  if (received.t !== "foreign") return [state, [{ do: "joinReceive", frame: received }]];
  const unproved = state.at === "waiting" || (state.at === "authenticating" && state.phase !== "confirming");
  return unproved ? end(state, "newerVersion", now) : [state, []];
}

function password(state: Active, event: Extract<Event, { type: "password" }>): Step {
  if (state.at !== "authenticating" || (state.phase !== "password" && state.phase !== "open")) {
    return unexpected(state, event);
  }
  const password = state.phase === "open" ? "" : event.password;
  const [next, effects] = proving(state);
  return [next, [{ do: "setPassword", password }, ...effects]];
}

/** Proves once the host has said hello, and waits for the verdict. */
function proving(before: Authenticating): Step<Authenticating> {
  const state: Authenticating = { ...before, phase: "proving", given: before.given + 1, again: false };
  const { greeted, address: peer, given: turn } = state;
  const verdict = { do: "after", ms: TIMES.verdict, timer: "verdict", peer, turn } as const;
  return [state, greeted ? [{ do: "prove" }, verdict] : [verdict]];
}

function outcome(state: Active, result: JoinOutcome, now: number): Step {
  if (state.at === "knocking") return outcomeAtDoor(state, result, now);
  if (state.at !== "waiting" && state.at !== "authenticating") return [state, []];
  switch (result.is) {
    case "asked":
      return state.at === "authenticating" ? askedAnew(state, result, now) : asked(state, result);
    case "answer":
      return state.at === "authenticating" ? proveAgain(state, result.reply) : [state, []];
    case "again":
      return state.at === "authenticating" ? unjudged(state, false, now) : [state, []];
    case "refused":
      return refused(state, now);
    case "welcomed":
      return state.at === "authenticating" ? welcomed(state, state.peer, result, now) : [state, []];
    case "otherHost":
      return end(state, "otherHost", now);
    case "broken":
      return end(state, "tampered", now);
    case "ignored":
      return [state, []];
  }
}

/**
 * A guest who knocks again proves the password that the vault knows. `hello` and `refused` can come from anybody, so
 * they count for little.
 */
function outcomeAtDoor(state: Knocking, result: JoinOutcome, now: number): Step {
  const { generation, call, address, self, anew, spent } = state;
  switch (result.is) {
    case "asked":
      return [state, anew === undefined || spent ? [] : [{ do: "prove" }]];
    case "answer":
      if (anew === undefined) return [state, []];
      return [{ ...state, spent: true }, [{ do: "sendFrame", to: address, frame: result.reply }]];
    case "welcomed":
      return welcomed(state, self, result, now);
    case "refused": {
      if (anew === undefined || !spent) return [state, []];
      const [next, effects] = anotherPassword({
        at: "authenticating",
        generation,
        call: { ...call, open: false },
        address,
        peer: self,
        phase: "password",
        greeted: false,
        prepared: false,
        // The password that was right before.
        wrong: 1,
        given: 1,
        again: false,
      });
      // What is sealed for the host from now on must not go over the channel from before.
      return [next, [{ do: "forget", peer: address }, ...effects]];
    }
    case "otherHost":
      return end(state, "otherHost", now);
    default:
      return [state, []];
  }
}

type Asked = Extract<JoinOutcome, { is: "asked" }>;

/** The host's first hello. */
function asked(state: Waiting, { passwordNeeded, door }: Asked): Step {
  const { generation, address, self } = state;
  if (self === undefined) return [state, []];
  const call = { ...state.call, open: !passwordNeeded };
  const phase = passwordNeeded ? "password" : "open";
  const counts = { wrong: 0, given: 0, again: false } as const;
  const next = { at: "authenticating", generation, call, address, greeted: true, peer: self, ...counts } as const;
  if (call.returns) return proving({ ...next, phase, prepared: false });
  return prepare({ ...next, phase, prepared: false }, door);
}

/**
 * Another hello: the host's password has changed, or it has begun anew for another reason. Whoever was asked for the
 * password where there is none by now, or the other way round, is asked the right thing.
 */
function askedAnew(before: Authenticating, { passwordNeeded, door }: Asked, now: number): Step {
  if (before.proof) return unjudged(withCall(before, { open: !passwordNeeded }), true, now);
  const open = !passwordNeeded;
  const same = before.call.open === open;
  const state = withCall({ ...before, greeted: true }, { open });
  const [next, effects] = prepare(same ? state : { ...state, phase: open ? "open" : "password" }, door);
  return [next, next.phase === "proving" ? [...effects, { do: "prove" }] : effects];
}

/**
 * The host has judged nothing of what was proved, and the person is asked once more: the proof is never made again by
 * itself. `greeted`: the next run has begun already.
 */
function unjudged(before: Authenticating, greeted: boolean, now: number): Step {
  if (before.given >= MOST_GIVEN) return end(before, "hostSilent", now);
  const phase = before.call.open ? "open" : "password";
  const state: Authenticating = { ...unproved(before), phase, greeted, again: true };
  const asking = withCall(state, { returns: false });
  return greeted ? [asking, []] : knock(asking);
}

/**
 * Makes the connection while the person still looks for the password, so that the offer is ready to go out behind the
 * proof. Not where there is a door to wait at: nobody there is to learn our network addresses before it opens. Nor where we
 * know a host by its key: only that one may learn them again.
 */
function prepare(state: Authenticating, door: boolean): Step<Authenticating> {
  const early = !door && !state.call.pinned;
  if (state.prepared === early) return [state, []];
  return [{ ...state, prepared: early }, [{ do: early ? "prepare" : "hangUp", peer: state.address }]];
}

/** The next run begins while the person types again, so that the host's pause passes meanwhile. */
function refused(state: Waiting | Authenticating, now: number): Step {
  if (state.at !== "authenticating") return [state, []];
  if (state.call.open) return end(state, "refused", now);
  if (state.call.returns) return anotherPassword(state);
  const wrong = state.wrong + 1;
  if (wrong >= TRIES) return end(state, "wrongPassword", now);
  return knock({ ...unproved(state), phase: "password", greeted: false, wrong });
}

/** The password was changed while this page was away, so the person types it like anybody else. */
function anotherPassword(before: Authenticating): Step {
  return knock({ ...withCall(unproved(before), { returns: false }), phase: "password", greeted: false });
}

/** Without the proof, which is sent no more. */
function unproved({ proof: _proof, ...state }: Authenticating): Authenticating {
  return state;
}

/** Handles the handshake's timers; undefined for all others. */
function silence(state: Active, { timer, turn }: Extract<Event, { type: "timeout" }>, now: number): Step | undefined {
  switch (timer) {
    case "again":
      if (!("call" in state) || state.call.turn !== turn) return [state, []];
      if (state.at === "authenticating" && state.proof) return proveAgain(state, state.proof);
      // Where the relay is not there, its return is the next turn.
      if (!ungreeted(state) || state.call.relay !== "up") return [state, []];
      return state.call.returns && state.call.turn > MOST_KNOCKS ? end(state, "hostSilent", now) : knock(state);
    case "verdict":
      return state.at === "authenticating" &&
        (state.phase === "proving" || state.phase === "confirming") &&
        state.given === turn
        ? end(state, "hostSilent", now)
        : [state, []];
    default:
      return undefined;
  }
}
