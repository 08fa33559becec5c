/**
 * The host's budget for wrong passwords. Every real guess ends in a wrong tag that the host sees, so counting those
 * counts guesses. Counted for the room, not for a visitor, because a new id costs an attacker nothing.
 */
export interface Guesses {
  /** Times of the wrong guesses, ms, oldest first. */
  readonly wrong: readonly number[];
  /** Tries that the host has allowed beyond the budget and that are not used yet. */
  readonly allowed: number;
}

export const NO_GUESSES: Guesses = { wrong: [], allowed: 0 };

const WINDOW = 10 * 60_000;
const BUDGET = 5;
const FIRST_WAIT = 2_000;

/** Whether a password may be tried at `now` (ms): at once, after a wait (ms), or when the host says so. Never a lock for good. */
export type Verdict = { readonly may: "try" } | { readonly may: "wait"; readonly ms: number } | { readonly may: "ask" };

export function verdict(guesses: Guesses, now: number): Verdict {
  const recent = guesses.wrong.filter((time) => now - time < WINDOW);
  const last = recent.at(-1);
  if (last === undefined || guesses.allowed > 0) return { may: "try" };
  if (recent.length >= BUDGET) return { may: "ask" };
  const ms = last + FIRST_WAIT * 2 ** (recent.length - 1) - now;
  return ms > 0 ? { may: "wait", ms } : { may: "try" };
}

/** After a tag was compared: an allowed try is used up either way. */
export function compared(guesses: Guesses, right: boolean, now: number): Guesses {
  const allowed = Math.max(0, guesses.allowed - 1);
  const recent = guesses.wrong.filter((time) => now - time < WINDOW);
  return { allowed, wrong: right ? recent : [...recent, now] };
}

/** The host lets somebody try once more. */
export function allowOne(guesses: Guesses): Guesses {
  return { ...guesses, allowed: guesses.allowed + 1 };
}
