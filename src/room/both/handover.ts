import { putAway } from "../model/alerts.ts";
import { slipAway } from "./ending.ts";
import { type Event, type Step, TIMES, unexpected } from "../model/events.ts";
import { NOTHING_WRITTEN } from "./writing.ts";
import { membersOf, personOf } from "./people.ts";
import type { RoomMessage } from "../wire/messages.ts";
import { MOST_HANDOVERS, type PeerId } from "../wire/roster.ts";
import type { Active, Heir, Together, Waiting } from "../model/state.ts";

/** How often the heir is told before the host steps down without an answer. */
const MOST_TOLD = 5;

/**
 * Whether this person can be made host: their link must be up, the relay must be reachable so that the address can
 * change hands, and there must be room for one more handover. In consulting hours nobody can: an heir learns who waits.
 */
export function mayInherit(state: Together, id: PeerId): boolean {
  const { relay, signed, consulting } = state.call;
  const enough = (signed?.handovers.length ?? 0) >= MOST_HANDOVERS;
  return personOf(state, id)?.link === "up" && relay === "up" && !enough && !consulting;
}

/**
 * The host makes somebody else the host; `unexpected` where `mayInherit` forbids it. The address changes hands, so both
 * open the relay again: the heir under the address, like a host who comes back, and the old host under an id of its
 * own, like a client who comes back. The others learn of it from the heir's first roster, which carries the handover,
 * and call both again.
 */
export function handOver(state: Active, event: Extract<Event, { type: "handOver" }>): Step {
  const person = "people" in state ? personOf(state, event.peer) : undefined;
  if (!("people" in state) || !person?.keys || !mayInherit(state, person.id)) return unexpected(state, event);
  return [state, [{ do: "handOver", peer: person.id, sign: person.keys.sign, stay: event.stay }]];
}

/** The vault has signed the handover. From here on this host decides nothing, and tells the heir until it answers. */
export function handedOver(
  state: Active,
  { peer, bequest, stay }: Extract<Event, { type: "handedOver" }>,
  now: number,
): Step {
  // Nobody is left to be told.
  if (!("people" in state)) return stepDown(state, stay, now);
  return tell(state, { peer, bequest, stay, told: 0 });
}

function tell(state: Together, heir: Heir): Step {
  const { peer, bequest, told } = heir;
  const { handover, guesses } = bequest;
  const message: RoomMessage = { type: "heir", handover, guesses: [...guesses], banned: [...state.call.banned] };
  return [
    { ...state, heir: { ...heir, told: told + 1 } },
    [
      { do: "say", peer, message },
      { do: "after", ms: TIMES.heir, timer: "heir", peer, turn: 0 },
    ],
  ];
}

/**
 * The steps of a host who waits for the heir's answer. A silent heir may have heard all the same, so after a few times
 * the host steps down: there must never be two hosts.
 */
export function givingAway(state: Together, heir: Heir, event: Event, now: number): Step {
  const { peer, stay, told } = heir;
  switch (event.type) {
    case "hangUp":
      return stepDown(state, false, now);
    case "message":
      return event.peer === peer && event.message.type === "inherited" ? stepDown(state, stay, now) : [state, []];
    case "timeout":
      if (event.timer !== "heir") return [state, []];
      return told < MOST_TOLD ? tell(state, heir) : stepDown(state, stay, now);
    default:
      return [state, []];
  }
}

function stepDown(state: Active, stay: boolean, now: number): Step {
  if (!stay) return slipAway(state, now);
  if (!("address" in state) || state.address === undefined) return [state, []];
  const { address } = state;
  // Only the heir's rosters tell who is in from here on.
  const { signed: _, ...call } = state.call;
  const next: Waiting = {
    at: "waiting",
    // A new generation, so that late results of the old links are dropped.
    generation: state.generation + 1,
    call: {
      ...call,
      role: "client",
      relay: "opening",
      door: [],
      visitors: [],
      returns: true,
      held: false,
      renamed: false,
      consulting: false,
      pinned: true,
    },
    address,
  };
  return [next, [{ do: "openRelay" }]];
}

/**
 * This browser is the host now. The old host may come in again, and the others are called. The first roster is signed
 * at once, so that a page that is reloaded before anybody is back finds itself in it as the host. `banned`: the signing
 * keys that the old host put out.
 */
export function inherit(state: Together, banned: readonly string[]): Step {
  const { generation, call, address } = state;
  const before = personOf(state, address);
  const others = membersOf(state).filter(({ id }) => id !== address);
  const next: Waiting = {
    at: "waiting",
    generation: generation + 1,
    call: {
      ...call,
      role: "host",
      relay: "opening",
      returns: true,
      renamed: false,
      banned: [...banned],
      back: others,
      alerts: putAway(call.alerts, "hostAway"),
      // As where the last of the others has left.
      chat: others.length === 0 ? NOTHING_WRITTEN : call.chat,
      returning: before?.keys ? [before.keys.sign] : [],
    },
    address,
  };
  return [
    next,
    [
      { do: "say", peer: address, message: { type: "inherited" } },
      { do: "issue", draft: { others, policy: call.policy } },
      { do: "openRelay", id: address },
    ],
  ];
}
