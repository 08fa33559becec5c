import type { PeerId } from "../room/wire/roster.ts";

/** What PeerJS has sent for connections that were prepared, to go out when the machine says so, and again if need be. */
export interface HeldOffers<T> {
  /** Holds back what is sent for this peer from now on. */
  hold(peer: PeerId): void;
  /** Keeps a frame for this peer if its offer is held; false where the frame must not go out yet. */
  pass(peer: PeerId, frame: T): boolean;
  /** All that was kept for this peer, oldest first. What comes after may go out at once. */
  release(peer: PeerId): readonly T[];
  /** The connection is open, or closed. */
  delete(peer: PeerId): void;
}

/** Holds nothing back yet. */
export function makeHeldOffers<T>(): HeldOffers<T> {
  const offers = new Map<PeerId, { readonly sent: T[]; free: boolean }>();
  return {
    hold: (peer) => void offers.set(peer, { sent: [], free: false }),
    pass(peer, frame) {
      const offer = offers.get(peer);
      offer?.sent.push(frame);
      return offer?.free ?? true;
    },
    release(peer) {
      const offer = offers.get(peer);
      if (!offer) return [];
      offer.free = true;
      return [...offer.sent];
    },
    delete: (peer) => void offers.delete(peer),
  };
}
