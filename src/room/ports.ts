import type { HandshakeFrame, Sealed } from "../handshake/frames.ts";
import type { SafetyIndices } from "../handshake/sas.ts";
import type { Words } from "../phrase/words.ts";
import type { Admission, Language, RoomMessage } from "./messages.ts";
import type { Handover, Member, Policy, SignedRoster } from "./roster.ts";
import type { Kind, Phase, SignedStatement } from "./statement.ts";

/** A participant's id at the relay. The host's is the room's address. */
export type PeerId = string;

/** What became of a visitor's frame at the host. `reply` goes back to the visitor. */
export type HostOutcome =
  | { readonly is: "greet"; readonly reply: HandshakeFrame }
  | { readonly is: "answer"; readonly reply: HandshakeFrame }
  /** A guess may only be made later: hand the same frame in again after `ms`. */
  | { readonly is: "hold"; readonly ms: number }
  /** The budget is used up: hand the same frame in again when the host allows it. */
  | { readonly is: "ask" }
  | { readonly is: "wrongGuess"; readonly reply: HandshakeFrame }
  /** The right password. */
  | {
      readonly is: "proved";
      readonly reply: HandshakeFrame;
      readonly admission: Admission;
      readonly keys: Keys;
      readonly safety: SafetyIndices;
    }
  /** The visitor broke the protocol. `reply` is there where an answer may help an honest one. */
  | { readonly is: "broken"; readonly reply?: HandshakeFrame }
  | { readonly is: "ignored" };

/** What became of the host's frame at the joiner. */
export type JoinOutcome =
  | { readonly is: "asked"; readonly passwordNeeded: boolean }
  | { readonly is: "answer"; readonly reply: HandshakeFrame }
  | { readonly is: "refused" }
  | {
      readonly is: "welcomed";
      readonly admission: Admission;
      readonly safety: SafetyIndices;
      readonly language: Language;
    }
  | { readonly is: "newerVersion" }
  /** It knows the password and is not the host whom this browser had proved it to before. */
  | { readonly is: "otherHost" }
  | { readonly is: "broken" }
  | { readonly is: "ignored" };

/** A person's public keys, in base64url. */
export type Keys = Pick<Member, "sign" | "seal">;

/** What the host wants to sign; session, epoch and its own keys are the vault's to add. */
export interface Draft {
  readonly self: Pick<Member, "id" | "name">;
  readonly others: readonly Member[];
  readonly policy: Policy;
}

/** What became of a roster that somebody handed on. */
export type RosterOutcome =
  | { readonly is: "newer"; readonly signed: SignedRoster }
  /** Newer, and one is not in it any more. */
  | { readonly is: "removed" }
  | { readonly is: "same" }
  /** With keys that this browser has no more, or not yet. */
  | { readonly is: "stale" }
  | { readonly is: "older"; readonly newest: SignedRoster }
  /** As new as ours, by the host's own hand, and yet another: the host shows different people different lists. */
  | { readonly is: "split" }
  | { readonly is: "forged" };

/** Holds every secret. All calls may reject: the worker can be stopped, or the device can lack the memory. */
export interface Vault {
  /** Derives the address for normalised words and keeps what belongs to it. Cheap when the words are the same again. */
  address(words: Words, realm: string): Promise<string>;
  /** Derives the room ID for a normalised password ("" is an open room) and makes it the room's. */
  password(password: string): Promise<void>;
  hostReceive(
    visitor: PeerId,
    frame: HandshakeFrame,
    seat: { readonly admission: Admission; readonly language: Language },
  ): Promise<HostOutcome>;
  /** This visitor, and nobody else, may try one password beyond the budget. */
  allowGuess(visitor: PeerId): Promise<void>;
  /** Starts a run with the host and gives the knock. */
  knock(self: PeerId): Promise<HandshakeFrame>;
  /** Gives the first PAKE message for the password last handed in. */
  prove(): Promise<JoinOutcome>;
  joinReceive(frame: HandshakeFrame): Promise<JoinOutcome>;
  /** The host's next roster. From now on there is a channel to everyone in it, and none to who is not any more. */
  issue(draft: Draft): Promise<SignedRoster>;
  /** Judges a roster and, where it is newer, goes by it: channels as with `issue`. */
  accept(signed: SignedRoster, self: PeerId): Promise<RosterOutcome>;
  /** The host's last word: from now on rosters signed with this key count. The vault's own sealing key is new afterwards. */
  handOver(sign: string): Promise<Handover>;
  /** Whether the host hands over to this browser; then it issues the rosters, and its sealing key is new. */
  inherit(handover: Handover): Promise<boolean>;
  /** Signs what this browser keeps. Undefined before there is a roster. */
  declare(phases: Readonly<Record<Kind, Phase>>): Promise<SignedStatement | undefined>;
  /** Whether the statement is by the hand of a member of the newest roster, in this session. */
  attest(signed: SignedStatement): Promise<boolean>;
  /** What a reload of the page must not lose, as text that is secret: signing key, host and newest roster. */
  keepsake(): Promise<string>;
  /** Takes such a text back. False where it is none. */
  recall(keepsake: string): Promise<boolean>;
  /** For a member whom no channel leads to: only the holder of the key `seal` can read it. */
  wrap(seal: string, signed: SignedRoster): Promise<string>;
  /** Undefined where it was not made for us, or holds no roster. */
  unwrap(box: string): Promise<SignedRoster | undefined>;
  /** Undefined where no channel to `to` exists. */
  seal(to: PeerId, message: string): Promise<Sealed | undefined>;
  open(from: PeerId, sealed: Sealed): Promise<{ readonly message: string } | "replayed" | "forged" | "stranger">;
  forget(peer: PeerId): Promise<void>;
  /** Wipes all keys; the vault can be used for a next call. */
  wipe(): Promise<void>;
}

/** The way to the relay. */
export interface Rendezvous {
  sendFrame(to: PeerId, frame: HandshakeFrame): void;
  /** Starts the connection to an authenticated peer; the other side has to `expect` it. */
  dial(peer: PeerId): void;
  expect(peer: PeerId): void;
  send(peer: PeerId, message: RoomMessage): void;
  /** Sealed, through the relay, once: it may get lost. */
  whisper(peer: PeerId, message: RoomMessage): void;
  /** A roster, to a member whose key is `seal`. */
  post(peer: PeerId, seal: string, signed: SignedRoster): void;
  hangUp(peer: PeerId): void;
  close(): void;
}
