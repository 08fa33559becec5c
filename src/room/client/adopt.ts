import type { Person } from "../model/person.ts";
import { putAway } from "../model/alerts.ts";
import type { Effect, Step } from "../model/events.ts";
import { newPerson, settle } from "../both/people.ts";
import { hostOf, type Roster, type SignedRoster } from "../wire/roster.ts";
import { type Together, withCall } from "../model/state.ts";
import { alarm, call, extraIn } from "../both/together.ts";

/**
 * The room according to a newer roster: calls people who are new, and cuts off people who are gone. The vault must have
 * judged the roster.
 */
export function adopt(before: Together, signed: SignedRoster, now: number): Step<Together> {
  const { roster } = signed;
  const others = roster.members.filter(({ id }) => id !== before.self);
  const { turn } = before.call;
  const same = (person: Person) => {
    const member = others.find(({ id }) => id === person.id);
    return member !== undefined && (person.keys === undefined || person.keys.seal === member.seal);
  };
  const kept = before.people.filter(same);
  const gone = before.people.filter((person) => !kept.includes(person));
  const people = others.map((member) => {
    const known = kept.find(({ id }) => id === member.id);
    const { sign, seal } = member;
    if (known) return { ...known, keys: { sign, seal } };
    // Somebody who has come back has the same signing key, but another page.
    const met = before.people.some(({ keys }) => keys?.sign === sign);
    return { ...newPerson(member, "due", now, turn), met };
  });
  const calm = putAway(before.call.alerts, "hostAway");
  const returning = [...before.call.returning, ...hostBefore(before, roster)];
  const told = { alerts: calm, signed, policy: roster.policy, returning };
  let state: Together = { ...withCall(before, told), people };
  const effects: Effect[] = gone.map(({ id }) => ({ do: "hangUp", peer: id }));
  for (const { id } of people) {
    if (kept.some((person) => person.id === id)) continue;
    const [next, more] = call(state, id, now);
    state = next;
    effects.push(...more);
  }
  const extra = extraIn(roster, before.call.signed?.roster, returning);
  // The person who asked is in now.
  const [next, more] = extra
    ? alarm(withCall(state, { alerts: putAway(calm, "extraAsks") }), "extraIn", now, extra)
    : [state, []];
  return [settle(next, now), [...effects, ...more]];
}

/** The key of a host who has handed over, and comes back as a member. */
function hostBefore({ call: { signed } }: Together, roster: Roster): readonly string[] {
  const before = signed && hostOf(signed.roster).sign;
  return before === undefined || before === hostOf(roster).sign ? [] : [before];
}
