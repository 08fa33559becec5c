/**
 * The host's budget for wrong passwords. Every real guess ends in a wrong tag that the host sees, so counting those
 * counts guesses. Counted for the room, not for a visitor, because a new id costs an attacker nothing. Times in ms, oldest
 * first.
 */
export type Guesses = readonly number[];

const WINDOW = 10 * 60_000;
const BUDGET = 5;
const FIRST_WAIT = 2_000;

/** Whether a password may be tried at `now` (ms): at once, after a wait (ms), or when the host says so. Never a lock for good. */
export type Verdict = { readonly may: "try" } | { readonly may: "wait"; readonly ms: number } | { readonly may: "ask" };

/** Whether one more password may be tried at `now` (ms), must wait, or needs the host's yes. */
export function verdict(guesses: Guesses, now: number): Verdict {
  const recent = within(guesses, now);
  const last = recent.at(-1);
  if (last === undefined) return { may: "try" };
  if (recent.length >= BUDGET) return { may: "ask" };
  const ms = last + FIRST_WAIT * 2 ** (recent.length - 1) - now;
  return ms > 0 ? { may: "wait", ms } : { may: "try" };
}

/** With one more wrong guess, made at `now`. A right one in between forgives nothing. */
export function guessedWrong(guesses: Guesses, now: number): Guesses {
  return [...within(guesses, now), now];
}

function within(guesses: Guesses, now: number): Guesses {
  return guesses.filter((time) => now - time < WINDOW);
}
