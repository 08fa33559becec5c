import type { HandshakeFrame } from "../handshake/frames.ts";
import type { SafetyIndices } from "../handshake/sas.ts";
import type { Words } from "../phrase/words.ts";
import type { Alerts } from "./alerts.ts";
import { clientStep } from "./client.ts";
import type { AlertKind, EndReason } from "./errors.ts";
import { hostStep } from "./host.ts";
import type { Language, RoomMessage } from "./messages.ts";
import type { HostOutcome, JoinOutcome, PeerId } from "./ports.ts";
import { togetherStep } from "./together.ts";

/**
 * The room as one browser sees it: a pure, total step from a state and an event to the next state and what is to be
 * done. Whoever runs the effects decides nothing. `now` is in ms since any fixed moment.
 */
export type State = Idle | Deriving | Waiting | Authenticating | Connecting | InCall | Reconnecting | Ended;

export interface Idle {
  readonly at: "idle";
  readonly generation: number;
}

/** The words are becoming an address. `ready`: the person has seen the preview and wants to go on. */
export interface Deriving {
  readonly at: "deriving";
  readonly generation: number;
  readonly call: Call;
  readonly ready: boolean;
  readonly address?: string;
}

/** The host waits for a client; the client for the relay, then for the host. */
export interface Waiting {
  readonly at: "waiting";
  readonly generation: number;
  readonly call: Call;
  readonly address: string;
  /** A client's own relay id, known once the relay has taken it. */
  readonly self?: PeerId;
}

/** The client types the password or waits for the verdict; at the host a visitor is proving to know it. */
export interface Authenticating {
  readonly at: "authenticating";
  readonly generation: number;
  readonly call: Call;
  readonly address: string;
  /**
   * "password": the client is asked for it. "open": the host's side says that there is none, and the client is asked
   * whether that is so: otherwise whoever holds the address could pass for the host without any password. "proving":
   * the password is being worked with; "confirming": the host is comparing.
   */
  readonly phase: "password" | "open" | "proving" | "confirming";
  /** The client's run has heard the host's hello and can be gone on with. */
  readonly greeted: boolean;
  /** Wrong passwords so far. */
  readonly wrong: number;
  readonly peer: PeerId;
}

interface Together {
  readonly generation: number;
  readonly call: Call;
  readonly address: string;
  readonly peer: PeerId;
  readonly safety: SafetyIndices;
  /** The language the safety words are read in: the host's. */
  readonly language: Language;
}

/** Both know that the other knows the password; the direct connection is being made. */
export interface Connecting extends Together {
  readonly at: "connecting";
}

export interface InCall extends Together {
  readonly at: "inCall";
  readonly since: number;
  readonly other: Presence;
}

/** The direct connection is interrupted and being mended. */
export interface Reconnecting extends Together {
  readonly at: "reconnecting";
  readonly since: number;
  readonly other: Presence;
}

export interface Ended {
  readonly at: "ended";
  readonly generation: number;
  readonly role: Role;
  readonly reason: EndReason;
  /** How long the two were together, ms; 0 where they never were. */
  readonly lasted: number;
}

export type Role = "host" | "client";

/** What the other person has told about their devices. */
export interface Presence {
  readonly mic: boolean;
  readonly camera: boolean;
  readonly name: string;
}

/** What stays the same, or grows slowly, over the states of one call. */
export interface Call {
  readonly role: Role;
  readonly words: Words;
  /** No password: whoever has the words can come in, and the screen says so. */
  readonly open: boolean;
  readonly language: Language;
  readonly relay: "opening" | "up" | "down";
  readonly alerts: Alerts;
  /** At the host: who has typed the words and is not in yet, in the order they came. */
  readonly visitors: readonly Visitor[];
  /** Counts knocks, so that a timer of an earlier one is told apart. */
  readonly turn: number;
}

/**
 * "held": may not guess before a pause is over. "asking": may not guess before the host says so. In both cases `frame`
 * is handed in again then; it is the last one that was received.
 */
export interface Visitor {
  readonly peer: PeerId;
  readonly is: "knocked" | "atPassword" | "proving" | "held" | "asking";
  readonly frame: HandshakeFrame;
  readonly turn: number;
}

/** An event that answers an effect carries the effect's generation; one that comes late is dropped. */
export type Event =
  | { readonly type: "start"; readonly words: Words; readonly password: string; readonly language: Language }
  | { readonly type: "join"; readonly words: Words; readonly language: Language }
  | { readonly type: "ready" }
  | { readonly type: "password"; readonly password: string }
  | { readonly type: "hangUp"; readonly now: number }
  | { readonly type: "leave" }
  | { readonly type: "allowGuess" }
  | { readonly type: "putAway"; readonly kind: AlertKind }
  | Result;

export type Result = { readonly generation: number } & (
  | { readonly type: "derived"; readonly address: string }
  | { readonly type: "vaultFailed" }
  | { readonly type: "relayUp"; readonly self: PeerId }
  | { readonly type: "relayDown" }
  | { readonly type: "idTaken" }
  | { readonly type: "frame"; readonly from: PeerId; readonly frame: HandshakeFrame }
  | { readonly type: "absent"; readonly peer: PeerId }
  | {
      readonly type: "hostOutcome";
      readonly from: PeerId;
      readonly outcome: HostOutcome;
    }
  | { readonly type: "joinOutcome"; readonly outcome: JoinOutcome }
  | { readonly type: "forged"; readonly from: PeerId }
  | { readonly type: "linkUp"; readonly peer: PeerId; readonly now: number }
  | { readonly type: "linkShaky"; readonly peer: PeerId }
  | { readonly type: "linkBack"; readonly peer: PeerId }
  | { readonly type: "linkLost"; readonly peer: PeerId; readonly now: number }
  | { readonly type: "message"; readonly peer: PeerId; readonly message: RoomMessage; readonly now: number }
  | { readonly type: "timeout"; readonly timer: Timer; readonly peer: PeerId; readonly turn: number }
);

