import type { Answer, Keeping } from "../model/kept.ts";
import type { PeerId } from "../wire/roster.ts";
import type { Person } from "../model/person.ts";
import { raise } from "../model/alerts.ts";
import { type Effect, type Event, type Step, TIMES } from "../model/events.ts";
import { personOf } from "./people.ts";
import { type Kind, KINDS, type Phase, type SignedStatement, type Statement } from "../wire/statement.ts";
import type { Together } from "../model/state.ts";

/** Until the question has been signed, no statement number can answer it. */
const UNASKED = Infinity;

/** Nobody keeps anything, and nobody has asked to. */
export const NOTHING_KEPT: Keeping = {
  own: { rec: "off", live: "off" },
  question: { rec: UNASKED, live: UNASKED },
  said: [],
  answers: [],
};

/** The newest statement of somebody else; undefined where there is none. */
const statementOf = (state: Together, id: PeerId): Statement | undefined =>
  state.keeping.said.find((said) => said.id === id)?.signed.statement;

/** Somebody's phase for one kind, "off" where nothing is known. `id` may be this browser's own. */
export function phaseOf(state: Together, id: PeerId, what: Kind): Phase {
  if (id === state.self) return state.keeping.own[what];
  return statementOf(state, id)?.[what] ?? "off";
}

/** The person here and everyone else. */
const everyoneIn = (state: Together): readonly PeerId[] => [state.self, ...state.people.map(({ id }) => id)];

/** Whether anybody keeps the call in any way, or has asked to. */
export function isKept(state: Together): boolean {
  return everyoneIn(state).some((id) => KINDS.some((what) => phaseOf(state, id, what) !== "off"));
}

/** What `by` has answered to `to` about this; undefined where there is no answer yet. */
export const answerOf = (state: Together, by: PeerId, to: PeerId, what: Kind): Answer | undefined =>
  state.keeping.answers.find((answer) => answer.by === by && answer.to === to && answer.what === what);

/** Everyone in the room who has not agreed that `to` keeps this, apart from `to`. */
export function withoutYes(state: Together, to: PeerId, what: Kind): readonly PeerId[] {
  return everyoneIn(state).filter((id) => id !== to && answerOf(state, id, to, what)?.yes !== true);
}

/**
 * The person here wants to keep the call, or no longer. Nothing happens where that is so already, or the policy forbids
 * it.
 */
export function keep(state: Together, what: Kind, wanted: boolean): Step<Together> {
  const phase = state.keeping.own[what];
  if (wanted === (phase !== "off") || (wanted && !state.call.policy.keep)) return [state, []];
  return setOwn(state, what, wanted ? "asking" : "off");
}

/** The person here answers somebody who wants to keep the call. Nothing happens where that person is not asking. */
export function answer(state: Together, to: PeerId, what: Kind, yes: boolean): Step<Together> {
  const asking = statementOf(state, to);
  if (!asking || asking[what] === "off") return [state, []];
  const given = { to, what, yes, n: asking.n };
  const effects = state.people.map(({ id }): Effect => ({
    do: "say",
    peer: id,
    message: { type: "consent", ...given },
  }));
  return [withAnswer(state, { by: state.self, ...given }), effects];
}

/** Somebody else has answered. A no to what this browser asks ends it, with an alert. */
export function answered(state: Together, given: Answer, now: number): Step<Together> {
  // This answers a question that was taken back; the next question needs a new answer.
  if (given.to === state.self && given.n < state.keeping.question[given.what]) return [state, []];
  const next = withAnswer(state, given);
  if (given.yes || given.to !== state.self) return [next, []];
  const [off, effects] = setOwn(next, given.what, "off");
  const alerts = raise(off.call.alerts, "keepingRefused", now, personOf(state, given.by));
  return [{ ...off, call: { ...off.call, alerts } }, effects];
}

/**
 * The vault has signed what is kept here; everybody is told, and the first statement that asks becomes the question.
 */
export function declared(state: Together, signed: SignedStatement): Step<Together> {
  const effects = state.people.map(({ id }): Effect => ({ do: "say", peer: id, message: { type: "keeping", signed } }));
  const { own, question: before } = state.keeping;
  const { statement } = signed;
  const first = (what: Kind) => before[what] === UNASKED && own[what] !== "off" && statement[what] !== "off";
  const number = (what: Kind) => (first(what) ? statement.n : before[what]);
  const question = { rec: number("rec"), live: number("live") };
  return [{ ...state, keeping: { ...state.keeping, declared: signed, question } }, effects];
}

