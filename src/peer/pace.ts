import { LIMITS } from "../../signalling/protocol.ts";

/** A tenth below what the relay takes, for PeerJS's own heartbeats and for frames that a slow line pushes together. */
const POINTS = 0.9 * LIMITS.floodPoints;
const WINDOW = 1.1 * LIMITS.floodWindowMs;
/** Frames that may wait their turn; past that the newest is lost, as on any network. */
const MOST_WAITING = 500;

export interface Pace {
  send(frame: object): void;
  /** Nothing that waits is sent any more. */
  stop(): void;
}

/**
 * Sends no more than the relay takes of one peer, whatever others make us answer: it would close our connection. `now` in
 * ms, as `performance.now()` has it.
 */
export function makePace(send: (frame: object) => void, now: () => number = () => performance.now()): Pace {
  /** What went out within the window, the oldest first. */
  const sent: { readonly at: number; readonly points: number }[] = [];
  const waiting: { readonly frame: object; readonly points: number }[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** ms until so many points may go out. */
  function delay(points: number): number {
    const time = now();
    while (sent[0] && time - sent[0].at >= WINDOW) sent.shift();
    let over = sent.reduce((sum, one) => sum + one.points, points) - POINTS;
    let at = time - WINDOW;
    for (const one of sent) {
      if (over <= 0) break;
      over -= one.points;
      ({ at } = one);
    }
    return at + WINDOW - time;
  }

  function drain(): void {
    timer = undefined;
    for (let next = waiting[0]; next; next = waiting[0]) {
      const ms = delay(next.points);
      if (ms > 0) {
        timer = setTimeout(drain, Math.ceil(ms));
        return;
      }
      waiting.shift();
      sent.push({ at: now(), points: next.points });
      send(next.frame);
    }
  }

  return {
    send(frame) {
      if (waiting.length >= MOST_WAITING) return;
      // Our frames are ASCII: as many bytes as characters.
      const points = 1 + Math.floor(JSON.stringify(frame).length / LIMITS.bytesPerPoint);
      waiting.push({ frame, points });
      if (timer === undefined) drain();
    },
    stop() {
      clearTimeout(timer);
      waiting.length = 0;
    },
  };
}
