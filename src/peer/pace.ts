import { LIMITS } from "../../signalling/protocol.ts";

/** A tenth below what the relay takes, for the line's own heartbeats and for frames that a slow line pushes together. */
const POINTS = 0.9 * LIMITS.floodPoints;
const WINDOW = 1.1 * LIMITS.floodWindowMs;
/** How many frames may wait. Past that a new one is lost, as on any network. */
const MOST_WAITING = 500;

/** Frames to the relay, at a limited rate. */
export interface Pace {
  /** Sends a frame, in order, as soon as the rate allows; it is lost where too many wait already. */
  send(frame: object): void;
  /** Whether frames wait. */
  busy(): boolean;
  /** Drops the frames that wait. */
  stop(): void;
}

/**
 * Sends no more than the relay accepts from one client, however much others make us answer: past that it would close
 * our connection. `now` gives ms and never goes back.
 */
export function makePace(send: (frame: object) => void, now: () => number = () => performance.now()): Pace {
  /** What went out within the window, the oldest first. */
  const sent: { readonly at: number; readonly points: number }[] = [];
  const waiting: { readonly frame: object; readonly points: number }[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** ms until `points` may go out; 0 or less means now. */
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
    busy: () => waiting.length > 0,
    stop() {
      clearTimeout(timer);
      timer = undefined;
      waiting.length = 0;
    },
  };
}