/**
 * Takes a genuine statement, unless a newer one is known. `from` is the person whose link it came over: the speaker, or
 * somebody who hands it on.
 */
export function heard(state: Together, from: PeerId, signed: SignedStatement, now: number): Step<Together> {
  const { statement } = signed;
  const person = state.people.find(({ keys }) => keys?.sign === statement.by);
  const before = state.keeping.said.find(({ id }) => id === person?.id);
  const known = before?.signed.statement;
  if (!person || (known && known.n > statement.n)) return [state, []];
  const direct = from === person.id;
  if (known?.n === statement.n) return direct ? accuse(state, person, now) : [state, []];
  const since = (what: Kind) => (known?.[what] === statement[what] ? (before?.since[what] ?? now) : now);
  const said = { id: person.id, signed, since: { rec: since("rec"), live: since("live") } };
  const others = state.keeping.said.filter(({ id }) => id !== person.id);
  const ended = (given: Answer) => given.to === person.id && statement[given.what] === "off";
  const answers = state.keeping.answers.filter((given) => !ended(given));
  const next = { ...state, keeping: { ...state.keeping, said: [...others, said], answers } };
  const begins = KINDS.some((what) => statement[what] !== "off" && known?.[what] !== statement[what]);
  const told: Effect[] = begins ? [{ do: "sound", sound: "knock" }] : [];
  // A statement that was handed on may be overtaken by its end, as may the yeses of others: both get a moment to
  // arrive.
  if (!direct) return [next, told];
  const [accused, alarm] = accuse(next, person, now);
  return [accused, [...handedOn(state, person.id, signed), ...told, ...alarm]];
}

/** To everybody else, because there may be no link between them and the speaker. */
const handedOn = ({ people }: Together, by: PeerId, signed: SignedStatement): Effect[] =>
  people.filter(({ id }) => id !== by).map(({ id }) => ({ do: "say", peer: id, message: { type: "keeping", signed } }));

/**
 * An alarm at once where somebody's own statement says "on" and the person here has not agreed: nothing that is still
 * on its way can explain that.
 */
function accuse(state: Together, person: Person, now: number): Step<Together> {
  const unasked = (what: Kind) =>
    phaseOf(state, person.id, what) === "on" && answerOf(state, state.self, person.id, what)?.yes !== true;
  return KINDS.some(unasked) ? withoutAgreement(state, person, now) : [state, []];
}

const soon = (peer: PeerId): Effect => ({ do: "after", ms: TIMES.agreed, timer: "agreed", peer, turn: 0 });

/**
 * The moment for late answers is over: raises an alarm where this person still keeps the call without everybody's yes.
 */
export function checkAgreement(state: Together, id: PeerId, now: number): Step<Together> {
  const person = personOf(state, id);
  return person && keptWrongly(state, id) ? withoutAgreement(state, person, now) : [state, []];
}

/**
 * Whether the phase is "on" although the host forbids it, or somebody has not agreed. Each new person makes that so for
 * a moment.
 */
function keptWrongly(state: Together, id: PeerId): boolean {
  const { keep } = state.call.policy;
  return KINDS.some((what) => phaseOf(state, id, what) === "on" && (!keep || withoutYes(state, id, what).length > 0));
}

/** Raises the alarm, once until it is put away. */
function withoutAgreement(state: Together, person: Person, now: number): Step<Together> {
  const { alerts } = state.call;
  if (alerts.some(({ kind, peer }) => kind === "keptWithoutYes" && peer === person.id)) return [state, []];
  const raised = raise(alerts, "keptWithoutYes", now, person);
  return [{ ...state, call: { ...state.call, alerts: raised } }, [{ do: "sound", sound: "alarm" }]];
}

