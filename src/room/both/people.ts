import type { Person } from "../model/person.ts";
import type { Effect } from "../model/events.ts";
import type { RoomMessage } from "../wire/messages.ts";
import { NAME, readable } from "../wire/readable.ts";
import { type Member, memberOf, type PeerId, type SignedRoster } from "../wire/roster.ts";
import type { Together } from "../model/state.ts";

/** The person with this id; undefined where nobody in the room has it. */
export const personOf = (state: Together, id: PeerId): Person | undefined =>
  state.people.find((person) => person.id === id);

/** The state with `change` made to this person; the same people where nobody has this id. */
export function changePerson(state: Together, id: PeerId, change: Partial<Person>): Together {
  return { ...state, people: state.people.map((person) => (person.id === id ? { ...person, ...change } : person)) };
}

/** The state in which this person's link is `link`, with a new turn, so that older timers no longer count. */
export function relink(before: Together, id: PeerId, link: Person["link"], now: number): Together {
  const turn = before.call.turn + 1;
  const state = { ...before, call: { ...before.call, turn } };
  const turned = withinReach(personOf(before, id)?.link) !== withinReach(link);
  const change = {
    link,
    turn,
    ...(turned ? { since: now, ...NEW_LINE } : {}),
    ...(link === "up" ? BACK : {}),
  };
  return settle(changePerson(unhindered(state, id), id, change), now);
}

/** What stood in the way of one attempt need not be there in the next. */
function unhindered(state: Together, id: PeerId): Together {
  const people = state.people.map((person) => {
    if (person.id !== id) return person;
    const { obstacle: _, ...free } = person;
    return free;
  });
  return { ...state, people };
}

/** What is known of a link that is made anew. */
const NEW_LINE = { line: { weak: false, held: false }, holds: false } as const;
const BACK = { met: true, leaving: false, lapsed: false, welcome: undefined } as const;
/** Whether the link is there, though it may be interrupted. */
export const withinReach = (link: Person["link"] | undefined): boolean => link === "up" || link === "shaky";

/** Whether the room is connecting, in a call or reconnecting follows from whom it reaches. */
export function settle(state: Together, now: number): Together {
  const reached = state.people.some(({ link }) => link === "up");
  const since = state.since ?? (reached ? now : undefined);
  if (since === undefined) return { ...state, at: "connecting" };
  return { ...state, since, at: reached ? "inCall" : "reconnecting" };
}

/** A member of whom nothing else is known yet; microphone and camera are taken to be on. `now` in ms. */
export function newPerson({ id, name, sign, seal }: Member, link: Person["link"], now: number, turn: number): Person {
  return {
    id,
    name: readable(name, NAME),
    keys: { sign, seal },
    link,
    met: false,
    leaving: false,
    lapsed: false,
    since: now,
    turn,
    mic: true,
    camera: true,
    ...NEW_LINE,
    promised: false,
  };
}

/** Whether this is the host's id, which is the room's address. */
export const isHost = (state: Together, id: PeerId): boolean => id === state.address;

/**
 * Whether this side makes the offers to `id`. The host does to every member, and between two members the smaller id
 * does.
 */
export function offersTo(state: Together, id: PeerId): boolean {
  if (state.call.role === "host") return true;
  return !isHost(state, id) && state.self < id;
}

/** Everyone else, as the host's next roster lists them. People whose keys are unknown are left out. */
export function membersOf({ people }: Together): readonly Member[] {
  return people.flatMap(({ id, name, keys }) => (keys ? [{ id, name, ...keys }] : []));
}

/** Says it to this person: over the link, or through the relay where there is none yet. */
export const tell = ({ id, link }: Person, message: RoomMessage): Effect => ({
  do: link === "due" ? "whisper" : "say",
  peer: id,
  message,
});

/**
 * The newest roster, for somebody whom it lists: the one before this person came in may name others, who are no concern of
 * theirs. Undefined where there is none yet.
 */
export function rosterFor({ call: { signed } }: Together, id: PeerId): SignedRoster | undefined {
  return signed && memberOf(signed.roster, id) ? signed : undefined;
}

/** Sends the newest roster to everyone in it: over the link, or through the relay to those who have none yet. */
export function spread(state: Together): readonly Effect[] {
  const { signed } = state.call;
  if (!signed) return [];
  const listed = state.people.filter(({ id }) => rosterFor(state, id));
  return listed.map(({ id, link, keys }) =>
    link === "due" && keys
      ? { do: "post", peer: id, seal: keys.seal, signed }
      : { do: "say", peer: id, message: { type: "roster", signed } },
  );
}
