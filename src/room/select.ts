/** What screens, and the code that runs the machine, ask of a state without knowing which states there are. */
import type { Person } from "./model/person.ts";
import type { Call, Guest, State, Together } from "./model/state.ts";

/** The call under way; undefined before the first, and when it has ended. */
export const callOf = (state: State): Call | undefined => ("call" in state ? state.call : undefined);

/** The state while others are in the room, or on their way in; undefined otherwise. */
export const togetherOf = (state: State): Together | undefined => ("people" in state ? state : undefined);

/** Everyone else in the room, the host first; nobody where there is no room. */
export const peopleOf = (state: State): readonly Person[] => togetherOf(state)?.people ?? [];

/** The guests at the host's door who have asked to come in. */
export const knocking = (call: Call): readonly Guest[] => call.door.filter(({ name }) => name !== undefined);

/** The room's id at the relay; "" until it has been derived. */
export const addressOf = (state: State): string => ("address" in state ? (state.address ?? "") : "");
