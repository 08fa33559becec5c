import type { Sound } from "./alerts.ts";
import type { Bequest, Draft, HostOutcome, JoinOutcome, RosterOutcome } from "./outcome.ts";
import type { HandshakeFrame } from "../../handshake/frames.ts";
import type { Words } from "../../phrase/words.ts";
import type { Line } from "./person.ts";
import type { AlertKind, Obstacle, RelayRefusal } from "./errors.ts";
import type { Admission, Language, Note, RoomMessage } from "../wire/messages.ts";
import type { Policy, SignedRoster, PeerId } from "../wire/roster.ts";
import type { State } from "./state.ts";
import type { Kind, Phase, SignedStatement } from "../wire/statement.ts";

/** What a host's page keeps for its next load. */
export interface HostBack {
  readonly signed?: SignedRoster;
  readonly banned: readonly string[];
  readonly policy: Policy;
  readonly consulting: boolean;
}

/**
 * What happens to the machine. An event that answers an effect carries the effect's generation, and is dropped when
 * that call is over.
 */
export type Event =
  | {
      readonly type: "start";
      readonly words: Words;
      readonly password: string;
      readonly language: Language;
      readonly ask: boolean;
      readonly consulting: boolean;
    }
  | { readonly type: "join"; readonly words: Words; readonly language: Language }
  /** The page comes back to its call, which the vault has sealed with `key`. `back`: as its host. */
  | {
      readonly type: "return";
      readonly key: string;
      readonly sealed: string;
      readonly open: boolean;
      readonly language: Language;
      readonly back?: HostBack;
    }
  | { readonly type: "ready" }
  | { readonly type: "password"; readonly password: string }
  /** The person leaves; a host's call ends for everyone. */
  | { readonly type: "hangUp" }
  | { readonly type: "leave" }
  | { readonly type: "allowGuess" }
  | { readonly type: "putAway"; readonly kind: AlertKind }
  | { readonly type: "admit" | "turnAway" | "kick" | "distrust"; readonly peer: PeerId }
  | { readonly type: "tell"; readonly peer: PeerId; readonly note: Note }
  | { readonly type: "setPolicy"; readonly change: Partial<Policy> }
  | { readonly type: "consult"; readonly on: boolean }
  /** In consulting hours: the conversation with whoever is in is over, and the room stays open. */
  | { readonly type: "finish" }
  /** `stay`: go on as a member. Otherwise the host leaves the call and the others go on. */
  | { readonly type: "handOver"; readonly peer: PeerId; readonly stay: boolean }
  | { readonly type: "keep"; readonly what: Kind; readonly on: boolean }
  | { readonly type: "answer"; readonly to: PeerId; readonly what: Kind; readonly yes: boolean }
  /** To everybody in the room. `id`: 32 hexadecimal digits, by chance. */
  | { readonly type: "write"; readonly id: string; readonly text: string }
  /** The person has read so many of the others' texts, the oldest unread first. */
  | { readonly type: "readTexts"; readonly count: number }
  /** Another tab of this browser has taken the call over. */
  | { readonly type: "carriedOff" }
  | Result;

/** What came of an effect, or came from the relay or over a link while the relay was open. */
export type Result = { readonly generation: number } &
  /** `most`: how many people the site allows in a room. */
  (
    | { readonly type: "derived"; readonly address: string; readonly most: number }
    | { readonly type: "vaultFailed" }
    /** Another tab of this browser is in this call. */
    | { readonly type: "alreadyOpen" }
    /** The vault has taken a password. `changed`: runs that were begun under another one are over. */
    | { readonly type: "passwordSet"; readonly changed: boolean }
    | { readonly type: "relayUp"; readonly self: PeerId }
    | { readonly type: "relayDown" }
    | { readonly type: "relayRefused"; readonly why: RelayRefusal }
    /** Another page of this browser has taken our id. */
    | { readonly type: "replaced" }
    /** The relay refuses our id and is tried again. `resting`: nobody is connected under it. */
    | { readonly type: "idTaken"; readonly resting: boolean }
    | { readonly type: "frame"; readonly from: PeerId; readonly frame: HandshakeFrame }
    | { readonly type: "absent"; readonly peer: PeerId }
    | { readonly type: "hostOutcome"; readonly from: PeerId; readonly outcome: HostOutcome }
    | { readonly type: "joinOutcome"; readonly outcome: JoinOutcome }
    | { readonly type: "issued"; readonly signed: SignedRoster }
    /** A roster that came through the relay, from an unknown sender. */
    | { readonly type: "handed"; readonly signed: SignedRoster }
    | { readonly type: "rosterOutcome"; readonly from: PeerId | undefined; readonly outcome: RosterOutcome }
    | { readonly type: "handedOver"; readonly peer: PeerId; readonly bequest: Bequest; readonly stay: boolean }
    /** `genuine`: the host really hands over to this browser. */
    | { readonly type: "inherited"; readonly genuine: boolean; readonly banned: readonly string[] }
    /** The vault has signed what this browser keeps. */
    | { readonly type: "declared"; readonly signed: SignedStatement }
    /** A statement that the vault found genuine. */
    | { readonly type: "heard"; readonly from: PeerId; readonly signed: SignedStatement }
    | { readonly type: "forged"; readonly from: PeerId }
    | { readonly type: "linkUp"; readonly peer: PeerId }
    | { readonly type: "linkShaky"; readonly peer: PeerId }
    | { readonly type: "linkBack"; readonly peer: PeerId }
    /** How the line of a link that is up serves has changed. */
    | { readonly type: "linkServes"; readonly peer: PeerId; readonly line: Line }
    /** `closed`: the other side closed it while it was well, so their page is going, or wants no more of us. */
    | { readonly type: "linkLost"; readonly peer: PeerId; readonly closed: boolean; readonly why?: Obstacle }
    /** What stands in the way of a link that has not come up yet. */
    | { readonly type: "diagnosed"; readonly peer: PeerId; readonly why: Obstacle }
    | { readonly type: "message"; readonly peer: PeerId; readonly message: RoomMessage }
    | { readonly type: "timeout"; readonly timer: Timer; readonly peer: PeerId; readonly turn: number }
  );

