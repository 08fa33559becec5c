import { putAway } from "./model/alerts.ts";
import { clientStep } from "./client/client.ts";
import { end } from "./both/ending.ts";
import { type Effect, type Event, type Step, TIMES, unexpected } from "./model/events.ts";
import { hostStep } from "./host/host.ts";
import { keepingStep, review } from "./both/keeping.ts";
import { NO_KNOCKS } from "./host/knocks.ts";
import { hostOf, MOST_PEOPLE, type Policy } from "./wire/roster.ts";
import { type Active, type Call, type Deriving, type Ended, type Idle, type State, withCall } from "./model/state.ts";
import { togetherStep } from "./both/together.ts";
import { NOTHING_WRITTEN, writingStep } from "./both/writing.ts";

/**
 * The machine: from a state and an event to the next state and the effects to carry out. Pure and total; an event that
 * the state has no use for gives the effect `unexpected`, and one of an earlier generation nothing. `now` is in ms
 * since any fixed moment.
 */
export function step(state: State, event: Event, now: number): Step {
  if ("generation" in event && event.generation !== state.generation) return [state, []];
  if (state.at === "idle" || state.at === "ended") return begin(state, event);
  const [next, effects] = go(state, event, now);
  if ("call" in next && next.call.replaced && !talking(next)) {
    const [over, more] = end(next, "elsewhere", now);
    return [over, [...effects, ...more]];
  }
  if (!("people" in next)) return hush([next, effects], now);
  const [reviewed, more] = review("people" in state ? state : undefined, next);
  return hush([reviewed, [...effects, ...more]], now);
}

/** Somebody is still reached. The relay's word alone ends no conversation, because the relay may lie. */
const talking = (state: Active): boolean =>
  "people" in state && state.people.some(({ link }) => link === "up" || link === "shaky");

/**
 * Repeated sounds of one kind are dropped for a while: one says as much as many, and strangers can cause a great many.
 */
function hush([state, effects]: Step, now: number): Step {
  if (!("call" in state)) return [state, effects];
  const sounded = { ...state.call.sounded };
  const audible = effects.filter((effect) => {
    if (effect.do !== "sound") return true;
    const last = sounded[effect.sound];
    if (last !== undefined && now - last < TIMES.sound) return false;
    sounded[effect.sound] = now;
    return true;
  });
  return audible.some((effect) => effect.do === "sound") ? [withCall(state, { sounded }), audible] : [state, audible];
}

function go(state: Active, event: Event, now: number): Step {
  switch (event.type) {
    case "hangUp":
      return "people" in state && state.heir ? answerFor(state, event, now) : end(state, "hungUp", now);
    case "putAway":
      return [withCall(state, { alerts: putAway(state.call.alerts, event.kind) }), []];
    case "vaultFailed":
      return end(state, "deviceTooWeak", now);
    case "alreadyOpen":
      return end(state, "alreadyOpen", now);
    case "carriedOff":
      return end(state, "elsewhere", now);
    case "relayDown":
      return [withCall(state, { relay: "down" }), []];
    case "relayRefused":
      return [withCall(state, { refused: event.why }), []];
    case "replaced":
      return [withCall(state, { relay: "down", replaced: true }), []];
    case "relayUp":
      return answerFor(withCall(unrefused(state), { relay: "up" }), event, now);
    case "idTaken":
      return answerFor(unrefused(state), event, now);
    // The state is another one, though nothing in it is: what the page keeps for its next load holds the room ID.
    case "passwordSet":
      return answerFor({ ...state }, event, now);
    case "ready":
      return state.at === "deriving" ? open({ ...state, ready: true }) : unexpected(state, event);
    case "derived":
      return state.at === "deriving"
        ? open({ ...withCall(state, { most: event.most }), address: event.address })
        : [state, []];
    default: {
      const together =
        "people" in state
          ? (keepingStep(state, event, now) ?? writingStep(state, event, now) ?? togetherStep(state, event, now))
          : undefined;
      return together ?? answerFor(state, event, now);
    }
  }
}

function answerFor(state: Active, event: Event, now: number): Step {
  return state.call.role === "host" ? hostStep(state, event, now) : clientStep(state, event, now);
}

/** For when the relay no longer turns us away. */
function unrefused(state: Active): Active {
  const { refused: _, ...call } = state.call;
  return { ...state, call };
}

/** To the relay, once there is an address and the person is ready. A host opens the address, a client a random id. */
function open(state: Deriving): Step {
  const { generation, call, ready, address } = state;
  if (!ready || address === undefined) return [state, []];
  const effect: Effect = call.role === "host" ? { do: "openRelay", id: address } : { do: "openRelay" };
  return [{ at: "waiting", generation, call, address }, [effect]];
}

function begin(state: Idle | Ended, event: Event): Step {
  if (event.type === "leave") return [{ at: "idle", generation: state.generation }, []];
  const generation = state.generation + 1;
  switch (event.type) {
    case "start": {
      const { words, password } = event;
      const effects: Effect[] = [
        { do: "derive", words },
        { do: "setPassword", password },
      ];
      return [{ at: "deriving", generation, call: hosting(event), ready: false }, effects];
    }
    case "join":
      return [
        { at: "deriving", generation, call: joining(event), ready: false },
        [{ do: "derive", words: event.words }],
      ];
    case "return":
      return [
        { at: "deriving", generation, call: returning(event), ready: true },
        [{ do: "resume", key: event.key, sealed: event.sealed }],
      ];
    default:
      return unexpected(state, event);
  }
}

const NEW = {
  alerts: [],
  visitors: [],
  door: [],
  banned: [],
  back: [],
  returning: [],
  relay: "opening",
  turn: 0,
  held: false,
  replaced: false,
  consulting: false,
  renamed: false,
  pinned: false,
  knocks: NO_KNOCKS,
  chat: NOTHING_WRITTEN,
  sounded: {},
  most: MOST_PEOPLE,
  returns: false,
} as const;
/** Holds until the host, or the host's first roster, says otherwise. */
const POLICY: Policy = { people: 2, ask: false, keep: false, promise: true };

function hosting({ password, language, ask, consulting }: Extract<Event, { type: "start" }>): Call {
  const open = password === "";
  // What is said in a room with a password is meant for its people alone, so keeping is off there at first.
  const policy = { ...POLICY, ask: ask || consulting, keep: open };
  return { ...NEW, role: "host", open, language, policy, consulting };
}

/** Whether there is a password is the host's to say. */
function joining({ language }: Extract<Event, { type: "join" }>): Call {
  return { ...NEW, role: "client", open: false, language, policy: POLICY };
}

function returning({ open, language, back }: Extract<Event, { type: "return" }>): Call {
  const call = { ...NEW, open, language, returns: true };
  if (!back) return { ...call, role: "client", pinned: true, policy: POLICY };
  const { signed, banned, policy, consulting } = back;
  const members = signed ? signed.roster.members.filter((member) => member !== hostOf(signed.roster)) : [];
  // Kept until the next roster is signed, because the page may be reloaded before.
  return { ...call, role: "host", policy, consulting, banned, back: members, ...(signed ? { signed } : {}) };
}
