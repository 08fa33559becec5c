import type { Bequest, Draft, HostOutcome, JoinOutcome, RosterOutcome } from "./model/outcome.ts";
import type { Obstacle } from "./model/errors.ts";
import type { HandshakeFrame, Sealed } from "../handshake/frames.ts";
import type { Words } from "../phrase/words.ts";
import type { Admission, Language, RoomMessage } from "./wire/messages.ts";
import type { PeerId, SignedRoster } from "./wire/roster.ts";
import type { Kind, Phase, SignedStatement } from "./wire/statement.ts";

/**
 * Holds every secret. Every call may reject: the worker can be stopped, or the device can lack the memory. Keys and
 * signatures are in unpadded base64url.
 */
export interface Vault {
  /**
   * Derives the address for normalised words at the relay named `realm`, and makes the words the room's. Repeating it
   * with the same words costs nothing.
   */
  address(words: Words, realm: string): Promise<string>;
  /**
   * Derives the room ID for a normalised password ("" for an open room) and makes it the room's. Runs that were begun
   * under another one are over, and whether it is another one is what it resolves with. Rejects before `address`.
   */
  password(password: string): Promise<boolean>;
  /**
   * Hands a visitor's frame to that visitor's run. `seat` is what a right password earns now: `hello` and the greeting
   * say so.
   */
  hostReceive(visitor: PeerId, frame: HandshakeFrame, seat: Seat): Promise<HostOutcome>;
  /** Allows this visitor, and nobody else, one password beyond the budget. */
  allowGuess(visitor: PeerId): Promise<void>;
  /**
   * Starts a run with the host under our relay id `self`, and gives the frame to send: the same again for as long as
   * the host has not answered it. Rejects before `address`.
   */
  knock(self: PeerId): Promise<HandshakeFrame>;
  /**
   * Gives the proof of the password that was set last; "ignored" before the host's hello, and after an earlier proof in
   * the same run. From then on messages to the host can be sealed. Rejects before `password`.
   */
  prove(): Promise<JoinOutcome>;
  /** Hands the host's frame to our run. */
  joinReceive(frame: HandshakeFrame): Promise<JoinOutcome>;
  /**
   * Signs the host's next roster. From then on there is a channel to everyone in it, and none to members it leaves out.
   * Rejects where this browser is not the host.
   */
  issue(draft: Draft): Promise<SignedRoster>;
  /**
   * Judges a roster that somebody handed on. A newer one is adopted, with its channels as in `issue`. `self` is our
   * relay id.
   */
  accept(signed: SignedRoster, self: PeerId): Promise<RosterOutcome>;
  /**
   * Signs the handover to the holder of the key `sign`, whose rosters count from then on. Our sealing key is new
   * afterwards. Rejects before there is a roster.
   */
  handOver(sign: string): Promise<Bequest>;
  /**
   * Whether the host hands over to this browser. If so, this browser issues the rosters, and its sealing key is new.
   */
  inherit(bequest: Bequest): Promise<boolean>;
  /** Signs what this browser keeps; undefined before there is a roster. */
  declare(phases: Readonly<Record<Kind, Phase>>): Promise<SignedStatement | undefined>;
  /** Whether a member of the newest roster signed the statement, in this session. */
  attest(signed: SignedStatement): Promise<boolean>;
  /**
   * What a reload of the page must not lose (what the phrase derives to, signing key, host, newest roster), with
   * `aside`, a text of the page's own; sealed with `key`, which is 32 bytes. Rejects before `address`.
   */
  keepsake(key: string, aside: string): Promise<string>;
  /** What the page needs of what `keepsake` sealed with this key; undefined where it did not. Changes nothing. */
  unseal(key: string, sealed: string): Promise<Unsealed | undefined>;
  /** Restores what `keepsake` sealed with this key, and gives the address. Rejects, and changes nothing, where it did not. */
  recall(key: string, sealed: string): Promise<string>;
  /**
   * Encrypts a roster for a member without a channel, so that only the holder of the key `seal` can read it. Rejects
   * for a key of low order.
   */
  wrap(seal: string, signed: SignedRoster): Promise<string>;
  /** Opens what `wrap` made for us; undefined where it was made for somebody else, or holds no roster. */
  unwrap(box: string): Promise<SignedRoster | undefined>;
  /** Encrypts a message on the channel to `to`; undefined where there is none. */
  seal(to: PeerId, message: string): Promise<Sealed | undefined>;
  /**
   * The decrypted message. "replayed": its number is not new; "forged": `from` did not make it; "stranger": there is no
   * channel to `from`.
   */
  open(from: PeerId, sealed: Sealed): Promise<{ readonly message: string } | "replayed" | "forged" | "stranger">;
  /** Ends this peer's run and closes the channel to it. */
  forget(peer: PeerId): Promise<void>;
  /** Wipes all keys; the vault can be used for another call. */
  wipe(): Promise<void>;
}

/** What the page needs of a keepsake. `open`: the room has no password. `signed`: the newest roster. */
export interface Unsealed {
  readonly address: string;
  readonly open: boolean;
  readonly aside: string;
  readonly signed?: SignedRoster;
}

/** What a right password earns: into the room, or to the door. `language` is the host's. */
export interface Seat {
  readonly admission: Admission;
  readonly language: Language;
}

/** How picture and sound reach the other side: straight, or by a TURN server of either side's. */
export type Way = "direct" | "relayed";

/** The way to the relay and to the other pages. Nothing here throws; what comes of it is told in events. */
export interface Rendezvous {
  /** Sends a handshake frame through the relay, unencrypted. It may get lost. */
  sendFrame(to: PeerId, frame: HandshakeFrame): void;
  /** Starts the connection to an authenticated peer, who has to `expect` it. */
  dial(peer: PeerId): void;
  /** Starts the connection as `dial` does, and holds back all that would be sent for it until `release`. */
  prepare(peer: PeerId): void;
  /**
   * Sends what `prepare` has held back, or sends again what has gone out to whom we `expect`, all of it each time, and
   * lets through what comes after. Nothing happens where there is nothing of the kind, or the link is up.
   */
  release(peer: PeerId): void;
  /** Lets this peer's offer in; an offer of anybody else is dropped. */
  expect(peer: PeerId): void;
  /** What stands in the way of a link that has not come up; undefined where none is being made. */
  obstacle(peer: PeerId): Obstacle | undefined;
  /** The way that a link takes; undefined while it is not up. */
  way(peer: PeerId): Promise<Way | undefined>;
  /** Over the link, where messages arrive once and in order. Dropped where there is no link. */
  send(peer: PeerId, message: RoomMessage): void;
  /** Sealed, through the relay, once: it may get lost. Dropped where there is no channel. */
  whisper(peer: PeerId, message: RoomMessage): void;
  /** Hands a roster, through the relay, to a member whose sealing key is `seal`. It may get lost. */
  post(peer: PeerId, seal: string, signed: SignedRoster): void;
  /** Closes the link to this peer, without an event. */
  hangUp(peer: PeerId): void;
  /** Closes all links and gives up our id at the relay, for good. */
  close(): void;
}
