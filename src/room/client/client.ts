import type { JoinOutcome } from "../model/outcome.ts";
import type { HandshakeFrame } from "../../handshake/frames.ts";
import { end } from "../both/ending.ts";
import { type Effect, type Event, type Step, TIMES, unexpected } from "../model/events.ts";
import { heardFrom } from "./guest.ts";
import { memberStep, welcomed } from "./member.ts";
import { type Active, type Authenticating, type Knocking, type Waiting, withCall } from "../model/state.ts";

/** How many wrong passwords it takes before the client is told that this may be somebody else's room. */
const TRIES = 3;

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
        ? [{ ...state, prepared: false }, []]
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
  if (state.at === "waiting") return knock({ ...state, self });
  // What was on its way when the relay went down may be lost.
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
  const again = {
    do: "after",
    ms: TIMES.unanswered,
    timer: "again",
    peer: state.address,
    turn: state.call.turn,
  } as const;
  return [state, [{ do: "knock", self, host: state.address }, again]];
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
  const given = state.phase === "open" ? "" : event.password;
  return [{ ...state, phase: "proving" }, [{ do: "setPassword", password: given }, ...proving(state)]];
}

/** Proves once the host has said hello, and waits for the verdict. */
function proving({ greeted, address, wrong }: Authenticating): readonly Effect[] {
  const verdict = { do: "after", ms: TIMES.verdict, timer: "verdict", peer: address, turn: wrong } as const;
  return greeted ? [{ do: "prove" }, verdict] : [verdict];
}

function outcome(state: Active, result: JoinOutcome, now: number): Step {
  if (state.at === "knocking") return outcomeAtDoor(state, result, now);
  if (state.at !== "waiting" && state.at !== "authenticating") return [state, []];
  switch (result.is) {
    case "asked":
      return asked(state, result);
    case "answer":
      return answer(state, result.reply);
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
    case "refused":
      if (anew === undefined || !spent) return [state, []];
      return anotherPassword({
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
      });
    case "otherHost":
      return end(state, "otherHost", now);
    default:
      return [state, []];
  }
}

/** The proof goes out, and right behind it the offer, if one is ready. */
function answer(state: Waiting | Authenticating, reply: HandshakeFrame): Step {
  if (state.at !== "authenticating") return [state, []];
  const { address, prepared } = state;
  const offer: readonly Effect[] = prepared ? [{ do: "release", peer: address }] : [];
  return [{ ...state, phase: "confirming" }, [{ do: "sendFrame", to: address, frame: reply }, ...offer]];
}

type Asked = Extract<JoinOutcome, { is: "asked" }>;

/** The host's hello, or a newer one: its password may have changed, or somebody else have come in. */
function asked(state: Waiting | Authenticating, { passwordNeeded, door }: Asked): Step {
  if (state.at === "authenticating") {
    const [next, effects] = prepare({ ...state, greeted: true }, door);
    return [next, next.phase === "proving" ? [...effects, { do: "prove" }] : effects];
  }
  const { generation, address, self } = state;
  if (self === undefined) return [state, []];
  const call = { ...state.call, open: !passwordNeeded };
  const next = { at: "authenticating", generation, call, address, greeted: true, wrong: 0, peer: self } as const;
  const phase = passwordNeeded ? "password" : "open";
  if (!call.returns) return prepare({ ...next, phase, prepared: false }, door);
  const returning: Authenticating = { ...next, phase: "proving", prepared: false };
  return [returning, proving(returning)];
}

/**
 * Makes the connection while the person still looks for the password, so that the offer is ready to go out behind the
 * proof. Not where there is a door to wait at: nobody there is to learn our network addresses before it opens. Nor on the
 * way back into a call, where only a host whom we know may learn them.
 */
function prepare(state: Authenticating, door: boolean): Step<Authenticating> {
  const early = !door && !state.call.returns;
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
  return knock({ ...state, phase: "password", greeted: false, wrong });
}

/** The password was changed while this page was away, so the person types it like anybody else. */
function anotherPassword(state: Authenticating): Step {
  return knock({ ...withCall(state, { returns: false }), phase: "password", greeted: false });
}

/** Handles the handshake's timers; undefined for all others. */
function silence(state: Active, { timer, turn }: Extract<Event, { type: "timeout" }>, now: number): Step | undefined {
  switch (timer) {
    case "again":
      return ungreeted(state) && state.call.turn === turn ? knock(state) : [state, []];
    case "verdict":
      return state.at === "authenticating" &&
        (state.phase === "proving" || state.phase === "confirming") &&
        state.wrong === turn
        ? end(state, "hostSilent", now)
        : [state, []];
    default:
      return undefined;
  }
}
