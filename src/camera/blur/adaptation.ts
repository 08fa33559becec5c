/**
 * What a slow machine can do without, a step at a time. It never gives up the blur itself: the last step blurs the whole
 * picture.
 */
export const STEPS = ["full", "maskOnEverySecond", "smaller", "fewer", "everything"] as const;
export type Step = (typeof STEPS)[number];

export interface Pace {
  readonly step: number;
  /** Share of the time that was spent on frames, 0 to 1, averaged over about a second. */
  readonly load: number;
  /** ms that the load has been on the same side of what is borne. */
  readonly since: number;
  /** ms of ease before the next step back up. Doubled by each one that proved too much. */
  readonly patience: number;
  /** ms since the last step up. */
  readonly sinceUp: number;
}

/** Above this the machine falls behind, and the call's own work (coding, sound) suffers. */
const TOO_MUCH = 0.8;
/** Below this the next better step, at most about twice the work, fits in. */
const EASY = 0.35;
/** ms */
const AVERAGED = 1_000;
const SLOW_FOR = 1_500;
const EASY_FOR = 10_000;
const EASY_AT_MOST = 160_000;
/** ms. A step up that is taken back within this time was too much. */
const TRIAL = 15_000;

export const EASY_PACE: Pace = { step: 0, load: 0, since: 0, patience: EASY_FOR, sinceUp: Infinity };

/** What is done without at this pace, by name. */
export const stepOf = ({ step }: Pace): Step => STEPS[step] ?? "everything";

/** After one frame: `busy` ms of `interval` ms went into it. */
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
