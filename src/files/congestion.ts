/**
 * How much of a file may be under way, so that a call on the same line goes on: it takes what nobody else wants, and gives way as
 * soon as packets begin to wait. After LEDBAT (RFC 6817), with round trips for one-way delays.
 */
export interface Congestion {
  /** Bytes that may be under way. */
  readonly window: number;
  /** No packet has waited yet: the window grows with each answer, until one has. */
  readonly starting: boolean;
  /** The shortest round trip in this period and in the one before, in ms. */
  readonly least: readonly [now: number, before: number];
  /** When this period began, in ms. */
  readonly since: number;
}

/** ms that packets may wait because of us. RFC 6817, section 3.1 allows 100, which people hear. */
const TARGET = 50;
/** ms of a period: the way may become another one (section 3.1.1, BASE_HISTORY). */
const PERIOD = 30_000;

/** The state at the beginning. `least` and `most`: bytes between which the window stays. */
export const fresh = (now: number, least: number): Congestion => ({
  window: 4 * least,
  starting: true,
  least: [Infinity, Infinity],
  since: now,
});

/** The state after an answer at `now` for `bytes`, `roundTrip` after they were sent; both in ms. Window between the limits. */
export function answered(
  state: Congestion,
  { bytes, roundTrip, now }: { readonly bytes: number; readonly roundTrip: number; readonly now: number },
  { least, most }: { readonly least: number; readonly most: number },
): Congestion {
  const isOver = now - state.since >= PERIOD;
  const [current, before] = isOver ? [Infinity, state.least[0]] : state.least;
  const shortest: Congestion["least"] = [Math.min(current, roundTrip), before];
  const waited = roundTrip - Math.min(...shortest);
  const starting = state.starting && waited < TARGET / 2;
  // Section 2.4.2: by as much as the delay is off its target, one piece a round trip at most.
  const growth = starting ? bytes : (((TARGET - waited) / TARGET) * bytes * least) / state.window;
  return {
    window: Math.min(most, Math.max(least, state.window + Math.max(growth, -state.window / 2))),
    starting,
    least: shortest,
    since: isOver ? now : state.since,
  };
}