/**
 * "again": knock once more. "visitor": a visitor has not done what was due, or has waited long enough. "verdict":
 * the host has not answered the proof, though its budget may make one wait. "slow": a link has not opened
 * for so long that its person is told. "connect": it did not open in time. "door": time to look for a sign of life between guest and host. "due": call somebody in the roster
 * again. "agreed": everybody must have agreed by now to what somebody keeps. "heir": the heir has not answered. "renamed":
 * new names are due to be signed.
 */
export type Timer =
  | "again"
  | "visitor"
  | "verdict"
  | "slow"
  | "connect"
  | "door"
  | "due"
  | "agreed"
  | "heir"
  | "renamed";

/** What the machine asks for. The performer carries effects out in order and decides nothing. */
export type Effect =
  | { readonly do: "derive"; readonly words: Words }
  /** As `derive`, where the vault recalls what the words derived to. */
  | { readonly do: "resume"; readonly key: string; readonly sealed: string }
  | { readonly do: "setPassword"; readonly password: string }
  /** Replaces a way to the relay that was open, whose links are closed. */
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
  /** Have the vault judge a roster. `from`: who handed it on over a link. */
  | { readonly do: "judge"; readonly from?: PeerId; readonly self: PeerId; readonly signed: SignedRoster }
  /** Hand the roster to a member without a link, through the relay. */
  | { readonly do: "post"; readonly peer: PeerId; readonly seal: string; readonly signed: SignedRoster }
  | { readonly do: "handOver"; readonly peer: PeerId; readonly sign: string; readonly stay: boolean }
  | { readonly do: "inherit"; readonly bequest: Bequest; readonly banned: readonly string[] }
  | { readonly do: "declare"; readonly phases: Readonly<Record<Kind, Phase>> }
  | { readonly do: "hear"; readonly from: PeerId; readonly signed: SignedStatement }
  | { readonly do: "dial"; readonly peer: PeerId }
  /** Makes the connection, whose frames wait for `release`. */
  | { readonly do: "prepare"; readonly peer: PeerId }
  /** Sends these frames; or once more the answer, where the peer makes the offer. */
  | { readonly do: "release"; readonly peer: PeerId }
  | { readonly do: "expect"; readonly peer: PeerId }
  /** Over the link, where messages arrive once and in order. */
  | { readonly do: "say"; readonly peer: PeerId; readonly message: RoomMessage }
  /** Sealed, through the relay, where it may get lost. */
  | { readonly do: "whisper"; readonly peer: PeerId; readonly message: RoomMessage }
  /** As `whisper`: "still here, and this is my name". */
  | { readonly do: "ask"; readonly peer: PeerId }
  /** Find out what stands in the way of a link. */
  | { readonly do: "diagnose"; readonly peer: PeerId }
  | { readonly do: "hangUp"; readonly peer: PeerId }
  | { readonly do: "forget"; readonly peer: PeerId }
  | { readonly do: "close" }
  | { readonly do: "after"; readonly ms: number; readonly timer: Timer; readonly peer: PeerId; readonly turn: number }
  /** Starts this visitor's timer "visitor", or starts it again. `forget` stops it. */
  | { readonly do: "giveTime"; readonly peer: PeerId; readonly ms: number }
  | { readonly do: "sound"; readonly sound: Sound }
  /** The state has no use for this event: an error in tests, counted in production. */
  | { readonly do: "unexpected"; readonly event: Event["type"]; readonly at: State["at"] };

/**
 * How long, in ms. A person may take ten minutes over the password, and the host's budget for wrong guesses may delay
 * its answer for most of a minute.
 */
export const TIMES = {
  again: 3_000,
  unanswered: 4_000,
  typing: 600_000,
  verdict: 60_000,
  slow: 7_000,
  connect: 20_000,
  /**
   * At the door: between two signs of life, until a guest knocks there again, and until the host takes a guest to have
   * gone.
   */
  asking: 5_000,
  anew: 10_000,
  gone: 30_000,
  /** Between two calls to somebody in the roster who has no link yet. */
  due: 3_000,
  /**
   * Until somebody whose link was up, and whose page said that it was going, is taken to have left; and until the seat of
   * anybody else is free for whoever proves the password.
   */
  back: 60_000,
  /** Until a client ends whom nobody answers, though the relay does. */
  lost: 900_000,
  agreed: 2_000,
  /** Until the heir is told again. */
  heir: 2_000,
  /** In which a host gathers new names before it signs a roster with them. */
  renamed: 1_000,
  /** The least time between two sounds of one kind. */
  sound: 2_000,
} as const;

/** A state, and the effects to carry out. */
export type Step<S extends State = State> = readonly [S, readonly Effect[]];

/** The same state, with the effect that reports an event it has no use for. */
export function unexpected(state: State, event: Event): Step {
  return [state, [{ do: "unexpected", event: event.type, at: state.at }]];
}
