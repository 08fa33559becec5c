import type { EndReason, Obstacle } from "../model/errors.ts";
import type { Effect, Step } from "../model/events.ts";
import type { RoomMessage } from "../wire/messages.ts";
import { tell } from "./people.ts";
import type { Active, Ended } from "../model/state.ts";

/** Ends the call. Where the person hung up, everybody there is told first. `why`: what stood in the way of a connection. */
export function end(state: Active, reason: EndReason, now: number, why?: Obstacle): Step {
  return over(state, { reason, ...(why ? { why } : {}) }, now, reason === "hungUp" ? goodbyes(state) : []);
}

/** Ends the call without a goodbye, because the others go on. */
export function slipAway(state: Active, now: number): Step {
  return over(state, { reason: "hungUp" }, now, []);
}

function over(state: Active, cause: Pick<Ended, "reason" | "why">, now: number, said: readonly Effect[]): Step {
  const lasted = "since" in state && state.since !== undefined ? now - state.since : 0;
  const { role } = state.call;
  // A new generation, so that late results of this call are dropped.
  return [{ at: "ended", generation: state.generation + 1, role, ...cause, lasted }, [...said, { do: "close" }]];
}

function goodbyes(state: Active): readonly Effect[] {
  const { role, door } = state.call;
  const message: RoomMessage = { type: role === "host" ? "end" : "bye" };
  const said: Effect[] = door.map(({ peer }) => ({ do: "whisper", peer, message }));
  if (state.at === "knocking") said.push({ do: "whisper", peer: state.address, message });
  if ("people" in state) said.push(...state.people.map((person) => tell(person, message)));
  return said;
}
