import type { Line, Person } from "../model/person.ts";
import { raise, type Subject } from "../model/alerts.ts";
import { type Effect, type Event, type Step, TIMES } from "../model/events.ts";
import { changePerson, offersTo, personOf, relink, rosterFor, withinReach } from "./people.ts";
import { retold } from "./keeping.ts";
import { unheardBy } from "./writing.ts";
import { hostOf, type Member, memberOf, type Roster, type PeerId } from "../wire/roster.ts";
import type { Together } from "../model/state.ts";

/** Handles the events of links and rosters that are the same for host and client; undefined for those that are not. */
export function togetherStep(state: Together, event: Event, now: number): Step | undefined {
  switch (event.type) {
    case "handed":
      return [state, [{ do: "judge", self: state.self, signed: event.signed }]];
    case "rosterOutcome":
      return rosterOutcome(state, event, now);
    case "timeout":
      return timeout(state, event, now);
    default:
      return "peer" in event ? ofPerson(state, event, now) : undefined;
  }
}

function ofPerson(state: Together, event: Extract<Event, { peer: PeerId }>, now: number): Step | undefined {
  const person = personOf(state, event.peer);
  if (!person) return event.type.startsWith("link") || event.type === "diagnosed" ? [state, []] : undefined;
  switch (event.type) {
    case "linkUp":
      return linkUp(state, person, now);
    case "diagnosed":
      return [person.link === "connecting" ? changePerson(state, person.id, { obstacle: event.why }) : state, []];
    case "linkShaky":
      return [person.link === "up" ? relink(state, person.id, "shaky", now) : state, []];
    case "linkBack":
      if (person.link !== "shaky") return [state, []];
      return [relink(state, person.id, "up", now), [{ do: "sound", sound: "joined" }]];
    case "linkServes":
      return withinReach(person.link) ? serves(state, person, event.line) : [state, []];
    case "message":
      return message(state, person, event, now);
    default:
      return undefined;
  }
}

function linkUp(before: Together, { id, link }: Person, now: number): Step | undefined {
  if (link !== "connecting" && link !== "due") return [before, []];
  const state = relink(before, id, "up", now);
  const signed = rosterFor(state, id);
  // A person with a newer roster answers with it, so neither relay nor host can keep it from one of us alone.
  const messages = [
    ...(signed ? [{ type: "roster", signed } as const] : []),
    ...retold(state),
    ...unheardBy(state, id),
  ];
  const told = messages.map((message): Effect => ({ do: "say", peer: id, message }));
  return [state, [{ do: "sound", sound: "joined" }, ...told]];
}

function serves(state: Together, { id, line: before }: Person, line: Line): Step {
  const told: readonly Effect[] =
    line.held === before.held ? [] : [{ do: "say", peer: id, message: { type: "picture", held: line.held } }];
  return [changePerson(state, id, { line }), told];
}

function message(
  state: Together,
  person: Person,
  event: Extract<Event, { type: "message" }>,
  now: number,
): Step | undefined {
  switch (event.message.type) {
    case "state": {
      const { mic, camera, name, promised } = event.message;
      // The host also writes the name into the roster, so this is the host's own step.
      return state.call.role === "host"
        ? undefined
        : [changePerson(state, person.id, { mic, camera, name, promised }), []];
    }
    case "tried":
      return [changePerson(state, person.id, { tried: event.message.works }), []];
    case "shows":
      return [changePerson(state, person.id, { shows: event.message.on }), []];
    case "picture":
      return [withinReach(person.link) ? changePerson(state, person.id, { holds: event.message.held }) : state, []];
    case "here":
      return isHere(state, person, now);
    case "roster":
      return [state, [{ do: "judge", from: person.id, self: state.self, signed: event.message.signed }]];
    default:
      return undefined;
  }
}

/** Somebody waits for a link with us. A link that is being mended here was given up there, while one of us slept, say. */
function isHere(state: Together, { id, link }: Person, now: number): Step<Together> | undefined {
  if (link !== "due" && link !== "shaky") return undefined;
  const given: readonly Effect[] = link === "shaky" ? [{ do: "hangUp", peer: id }] : [];
  const [due, calling] = link === "shaky" ? call(state, id, now) : ([state, here(id)] as const);
  const there = changePerson(due, id, { leaving: false });
  if (!offersTo(state, id)) return [there, [...given, ...calling]];
  const [next, dialling] = dial(there, id, now);
  return [next, [...given, ...dialling]];
}

function dial(before: Together, id: PeerId, now: number): Step<Together> {
  const state = relink(before, id, "connecting", now);
  return [state, [{ do: "dial", peer: id }, ...patience(state, id)]];
}

/** The timers after which a person is told that a link takes long to open, and after which it is given up. */
export function patience(state: Together, id: PeerId): readonly Effect[] {
  const turn = personOf(state, id)?.turn ?? 0;
  return (["slow", "connect"] as const).map((timer) => ({ do: "after", ms: TIMES[timer], timer, peer: id, turn }));
}

