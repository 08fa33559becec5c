import type { Person } from "../model/person.ts";
import type { Effect } from "../model/events.ts";
import type { Member, PeerId } from "../wire/roster.ts";
import type { Together } from "../model/state.ts";

/** Undefined where nobody with this id is in the room. */
export const personOf = (state: Together, id: PeerId): Person | undefined =>
  state.people.find((person) => person.id === id);

/** The state with `change` made to this person. */
export function changePerson(state: Together, id: PeerId, change: Partial<Person>): Together {
  return { ...state, people: state.people.map((person) => (person.id === id ? { ...person, ...change } : person)) };
}

/** With the link of this person as it now is. */
export function relink(before: Together, id: PeerId, link: Person["link"], now: number): Together {
  const turn = before.call.turn + 1;
  const state = { ...before, call: { ...before.call, turn } };
  const turned = withinReach(personOf(before, id)?.link) !== withinReach(link);
  const change = { link, turn, ...(turned ? { since: now } : {}), ...(link === "up" ? { met: true } : {}) };
  return settle(changePerson(state, id, change), now);
}

const withinReach = (link: Person["link"] | undefined): boolean => link === "up" || link === "shaky";

/** Where the room stands follows from whom it reaches. */
export function settle(state: Together, now: number): Together {
  const reached = state.people.some(({ link }) => link === "up");
  const since = state.since ?? (reached ? now : undefined);
  if (since === undefined) return { ...state, at: "connecting" };
  return { ...state, since, at: reached ? "inCall" : "reconnecting" };
}

/** A member as one sees them first: nothing is known of their devices, which are taken to be on. */
export function newPerson({ id, name, sign, seal }: Member, link: Person["link"], now: number, turn: number): Person {
  return {
    id,
    name,
    keys: { sign, seal },
    link,
    met: false,
    since: now,
    turn,
    mic: true,
    camera: true,
    promised: false,
  };
}

/** The host's id, which is the room's address. */
export const isHost = (state: Together, id: PeerId): boolean => id === state.address;

/** The host makes every offer to a member, and between two members the one with the smaller id. */
export function offersTo(state: Together, id: PeerId): boolean {
  if (state.call.role === "host") return true;
  return !isHost(state, id) && state.self < id;
}

/** Everyone else, as the host writes them into the roster. */
export function membersOf({ people }: Together): readonly Member[] {
  return people.flatMap(({ id, name, keys }) => (keys ? [{ id, name, ...keys }] : []));
}

/** To everyone over their link, and past it to those who have none yet. */
export function spread({ call, people }: Together): readonly Effect[] {
  const { signed } = call;
  if (!signed) return [];
  return people.map(({ id, link, keys }) =>
    link === "due" && keys
      ? { do: "post", peer: id, seal: keys.seal, signed }
      : { do: "say", peer: id, message: { type: "roster", signed } },
  );
}
