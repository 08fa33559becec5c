import { putAway, settled } from "../model/alerts.ts";
import { consult, finish, policyWith } from "./consulting.ts";
import { admit, asking, callBack, doorTimeout, keepWaiting, leftDoor, turnAway } from "./door.ts";
import { end } from "../both/ending.ts";
import { type Effect, type Event, type Step, TIMES, unexpected } from "../model/events.ts";
import { givingAway, handedOver, handOver } from "../both/handover.ts";
import { changePerson, personOf, rosterFor, spread, tell } from "../both/people.ts";
import type { Obstacle } from "../model/errors.ts";
import type { Policy, SignedRoster, PeerId } from "../wire/roster.ts";
import { alert, issue, part, without } from "./seats.ts";
import { type Active, withCall } from "../model/state.ts";
import { callAgain, call as callPerson, here, lapse } from "../both/together.ts";
import { allowGuess, greetAnew, outcome, receive, visitorGone, visitorTimeout } from "./visitors.ts";
import { allWelcomesAgain } from "./welcome.ts";
import { peopleOf } from "../select.ts";

/** The host's part of `step`: a room that stays open until the host hangs up. */
export function hostStep(state: Active, event: Event, now: number): Step {
  if ("people" in state && state.heir) return givingAway(state, state.heir, event, now);
  switch (event.type) {
    case "relayUp":
      return relayUp(state, now);
    case "idTaken":
      return idTaken(state, event.resting, now);
    case "password":
      return password(state, event.password);
    case "passwordSet":
      return event.changed ? greetAnew(state) : [state, []];
    case "allowGuess":
      return allowGuess(state);
    case "frame":
      return receive(state, event.from, event.frame, now);
    case "hostOutcome":
      return outcome(state, event.from, event.outcome, now);
    case "absent":
      // The relay found nobody to take our answer: the visitor has left.
      return visitorGone(state, event.peer);
    case "admit":
      return admit(state, event.peer, now);
    case "turnAway":
      return turnAway(state, event.peer);
    case "tell":
      return keepWaiting(state, event.peer, event.note);
    case "kick":
    case "distrust":
      return kick(state, event.peer, now);
    case "setPolicy":
      return setPolicy(state, event.change);
    case "consult":
      return consult(state, event.on);
    case "finish":
      return state.call.consulting ? finish(state, now) : unexpected(state, event);
    case "handOver":
      return handOver(state, event);
    case "handedOver":
      return handedOver(state, event, now);
    case "issued":
      return issued(state, event.signed);
    case "timeout":
      return timeout(state, event, now);
    case "forged":
      return forged(state, event.from, now);
    case "linkLost":
      return linkLost(state, event.peer, now, event.closed, event.why);
    case "message":
      return message(state, event, now);
    case "handed":
    case "rosterOutcome":
    case "declared":
    case "heard":
      return [state, []];
    default:
      return unexpected(state, event);
  }
}

function relayUp(state: Active, now: number): Step {
  const alerts = putAway(state.call.alerts, "addressTaken", "addressResting");
  const next = withCall(state, { held: true, alerts });
  const [called, effects] = "people" in next ? callAgain(next, now) : callBack(next, now);
  return [called, [...allWelcomesAgain(next), ...effects]];
}

/**
 * Where the address was never ours, somebody else uses these words, unless this host comes back or the relay only keeps
 * the address for an earlier one. Otherwise newcomers cannot reach us, and the relay is asked until the address is ours
 * again.
 */
function idTaken(state: Active, resting: boolean, now: number): Step {
  const { held, returns, alerts } = state.call;
  if (!held && !returns && !resting) return end(state, "wordsTaken", now);
  const kind = resting ? "addressResting" : "addressTaken";
  if (alerts.some((told) => told.kind === kind)) return [state, []];
  const other = resting ? "addressTaken" : "addressResting";
  return alert(withCall(state, { alerts: putAway(alerts, other) }), kind, now);
}

/** Everyone in the room is told, for coming back after a reload. */
function password(before: Active, given: string): Step {
  const state = withCall(before, { open: given === "" });
  const message = { type: "newPassword", password: given } as const;
  const told: Effect[] = peopleOf(state).map(({ id }) => ({ do: "say", peer: id, message }));
  return [state, [{ do: "setPassword", password: given }, ...told]];
}

