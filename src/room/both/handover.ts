import { putAway } from "../model/alerts.ts";
import { slipAway } from "./ending.ts";
import { type Effect, type Event, type Step, unexpected } from "../model/events.ts";
import { membersOf, personOf } from "./people.ts";
import { MOST_HANDOVERS, type PeerId } from "../wire/roster.ts";
import type { Active, Together, Waiting } from "../model/state.ts";

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

/** The vault has signed it: from here on the heir has the say. */
export function handedOver(
  state: Active,
  { peer, handover, stay }: Extract<Event, { type: "handedOver" }>,
  now: number,
): Step {
  const { banned } = state.call;
  const told: Effect = { do: "say", peer, message: { type: "heir", handover, banned: [...banned] } };
  if (!stay) {
    const [over, effects] = slipAway(state, now);
    return [over, [told, ...effects]];
  }
  if (!("address" in state) || state.address === undefined) return [state, []];
  const { address } = state;
  // The rosters of before are of no use any more: the heir's tells who is in.
  const { signed: _, ...call } = state.call;
  const next: Waiting = {
    at: "waiting",
    // A new generation: what the links of before bring is of no use any more.
    generation: state.generation + 1,
    call: { ...call, role: "client", relay: "opening", door: [], visitors: [], returns: true, held: false },
    address,
  };
  return [next, [told, { do: "openRelay" }]];
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
      { do: "issue", draft: { others, policy: call.policy } },
      { do: "openRelay", id: address },
    ],
  ];
}
