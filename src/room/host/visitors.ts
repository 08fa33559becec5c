import type { PeerId } from "../wire/roster.ts";
import type { HostOutcome } from "../model/outcome.ts";
import { type FrameOf, type HandshakeFrame, VERSION } from "../../handshake/frames.ts";
import { putAway } from "../model/alerts.ts";
import { atDoor, GONE, proved, seatFor } from "./door.ts";
import { welcomeAgain } from "./welcome.ts";
import { type Effect, type Step, TIMES } from "../model/events.ts";
import { spendKnock } from "./knocks.ts";
import { personOf } from "../both/people.ts";
import { alert } from "./seats.ts";
import { type Active, type Call, type Visitor, withCall } from "../model/state.ts";

/**
 * How many visitors a host remembers: clients who have knocked and not proved the password yet. A knock costs a
 * stranger nothing, so past this the oldest gives way. `knocks.ts` limits how often they may knock.
 */
export const MAX_VISITORS = 16;

/**
 * A frame from somebody who has proved nothing. It goes to the vault where it is due, and is dropped where it is not.
 */
export function receive(state: Active, from: PeerId, frame: HandshakeFrame, now: number): Step {
  // Whoever is in or at the door may have lost the welcome, and has nothing else to ask for: any other frame could only be
  // the relay's, to have the channel wiped.
  if (welcome(state, from)) {
    return frame.t === "proof" ? atCost(state, from, now, welcomeAgain(state, from)) : [state, []];
  }
  const known = visitorOf(state.call, from);
  if (frame.t === "knock" || frame.t === "foreign") {
    const knocks = spendKnock(state.call.knocks, from, now);
    if (!knocks) return [state, []];
    const heard = withCall(state, { knocks });
    if (frame.t === "foreign") return frame.begins === "knock" ? otherVersion(heard, from) : [heard, []];
    return known ? knockAgain(heard, known, frame) : knock(heard, from, frame);
  }
  const waits = known?.is === "held" || known?.is === "asking";
  // The run of this proof was forgotten, or is over and the next one may not begin yet.
  if (frame.t === "proof" && (!known || (waits && known.frame.t !== "proof"))) {
    return atCost(state, from, now, [{ do: "sendFrame", to: from, frame: { t: "again" } }]);
  }
  // While a guess is held back, or before a knock, no other frame is due.
  if (!known || waits) return [state, []];
  if (frame.t !== "proof") return handIn(state, known, frame);
  return handIn(checking(withCall(state, changeVisitor(state.call, from, { is: "proving" })), from), known, frame);
}

/** An answer to what anybody can send costs as much as a knock. */
function atCost(state: Active, peer: PeerId, now: number, answer: readonly Effect[]): Step {
  const knocks = spendKnock(state.call.knocks, peer, now);
  return knocks ? [withCall(state, { knocks }), answer] : [state, []];
}

/** Whether somebody has proved the password: they are in, or at the door. */
const welcome = (state: Active, peer: PeerId): boolean =>
  ("people" in state && personOf(state, peer) !== undefined) || atDoor(state.call, peer) !== undefined;

/** Somebody's page speaks another version of the protocol, and is told so in a frame that all versions have. */
function otherVersion(state: Active, peer: PeerId): Step {
  return [state, [{ do: "sendFrame", to: peer, frame: { t: "version", version: VERSION } }]];
}

function knock(state: Active, peer: PeerId, frame: FrameOf<"knock">): Step {
  const out = evicted(state.call);
  const room = out ? gone(state, out.peer) : state;
  const visitor: Visitor = { peer, is: "knocked", knock: frame, frame };
  const visitors = [...room.call.visitors, visitor];
  const [next, effects] = handIn(withCall(room, { visitors }), visitor, frame);
  return [next, out ? [{ do: "forget", peer: out.peer }, ...effects] : effects];
}

/** The visitor's page may have lost the answer. A visitor who is held back stays so. */
function knockAgain(state: Active, known: Visitor, frame: FrameOf<"knock">): Step {
  if (known.is === "held" || known.is === "asking") {
    // What is handed in when the time comes must be the knock that the visitor's page still goes by.
    const change = known.frame.t === "knock" ? { knock: frame, frame } : {};
    return [withCall(state, changeVisitor(state.call, known.peer, change)), []];
  }
  const anew = waiting(state, known.peer);
  return handIn(withCall(anew, changeVisitor(anew.call, known.peer, { is: "knocked", knock: frame })), known, frame);
}

/**
 * The password has changed, and with it every run is over. Whoever still looks for it gets another hello, unseen; whoever
 * has proved the old one meanwhile is refused, and knocks again.
 */
export function greetAnew(state: Active): Step {
  return state.call.visitors.reduce<Step<Active>>(
    ([room, effects], visitor) => {
      const { peer, is, frame, knock: begun } = visitor;
      if (is === "atPassword") {
        const [next, more] = handIn(room, visitor, begun);
        return [next, [...effects, ...more]];
      }
      if (frame.t !== "proof") return [room, effects];
      const refused: readonly Effect[] = [
        { do: "sendFrame", to: peer, frame: { t: "refused" } },
        { do: "forget", peer },
      ];
      return [gone(room, peer), [...effects, ...refused]];
    },
    [state, []],
  );
}

function handIn(state: Active, { peer }: Visitor, frame: HandshakeFrame): Step<Active> {
  const next = withCall(state, changeVisitor(state.call, peer, { frame }));
  return [next, [{ do: "hostReceive", from: peer, frame, admission: seatFor(state) }]];
}