/**
 * "again": knock once more. "typing": a visitor has left the password unanswered. "silence": a machine does not answer.
 * "verdict": the host's side, which may make one wait, does not answer. "held": a visitor's pause is over.
 */
export type Timer = "again" | "typing" | "silence" | "verdict" | "connect" | "held";

export type Effect =
  | { readonly do: "derive"; readonly words: Words }
  | { readonly do: "setPassword"; readonly password: string }
  | { readonly do: "openRelay"; readonly id?: PeerId }
  | { readonly do: "sendFrame"; readonly to: PeerId; readonly frame: HandshakeFrame }
  | { readonly do: "hostReceive"; readonly from: PeerId; readonly frame: HandshakeFrame; readonly admit: boolean }
  | { readonly do: "allowGuess"; readonly peer: PeerId }
  | { readonly do: "knock"; readonly self: PeerId; readonly host: PeerId }
  | { readonly do: "joinReceive"; readonly frame: HandshakeFrame }
  | { readonly do: "prove" }
  | { readonly do: "dial"; readonly peer: PeerId }
  | { readonly do: "expect"; readonly peer: PeerId }
  | { readonly do: "say"; readonly peer: PeerId; readonly message: RoomMessage }
  | { readonly do: "hangUp"; readonly peer: PeerId }
  | { readonly do: "forget"; readonly peer: PeerId }
  | { readonly do: "close" }
  | { readonly do: "after"; readonly ms: number; readonly timer: Timer; readonly peer: PeerId; readonly turn: number }
  | { readonly do: "sound"; readonly sound: "knock" | "joined" | "left" | "alarm" }
  /** An event this state has no use for: an error in tests, counted in production. */
  | { readonly do: "unexpected"; readonly event: Event["type"]; readonly at: State["at"] };

export type Step = readonly [State, readonly Effect[]];

export const IDLE: Idle = { at: "idle", generation: 0 };

/**
 * How long, in ms. A person may take ten minutes over the password; machines answer in 15 s (DESIGN section 4), and in a
 * minute where the budget for wrong guesses may hold the answer back.
 */
export const TIMES = {
  again: 3_000,
  unanswered: 10_000,
  typing: 600_000,
  silence: 15_000,
  verdict: 60_000,
  connect: 20_000,
} as const;

export function step(state: State, event: Event): Step {
  if ("generation" in event && event.generation !== state.generation) return [state, []];
  if (state.at === "idle" || state.at === "ended") return begin(state, event);
  switch (event.type) {
    case "hangUp":
      return end(state, "hungUp", event.now);
    case "vaultFailed":
      return end(state, "deviceTooWeak");
    case "relayDown":
      return [{ ...state, call: { ...state.call, relay: "down" } }, []];
    case "ready":
      return state.at === "deriving" ? open({ ...state, ready: true }) : unexpected(state, event);
    case "derived":
      return state.at === "deriving" ? open({ ...state, address: event.address }) : [state, []];
    default: {
      const together = "safety" in state ? togetherStep(state, event) : undefined;
      return together ?? (state.call.role === "host" ? hostStep(state, event) : clientStep(state, event));
    }
  }
}

/** To the relay, once there is an address and the person is ready: the host under the address, a client under any id. */
function open(state: Deriving): Step {
  const { generation, call, ready, address } = state;
  if (!ready || address === undefined) return [state, []];
  const effect: Effect = call.role === "host" ? { do: "openRelay", id: address } : { do: "openRelay" };
  return [{ at: "waiting", generation, call, address }, [effect]];
}

function begin(state: Idle | Ended, event: Event): Step {
  if (event.type === "leave") return [{ at: "idle", generation: state.generation }, []];
  if (event.type !== "start" && event.type !== "join") return unexpected(state, event);
  const generation = state.generation + 1;
  const { words, language } = event;
  const role = event.type === "start" ? "host" : "client";
  const open = event.type === "start" && event.password === "";
  const call: Call = { role, words, open, language, relay: "opening", alerts: [], visitors: [], turn: 0 };
  const effects: Effect[] = [{ do: "derive", words }];
  if (event.type === "start") effects.push({ do: "setPassword", password: event.password });
  return [{ at: "deriving", generation, call, ready: false }, effects];
}

/** A state in which a call is under way. */
export type Active = Exclude<State, Idle | Ended>;

/** Ends the call: says goodbye where somebody is there, then forgets everything. */
export function end(state: Active, reason: EndReason, now?: number): Step {
  const goodbye: Effect[] =
    "safety" in state && reason === "hungUp" ? [{ do: "say", peer: state.peer, message: { type: "bye" } }] : [];
  const lasted = "since" in state && now !== undefined ? now - state.since : 0;
  const { role } = state.call;
  // A new generation: whatever is still on its way belongs to a call that is over.
  return [{ at: "ended", generation: state.generation + 1, role, reason, lasted }, [...goodbye, { do: "close" }]];
}

export function unexpected(state: State, event: Event): Step {
  return [state, [{ do: "unexpected", event: event.type, at: state.at }]];
}
