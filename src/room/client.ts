import type { HandshakeFrame } from "../handshake/frames.ts";
import type { JoinOutcome } from "./ports.ts";
import {
  type Active,
  type Authenticating,
  type Call,
  type Effect,
  end,
  type Event,
  type Step,
  TIMES,
  unexpected,
  type Waiting,
} from "./room.ts";

/** Wrong passwords before the client is told that this may be somebody else's room. */
const TRIES = 3;

/** The client's side of `step`. */
export function clientStep(state: Active, event: Event): Step {
  switch (event.type) {
    case "relayUp":
      return relayUp(state, event.self);
    case "absent":
      return absent(state, event.peer);
    case "frame":
      return "address" in state && event.from === state.address
        ? [state, [{ do: "joinReceive", frame: event.frame }]]
        : [state, []];
    case "password":
      return password(state, event);
    case "joinOutcome":
      return outcome(state, event.outcome);
    case "timeout":
      return timeout(state, event);
    case "forged":
      // Only the relay can put the host's id on a message: while the call is set up nothing it carries is trusted.
      return state.at === "connecting" && event.from === state.peer ? end(state, "tampered") : [state, []];
    case "linkLost":
      if (!("safety" in state) || event.peer !== state.peer) return [state, []];
      return end(state, state.at === "connecting" ? "cannotConnect" : "lost", event.now);
    case "message":
      if (!("safety" in state) || event.peer !== state.peer) return [state, []];
      return event.message.type === "bye" ? end(state, "otherLeft", event.now) : [state, []];
    case "idTaken":
      // A random id is never taken: the relay does not work as it should.
      return end(state, "tampered");
    default:
      return unexpected(state, event);
  }
}

function relayUp(before: Active, self: string): Step {
  const state = withCall(before, { relay: "up" });
  if (state.at === "waiting") return knock({ ...state, self });
  // What was on its way when the relay went may be lost.
  return ungreeted(state) ? knock(state) : [state, []];
}

/** Nobody holds the address: the host may be about to start, or about to be back. */
function absent(state: Active, peer: string): Step {
  if (!ungreeted(state) || peer !== state.address) return [state, []];
  return [state, [{ do: "after", ms: TIMES.again, timer: "again", peer, turn: state.call.turn }]];
}

/** Knocks, and will knock again if nobody answers. */
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

/** The host's hello is still to come. */
function ungreeted(state: Active): state is Waiting | Authenticating {
  return (state.at === "waiting" && state.self !== undefined) || (state.at === "authenticating" && !state.greeted);
}

function password(state: Active, event: Extract<Event, { type: "password" }>): Step {
  if (state.at !== "authenticating" || (state.phase !== "password" && state.phase !== "open")) {
    return unexpected(state, event);
  }
  const given = state.phase === "open" ? "" : event.password;
  const [next, proving] = tryToProve({ ...state, phase: "proving" });
  return [next, [{ do: "setPassword", password: given }, ...proving, expecting(state, "verdict")]];
}

/** Goes on with the run as soon as the host has said hello. The vault works in order: the password comes first. */
function tryToProve(state: Authenticating): Step {
  return state.greeted ? [state, [{ do: "prove" }, expecting(state, "silence")]] : [state, []];
}

function expecting(state: Authenticating, timer: "silence" | "verdict"): Effect {
  return { do: "after", ms: TIMES[timer], timer, peer: state.address, turn: state.wrong };
}

function outcome(state: Active, result: JoinOutcome): Step {
  if (state.at !== "waiting" && state.at !== "authenticating") return [state, []];
  switch (result.is) {
    case "asked":
      return asked(state, result.passwordNeeded);
    case "answer":
      return answer(state, result.reply);
    case "refused":
      return refused(state);
    case "welcomed": {
      const { generation, call, address } = state;
      const { safety, language } = result;
      return [
        { at: "connecting", generation, call, address, peer: address, safety, language },
        [
          { do: "expect", peer: address },
          { do: "after", ms: TIMES.connect, timer: "connect", peer: address, turn: 0 },
        ],
      ];
    }
    case "full":
      return end(state, "roomFull");
    case "newerVersion":
      return end(state, "newerVersion");
    case "broken":
      return end(state, "tampered");
    case "ignored":
      return [state, []];
  }
}

/** After the first message of the run the host's machine answers, after the confirmation its budget does. */
function answer(state: Waiting | Authenticating, reply: HandshakeFrame): Step {
  const send: Effect = { do: "sendFrame", to: state.address, frame: reply };
  return [state.at === "authenticating" && reply.t === "confirm" ? { ...state, phase: "confirming" } : state, [send]];
}

function asked(state: Waiting | Authenticating, passwordNeeded: boolean): Step {
  if (state.at === "authenticating") {
    const next = { ...state, greeted: true };
    return state.phase === "proving" ? tryToProve(next) : [next, []];
  }
  const { generation, address, self } = state;
  if (self === undefined) return [state, []];
  const call = { ...state.call, open: !passwordNeeded };
  const phase = passwordNeeded ? "password" : "open";
  return [{ at: "authenticating", generation, call, address, phase, greeted: true, wrong: 0, peer: self }, []];
}

/** The next run is begun while the person types again, so that the host's pause is spent on typing. */
function refused(state: Waiting | Authenticating): Step {
  if (state.at !== "authenticating") return [state, []];
  if (state.call.open) return end(state, "refused");
  const wrong = state.wrong + 1;
  if (wrong >= TRIES) return end(state, "wrongPassword");
  return knock({ ...state, phase: "password", greeted: false, wrong });
}

function timeout(state: Active, { timer, turn }: Extract<Event, { type: "timeout" }>): Step {
  switch (timer) {
    case "again":
      return ungreeted(state) && state.call.turn === turn ? knock(state) : [state, []];
    case "silence":
      return state.at === "authenticating" && state.phase === "proving" && state.wrong === turn
        ? end(state, "hostSilent")
        : [state, []];
    case "verdict":
      return state.at === "authenticating" &&
        (state.phase === "proving" || state.phase === "confirming") &&
        state.wrong === turn
        ? end(state, "hostSilent")
        : [state, []];
    case "connect":
      return state.at === "connecting" ? end(state, "cannotConnect") : [state, []];
    case "typing":
    case "held":
      return [state, []];
  }
}

function withCall<S extends Active>(state: S, change: Partial<Call>): S {
  return { ...state, call: { ...state.call, ...change } };
}
