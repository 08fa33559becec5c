import type { HandshakeFrame } from "../handshake/frames.ts";
import { putAway, raise } from "./alerts.ts";
import type { AlertKind } from "./errors.ts";
import type { HostOutcome, PeerId } from "./ports.ts";
import {
  type Active,
  type Effect,
  end,
  type Event,
  type Step,
  type Timer,
  TIMES,
  unexpected,
  type Visitor,
} from "./room.ts";
import { evicted, leave, mark, nextAsking, visitorOf } from "./visitors.ts";

/** The host's side of `step`: a room that stays open until the host hangs up. */
export function hostStep(state: Active, event: Event): Step {
  switch (event.type) {
    case "relayUp":
      return [withCall(state, { relay: "up" }), []];
    case "idTaken":
      // Before the first visitor somebody else holds these words; later only the way in is lost.
      return state.at === "waiting" ? end(state, "wordsTaken") : alert(state, "addressTaken");
    case "password":
      return [withCall(state, { open: event.password === "" }), [{ do: "setPassword", password: event.password }]];
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
      // The relay found nobody to give our answer to: the visitor has left.
      return visitorOf(state.call, event.peer)
        ? [gone(state, event.peer), [{ do: "forget", peer: event.peer }]]
        : [state, []];
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

function receive(state: Active, from: PeerId, frame: HandshakeFrame): Step {
  // Who is in has nothing to prove. Only the relay could say so, to have the channel wiped.
  if ("safety" in state && state.peer === from) return [state, []];
  const known = visitorOf(state.call, from);
  if (frame.t === "knock") return known ? knockAgain(state, known, frame) : knock(state, from, frame);
  // While a guess is held back, or before a knock, nothing else is due.
  if (!known || known.is === "held" || known.is === "asking") return [state, []];
  return handIn(state, known, frame);
}

function knock(state: Active, peer: PeerId, frame: HandshakeFrame): Step {
  const out = evicted(state.call);
  const call = out ? leave(state.call, out.peer) : state.call;
  const turn = call.turn + 1;
  const visitor: Visitor = { peer, is: "knocked", frame, turn };
  const [next, effects] = handIn(
    withCall(state, { ...call, turn, visitors: [...call.visitors, visitor] }),
    visitor,
    frame,
  );
  return [next, out ? [{ do: "forget", peer: out.peer }, ...effects] : effects];
}

/** The visitor's page may have lost the answer. Whoever is held back stays so. */
function knockAgain(state: Active, known: Visitor, frame: HandshakeFrame): Step {
  if (known.is === "held" || known.is === "asking") return [state, []];
  const turn = state.call.turn + 1;
  const call = mark({ ...state.call, turn }, known.peer, { is: "knocked", turn });
  return handIn(withCall(state, call), known, frame);
}

/** There is a seat while nobody is in, or when the one who was has been cut off and may be coming back. */
function handIn(state: Active, { peer }: Visitor, frame: HandshakeFrame): Step {
  const admit = state.at === "waiting" || state.at === "authenticating" || state.at === "reconnecting";
  const next = withCall(state, mark(state.call, peer, { frame }));
  return [next, [{ do: "hostReceive", from: peer, frame, admit }]];
}

function outcome(state: Active, from: PeerId, result: HostOutcome): Step {
  const visitor = visitorOf(state.call, from);
  if (!visitor) return [state, [{ do: "forget", peer: from }]];
  const reply: Effect[] = "reply" in result && result.reply ? [{ do: "sendFrame", to: from, frame: result.reply }] : [];
  const becomes = (is: Visitor["is"]) => withCall(state, mark(state.call, from, { is }));
  const after = (timer: Timer, ms: number): Effect => ({ do: "after", ms, timer, peer: from, turn: visitor.turn });
  switch (result.is) {
    case "greet":
      return [becomes("atPassword"), [...reply, after("typing", TIMES.typing), { do: "sound", sound: "knock" }]];
    case "answer":
      return [checking(becomes("proving"), from), [...reply, after("silence", TIMES.silence)]];
    case "hold":
      return [waiting(becomes("held"), from), [after("held", result.ms)]];
    case "ask":
      return alert(waiting(becomes("asking"), from), "askGuess", [after("typing", TIMES.typing)]);
    case "wrongGuess":
      return alert(gone(state, from), "wrongGuess", reply);
    case "full":
      return alert(gone(state, from), "extraPerson", reply);
    case "proved":
      return welcome(state, from, result.safety, reply);
    case "broken":
      return alert(gone(state, from), "interference", [...reply, { do: "forget", peer: from }]);
    case "ignored":
      return [gone(state, from), []];
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
  const visitor = nextAsking(state.call);
  if (!visitor) return [withCall(state, { alerts: putAway(state.call.alerts, "askGuess") }), []];
  const { peer, frame } = visitor;
  const call = mark(state.call, peer, { is: "knocked" });
  // The question stays while somebody else is asking too.
  const alerts = nextAsking(call) ? call.alerts : putAway(call.alerts, "askGuess");
  const [next, effects] = handIn(withCall(state, { ...call, alerts }), visitor, frame);
  return [next, [{ do: "allowGuess", peer }, ...effects]];
}

function timeout(state: Active, { timer, peer, turn }: Extract<Event, { type: "timeout" }>): Step {
  if (timer === "connect") return state.at === "connecting" ? part(state, peer, "setupFailed") : [state, []];
  const visitor = visitorOf(state.call, peer);
  if (visitor?.turn !== turn) return [state, []];
  if (timer === "held") return visitor.is === "held" ? handIn(state, visitor, visitor.frame) : [state, []];
  const overdue =
    timer === "typing"
      ? visitor.is === "atPassword" || visitor.is === "asking"
      : timer === "silence" && visitor.is === "proving";
  return overdue ? [gone(state, peer), [{ do: "forget", peer }]] : [state, []];
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
function gone(state: Active, peer: PeerId): Active {
  return waiting(withCall(state, leave(state.call, peer)), peer);
}

/** No longer checking this visitor's password. */
function waiting(state: Active, peer: PeerId): Active {
  if (state.at !== "authenticating" || state.peer !== peer) return state;
  const { generation, call, address } = state;
  return { at: "waiting", generation, call, address };
}

function withCall(state: Active, change: Partial<Active["call"]>): Active {
  return { ...state, call: { ...state.call, ...change } };
}