function message(state: Active, { peer, message: said }: Extract<Event, { type: "message" }>, now: number): Step {
  switch (said.type) {
    case "asking":
      return asking(state, peer, said.name, now);
    case "away":
      return linkLost(state, peer, now, true);
    case "bye":
      return leftDoor(state, peer) ?? part(state, peer, "clientLeft", now);
    case "state": {
      const person = "people" in state ? personOf(state, peer) : undefined;
      if (!("people" in state) || !person) return [state, []];
      const { mic, camera, name, promised } = said;
      const next = changePerson(state, peer, { mic, camera, name, promised });
      if (name === person.name || next.call.renamed) return [next, []];
      return [withCall(next, { renamed: true }), [{ do: "after", ms: TIMES.renamed, timer: "renamed", peer, turn: 0 }]];
    }
    default:
      return [state, []];
  }
}

function issued(before: Active, signed: SignedRoster): Step {
  const state = withCall(before, { signed });
  return [state, "people" in state ? spread(state) : []];
}

function setPolicy(before: Active, change: Partial<Policy>): Step {
  const state = withCall(before, { policy: policyWith(before.call, change) });
  return [state, "people" in state ? issue(state) : []];
}

/** Puts somebody out. From now on everybody has to be let in, because that person still knows words and password. */
function kick(before: Active, peer: PeerId, now: number): Step {
  const person = "people" in before ? personOf(before, peer) : undefined;
  if (!person) return [before, []];
  const { alerts, banned, policy } = before.call;
  const state = withCall(before, {
    alerts: settled(alerts, "extraIn", peer),
    banned: [...banned, ...(person.keys ? [person.keys.sign] : [])],
    policy: { ...policy, ask: true },
  });
  const [next, effects] = without(state, peer, now);
  return [next, [tell(person, { type: "removed" }), ...effects]];
}

/** A person who was in keeps the seat: pages are reloaded, and phones lose their network. */
function linkLost(state: Active, peer: PeerId, now: number, leaving: boolean, why?: Obstacle): Step {
  const person = "people" in state ? personOf(state, peer) : undefined;
  if (!person || !("people" in state)) return [state, []];
  if (!person.met) return part(state, peer, "setupFailed", now, why ?? person.obstacle);
  const [next, effects] = callPerson(leaving ? changePerson(state, peer, { leaving }) : state, peer, now);
  return [next, [{ do: "hangUp", peer }, ...effects, { do: "sound", sound: "left" }]];
}

function timeout(state: Active, event: Extract<Event, { type: "timeout" }>, now: number): Step {
  const { timer, peer, turn } = event;
  switch (timer) {
    case "door":
      return doorTimeout(state, peer, now);
    case "connect":
      return linkLost(state, peer, now, false);
    case "due":
      return due(state, peer, turn, now);
    case "visitor":
      return visitorTimeout(state, peer);
    case "renamed": {
      const next = withCall(state, { renamed: false });
      return [next, "people" in next ? issue(next) : []];
    }
    default:
      return [state, []];
  }
}

/**
 * Sends the roster again to somebody who has no link yet. Gives up after a while where they never had one, or have closed
 * their page.
 */
function due(before: Active, peer: PeerId, turn: number, now: number): Step {
  const person = "people" in before ? personOf(before, peer) : undefined;
  if (!person || !("people" in before)) return [before, []];
  if (!person.met && now - person.since > TIMES.gone) return part(before, peer, "setupFailed", now);
  const state = lapse(before, peer, now);
  if (person.leaving && personOf(state, peer)?.lapsed) return part(before, peer, "clientLost", now);
  const again = { do: "after", ms: TIMES.due, timer: "due", peer, turn } as const;
  const signed = rosterFor(state, peer);
  const effects: Effect[] = [...here(peer), again];
  return [state, signed && person.keys ? [{ do: "post", peer, seal: person.keys.seal, signed }, ...effects] : effects];
}

/**
 * A sealed message that the peer did not make. A link that is being made is given up, an open one only raises an alert.
 * From somebody not called yet it may have been sealed for our page before its reload.
 */
function forged(state: Active, from: PeerId, now: number): Step {
  const person = "people" in state ? personOf(state, from) : undefined;
  if (!person || person.link === "due") return [state, []];
  if (person.link !== "connecting") return alert(state, "interference", now);
  const [next, effects] = part(state, from, "interference", now);
  return [next, [{ do: "whisper", peer: from, message: { type: "spoiled" } }, ...effects]];
}
