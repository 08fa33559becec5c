/** What the watchdog knows: for how long a worker has given no frames out although it took some in. */
export interface Silence {
  /** When it last gave a frame or had none to give, in ms. */
  readonly fineAt: number;
  readonly taken: number;
  readonly given: number;
  /** Whether it has reported since it was started. Until then its script may still be loading. */
  readonly begun: boolean;
  /** Whether the last check found it late. That alone proves nothing: its reports may be waiting to be read. */
  readonly suspect: boolean;
  /** Whether two checks in a row found it late: it has to be replaced. */
  readonly overdue: boolean;
  /** ms that it may be silent once it has begun. */
  readonly patience: number;
}

/** ms without a report before the first one, after which the worker is late: its script may come over a slow network. */
const PATIENCE_AT_START = 15_000;

/** The state for a worker that is started at `now` and may be silent for `patience`, both in ms. */
export const silence = (now: number, patience: number): Silence => ({
  fineAt: now,
  taken: 0,
  given: 0,
  begun: false,
  suspect: false,
  overdue: false,
  patience,
});

/** The state after a report by the worker or, with `undefined`, after a check by the watchdog. `now` is in ms. */
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
