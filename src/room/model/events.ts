import type { Sound } from "./alerts.ts";
import type { Draft, HostOutcome, JoinOutcome, RosterOutcome } from "./outcome.ts";
import type { HandshakeFrame } from "../../handshake/frames.ts";
import type { Words } from "../../phrase/words.ts";
import type { AlertKind, RelayRefusal } from "./errors.ts";
import type { Admission, Language, Note, RoomMessage } from "../wire/messages.ts";
import type { Handover, Policy, SignedRoster, PeerId } from "../wire/roster.ts";
import type { State } from "./state.ts";
import type { Kind, Phase, SignedStatement } from "../wire/statement.ts";

/** What a host who reloads the page takes along. */
export interface HostBack {
  readonly signed?: SignedRoster;
  readonly banned: readonly string[];
  readonly policy: Policy;
}

/** An event that answers an effect carries the effect's generation; one that comes late is dropped. */
export type Event =
  | {
      readonly type: "start";
      readonly words: Words;
      readonly password: string;
      readonly language: Language;
      readonly ask: boolean;
      readonly back?: HostBack;
    }
  /** `password`: of a client who comes back, and is not asked for it again. */
  | { readonly type: "join"; readonly words: Words; readonly language: Language; readonly password?: string }
  | { readonly type: "ready" }
  | { readonly type: "password"; readonly password: string }
  /** The person leaves; at the host that ends the call for everyone. */
  | { readonly type: "hangUp" }
  | { readonly type: "leave" }
  | { readonly type: "allowGuess" }
  | { readonly type: "putAway"; readonly kind: AlertKind }
  | { readonly type: "admit" | "turnAway" | "kick" | "distrust"; readonly peer: PeerId }
  | { readonly type: "tell"; readonly peer: PeerId; readonly note: Note }
  | { readonly type: "setPolicy"; readonly change: Partial<Policy> }
  /** `stay`: as a member; otherwise the host leaves the others to themselves. */
  | { readonly type: "handOver"; readonly peer: PeerId; readonly stay: boolean }
  | { readonly type: "keep"; readonly what: Kind; readonly on: boolean }
  | { readonly type: "answer"; readonly to: PeerId; readonly what: Kind; readonly yes: boolean }
  | Result;

export type Result = { readonly generation: number } &
  /** `most`: people in a room, as the site has it. */
  (
    | { readonly type: "derived"; readonly address: string; readonly most: number }
    | { readonly type: "vaultFailed" }
    | { readonly type: "relayUp"; readonly self: PeerId }
    | { readonly type: "relayDown" }
    | { readonly type: "relayRefused"; readonly why: RelayRefusal }
    /** Another page of this browser has taken our id. */
    | { readonly type: "replaced" }
    /** The way to the relay goes on trying. `resting`: nobody is connected under the id. */
    | { readonly type: "idTaken"; readonly resting: boolean }
    | { readonly type: "frame"; readonly from: PeerId; readonly frame: HandshakeFrame }
    | { readonly type: "absent"; readonly peer: PeerId }
    | { readonly type: "hostOutcome"; readonly from: PeerId; readonly outcome: HostOutcome }
    | { readonly type: "joinOutcome"; readonly outcome: JoinOutcome }
    | { readonly type: "issued"; readonly signed: SignedRoster }
    /** A roster that came through the relay, from anybody. */
    | { readonly type: "handed"; readonly signed: SignedRoster }
    | { readonly type: "rosterOutcome"; readonly from: PeerId | undefined; readonly outcome: RosterOutcome }
    | { readonly type: "handedOver"; readonly peer: PeerId; readonly handover: Handover; readonly stay: boolean }
    /** Whether the host really hands over to this browser. */
    | { readonly type: "inherited"; readonly genuine: boolean; readonly banned: readonly string[] }
    /** The vault has signed what this browser keeps. */
    | { readonly type: "declared"; readonly signed: SignedStatement }
    /** A statement that the vault found genuine. */
    | { readonly type: "heard"; readonly from: PeerId; readonly signed: SignedStatement }
    | { readonly type: "forged"; readonly from: PeerId }
    | { readonly type: "linkUp"; readonly peer: PeerId }
    | { readonly type: "linkShaky"; readonly peer: PeerId }
    | { readonly type: "linkBack"; readonly peer: PeerId }
    | { readonly type: "linkLost"; readonly peer: PeerId }
    | { readonly type: "message"; readonly peer: PeerId; readonly message: RoomMessage }
    | { readonly type: "timeout"; readonly timer: Timer; readonly peer: PeerId; readonly turn: number }
  );

