import type { HandshakeFrame, Sealed } from "../handshake/frames.ts";
import type { SafetyIndices } from "../handshake/sas.ts";
import type { Words } from "../phrase/words.ts";
import type { RoomMessage } from "./messages.ts";

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
  /** The right password, and let in. */
  | { readonly is: "proved"; readonly reply: HandshakeFrame; readonly safety: SafetyIndices }
  /** The right password, but there is no seat: nothing is kept of the visitor. */
  | { readonly is: "full"; readonly reply: HandshakeFrame }
  /** The visitor broke the protocol. `reply` is there where an answer may help an honest one. */
  | { readonly is: "broken"; readonly reply?: HandshakeFrame }
  | { readonly is: "ignored" };

/** What became of the host's frame at the joiner. */
export type JoinOutcome =
  | { readonly is: "asked"; readonly passwordNeeded: boolean }
  | { readonly is: "answer"; readonly reply: HandshakeFrame }
  | { readonly is: "refused" }
  | { readonly is: "welcomed"; readonly safety: SafetyIndices; readonly language: "nl" | "fr" | "de" | "en" }
  | { readonly is: "full" }
  | { readonly is: "newerVersion" }
  | { readonly is: "broken" }
  | { readonly is: "ignored" };

/** Holds every secret. All calls may reject: the worker can be stopped, or the device can lack the memory. */
export interface Vault {
  /** Derives the address for normalised words and keeps what belongs to it. Cheap when the words are the same again. */
  address(words: Words, realm: string): Promise<string>;
  /** Derives the room ID for a normalised password ("" is an open room) and makes it the room's. */
  password(password: string): Promise<void>;
  hostReceive(
    visitor: PeerId,
    frame: HandshakeFrame,
    seat: { readonly admit: boolean; readonly language: string },
  ): Promise<HostOutcome>;
  /** This visitor, and nobody else, may try one password beyond the budget. */
  allowGuess(visitor: PeerId): Promise<void>;
  /** Starts a run with the host and gives the knock. */
  knock(self: PeerId): Promise<HandshakeFrame>;
  /** Gives the first PAKE message for the password last handed in. */
  prove(): Promise<JoinOutcome>;
  joinReceive(frame: HandshakeFrame): Promise<JoinOutcome>;
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
  hangUp(peer: PeerId): void;
  close(): void;
}
