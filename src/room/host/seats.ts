import type { PeerId } from "../wire/roster.ts";
import type { Person } from "../model/person.ts";
import { raise, type Subject } from "../model/alerts.ts";
import type { AlertKind, Obstacle } from "../model/errors.ts";
import type { Effect, Step } from "../model/events.ts";
import { NOTHING_KEPT } from "../both/keeping.ts";
import { NOTHING_WRITTEN } from "../both/writing.ts";
import { membersOf, personOf, settle } from "../both/people.ts";
import { peopleOf } from "../select.ts";
import { type Active, type Together, withCall } from "../model/state.ts";

/** The host's seats: the roster says who sits in them. */

/** Has the vault sign who is in now. Members who are left out have no channel to anybody from then on. */
export function issue(state: Together): readonly Effect[] {
  return [{ do: "issue", draft: { others: membersOf(state), policy: state.call.policy } }];
}

/** The room with these people added, who may be its first. */
export function seat(
  state: Active & { readonly address: string },
  newcomers: readonly Person[],
  now: number,
): Together {
  if ("people" in state) return settle({ ...state, people: [...state.people, ...newcomers] }, now);
  const { generation, call, address } = state;
  const { language } = call;
  return {
    at: "connecting",
    generation,
    address,
    self: address,
    call,
    people: newcomers,
    language,
    keeping: NOTHING_KEPT,
  };
}

/**
 * Somebody is gone, which raises the alert `kind`; the room stays open. `why`: what stood in the way of a connection. Nothing
 * happens where the person is unknown.
 */
export function part(state: Active, peer: PeerId, kind: AlertKind, now: number, why?: Obstacle): Step {
  const person = "people" in state ? personOf(state, peer) : undefined;
  if (!person) return [state, []];
  const [next, effects] = without(state, peer, now);
  return alert(next, kind, now, effects, { ...person, ...(why ? { why } : {}) });
}

/**
 * The room without this person, whose link is closed at once; the others learn of it from the next roster. A room
 * without anybody waits again.
 */
export function without(state: Active, peer: PeerId, now: number): Step<Active> {
  if (!("people" in state)) return [state, []];
  const cut: Effect[] = [
    { do: "hangUp", peer },
    { do: "forget", peer },
  ];
  const people = state.people.filter(({ id }) => id !== peer);
  if (people.length > 0) {
    const next = settle({ ...state, people }, now);
    return [next, [...cut, ...issue(next)]];
  }
  const { generation, address } = state;
  // What was written is not for whoever comes next.
  const call = { ...state.call, chat: NOTHING_WRITTEN };
  return [{ at: "waiting", generation, call, address }, [...cut, ...issue({ ...state, people })]];
}

/** The room without anybody, where it waits again. */
export function emptied(before: Active, now: number): Step<Active> {
  return peopleOf(before).reduce<Step<Active>>(
    ([state, effects], { id }) => {
      const [next, more] = without(state, id, now);
      return [next, [...effects, ...more]];
    },
    [before, []],
  );
}

/** What nobody did on purpose has a softer sound. */
const MISHAPS: readonly AlertKind[] = ["setupFailed", "clientLeft", "clientLost", "addressTaken", "addressResting"];

/** Raises the alert about `who`, with its sound, after `effects`. */
export function alert(
  state: Active,
  kind: AlertKind,
  now: number,
  effects: readonly Effect[] = [],
  who?: Subject,
): Step {
  const sound: Effect = { do: "sound", sound: MISHAPS.includes(kind) ? "left" : "alarm" };
  return [withCall(state, { alerts: raise(state.call.alerts, kind, now, who) }), [...effects, sound]];
}
