import type { JoinOutcome } from "./ports.ts";
import {
  type Active,
  type Authenticating,
  type Effect,
  end,
  type Event,
  type Step,
  TIMES,
  togetherStep,
  unexpected,
} from "./room.ts";

/** Wrong passwords before the client is told that this may be somebody else's room. */
const TRIES = 3;

/** The client's side of `step`. */
export function clientStep(state: Active, event: Event): Step {
  if ("peer" in state && state.at !== "authenticating") {
    const together = togetherStep(state, event);
    if (together) return together;
  }
  switch (event.type) {
    case "ready":
      return state.at === "deriving" ? open({ ...state, ready: true }) : unexpected(state, event);
    case "derived":
      return state.at === "deriving" ? open({ ...state, address: event.address }) : [state, []];
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
    case "passwordReady":
      return state.at === "authenticating" && state.phase === "proving" ? tryToProve(state) : [state, []];
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

function open(state: Extract<Active, { at: "deriving" }>): Step {
  const { generation, call, ready, address } = state;
  if (!ready || address === undefined) return [state, []];
  return [{ at: "waiting", generation, call, address }, [{ do: "openRelay" }]];
}

function relayUp(before: Active, self: string): Step {
  const state = { ...before, call: { ...before.call, relay: "up" as const } };
  if (state.at !== "waiting" || state.self !== undefined) return [state, []];
  return [{ ...state, self }, [{ do: "knock", self, host: state.address }]];
}

/** Nobody holds the address yet: the host may be about to start. */
function absent(state: Active, peer: string): Step {
  if (state.at !== "waiting" || peer !== state.address) return [state, []];
  return [state, [{ do: "after", ms: TIMES.again, timer: "again", peer, turn: 0 }]];
}

function password(state: Active, event: Extract<Event, { type: "password" }>): Step {
  if (state.at !== "authenticating" || state.phase !== "password") return unexpected(state, event);
  return [{ ...state, phase: "proving" }, [{ do: "setPassword", password: event.password }]];
}

/** The password is in the vault; the run goes on as soon as the host has said hello. */
function tryToProve(state: Authenticating): Step {
  if (!state.greeted) return [state, []];
  return [
    state,
    [{ do: "prove" }, { do: "after", ms: TIMES.silence, timer: "silence", peer: state.address, turn: state.wrong }],
  ];
}

function outcome(state: Active, result: JoinOutcome): Step {
  if (state.at !== "waiting" && state.at !== "authenticating") return [state, []];
  switch (result.is) {
    case "asked":
      return asked(state, result.passwordNeeded);
    case "answer":
      return [state, [{ do: "sendFrame", to: state.address, frame: result.reply }]];
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

type Proving = Extract<Active, { at: "waiting" | "authenticating" }>;

function asked(state: Proving, passwordNeeded: boolean): Step {
  if (state.at === "authenticating") {
    const next = { ...state, greeted: true };
    return state.phase === "proving" ? tryToProve(next) : [next, []];
  }
  const { generation, address } = state;
  const call = { ...state.call, open: !passwordNeeded };
  const phase = passwordNeeded ? "password" : "proving";
  const effects: Effect[] = passwordNeeded ? [] : [{ do: "setPassword", password: "" }];
  return [
    { at: "authenticating", generation, call, address, phase, greeted: true, wrong: 0, peer: state.self ?? "" },
    effects,
  ];
}

/** The next run is begun while the person types again, so that the host's pause is spent on typing. */
function refused(state: Proving): Step {
  if (state.at !== "authenticating") return [state, []];
  if (state.call.open) return end(state, "refused");
  const wrong = state.wrong + 1;
  if (wrong >= TRIES) return end(state, "wrongPassword");
  const next = { ...state, phase: "password" as const, greeted: false, wrong };
  return [next, [{ do: "knock", self: state.peer, host: state.address }]];
}

function timeout(state: Active, { timer, peer, turn }: Extract<Event, { type: "timeout" }>): Step {
  switch (timer) {
    case "again": {
      const self = state.at === "waiting" ? state.self : undefined;
      return self === undefined ? [state, []] : [state, [{ do: "knock", self, host: peer }]];
    }
    case "silence":
      return state.at === "authenticating" && state.phase === "proving" && state.wrong === turn
        ? end(state, "hostSilent")
        : [state, []];
    case "connect":
      return state.at === "connecting" ? end(state, "cannotConnect") : [state, []];
    case "typing":
    case "held":
      return [state, []];
  }
}