/** What the vault made of a visitor's frame. A visitor who is no longer known is forgotten by the vault as well. */
export function outcome(state: Active, from: PeerId, result: HostOutcome, now: number): Step {
  const visitor = visitorOf(state.call, from);
  // A proof that came twice, say. The vault knows the person by the first.
  if (!visitor && welcome(state, from) && result.is !== "proved") return [state, []];
  if (!visitor) return [state, [{ do: "forget", peer: from }]];
  const reply: Effect[] = "reply" in result && result.reply ? [{ do: "sendFrame", to: from, frame: result.reply }] : [];
  const becomes = (is: Visitor["is"]) => withCall(state, changeVisitor(state.call, from, { is }));
  const give = (ms: number): Effect => ({ do: "giveTime", peer: from, ms });
  switch (result.is) {
    case "greet": {
      const sound: readonly Effect[] = visitor.is === "atPassword" ? [] : [{ do: "sound", sound: "knock" }];
      return [becomes("atPassword"), [...reply, give(TIMES.typing), ...sound]];
    }
    case "hold":
      return [waiting(becomes("held"), from), [give(result.ms)]];
    case "ask":
      return alert(waiting(becomes("asking"), from), "askGuess", now, [give(TIMES.typing)]);
    case "late":
      return [waiting(becomes("atPassword"), from), [...reply, give(TIMES.typing)]];
    case "wrongGuess": {
      const left = gone(state, from);
      // Where nobody is in, that somebody has left is known, and would only stand before it.
      const next = "people" in left ? left : withCall(left, { alerts: putAway(left.call.alerts, ...GONE) });
      return alert(next, "wrongGuess", now, reply, { id: from, name: "" });
    }
    case "proved": {
      // The offer that came behind a proof could not be opened while the proof was held back. It is asked for again.
      const held = visitor.is !== "proving";
      const here: Effect = { do: "whisper", peer: from, message: { type: "here" } };
      return proved(gone(state, from), from, result, held ? [...reply, here] : reply, now);
    }
    case "broken":
      return alert(gone(state, from), "interference", now, [...reply, { do: "forget", peer: from }]);
    case "ignored":
      return [gone(state, from), []];
  }
}

/** The host lets the visitor who has asked longest try one more password. Without one, only the alert is put away. */
export function allowGuess(state: Active): Step {
  const visitor = nextAsking(state.call);
  if (!visitor) return [withCall(state, { alerts: putAway(state.call.alerts, "askGuess") }), []];
  const { peer, frame } = visitor;
  const call = changeVisitor(state.call, peer, { is: "knocked" });
  // The alert stays while somebody else is asking too.
  const alerts = nextAsking(call) ? call.alerts : putAway(call.alerts, "askGuess");
  const [next, effects] = handIn(withCall(state, { ...call, alerts }), visitor, frame);
  return [next, [{ do: "allowGuess", peer }, ...effects]];
}

/**
 * A visitor's time is over. If it was a pause, the held frame is handed in again; otherwise the visitor is forgotten.
 */
export function visitorTimeout(state: Active, peer: PeerId): Step {
  const visitor = visitorOf(state.call, peer);
  return visitor?.is === "held" ? handIn(state, visitor, visitor.frame) : visitorGone(state, peer);
}

/** Forgets a visitor who has left. Nothing happens where there is no such visitor. */
export function visitorGone(state: Active, peer: PeerId): Step {
  return visitorOf(state.call, peer) ? [gone(state, peer), [{ do: "forget", peer }]] : [state, []];
}

/** Shows that a password is being checked, unless something more important is shown. */
function checking(state: Active, peer: PeerId): Active {
  if (state.at !== "waiting") return state;
  const { generation, call, address } = state;
  const shown = { phase: "proving", greeted: true, prepared: false, wrong: 0, given: 0, again: false } as const;
  return { at: "authenticating", generation, call, address, peer, ...shown };
}

/** Without this visitor, and without their check. */
function gone(state: Active, peer: PeerId): Active {
  return waiting(withCall(state, leave(state.call, peer)), peer);
}

/** Ends the check of this visitor's password. */
function waiting(state: Active, peer: PeerId): Active {
  if (state.at !== "authenticating" || state.peer !== peer) return state;
  const { generation, call, address } = state;
  return { at: "waiting", generation, call, address };
}

const visitorOf = (call: Call, peer: PeerId): Visitor | undefined =>
  call.visitors.find((visitor) => visitor.peer === peer);

/** The call with `change` made to this visitor, who keeps the place in the order. */
function changeVisitor(call: Call, peer: PeerId, change: Partial<Visitor>): Call {
  return {
    ...call,
    visitors: call.visitors.map((visitor) => (visitor.peer === peer ? { ...visitor, ...change } : visitor)),
  };
}

function leave(call: Call, peer: PeerId): Call {
  return { ...call, visitors: call.visitors.filter((visitor) => visitor.peer !== peer) };
}

/** The visitor who has waited longest to be allowed a guess. */
const nextAsking = (call: Call): Visitor | undefined => call.visitors.find((visitor) => visitor.is === "asking");

/** Who gives way to a new visitor when there are too many: the oldest who is not proving the password right now. */
function evicted(call: Call): Visitor | undefined {
  if (call.visitors.length < MAX_VISITORS) return undefined;
  return call.visitors.find((visitor) => visitor.is !== "proving") ?? call.visitors[0];
}
