import type { HandshakeFrame } from "../handshake/frames.ts";
import { putAway, raise } from "./alerts.ts";
import type { AlertKind } from "./errors.ts";
import type { HostOutcome, PeerId } from "./ports.ts";
import { type Active, type Effect, end, type Event, type Step, TIMES, togetherStep, unexpected } from "./room.ts";
import { allowOneOf, leave, MAX_VISITORS, visit, visitorOf } from "./visitors.ts";

/** The host's side of `step`: a room that stays open until the host hangs up. */
export function hostStep(state: Active, event: Event): Step {
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
      return [withCall(state, { relay: "up" }), []];
    case "idTaken":
      // Before the first visitor somebody else holds these words; later only the way in is lost.
      return state.at === "waiting" ? end(state, "wordsTaken") : alert(state, "addressTaken");
    case "password":
      return [withCall(state, { open: event.password === "" }), [{ do: "setPassword", password: event.password }]];
    case "passwordReady":
      return [state, []];
    case "putAway":
      return [withCall(state, { alerts: putAway(state.call.alerts, event.kind) }), []];
    case "allowGuess":
      return allowGuess(state);
    case "frame":
      return receive(state, event.from, event.frame);
    case "hostOutcome":
      return outcome(state, event.from, event.outcome);
    case "timeout":
      return timeout(state, event);
    case "absent":
      return [state, []];
    case "forged":
      return forged(state, event.from);
    case "linkLost":
      return part(state, event.peer, state.at === "connecting" ? "setupFailed" : "clientLost");
    case "message":
      return event.message.type === "bye" ? part(state, event.peer, "clientLeft") : [state, []];
    default:
      return unexpected(state, event);
  }
}

function open(state: Extract<Active, { at: "deriving" }>): Step {
  const { generation, call, ready, address } = state;
  if (!ready || address === undefined) return [state, []];
  return [{ at: "waiting", generation, call, address }, [{ do: "openRelay", id: address }]];
}

function receive(state: Active, from: PeerId, frame: HandshakeFrame): Step {
  const known = visitorOf(state.call, from);
  if (frame.t === "knock") {
    if (!known && Object.keys(state.call.visitors).length >= MAX_VISITORS) return [state, []];
    // A knock while a guess is held back changes nothing: the first one is kept.
    if (known?.is === "held" || known?.is === "asking") return [state, []];
    const next = withCall(
      state,
      visit(state.call, from, { is: "knocked", knock: frame, turn: (known?.turn ?? 0) + 1 }),
    );
    return [next, [hand(next, from, frame)]];
  }
  return known ? [state, [hand(state, from, frame)]] : [state, []];
}

/** There is a seat while nobody is in, or when the one who was has been cut off and may be coming back. */
function hand(state: Active, from: PeerId, frame: HandshakeFrame): Effect {
  const admit = state.at === "waiting" || state.at === "authenticating" || state.at === "reconnecting";
  return { do: "hostReceive", from, frame, admit };
}

function outcome(state: Active, from: PeerId, result: HostOutcome): Step {
  const visitor = visitorOf(state.call, from);
  if (!visitor) return [state, [{ do: "forget", peer: from }]];
  const reply: Effect[] = "reply" in result && result.reply ? [{ do: "sendFrame", to: from, frame: result.reply }] : [];
  switch (result.is) {
    case "greet": {
      const next = withCall(state, visit(state.call, from, { ...visitor, is: "atPassword" }));
      const later: Effect = { do: "after", ms: TIMES.typing, timer: "typing", peer: from, turn: visitor.turn };
      return [next, [...reply, later, { do: "sound", sound: "knock" }]];
    }
    case "answer": {
      const next = withCall(state, visit(state.call, from, { ...visitor, is: "proving" }));
      return [
        checking(next, from),
        [...reply, { do: "after", ms: TIMES.silence, timer: "silence", peer: from, turn: visitor.turn }],
      ];
    }
    case "hold": {
      const next = withCall(state, visit(state.call, from, { ...visitor, is: "held" }));
      return [next, [{ do: "after", ms: result.ms, timer: "held", peer: from, turn: visitor.turn }]];
    }
    case "ask": {
      const next = withCall(state, visit(state.call, from, { ...visitor, is: "asking" }));
      return alert(next, "askGuess");
    }
    case "wrongGuess":
      return alert(gone(state, from), "wrongGuess", reply);
    case "full":
      return alert(gone(state, from), "extraPerson", reply);
    case "proved":
      return welcome(state, from, result.safety, reply);
    case "broken":
      return alert(gone(state, from), "interference", [...reply, { do: "forget", peer: from }]);
    case "ignored":
      return [state, []];
  }
}

