import type { Effect, Event } from "../room/model/events.ts";
import { IDLE, type State } from "../room/model/state.ts";
import { step } from "../room/step.ts";
import { type Edge, type Feedback, makePerformer, type Performer } from "./performer.ts";
import { makeTrace } from "./trace.ts";

export interface Machine {
  readonly state: () => State;
  dispatch(event: Event): void;
  readonly performer: Performer;
}

/** Who looks at the machine. */
export interface View extends Pick<Feedback, "remote" | "dropped"> {
  /** The newest state, with the effects of the last step; called after each step, once the effects are under way. */
  show(state: State, effects: readonly Effect[]): void;
}

/** The state machine of one call, running: each event is one step, and each effect goes to the performer. */
export function makeMachine(edge: Edge, view: View): Machine {
  const trace = makeTrace();
  let current: State = IDLE;
  const performer = makePerformer(edge, { ...view, state: () => current, dispatch });

  function dispatch(event: Event): void {
    const [next, effects] = step(current, event, performance.now());
    trace?.(current, event, next, effects);
    current = next;
    // First what the other side waits for, then our own screen.
    for (const effect of effects) performer.perform(effect, next.generation);
    // An effect may have been a step of its own.
    view.show(current, effects);
  }

  return { state: () => current, dispatch, performer };
}
