import type { HostOutcome, Keys } from "../model/outcome.ts";
import type { Person } from "../model/person.ts";
import { putAway, settled } from "../model/alerts.ts";
import { type Effect, type Step, TIMES } from "../model/events.ts";
import type { Admission, Note, RoomMessage } from "../wire/messages.ts";
import { newPerson } from "../both/people.ts";
import { MOST_PEOPLE, type PeerId } from "../wire/roster.ts";
import { finish } from "./consulting.ts";
import { alert, emptied, issue, seat, without } from "./seats.ts";
import { type Active, type Together, withCall, type Guest } from "../model/state.ts";
import { alarm, call as callPerson, patience } from "../both/together.ts";
import { peopleOf } from "../select.ts";

/** How many guests may wait at a time. Each has proved the password, so more than these are no clients. */
const MOST_GUESTS = 8;

/**
 * What a right password earns now. The first client comes straight in, unless the host wants to be asked; so does the next
 * one when nobody has been within reach for long. A room that
 * its host comes back to, or inherited, is not new: its guests wait at the door again.
 */
export function seatFor(state: Active): Admission {
  const { door, policy, back, returns, signed } = state.call;
  const empty = peopleOf(state).every(({ lapsed }) => lapsed) && back.length === 0 && door.length === 0;
  const fresh = !(returns && signed);
  return empty && fresh && !policy.ask ? "in" : "wait";
}

/** The guest with this id; undefined where nobody with it waits. */
export const atDoor = (call: Active["call"], peer: PeerId): Guest | undefined =>
  call.door.find((guest) => guest.peer === peer);

/** How many people there would be with one more, and how many there may be; both include the host. */
export function withOneMore(state: Active): { readonly people: number; readonly most: number } {
  return { people: peopleOf(state).length + 2, most: Math.min(state.call.most, MOST_PEOPLE) };
}

/**
 * Whether this sealing key is somebody else's. Everyone in the room can read the others' in the roster, and a roster
 * with one key at two seats would not be accepted.
 */
function borrowed(state: Active, { sign, seal }: Keys): boolean {
  const { back, door, signed } = state.call;
  const seated = peopleOf(state).flatMap(({ keys }) => (keys ? [keys] : []));
  const known = [...seated, ...back, ...door.map(({ keys }) => keys), ...(signed ? signed.roster.members : [])];
  return known.some((keys) => keys.seal === seal && keys.sign !== sign);
}

/**
 * A visitor has proved the password: into the room, to the door, or turned away where the key is banned or borrowed, or
 * the door is full. `reply` goes out first.
 */
export function proved(
  state: Active,
  peer: PeerId,
  result: Extract<HostOutcome, { is: "proved" }>,
  reply: readonly Effect[],
  now: number,
): Step {
  const { keys, safety, admission } = result;
  const turned: Step = [state, [...reply, whisper(peer, { type: "turnedAway" }), { do: "forget", peer }]];
  if (state.call.banned.includes(keys.sign) || borrowed(state, keys)) return turned;
  const guest: Guest = { peer, keys, safety, welcome: result.reply, since: now, heard: now };
  if (admission === "in" && seatFor(state) === "in") return welcome(state, guest, reply, now);
  const back = comeBack(state, guest, now);
  if (!back && state.call.door.length >= MOST_GUESTS) return turned;
  const [next, effects] = back ?? stand(state, guest);
  // If the seat was taken meanwhile, the guest wrongly believes to be in.
  const told = admission === "in" ? [tellToWait(peer)] : [];
  return [next, [...reply, ...told, ...effects]];
}

/** What is said of somebody who is gone, until the next one comes. */
export const GONE = ["clientLeft", "clientLost", "setupFailed"] as const;
/** And by name of whoever was in, which is no concern of the next one. */
const OF_THE_LAST = [...GONE, "keepingRefused", "keptWithoutYes"] as const;

/**
 * To the door, in place of an earlier page of the same person, where that stood: if both were let in, one key would have two
 * seats.
 */
function stand(state: Active, guest: Guest): Step<Active> {
  const earlier = state.call.door.filter(({ keys }) => keys.sign === guest.keys.sign);
  const cleared = earlier.reduce((room, { peer }) => leave(room, peer), state);
  const forgotten = earlier.map(({ peer }): Effect => ({ do: "forget", peer }));
  const since = earlier[0]?.since ?? guest.since;
  const door = [...cleared.call.door, { ...guest, since }].sort((a, b) => a.since - b.since);
  return [withCall(cleared, { door }), [...forgotten, lookAfter(guest.peer)]];
}

