/**
 * What a slow machine gives up, one step after the other. Hiding the background is never given up: the last step blurs
 * the whole picture.
 */
export const STEPS = ["full", "maskOnEverySecond", "smaller", "fewer", "everything"] as const;
export type Step = (typeof STEPS)[number];

export interface Pace {
  readonly step: number;
  /** Share of the time that was spent on frames, 0 to 1, averaged over about a second. */
  readonly load: number;
  /** ms for which the load has been too high, in between, or low, whichever it is now. */
  readonly since: number;
  /** ms of low load before the next step back up. Doubled by each step up that proved too much. */
  readonly patience: number;
  /** ms since the last step up. */
  readonly sinceUp: number;
}

/** A load above this makes the machine fall behind, at the expense of the call's other work (coding, sound). */
const TOO_MUCH = 0.8;
/** A load below this leaves time for the next better step, which is about twice the work at most. */
const EASY = 0.35;
/** ms over which the load is averaged. */
const AVERAGED = 1_000;
/** ms of high load before a step down. */
const SLOW_FOR = 1_500;
/** ms: the first and the longest `patience`. */
const EASY_FOR = 10_000;
const EASY_AT_MOST = 160_000;
/** ms. A step up that is taken back within this time proved too much. */
const TRIAL = 15_000;

/** The pace to start with. */
export const EASY_PACE: Pace = { step: 0, load: 0, since: 0, patience: EASY_FOR, sinceUp: Infinity };

/** The name of the pace's step. */
export const stepOf = ({ step }: Pace): Step => STEPS[step] ?? "everything";

/**
 * The pace after one more frame: `interval` ms have passed since the frame before, of which `busy` ms went into this
 * one.
 */
export function measured(pace: Pace, busy: number, interval: number): Pace {
  const weight = Math.min(interval / AVERAGED, 1);
  const load = pace.load + (Math.min(busy / interval, 1) - pace.load) * weight;
  const sinceUp = pace.sinceUp + interval;
  const side = (value: number) => (value > TOO_MUCH ? 1 : value < EASY ? -1 : 0);
  const since = side(load) === side(pace.load) ? pace.since + interval : 0;
  const next = { ...pace, load, since, sinceUp };
  if (load > TOO_MUCH && since >= SLOW_FOR && pace.step < STEPS.length - 1) {
    const patience = sinceUp < TRIAL ? Math.min(2 * pace.patience, EASY_AT_MOST) : pace.patience;
    return { ...next, step: pace.step + 1, load: (TOO_MUCH + EASY) / 2, since: 0, patience };
  }
  if (load < EASY && since >= pace.patience && pace.step > 0) {
    return { ...next, step: pace.step - 1, load: (TOO_MUCH + EASY) / 2, since: 0, sinceUp: 0 };
  }
  return next;
}