/** The messages for somebody whose link has just opened: all statements, and the answers given here. */
export function retold({ keeping, self }: Together): readonly Extract<Effect, { do: "say" }>["message"][] {
  const { declared: mine, own: phases } = keeping;
  // An outdated one is about to be replaced, and its successor goes to everybody.
  const current = mine && KINDS.every((what) => mine.statement[what] === phases[what]) ? [mine] : [];
  const statements = [...keeping.said.map(({ signed }) => signed), ...current];
  const own = keeping.answers.filter(({ by }) => by === self);
  return [
    ...statements.map((signed) => ({ type: "keeping", signed }) as const),
    ...own.map(({ to, what, yes, n }) => ({ type: "consent", to, what, yes, n }) as const),
  ];
}

/**
 * To be called after every step, with the states before and after it. People who have gone or are new have agreed to
 * nothing. What is kept here goes on only with everybody's yes, and begins with the last one. Anybody else who keeps
 * the call without everybody's yes gets a moment to stop.
 */
export function review(before: Together | undefined, state: Together): Step<Together> {
  const known = (id: PeerId) => {
    const was = before && personOf(before, id);
    const is = personOf(state, id);
    return was !== undefined && is !== undefined && (was.keys === undefined || was.keys.seal === is.keys?.seal);
  };
  const there = (id: PeerId) => id === state.self || known(id);
  const { keeping } = state;
  const said = keeping.said.filter(({ id }) => there(id));
  const answers = keeping.answers.filter(({ by, to }) => there(by) && there(to));
  const same = said.length === keeping.said.length && answers.length === keeping.answers.length;
  const next = same ? state : { ...state, keeping: { ...keeping, said, answers } };
  const suspects = said.filter(({ id }) => keptWrongly(next, id) && !(before && keptWrongly(before, id)));
  const watched = suspects.map(({ id }) => soon(id));
  return KINDS.reduce<Step<Together>>(
    ([current, effects], what) => {
      const [after, more] = setOwn(current, what, due(current, what));
      return [after, [...effects, ...more]];
    },
    [next, watched],
  );
}

/** The phase that `what` must have here now. */
function due(state: Together, what: Kind): Phase {
  const { own } = state.keeping;
  if (own[what] === "off" || !state.call.policy.keep) return "off";
  return withoutYes(state, state.self, what).length === 0 ? "on" : "asking";
}

function setOwn(state: Together, what: Kind, phase: Phase): Step<Together> {
  const { keeping, self } = state;
  if (keeping.own[what] === phase) return [state, []];
  const own = { ...keeping.own, [what]: phase };
  const ended = (given: Answer) => phase === "off" && given.to === self && given.what === what;
  const answers = keeping.answers.filter((given) => !ended(given));
  const question = phase === "off" ? { ...keeping.question, [what]: UNASKED } : keeping.question;
  return [{ ...state, keeping: { ...keeping, own, question, answers } }, [{ do: "declare", phases: own }]];
}

function withAnswer(state: Together, given: Answer): Together {
  const same = ({ by, to, what }: Answer) => by === given.by && to === given.to && what === given.what;
  const answers = [...state.keeping.answers.filter((other) => !same(other)), given];
  return { ...state, keeping: { ...state.keeping, answers } };
}

/** What the person here is still asked to agree to. */
export function asked(state: Together): readonly { readonly id: PeerId; readonly what: Kind }[] {
  return state.keeping.said.flatMap(({ id }) =>
    KINDS.filter((what) => phaseOf(state, id, what) !== "off" && !answerOf(state, state.self, id, what)).map(
      (what) => ({
        id,
        what,
      }),
    ),
  );
}

/** Handles the events that concern recording and streaming; undefined for all others. */
export function keepingStep(state: Together, event: Event, now: number): Step<Together> | undefined {
  switch (event.type) {
    case "keep":
      return keep(state, event.what, event.on);
    case "answer":
      return answer(state, event.to, event.what, event.yes);
    case "declared":
      return declared(state, event.signed);
    case "heard":
      return heard(state, event.from, event.signed, now);
    case "timeout":
      return event.timer === "agreed" ? checkAgreement(state, event.peer, now) : undefined;
    case "message":
      if (event.message.type === "consent" && personOf(state, event.peer)) {
        const { to, what, yes, n } = event.message;
        return answered(state, { by: event.peer, to, what, yes, n }, now);
      }
      if (event.message.type === "keeping") {
        return [state, [{ do: "hear", from: event.peer, signed: event.message.signed }]];
      }
      return undefined;
    default:
      return undefined;
  }
}