/** Into the room, which is empty but for lapsed seats. The offer comes right behind the proof, or behind our welcome. */
function welcome(
  before: Active,
  { peer, keys, safety, welcome: said }: Guest,
  reply: readonly Effect[],
  now: number,
): Step {
  const [state, cut] = emptied(before, now);
  if (!("address" in state) || state.address === undefined) return [state, []];
  // Whose a guess is only the relay says, and so more than one stay until they have been read.
  const alerts = settled(putAway(state.call.alerts, ...GONE), "wrongGuess", peer);
  const turn = state.call.turn + 1;
  const person = { ...newPerson({ id: peer, name: "", ...keys }, "connecting", now, turn), safety, welcome: said };
  const next = seat({ ...withCall(state, { alerts, turn }), address: state.address }, [person], now);
  return [next, [...cut, { do: "expect", peer }, ...reply, ...patience(next, peer), ...issue(next)]];
}

/**
 * For a guest with the signing key of somebody who is in, or was host before: a page that was reloaded. It gets its old
 * seat, or the one it was promised. Undefined where the key is unknown.
 */
function comeBack(state: Active, guest: Guest, now: number): Step<Active> | undefined {
  const { sign } = guest.keys;
  const seated = peopleOf(state).find(({ keys }) => keys?.sign === sign);
  const waiting = state.call.back.find((member) => member.sign === sign);
  const expected = waiting !== undefined || state.call.returning.includes(sign);
  const { people: count, most } = withOneMore(state);
  // If the seat was given away meanwhile, they wait like anybody: a roster with one too many is not valid.
  if (!seated && (!expected || count > most)) return undefined;
  const returning = state.call.returning.filter((key) => key !== sign);
  const back = state.call.back.filter((member) => member !== waiting);
  const known = withCall(state, { returning, back });
  const name = seated?.name ?? waiting?.name ?? "";
  const [cleared, cut] = seated ? vacate(known, seated) : [known, []];
  const [next, effects] = letIn(cleared, { ...guest, name }, true, now);
  return [next, [...cut, ...effects]];
}

/** Empties the seat of a page that is gone. It is taken again at once, so the room and its roster go on. */
function vacate(state: Active, { id: peer }: Person): Step<Active> {
  if (!("people" in state)) return [state, []];
  const cleared = { ...state, people: state.people.filter(({ id }) => id !== peer) };
  return [
    cleared,
    [
      { do: "hangUp", peer },
      { do: "forget", peer },
    ],
  ];
}

/**
 * A guest repeats that they are there. The answer is what the host has told them; a guest who asks for the first time
 * is announced. Nothing happens where the guest is unknown.
 */
export function asking(before: Active, peer: PeerId, name: string, now: number): Step {
  const guest = atDoor(before.call, peer);
  if (!guest) return [before, []];
  const state = changeGuest(before, peer, { name, heard: now, welcome: undefined });
  const answer = tellToWait(peer, guest.note);
  if (guest.name !== undefined) return [state, [answer]];
  const { consulting, policy } = state.call;
  // Whoever is in is told nothing of who waits for the next conversation.
  if (consulting || withOneMore(state).people <= policy.people)
    return [state, [answer, { do: "sound", sound: "knock" }]];
  const told = peopleOf(state).map(({ id }): Effect => ({ do: "say", peer: id, message: { type: "atDoor", name } }));
  return alert(state, "extraAsks", now, [answer, ...told], { id: peer, name });
}

/**
 * Lets a guest in. In consulting hours the conversation before is over with it; otherwise, where one more would pass the agreed number,
 * somebody who is out of reach gives up their seat. Nothing happens where the guest is unknown, or no seat is left.
 */
