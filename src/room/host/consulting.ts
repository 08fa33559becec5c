import { putAway } from "../model/alerts.ts";
import type { Step } from "../model/events.ts";
import { type Active, withCall } from "../model/state.ts";
import type { Policy } from "../wire/roster.ts";
import { tell } from "../both/people.ts";
import { peopleOf } from "../select.ts";
import { emptied, issue } from "./seats.ts";

/**
 * Consulting hours: everybody comes to the door, and one at a time is let in. Nobody in the room is told who waits, and a guest
 * hears nothing of whoever is in.
 */

/** What a host lays down then, whatever else is asked for: two people, and nobody comes in unasked. */
const ONE_BY_ONE = { ask: true, people: 2 } as const satisfies Partial<Policy>;

/** The policy with this change, as consulting hours allow it. */
export function policyWith({ policy, consulting }: Active["call"], change: Partial<Policy>): Policy {
  return { ...policy, ...change, ...(consulting ? ONE_BY_ONE : {}) };
}

/**
 * Whether consulting hours can begin: not while there are several others, or several who are called back, since each of them knows
 * the rest.
 */
export const mayConsult = (state: Active): boolean => peopleOf(state).length + state.call.back.length < 2;

/** Begins consulting hours, or ends them. Nothing happens where they may not begin. */
export function consult(before: Active, on: boolean): Step {
  if (on && !mayConsult(before)) return [before, []];
  // Whoever was to come in again unasked, as the host before, waits like anybody.
  const closed = { alerts: putAway(before.call.alerts, "extraAsks"), returning: [] };
  const begun = withCall(before, { consulting: on, ...(on ? closed : {}) });
  const state = withCall(begun, { policy: policyWith(begun.call, {}) });
  return [state, "people" in state ? issue(state) : []];
}

/** Ends the conversation with whoever is in, as hanging up would, and keeps the room open for the next one. */
export function finish(before: Active, now: number): Step<Active> {
  const [state, cut] = emptied(before, now);
  return [state, [...peopleOf(before).map((person) => tell(person, { type: "end" })), ...cut]];
}
