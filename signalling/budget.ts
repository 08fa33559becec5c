/** What a socket may spend. It is counted within the frame that costs it: nothing waits, and frames stay in order. */
import type { Limits } from "./protocol.ts";

/** Points that are left in a window, which begins with the first that is spent. Times in ms. */
export interface Budget {
  left: number;
  until: number;
}

/** A budget whose window has not begun. */
export function newBudget(): Budget {
  return { left: 0, until: 0 };
}

/** Takes `points` of what is left at `now`; false, where that is less. Changes `budget` in place. */
export function spendPoints(
  budget: Budget,
  points: number,
  now: number,
  { floodPoints, floodWindowMs }: Pick<Limits, "floodPoints" | "floodWindowMs">,
): boolean {
  if (now >= budget.until) Object.assign(budget, { left: floodPoints, until: now + floodWindowMs });
  budget.left -= points;
  return budget.left >= 0;
}