/**
 * Calls somebody in the roster. The side that makes the offer waits until the other says that it is ready for one. Both
 * repeat that they are there, because it goes through the relay and may get lost.
 */
export function call(before: Together, id: PeerId, now: number): Step<Together> {
  const state = lapse(relink(before, id, "due", now), id, now);
  const expecting = offersTo(state, id) ? [] : ([{ do: "expect", peer: id }] as const);
  return [state, [...expecting, ...here(id), dueAgain(state, id)]];
}

/**
 * The way through the relay is open anew, so whoever waits for a link need not wait for the next call. How long they do is
 * counted from now on: until now we could not be heard.
 */
export function callAgain(state: Together, now: number): Step<Together> {
  const people = state.people.map((person) => (person.link === "due" ? { ...person, since: now } : person));
  return [{ ...state, people }, people.flatMap(({ id, link }) => (link === "due" ? here(id) : []))];
}

/** "I am here, and have no link with you." */
export const here = (peer: PeerId): readonly Effect[] => [{ do: "whisper", peer, message: { type: "here" } }];

function dueAgain(state: Together, id: PeerId): Effect {
  return { do: "after", ms: TIMES.due, timer: "due", peer: id, turn: personOf(state, id)?.turn ?? 0 };
}

function timeout(state: Together, event: Extract<Event, { type: "timeout" }>, now: number): Step | undefined {
  const person = personOf(state, event.peer);
  if (event.timer === "due") {
    if (person?.turn !== event.turn || person.link !== "due") return [state, []];
    if (state.call.role === "host") return undefined;
    const next = lapse(state, person.id, now);
    if (nobodyIsComing(next, now)) return undefined;
    return [next, [...here(person.id), dueAgain(next, person.id)]];
  }
  if (event.timer !== "connect" && event.timer !== "slow") return undefined;
  if (person?.turn !== event.turn || person.link !== "connecting") return [state, []];
  if (event.timer === "slow") return [state, [{ do: "diagnose", peer: person.id }]];
  // Without a first link there is no call at all; a later one is tried again.
  if (state.call.role === "host" || state.since === undefined) return undefined;
  const [next, effects] = call(state, person.id, now);
  return [next, [{ do: "hangUp", peer: person.id }, ...effects]];
}

/** Notes it where somebody who was in has been out of reach for long. They are still called. */
export function lapse(state: Together, id: PeerId, now: number): Together {
  const person = personOf(state, id);
  return person?.met && now - person.since > TIMES.back ? changePerson(state, id, { lapsed: true }) : state;
}

/**
 * Nobody was reached at all, or everybody who was has closed their page, or has not been there for long though the relay
 * is: a person should not wait for ever with the camera on, where the host has gone or has put them out meanwhile.
 */
function nobodyIsComing({ people, since, call: { relay } }: Together, now: number): boolean {
  if (since === undefined) return people.every(({ link, since: due }) => link === "due" && now - due > TIMES.connect);
  const gone = ({ lapsed, leaving, since: away }: Person) =>
    lapsed && (leaving || (relay === "up" && now - away > TIMES.lost));
  return people.every(gone);
}

function rosterOutcome(
  state: Together,
  { from, outcome }: Extract<Event, { type: "rosterOutcome" }>,
  now: number,
): Step | undefined {
  switch (outcome.is) {
    case "same":
    case "stale":
      return [state, []];
    case "older":
      return from !== undefined && personOf(state, from)
        ? [state, [{ do: "say", peer: from, message: { type: "roster", signed: outcome.newest } }]]
        : [state, []];
    case "split":
      return alarm(state, "splitRoster", now);
    case "forged":
      // Anybody can hand one in through the relay, so a person need not be told of it.
      return from !== undefined ? alarm(state, "interference", now) : [state, []];
    case "newer":
    case "removed":
      return state.call.role === "host" ? [state, []] : undefined;
  }
}

/** Raises an alert that everybody in the room must notice, with its sound. */
export function alarm(
  state: Together,
  kind: "splitRoster" | "interference" | "extraAsks" | "extraIn",
  now: number,
  who?: Subject,
): Step<Together> {
  const alerts = raise(state.call.alerts, kind, now, who);
  return [{ ...state, call: { ...state.call, alerts } }, [{ do: "sound", sound: "alarm" }]];
}

/**
 * The first newcomer beyond the agreed number: in `roster` but not in `before`, and not with a key that is expected
 * back (`returning`). Undefined where there is none, or where no earlier roster is known.
 */
export function extraIn(roster: Roster, before: Roster | undefined, returning: readonly string[]): Member | undefined {
  if (!before || roster.members.length <= roster.policy.people) return undefined;
  const known = ({ id, sign }: Member) => memberOf(before, id) ?? before.members.find((member) => member.sign === sign);
  return roster.members.find(
    (member) => member !== hostOf(roster) && !known(member) && !returning.includes(member.sign),
  );
}
