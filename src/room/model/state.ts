import type { Bequest, Keys } from "./outcome.ts";
import type { Person } from "./person.ts";
import type { Chat } from "./chat.ts";
import type { Keeping } from "./kept.ts";
import type { FrameOf, HandshakeFrame } from "../../handshake/frames.ts";
import type { SafetyIndices } from "../../handshake/sas.ts";
import type { Alerts, Sound } from "./alerts.ts";
import type { EndReason, Obstacle, RelayRefusal } from "./errors.ts";
import type { Knocks } from "../host/knocks.ts";
import type { Language, Note } from "../wire/messages.ts";
import type { Member, Policy, SignedRoster, PeerId } from "../wire/roster.ts";

/** The room as one browser sees it, with the data of each state. Times are in ms since any fixed moment. */
export type State = Idle | Deriving | Waiting | Authenticating | Knocking | Together | Ended;

/** No call yet, or the last one was left. */
export interface Idle {
  readonly at: "idle";
  readonly generation: number;
}

/** The address is being derived from the words. `ready`: the person has seen the preview and wants to go on. */
export interface Deriving {
  readonly at: "deriving";
  readonly generation: number;
  readonly call: Call;
  readonly ready: boolean;
  readonly address?: string;
}

/** The host waits for a client; a client waits for the relay, then for the host. */
export interface Waiting {
  readonly at: "waiting";
  readonly generation: number;
  readonly call: Call;
  readonly address: string;
  /** A client's own relay id, once the relay has accepted it. */
  readonly self?: PeerId;
}

/** A client types the password or waits for the verdict; at a host, a visitor is proving it. */
export interface Authenticating {
  readonly at: "authenticating";
  readonly generation: number;
  readonly call: Call;
  readonly address: string;
  /**
   * "password": the client is asked for it. "open": the host says that there is none, and the client is asked whether
   * that is true; otherwise anybody who holds the address could pass for the host without a password. "proving": the
   * password is given, and the proof is being made. "confirming": it is out, and the host is comparing.
   */
  readonly phase: "password" | "open" | "proving" | "confirming";
  /** The client's run has had the host's hello, so the password can be proved. */
  readonly greeted: boolean;
  /** At a client, the connection is made, and its offer waits to go out behind the proof. */
  readonly prepared: boolean;
  /** How many passwords were wrong so far. */
  readonly wrong: number;
  /** How many were given, with those that nobody has judged. */
  readonly given: number;
  /** The host has judged nothing of what was given last, and the person is asked once more. */
  readonly again: boolean;
  /** The proof, until there is a verdict: it is sent again, because it may get lost. */
  readonly proof?: HandshakeFrame;
  readonly peer: PeerId;
}

/** A client has proved the password and waits at the host's door. No SDP exists yet. */
export interface Knocking {
  readonly at: "knocking";
  readonly generation: number;
  readonly call: Call;
  readonly address: string;
  readonly self: PeerId;
  readonly safety: SafetyIndices;
  readonly language: Language;
  /** What the host has told the guest. */
  readonly note?: Note;
  /** When the host last gave a sign of life that nobody else could have made, in ms. */
  readonly heard: number;
  /**
   * Since when we knock again, in ms, because the host has given no sign of life. The host may have changed meanwhile.
   */
  readonly anew?: number;
  /**
   * We sent a proof of the password that nobody has answered. A false host could count it as a guess, so no second is
   * sent.
   */
  readonly spent: boolean;
}

/**
 * In a room with others. "connecting": nobody is reached yet. "reconnecting": everybody who was reached is out of
 * reach, and is being called again.
 */
export interface Together {
  readonly at: "connecting" | "inCall" | "reconnecting";
  readonly generation: number;
  readonly call: Call;
  readonly address: string;
  readonly self: PeerId;
  /** Everyone else, the host first. Never empty. */
  readonly people: readonly Person[];
  /** The host's language, in which the safety words are read. */
  readonly language: Language;
  readonly keeping: Keeping;
  /** When the first person was reached. */
  readonly since?: number;
  /** At a host who has given the role away, until the heir has answered. */
  readonly heir?: Heir;
}

/** The member who is being made host, and what it is left. */
export interface Heir {
  readonly peer: PeerId;
  readonly bequest: Bequest;
  /** The old host stays as a member. */
  readonly stay: boolean;
  /** How often the heir has been told. */
  readonly told: number;
}