/**
 * "again": knock once more. "visitor": what was due from a visitor has not come, or the visitor's pause is over. "silence": a
 * machine does not answer. "verdict": the host's side, which may make one wait, does not answer. "door": a guest, or the
 * host whose guest one is, has not been heard of. "due": somebody in the roster is still to be reached. "agreed":
 * everybody's yes to what somebody keeps must have come by now. "heir": who is to be the host has not answered.
 */
export type Timer = "again" | "visitor" | "silence" | "verdict" | "connect" | "door" | "due" | "agreed" | "heir";

export type Effect =
  | { readonly do: "derive"; readonly words: Words }
  | { readonly do: "setPassword"; readonly password: string }
  /** In the place of what was open there, whose links are closed. */
  | { readonly do: "openRelay"; readonly id?: PeerId }
  | { readonly do: "sendFrame"; readonly to: PeerId; readonly frame: HandshakeFrame }
  | {
      readonly do: "hostReceive";
      readonly from: PeerId;
      readonly frame: HandshakeFrame;
      readonly admission: Admission;
    }
  | { readonly do: "allowGuess"; readonly peer: PeerId }
  | { readonly do: "knock"; readonly self: PeerId; readonly host: PeerId }
  | { readonly do: "joinReceive"; readonly frame: HandshakeFrame }
  | { readonly do: "prove" }
  /** Sign the next roster. */
  | { readonly do: "issue"; readonly draft: Omit<Draft, "self"> }
  /** Is it genuine, and newer? `from`: the person who said it over a link. */
  | { readonly do: "judge"; readonly from?: PeerId; readonly self: PeerId; readonly signed: SignedRoster }
  /** Hand the roster to a member to whom no link leads. */
  | { readonly do: "post"; readonly peer: PeerId; readonly seal: string; readonly signed: SignedRoster }
  | { readonly do: "handOver"; readonly peer: PeerId; readonly sign: string; readonly stay: boolean }
  | { readonly do: "inherit"; readonly handover: Handover; readonly banned: readonly string[] }
  | { readonly do: "declare"; readonly phases: Readonly<Record<Kind, Phase>> }
  | { readonly do: "hear"; readonly from: PeerId; readonly signed: SignedStatement }
  | { readonly do: "dial"; readonly peer: PeerId }
  | { readonly do: "expect"; readonly peer: PeerId }
  /** Over the link, where it arrives in order and once. */
  | { readonly do: "say"; readonly peer: PeerId; readonly message: RoomMessage }
  /** Sealed, through the relay, where it may get lost. */
  | { readonly do: "whisper"; readonly peer: PeerId; readonly message: RoomMessage }
  /** The same: "still here, and this is my name". */
  | { readonly do: "ask"; readonly peer: PeerId }
  | { readonly do: "hangUp"; readonly peer: PeerId }
  | { readonly do: "forget"; readonly peer: PeerId }
  | { readonly do: "close" }
  | { readonly do: "after"; readonly ms: number; readonly timer: Timer; readonly peer: PeerId; readonly turn: number }
  /** The timer "visitor", in the place of the one that this visitor had; it goes with `forget`. */
  | { readonly do: "giveTime"; readonly peer: PeerId; readonly ms: number }
  | { readonly do: "sound"; readonly sound: Sound }
  /** An event this state has no use for: an error in tests, counted in production. */
  | { readonly do: "unexpected"; readonly event: Event["type"]; readonly at: State["at"] };

/**
 * How long, in ms. A person may take ten minutes over the password; machines answer in 15 s (docs/protocol.md), and in a
 * minute where the budget for wrong guesses may hold the answer back.
 */
export const TIMES = {
  again: 3_000,
  unanswered: 10_000,
  typing: 600_000,
  silence: 15_000,
  verdict: 60_000,
  connect: 20_000,
  /** Between two signs of life at the door, until one knocks there anew, and until a guest is taken to have gone. */
  asking: 5_000,
  anew: 10_000,
  gone: 30_000,
  /** Between two calls to somebody in the roster who is still to be reached. */
  due: 3_000,
  /** Until somebody who was there, and may be reloading the page, is taken to have left. */
  back: 60_000,
  agreed: 2_000,
  /** Until the heir is told once more. */
  heir: 2_000,
  /** Between two sounds of one kind. */
  sound: 2_000,
} as const;

export type Step<S extends State = State> = readonly [S, readonly Effect[]];

/** The same state, and the note that it had no use for the event. */
export function unexpected(state: State, event: Event): Step {
  return [state, [{ do: "unexpected", event: event.type, at: state.at }]];
}
