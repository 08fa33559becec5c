/** The watchdog's ear: how long a worker has given nothing out although there was something to give. */
export interface Silence {
  /** When it last did, or when there was nothing to do; ms. */
  readonly fineAt: number;
  readonly taken: number;
  readonly given: number;
  /** It has said something since it was started: until then it may be loading. */
  readonly begun: boolean;
  /** Found too long once; what the worker said meanwhile may only be waiting to be read. */
  readonly suspect: boolean;
  readonly overdue: boolean;
  /** ms that it may be silent once it has begun. */
  readonly patience: number;
}

/** ms for the worker's script to come over a slow network. */
const PATIENCE_AT_START = 15_000;

/** A worker that has just been started, at `now`. Both in ms. */
export const silence = (now: number, patience: number): Silence => ({
  fineAt: now,
  taken: 0,
  given: 0,
  begun: false,
  suspect: false,
  overdue: false,
  patience,
});

/** After a report of the worker's, or after a while without one. `now`: ms. */
export function quiet(
  before: Silence,
  report: { readonly taken: number; readonly given: number; readonly hung: boolean } | undefined,
  now: number,
): Silence {
  if (report) {
    const { taken, given, hung } = report;
    const fine = given > before.given || (taken === before.taken && !hung);
    return {
      ...before,
      taken,
      given,
      fineAt: fine ? now : before.fineAt,
      begun: true,
      suspect: before.suspect && !fine,
    };
  }
  const late = now - before.fineAt > (before.begun ? before.patience : PATIENCE_AT_START);
  return { ...before, suspect: late, overdue: late && before.suspect };
}
