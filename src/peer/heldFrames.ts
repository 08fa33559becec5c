import type { PeerId } from "../room/wire/roster.ts";

/**
 * What PeerJS has sent to set a connection up. An offer goes out when the machine says so; and both offer and answer go
 * out again if need be, because a frame may get lost with a line to the relay.
 */
export interface HeldFrames<T> {
  /** Keeps what is sent for this peer from now on. `back`: it is held back until `release`. */
  keep(peer: PeerId, back: boolean): void;
  /** Keeps a frame for this peer where they are kept; false where the frame must not go out yet. */
  pass(peer: PeerId, frame: T): boolean;
  /** All that was kept for this peer, oldest first. What comes after may go out at once. */
  release(peer: PeerId): readonly T[];
  /** The connection is open, or closed. */
  delete(peer: PeerId): void;
}

/** Keeps nothing yet. */
export function makeHeldFrames<T>(): HeldFrames<T> {
  const kept = new Map<PeerId, { readonly sent: T[]; back: boolean }>();
  return {
    keep: (peer, back) => void kept.set(peer, { sent: [], back }),
    pass(peer, frame) {
      const of = kept.get(peer);
      of?.sent.push(frame);
      return !(of?.back ?? false);
    },
    release(peer) {
      const of = kept.get(peer);
      if (!of) return [];
      of.back = false;
      return [...of.sent];
    },
    delete: (peer) => void kept.delete(peer),
  };
}