/** The call is over; the screen says why. */
export interface Ended {
  readonly at: "ended";
  readonly generation: number;
  readonly role: Role;
  readonly reason: EndReason;
  /** What stood in the way of a connection that did not come about, where that is known. */
  readonly why?: Obstacle;
  /** How long this browser was in a call with anybody, in ms; 0 where it never was. */
  readonly lasted: number;
}

/** Who opened the room, or was made its host; and everybody else. */
export type Role = "host" | "client";

/** What stays the same, or changes rarely, over the states of one call. */
export interface Call {
  readonly role: Role;
  /** There is no password: anybody who has the words can come in, and the screen says so. */
  readonly open: boolean;
  readonly language: Language;
  readonly relay: "opening" | "up" | "down";
  /** Why the relay accepts nobody from here, while it does not. */
  readonly refused?: RelayRefusal;
  /** The relay says that another page of this browser has our id. This page ends its call once it has no link left. */
  readonly replaced: boolean;
  /** At a host: the address was ours before. If somebody else takes it, we wait until it is free again. */
  readonly held: boolean;
  readonly alerts: Alerts;
  /** At a host: who has knocked and not proved the password yet, in the order they came. */
  readonly visitors: readonly Visitor[];
  readonly knocks: Knocks;
  readonly chat: Chat;
  /** At a host: who has proved the password and waits to be let in. */
  readonly door: readonly Guest[];
  /** At a host: signing keys of people who were put out. */
  readonly banned: readonly string[];
  readonly policy: Policy;
  /** At a host: people come in one at a time, and do not learn of each other. */
  readonly consulting: boolean;
  /** The most people that this site allows in a room. */
  readonly most: number;
  /** The newest roster, once there is one. */
  readonly signed?: SignedRoster;
  /**
   * `back`, at a host who comes back or has just been made host: the members to call as soon as the relay is up.
   * `returning`: signing keys of people who may come in again without being asked about; at a member, those of earlier
   * hosts.
   */
  readonly back: readonly Member[];
  readonly returning: readonly string[];
  /**
   * This browser comes back to a call. A client's vault already knows the password; a host may find the address held by
   * the host before.
   */
  readonly returns: boolean;
  /** At a host: people have new names that no roster has yet. A member may take a thousand names a second. */
  readonly renamed: boolean;
  /** At a client: a host has proved the password to it, and is known by its key. */
  readonly pinned: boolean;
  /** Counts up, so that old timers can be told from new ones. */
  readonly turn: number;
  /** When each sound was last made, in ms. */
  readonly sounded: Readonly<Partial<Record<Sound, number>>>;
}

/**
 * A client who has knocked. "held": may not guess before a pause is over; "asking": not before the host allows it.
 * `frame` is the last one received, which is then handed in again; `knock` began the run.
 */
export interface Visitor {
  readonly peer: PeerId;
  readonly is: "knocked" | "atPassword" | "proving" | "held" | "asking";
  readonly knock: FrameOf<"knock">;
  readonly frame: HandshakeFrame;
}

/** Somebody who has proved the password and waits at the host's door. */
export interface Guest {
  readonly peer: PeerId;
  readonly keys: Keys;
  readonly safety: SafetyIndices;
  /** Our answer to the proof, until the guest has asked. */
  readonly welcome?: FrameOf<"welcome"> | undefined;
  /** Undefined until the guest has asked. */
  readonly name?: string;
  readonly note?: Note;
  /** When the guest came to the door, in ms. */
  readonly since: number;
  /** When the guest last gave a sign of life, in ms. */
  readonly heard: number;
}

/** Whether somebody has typed the three words and can be told the password, perhaps once more; nobody has where there is no call. */
export function someoneArrived(call: Call | undefined): boolean {
  return call?.visitors.some((visitor) => visitor.is !== "knocked") ?? false;
}

/** A state in which a call is under way. */
export type Active = Exclude<State, Idle | Ended>;

/**
 * Whether a reloaded page can come back into this call: as a host whom the relay knows, as a client who has proved the
 * password, or as either on the way back already.
 */
export function returnable(state: State): state is Active {
  if (!("call" in state) || state.at === "deriving") return false;
  return state.call.role === "host" || state.call.returns || state.at === "knocking" || "people" in state;
}

/** The state of a page that has had no call yet. */
export const IDLE: Idle = { at: "idle", generation: 0 };

/** The state with `change` made to its call; nothing else changes. */
export function withCall<S extends Active>(state: S, change: Partial<Call>): S {
  return { ...state, call: { ...state.call, ...change } };
}
