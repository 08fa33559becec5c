import type { Keys } from "./outcome.ts";
import type { Person } from "./person.ts";
import type { Keeping } from "./kept.ts";
import type { HandshakeFrame } from "../../handshake/frames.ts";
import type { SafetyIndices } from "../../handshake/sas.ts";
import type { Words } from "../../phrase/words.ts";
import type { Alerts, Sound } from "./alerts.ts";
import type { EndReason, RelayRefusal } from "./errors.ts";
import type { Knocks } from "../host/knocks.ts";
import type { Language, Note } from "../wire/messages.ts";
import type { Handover, Member, Policy, SignedRoster, PeerId } from "../wire/roster.ts";

/** The room as one browser sees it, with the data that belong to each state. Times are in ms since any fixed moment. */
export type State = Idle | Deriving | Waiting | Authenticating | Knocking | Together | Ended;

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

/** The client has proved to know the password and waits at the host's door. No SDP exists yet. */
export interface Knocking {
  readonly at: "knocking";
  readonly generation: number;
  readonly call: Call;
  readonly address: string;
  readonly self: PeerId;
  readonly safety: SafetyIndices;
  readonly language: Language;
  /** What the host has let one know. */
  readonly note?: Note;
  /** When the host's side last gave a sign of life that nobody else could have made, ms. */
  readonly heard: number;
  /** Since when, for want of one, we knock anew at whoever is host now, ms. */
  readonly anew?: number;
  /** A proof of the password went out that nobody has answered: to a false host that is a guess, and there is no second. */
  readonly spent: boolean;
}

/**
 * With others in a room. "connecting": nobody is reached yet. "reconnecting": everybody who was is out of reach, and is
 * being called again.
 */
export interface Together {
  readonly at: "connecting" | "inCall" | "reconnecting";
  readonly generation: number;
  readonly call: Call;
  readonly address: string;
  readonly self: PeerId;
  /** Everyone else, the host first. Never empty. */
  readonly people: readonly Person[];
  /** The language the safety words are read in: the host's. */
  readonly language: Language;
  readonly keeping: Keeping;
  /** When the first of them was reached. */
  readonly since?: number;
  /** At a host who has given the role away, until the heir has said that it is the host. */
  readonly heir?: Heir;
}

export interface Heir {
  readonly peer: PeerId;
  readonly handover: Handover;
  /** The host so far stays as a member. */
  readonly stay: boolean;
  /** How often it has been told. */
  readonly told: number;
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

/** What stays the same, or grows slowly, over the states of one call. */
export interface Call {
  readonly role: Role;
  readonly words: Words;
  /** No password: whoever has the words can come in, and the screen says so. */
  readonly open: boolean;
  readonly language: Language;
  readonly relay: "opening" | "up" | "down";
  /** Why the relay has not taken us, while it does not. */
  readonly refused?: RelayRefusal;
  /** Another page of this browser has our id at the relay, or the relay says so: this one ends with its conversation. */
  readonly replaced: boolean;
  /** At the host: the address has been ours. Whoever takes it meanwhile is waited out. */
  readonly held: boolean;
  readonly alerts: Alerts;
  /** At the host: who has typed the words and not proved the password yet, in the order they came. */
  readonly visitors: readonly Visitor[];
  readonly knocks: Knocks;
  /** At the host: who has proved it and waits to be let in. */
  readonly door: readonly Guest[];
  /** At the host: signing keys of people who were put out. */
  readonly banned: readonly string[];
  readonly policy: Policy;
  /** The most people whom this site lets a host have. */
  readonly most: number;
  /** The newest roster, once there is one. */
  readonly signed?: SignedRoster;
  /**
   * At a host who comes back, or has just been made host: the members to call as soon as the relay is there, and keys of
   * those who may come in again without being asked about. A member knows hosts of before by the latter.
   */
  readonly back: readonly Member[];
  readonly returning: readonly string[];
  /**
   * This browser comes back. A client's vault knows the password already; a host may find the address still held by the
   * host before.
   */
  readonly returns: boolean;
  /** Counts up, so that a timer of something earlier is told apart. */
  readonly turn: number;
  /** When each sound was last made, ms. */
  readonly sounded: Readonly<Partial<Record<Sound, number>>>;
}

/**
 * "held": may not guess before a pause is over. "asking": may not guess before the host says so. In both cases `frame`
 * is handed in again then; it is the last one that was received.
 */
export interface Visitor {
  readonly peer: PeerId;
  readonly is: "knocked" | "atPassword" | "proving" | "held" | "asking";
  readonly frame: HandshakeFrame;
}

/** Somebody who has proved the password and waits at the host's door. */
export interface Guest {
  readonly peer: PeerId;
  readonly keys: Keys;
  readonly safety: SafetyIndices;
  /** Undefined until the guest has asked. */
  readonly name?: string;
  readonly note?: Note;
  /** When the guest last gave a sign of life, ms. */
  readonly heard: number;
}

/** Somebody has typed the three words and can be told the password, if need be again. */
export function someoneArrived(call: Call): boolean {
  return call.visitors.some((visitor) => visitor.is !== "knocked");
}

/** A state in which a call is under way. */
export type Active = Exclude<State, Idle | Ended>;

/**
 * Whether a page that is loaded anew can come back into this call: that of somebody whom the relay knows as host, who has
 * proved to know the password, or who is on the way back already.
 */
export function returnable(state: State): state is Active {
  if (!("call" in state) || state.at === "deriving") return false;
  return state.call.role === "host" || state.call.returns || state.at === "knocking" || "people" in state;
}

export const IDLE: Idle = { at: "idle", generation: 0 };

/** The state with `change` made to its call. */
export function withCall<S extends Active>(state: S, change: Partial<Call>): S {
  return { ...state, call: { ...state.call, ...change } };
}