function welcome(before: Active, peer: PeerId, safety: readonly [number, number], reply: readonly Effect[]): Step {
  const state = gone(before, peer);
  if (state.at === "deriving" || state.at === "connecting" || state.at === "inCall") {
    // The seat was taken between the vault's answer and now.
    return alert(state, "extraPerson", [{ do: "forget", peer }]);
  }
  const cutOff: Effect[] =
    state.at === "reconnecting"
      ? [
          { do: "hangUp", peer: state.peer },
          { do: "forget", peer: state.peer },
        ]
      : [];
  const { generation, address, call } = state;
  const calm = putAway(call.alerts, "clientLeft", "clientLost", "setupFailed");
  const alerts = state.at === "reconnecting" ? raise(calm, "cameBack") : calm;
  return [
    { at: "connecting", generation, address, call: { ...call, alerts }, peer, safety, language: call.language },
    [...cutOff, ...reply, { do: "dial", peer }, { do: "after", ms: TIMES.connect, timer: "connect", peer, turn: 0 }],
  ];
}

function allowGuess(state: Active): Step {
  const { call, again } = allowOneOf(state.call);
  const next = withCall(state, { ...call, alerts: putAway(call.alerts, "askGuess") });
  const effects = again ? [{ do: "allowGuess" } as const, hand(next, again.from, again.knock)] : [];
  return [next, effects];
}

function timeout(state: Active, { timer, peer, turn }: Extract<Event, { type: "timeout" }>): Step {
  const known = visitorOf(state.call, peer);
  const visitor = known?.turn === turn ? known : undefined;
  switch (timer) {
    case "held":
      return visitor?.is === "held" ? [state, [hand(state, peer, visitor.knock)]] : [state, []];
    case "typing":
      return visitor?.is === "atPassword" ? [gone(state, peer), [{ do: "forget", peer }]] : [state, []];
    case "silence":
      return visitor?.is === "proving" ? [gone(state, peer), [{ do: "forget", peer }]] : [state, []];
    case "connect":
      return state.at === "connecting" ? part(state, peer, "setupFailed") : [state, []];
    case "again":
      return [state, []];
  }
}

/** A sealed message that the peer did not make: before the call is up it is given up, later it is not listened to. */
function forged(state: Active, from: PeerId): Step {
  if (state.at === "connecting" && state.peer === from) return part(state, from, "interference");
  return "peer" in state && state.peer === from ? alert(state, "interference") : [state, []];
}

/** The peer is gone; the room stays open for the next. */
function part(state: Active, peer: PeerId, kind: AlertKind): Step {
  if (!("safety" in state) || state.peer !== peer) return [state, []];
  const { generation, call, address } = state;
  const effects: Effect[] = [
    { do: "hangUp", peer },
    { do: "forget", peer },
  ];
  return alert({ at: "waiting", generation, call, address }, kind, effects);
}

function alert(state: Active, kind: AlertKind, effects: readonly Effect[] = []): Step {
  const stranger = kind === "wrongGuess" || kind === "askGuess" || kind === "extraPerson" || kind === "interference";
  const sound: Effect = { do: "sound", sound: stranger ? "alarm" : "left" };
  return [withCall(state, { alerts: raise(state.call.alerts, kind) }), [...effects, sound]];
}

/** Shows that a password is being checked, where nothing more important is going on. */
function checking(state: Active, peer: PeerId): Active {
  if (state.at !== "waiting") return state;
  const { generation, call, address } = state;
  return { at: "authenticating", generation, call, address, phase: "proving", greeted: true, wrong: 0, peer };
}

/** Without the visitor, and no longer checking their password. */
function gone(before: Active, peer: PeerId): Active {
  const state = withCall(before, leave(before.call, peer));
  if (state.at !== "authenticating" || state.peer !== peer) return state;
  const { generation, call, address } = state;
  return { at: "waiting", generation, call, address };
}

function withCall(state: Active, change: Partial<Active["call"]>): Active {
  return { ...state, call: { ...state.call, ...change } };
}
