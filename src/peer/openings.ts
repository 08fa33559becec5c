import type { PeerId } from "../room/wire/roster.ts";

/** How many channels each of the others may open here, so that nobody is flooded with questions. */
export interface Openings {
  /** Whether this person may open one now; counted if so. */
  allow(peer: PeerId): boolean;
  /** One of this person's is closed. */
  ended(peer: PeerId): void;
}

/** So many of one person's are open at a time. */
const MOST_OPEN = 3;
/** So many at once, and then one in so many ms. */
const BURST = 4;
const PAUSE = 3_000;

interface Count {
  open: number;
  /** How many are left of those at once, and since when (ms). */
  left: number;
  since: number;
}

/** `now` is in ms. */
export function makeOpenings(now: () => number): Openings {
  const counts = new Map<PeerId, Count>();
  const countOf = (peer: PeerId) => {
    const count = counts.get(peer) ?? { open: 0, left: BURST, since: now() };
    counts.set(peer, count);
    return count;
  };
  return {
    allow(peer) {
      const count = countOf(peer);
      const gained = Math.floor((now() - count.since) / PAUSE);
      count.left = Math.min(BURST, count.left + gained);
      count.since += gained * PAUSE;
      if (count.open >= MOST_OPEN || count.left === 0) return false;
      count.open += 1;
      count.left -= 1;
      return true;
    },
    ended: (peer) => void (countOf(peer).open -= 1),
  };
}
