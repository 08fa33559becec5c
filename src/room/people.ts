import type { SafetyIndices } from "../handshake/sas.ts";
import type { Effect } from "./events.ts";
import type { Keys, PeerId } from "./ports.ts";
import type { Member } from "./roster.ts";
import type { Together } from "./state.ts";

/** Somebody else in the room. */
export interface Person {
  readonly id: PeerId;
  readonly name: string;
  /** A client learns the host's with the first roster. */
  readonly keys?: Keys;
  /**
   * "due": in the roster, and still to be reached. "connecting": an offer is under way. "shaky": the link is interrupted
   * and mending itself.
   */
  readonly link: "due" | "connecting" | "up" | "shaky";
  /** A link was up once: whoever is lost then may come back, as after a reload. */
  readonly met: boolean;
  /** Since when the person is within reach, or is not, ms. Calling in vain does not begin it anew. */
  readonly since: number;
  /** Tells the timers of one attempt from those of the next. */
  readonly turn: number;
  /** What the person has told about their devices. */
  readonly mic: boolean;
  readonly camera: boolean;
  /** Has made the promise: not recorded, stays between us. */
  readonly promised: boolean;
  /** The two words to read aloud, between a host and whoever proved the password to that host. */
  readonly safety?: SafetyIndices;
}

/** What a browser tells about itself. */
export interface Presence {
  readonly mic: boolean;
  readonly camera: boolean;
  readonly name: string;
  readonly promised: boolean;
}

export const personOf = (state: Together, id: PeerId): Person | undefined =>
  state.people.find((person) => person.id === id);

/** The state with `change` made to this person. */
export function mark(state: Together, id: PeerId, change: Partial<Person>): Together {
  return { ...state, people: state.people.map((person) => (person.id === id ? { ...person, ...change } : person)) };
}

/** With the link of this person as it now is. */
export function relink(before: Together, id: PeerId, link: Person["link"], now: number): Together {
  const turn = before.call.turn + 1;
  const state = { ...before, call: { ...before.call, turn } };
  const turned = withinReach(personOf(before, id)?.link) !== withinReach(link);
  const change = { link, turn, ...(turned ? { since: now } : {}), ...(link === "up" ? { met: true } : {}) };
  return settle(mark(state, id, change), now);
}

const withinReach = (link: Person["link"] | undefined): boolean => link === "up" || link === "shaky";

/** Where the room stands follows from whom it reaches. */
export function settle(state: Together, now: number): Together {
  const reached = state.people.some(({ link }) => link === "up");
  const since = state.since ?? (reached ? now : undefined);
  if (since === undefined) return { ...state, at: "connecting" };
  return { ...state, since, at: reached ? "inCall" : "reconnecting" };
}

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
