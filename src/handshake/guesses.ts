/**
 * The host's budget for wrong passwords: the times of wrong guesses, in ms, oldest first. Every real guess ends in a
 * wrong tag that the host sees, so counting wrong tags counts guesses. They are counted for the room and not for each
 * visitor, because a new relay id costs an attacker nothing.
 */
export type Guesses = readonly number[];

const WINDOW = 10 * 60_000;
const BUDGET = 5;
const FIRST_WAIT = 2_000;

/** Whether a password may be tried: at once, after `ms`, or when the host allows it. There is no permanent lock. */
export type Verdict = { readonly may: "try" } | { readonly may: "wait"; readonly ms: number } | { readonly may: "ask" };

/**
 * Whether one more password may be tried at `now` (ms, on the clock of `guesses`). Only the last ten minutes count:
 * after a wrong guess there is a wait of 2 s, which doubles with each further one; from the fifth on the host is asked.
 */
export function verdict(guesses: Guesses, now: number): Verdict {
  const recent = within(guesses, now);
  const last = recent[recent.length - 1];
  if (last === undefined) return { may: "try" };
  if (recent.length >= BUDGET) return { may: "ask" };
  const ms = last + FIRST_WAIT * 2 ** (recent.length - 1) - now;
  return ms > 0 ? { may: "wait", ms } : { may: "try" };
}

/** `guesses` with one more at `now` (ms), and without those that no longer count. A correct password clears nothing. */
export function guessedWrong(guesses: Guesses, now: number): Guesses {
  return [...within(guesses, now), now];
}

function within(guesses: Guesses, now: number): Guesses {
  return guesses.filter((time) => now - time < WINDOW);
}
