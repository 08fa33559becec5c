import { putAway } from "../model/alerts.ts";
import { slipAway } from "./ending.ts";
import { type Event, type Step, TIMES, unexpected } from "../model/events.ts";
import { membersOf, personOf } from "./people.ts";
import type { RoomMessage } from "../wire/messages.ts";
import { MOST_HANDOVERS, type PeerId } from "../wire/roster.ts";
import type { Active, Heir, Together, Waiting } from "../model/state.ts";

/** How often the heir is told before the host steps down without an answer. */
const MOST_TOLD = 5;

/** The word must reach the heir, the address must be free to go, and the chain of handovers must not grow too long. */
export function mayInherit(state: Together, id: PeerId): boolean {
  const { relay, signed } = state.call;
  const enough = (signed?.handovers.length ?? 0) >= MOST_HANDOVERS;
  return personOf(state, id)?.link === "up" && relay === "up" && !enough;
}

/**
 * The host makes another the host. The address changes hands, so both open the relay anew: the heir under the address, as
 * a host who comes back does, and the host so far under an id of its own, as a client who comes back does. The others
 * hear of it by the heir's first roster, which carries the handover, and call both again.
 */
export function handOver(state: Active, event: Extract<Event, { type: "handOver" }>): Step {
  const person = "people" in state ? personOf(state, event.peer) : undefined;
  if (!("people" in state) || !person?.keys || !mayInherit(state, person.id)) return unexpected(state, event);
  return [state, [{ do: "handOver", peer: person.id, sign: person.keys.sign, stay: event.stay }]];
}

/** The vault has signed it: from here on this host decides nothing, and the heir is told until it has answered. */
export function handedOver(
  state: Active,
  { peer, handover, stay }: Extract<Event, { type: "handedOver" }>,
  now: number,
): Step {
  // Nobody is left to tell.
  if (!("people" in state)) return stepDown(state, stay, now);
  return tell(state, { peer, handover, stay, told: 0 });
}

function tell(state: Together, heir: Heir): Step {
  const { peer, handover, told } = heir;
  const message: RoomMessage = { type: "heir", handover, banned: [...state.call.banned] };
  return [
    { ...state, heir: { ...heir, told: told + 1 } },
    [
      { do: "say", peer, message },
      { do: "after", ms: TIMES.heir, timer: "heir", peer, turn: 0 },
    ],
  ];
}

/**
 * A host who has given the role away and not heard from the heir yet. An heir who stays silent may have heard all the
 * same: after a few times the host steps down, so that there are never two.
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
  // The heir's first roster tells who is in; those signed here no longer do.
  const { signed: _, ...call } = state.call;
  const next: Waiting = {
    at: "waiting",
    // A new generation: what still arrives over the links of this one is dropped.
    generation: state.generation + 1,
    call: { ...call, role: "client", relay: "opening", door: [], visitors: [], returns: true, held: false },
    address,
  };
  return [next, [{ do: "openRelay" }]];
}

/**
 * This browser is the host now. Whoever was host may come in again, and the others are called. The first roster is signed
 * at once: a page that is reloaded before anybody is there finds itself in it as the host.
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
      banned: [...banned],
      back: others,
      alerts: putAway(call.alerts, "hostAway"),
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
