import type { Draft, HostOutcome, JoinOutcome, RosterOutcome } from "./model/outcome.ts";
import type { HandshakeFrame, Sealed } from "../handshake/frames.ts";
import type { Words } from "../phrase/words.ts";
import type { Admission, Language, RoomMessage } from "./wire/messages.ts";
import type { Handover, PeerId, SignedRoster } from "./wire/roster.ts";
import type { Kind, Phase, SignedStatement } from "./wire/statement.ts";

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