export function admit(before: Active, peer: PeerId, now: number): Step {
  const guest = atDoor(before.call, peer);
  if (!guest) return [before, []];
  if (before.call.consulting) {
    const [finished, goodbyes] = finish(before, now);
    const room = withCall(finished, { alerts: putAway(finished.call.alerts, ...OF_THE_LAST) });
    const [next, effects] = letIn(leave(room, peer), guest, false, now);
    return [next, [...goodbyes, ...effects]];
  }
  const lost = peopleOf(before).find(({ met, link }) => met && link !== "up");
  const { people: count, most } = withOneMore(before);
  const full = count > Math.min(before.call.policy.people, most);
  const [cleared, cut] = full && lost ? without(before, lost.id, now) : [before, []];
  if (withOneMore(cleared).people > most) return [before, []];
  const state = leave(cleared, peer);
  const [next, effects] = letIn(state, guest, false, now);
  const extra = "people" in next && next.people.length + 1 > next.call.policy.people;
  const [told, more] = extra ? alarm(next, "extraIn", now, { id: peer, name: guest.name ?? "" }) : [next, []];
  return [told, [...cut, ...effects, ...more]];
}

/** `met`: waits longer for this person, who was in the room before. */
function letIn(
  state: Active,
  { peer, keys, name = "", safety, welcome: said }: Guest,
  met: boolean,
  now: number,
): Step<Active> {
  if (!("address" in state) || state.address === undefined) return [state, []];
  const person = { ...newPerson({ id: peer, name, ...keys }, "due", now, 0), safety, welcome: said, met };
  const joined = seat({ ...state, address: state.address }, [person], now);
  const [next, effects] = callPerson(joined, peer, now);
  return [next, [...effects, ...issue(next)]];
}

/**
 * A host who comes back, or has just been made host, calls everybody who was there. Nothing happens where there is
 * nobody to call.
 */
export function callBack(state: Active, now: number): Step {
  const { back } = state.call;
  if (state.at !== "waiting" || back.length === 0) return [state, []];
  const members = back.map((member) => ({ ...newPerson(member, "due", now, 0), met: true }));
  const seated = seat(withCall(state, { back: [] }), members, now);
  const step = ([room, effects]: Step<Together>, { id }: Person): Step<Together> => {
    const [next, more] = callPerson(room, id, now);
    return [next, [...effects, ...more]];
  };
  const [next, effects] = members.reduce(step, [seated, []]);
  // They were together before: there is no first meeting to wait for, and how long the call has lasted is not known
  // here.
  return [{ ...next, at: "reconnecting", since: now }, [...effects, ...issue(next)]];
}

/** Tells a guest to go, and forgets them. Nothing happens to anybody else. */
export function turnAway(state: Active, peer: PeerId): Step {
  if (!atDoor(state.call, peer)) return [state, []];
  return [leave(state, peer), [whisper(peer, { type: "turnedAway" }), { do: "forget", peer }]];
}

/** Tells a guest `note`; the guest goes on waiting. Nothing happens to anybody else. */
export function keepWaiting(state: Active, peer: PeerId, note: Note): Step {
  if (!atDoor(state.call, peer)) return [state, []];
  return [changeGuest(state, peer, { note }), [tellToWait(peer, note)]];
}

/** Without this guest, who has left; undefined where the person was not at the door. */
export function leftDoor(state: Active, peer: PeerId): Step | undefined {
  return atDoor(state.call, peer) ? [leave(state, peer), [{ do: "forget", peer }]] : undefined;
}

/** Forgets a guest who gave no sign of life for `TIMES.gone`; otherwise looks again later. */
export function doorTimeout(state: Active, peer: PeerId, now: number): Step {
  const guest = atDoor(state.call, peer);
  if (!guest) return [state, []];
  if (now - guest.heard < TIMES.gone) return [state, [lookAfter(peer)]];
  return [leave(state, peer), [{ do: "forget", peer }]];
}

const lookAfter = (peer: PeerId): Effect => ({ do: "after", ms: TIMES.gone, timer: "door", peer, turn: 0 });
const whisper = (peer: PeerId, message: RoomMessage): Effect => ({ do: "whisper", peer, message });

/** What a guest hears as long as the door stays closed: `note` is the last that the host has told them. */
export const tellToWait = (peer: PeerId, note?: Note): Effect =>
  whisper(peer, note ? { type: "wait", note } : { type: "wait" });

/** Removes a guest from the door, together with the alert that announced them. */
function leave(state: Active, peer: PeerId): Active {
  const { door, alerts } = state.call;
  return withCall(state, {
    door: door.filter((guest) => guest.peer !== peer),
    alerts: alerts.filter((alert) => alert.kind !== "extraAsks" || alert.peer !== peer),
  });
}

function changeGuest(state: Active, peer: PeerId, change: Partial<Guest>): Active {
  return withCall(state, {
    door: state.call.door.map((guest) => (guest.peer === peer ? { ...guest, ...change } : guest)),
  });
}
