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

/** Observes the machine. */
export interface View extends Pick<Feedback, "remote" | "channel" | "dropped"> {
  /**
   * Called after each step, once its effects are under way, with those effects and the newest state. That may already
   * be the state of a later step.
   */
  show(state: State, effects: readonly Effect[]): void;
}

/** Runs the state machine, starting idle: each dispatched event is one step, whose effects go to the performer. */
export function makeMachine(edge: Edge, view: View): Machine {
  const trace = makeTrace();
  let current: State = IDLE;
  const performer = makePerformer(edge, { ...view, state: () => current, dispatch });

  function dispatch(event: Event): void {
    const [next, effects] = step(current, event, performance.now());
    trace?.(current, event, next, effects);
    current = next;
    // Effects come before our own screen, because the other side is waiting for them.
    for (const effect of effects) performer.perform(effect, next.generation);
    // An effect may have dispatched an event itself, so `current` can be newer than `next`.
    view.show(current, effects);
  }

  return { state: () => current, dispatch, performer };
}
