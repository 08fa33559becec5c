/**
 * How much of a file may be under way, so that a call on the same line goes on: it takes what nobody else wants, and gives way as
 * soon as packets begin to wait. After LEDBAT (RFC 6817), with round trips for one-way delays, and with LEDBAT++'s slowdowns
 * (draft-irtf-iccrg-ledbat-plus-plus, section 4.4): without them what waits because of us would in time pass for the way's own length.
 */
export interface Congestion {
  /** Bytes that may be under way. */
  readonly window: number;
  /** Up to so many bytes the window doubles in a round trip, until a packet waits (slow start). */
  readonly quickTo: number;
  /** The shortest round trips in ms: since the last slowdown, and in the last ones. */
  readonly shortest: readonly number[];
  /** When the next slowdown begins, in ms. */
  readonly slowAt: number;
  /** A slowdown: until when, the shortest round trip in it, and the window to go on with. */
  readonly slow?: { readonly until: number; readonly least: number; readonly window: number } | undefined;
}

/** Bytes between which the window stays. */
export interface Limits {
  readonly least: number;
  readonly most: number;
}

/** ms that packets may wait because of us. RFC 6817, section 3.1 allows 100, which people hear. */
const TARGET = 50;
/** ms from one slowdown to the next. */
const PERIOD = 20_000;
/** So many slowdowns later a way that was shorter is forgotten: it may be another one now. */
const MEMORY = 3;
/** By how much the window grows in a round trip at most behind the slow start: bytes, and as a share of itself. */
const STEP = { bytes: 16_384, share: 0.25 } as const;
/** The share of the window before a slowdown that is reached quickly again. */
const REGAINED = 0.8;

/** The state at the beginning. */
export const fresh = (now: number, { least }: Limits): Congestion => ({
  window: 2 * least,
  quickTo: Infinity,
  shortest: [Infinity],
  slowAt: now + PERIOD,
});

/** What has arrived: `bytes`, which were sent `roundTrip` ms before `now`. */
export interface Answer {
  readonly bytes: number;
  readonly roundTrip: number;
  readonly now: number;
}

/** The state after an answer. */
export function answered(state: Congestion, answer: Answer, limits: Limits): Congestion {
  const { roundTrip, now } = answer;
  if (state.slow) return slowly(state, state.slow, answer);
  if (now >= state.slowAt) {
    // Long enough for what waits to go out, and for a round on the empty line.
    const slow = { until: now + 2 * roundTrip, least: Infinity, window: state.window };
    return { ...state, window: limits.least, slow };
  }
  return { ...state, ...grown(state, answer, limits) };
}

function slowly(state: Congestion, slow: NonNullable<Congestion["slow"]>, { roundTrip, now }: Answer): Congestion {
  const least = Math.min(slow.least, roundTrip);
  if (now < slow.until) return { ...state, slow: { ...slow, least } };
  const shortest = [least, ...state.shortest].slice(0, MEMORY);
  return { ...state, quickTo: REGAINED * slow.window, shortest, slowAt: now + PERIOD, slow: undefined };
}

function grown(
  state: Congestion,
  { bytes, roundTrip }: Answer,
  { least, most }: Limits,
): Pick<Congestion, "window" | "quickTo" | "shortest"> {
  const [newest = Infinity, ...before] = state.shortest;
  const shortest = [Math.min(newest, roundTrip), ...before];
  const waited = roundTrip - Math.min(...shortest);
  const quickTo = waited < TARGET / 2 ? state.quickTo : 0;
  // Section 2.4.2: by as much as the delay is off its target, one step a round trip at most, and never to less than half.
  const step = Math.min(STEP.bytes, STEP.share * state.window);
  const growth = state.window < quickTo ? bytes : (((TARGET - waited) / TARGET) * bytes * step) / state.window;
  const window = Math.min(most, Math.max(least, state.window + Math.max(growth, -state.window / 2)));
  return { window, quickTo, shortest };
}
