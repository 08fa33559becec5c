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
}

/** ms */
const PATIENCE = 1_000;
/** ms for the worker's script to come over a slow network. */
const PATIENCE_AT_START = 15_000;

/** A worker that has just been started, at `now` in ms. */
export const silence = (now: number): Silence => ({
  fineAt: now,
  taken: 0,
  given: 0,
  begun: false,
  suspect: false,
  overdue: false,
});

/** After a report of the worker's, or after a while without one. `now`: ms. */
export function quiet(
  before: Silence,
  report: { readonly taken: number; readonly given: number } | undefined,
  now: number,
): Silence {
  if (report) {
    const fine = report.given > before.given || report.taken === before.taken;
    const { taken, given } = report;
    return {
      ...before,
      taken,
      given,
      fineAt: fine ? now : before.fineAt,
      begun: true,
      suspect: before.suspect && !fine,
    };
  }
  const late = now - before.fineAt > (before.begun ? PATIENCE : PATIENCE_AT_START);
  return { ...before, suspect: late, overdue: late && before.suspect };
}
