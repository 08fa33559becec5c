import * as v from "valibot";
import { RoomMessage } from "../room/wire/messages.ts";

/**
 * Signals between two connected browsers, without network or clock. One side makes all offers and the other asks for
 * one (`want`), so offers never cross. Packets are numbered, acknowledged, and repeated until they are: it does not
 * matter whether they travel over the data channel, through the relay or both, nor how often.
 */
const round = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const sdp = v.pipe(v.string(), v.maxLength(16_000));

/** What a packet carries. */
export const Body = v.variant("type", [
  v.strictObject({ type: v.literal("offer"), round, sdp }),
  v.strictObject({ type: v.literal("answer"), round, sdp }),
  v.strictObject({
    type: v.literal("candidate"),
    round,
    candidate: v.strictObject({
      candidate: v.pipe(v.string(), v.maxLength(1_000)),
      sdpMid: v.nullable(v.string()),
      sdpMLineIndex: v.nullable(v.number()),
      usernameFragment: v.nullable(v.string()),
    }),
  }),
  /** `round`: the newest that its sender has seen. A later one, which was offered meanwhile, is what it wants. */
  v.strictObject({ type: v.literal("want"), round }),
  v.strictObject({ type: v.literal("message"), message: RoomMessage }),
  /** In the place of a body that cannot be read. */
  v.strictObject({ type: v.literal("void") }),
]);
export type Body = v.InferOutput<typeof Body>;
/** An ICE candidate as the browser gives it. */
export type Candidate = Extract<Body, { type: "candidate" }>["candidate"];

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/**
 * `seq` counts bodies from 1, and is 0 on a bare acknowledgement; `ack` is the last number received in order. `after`: the
 * number of the body that must have come before this one. Those in between were of rounds that are over, and never come.
 */
export const Packet = v.strictObject({
  seq: count,
  ack: count,
  after: count,
  body: v.optional(Body),
});
export type Packet = v.InferOutput<typeof Packet>;

/** A packet whose body cannot be read. Its number still counts, so that later packets do not wait for it for ever. */
const Unreadable = v.object({ seq: count, ack: count, after: count });

/**
 * Validates what the other side sent. A packet with an unreadable body gets the body `void`; undefined where it is not
 * a packet at all.
 */
export function parsePacket(given: unknown): Packet | undefined {
  const parsed = v.safeParse(Packet, given);
  if (parsed.success) return parsed.output;
  const rest = v.safeParse(Unreadable, given);
  return rest.success ? { ...rest.output, body: { type: "void" } } : undefined;
}

/** The packet in what came over the channel; undefined where it is none. */
export function readPacket(text: unknown): Packet | undefined {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson()), text);
  return parsed.success ? parsePacket(parsed.output) : undefined;
}

/** The state of one side of a link. */
export interface Negotiation {
  readonly offers: boolean;
  /** The number of the newest offer; candidates of an older one are ignored. Round 0 was PeerJS's. */
  readonly round: number;
  /** An offer of ours has no answer yet. */
  readonly awaiting: boolean;
  /** The other side asked for an offer while one had no answer yet. */
  readonly wanted: boolean;
  /** Candidates that came before the answer of their round. */
  readonly early: readonly Candidate[];
  readonly sent: number;
  readonly received: number;
  /** What the other side has not had yet, oldest first. */
  readonly unacknowledged: readonly Unacknowledged[];
  /** Packets that came before one that is still missing: data channel and relay differ in speed. */
  readonly held: readonly Packet[];
}

interface Unacknowledged {
  readonly seq: number;
  readonly body: Body;
}

/**
 * What happens to a link: "restart" is wanted, a body was "made" here, a "packet" came, or it is time to repeat
 * ("tick").
 */
export type NegotiationEvent =
  | { readonly type: "restart" }
  | { readonly type: "made"; readonly body: Body }
  | { readonly type: "packet"; readonly packet: Packet }
  /** A description could not be made or applied: its round is over. */
  | { readonly type: "failed" }
  | { readonly type: "tick" };

/** What the owner of the state must do, in this order. */
export type NegotiationEffect =
  /** `again`: a repetition, which only a way that may have lost the packet need carry. */
  | { readonly do: "send"; readonly packet: Packet; readonly again: boolean }
  | { readonly do: "offer"; readonly round: number }
  | { readonly do: "answer"; readonly round: number; readonly sdp: string }
  | { readonly do: "apply"; readonly sdp: string }
  | { readonly do: "candidate"; readonly candidate: Candidate }
  | { readonly do: "message"; readonly message: RoomMessage };

/** Carries nothing, and acknowledges nothing. */
export const SIGN_OF_LIFE: Packet = { seq: 0, ack: 0, after: 0 };
/** How many packets are repeated at a time, oldest first. */
const WINDOW = 8;
/** How many packets may wait for a missing one. */
const MOST_HELD = 64;
/** More early candidates than any browser finds. */
const MOST_EARLY = 64;

type Step = readonly [Negotiation, readonly NegotiationEffect[]];

/** The state of a new link; `offers`: this side makes the offers. */
export function negotiation(offers: boolean): Negotiation {
  return {
    offers,
    round: 0,
    awaiting: false,
    wanted: false,
    early: [],
    sent: 0,
    received: 0,
    unacknowledged: [],
    held: [],
  };
}

/**
 * The next state, and what is to be done. Pure and total: an event that does not fit leaves the negotiation as it is.
 */
export function negotiate(state: Negotiation, event: NegotiationEvent): Step {
  switch (event.type) {
    case "restart":
      if (state.offers) return makeOffer(state);
      return state.unacknowledged.some(isWant) ? [state, []] : post(state, { type: "want", round: state.round });
    case "made":
      return "round" in event.body && event.body.round !== state.round ? [state, []] : post(state, event.body);
    case "packet":
      return receive(state, event.packet);
    case "failed":
      return [{ ...state, awaiting: false, wanted: false }, []];
    case "tick":
      return [state, state.unacknowledged.slice(0, WINDOW).map((body) => send(state, body, true))];
  }
}

/** A new offer also replaces one that has no answer yet, because the network may have changed again. */
function makeOffer(state: Negotiation): Step {
  const next = withoutOldRounds({ ...state, round: state.round + 1, awaiting: true, wanted: false, early: [] });
  return [next, [{ do: "offer", round: next.round }]];
}

function post(state: Negotiation, body: Body): Step {
  const packet = { seq: state.sent + 1, body };
  const next = { ...state, sent: packet.seq, unacknowledged: [...state.unacknowledged, packet] };
  return [next, [send(next, packet, false)]];
}

function receive(before: Negotiation, packet: Packet): Step {
  const state = { ...before, unacknowledged: before.unacknowledged.filter(({ seq }) => seq > packet.ack) };
  if (!packet.body) return [state, []];
  // Sent again, it may need less to have come before.
  const others = state.held.filter(({ seq }) => seq !== packet.seq);
  const [next, effects] = takeInOrder({ ...state, held: [...others, packet].slice(-MOST_HELD) });
  return [next, [acknowledgement(next), ...effects]];
}

/** Hands on the next packet, and then those that were held behind it. */
function takeInOrder(state: Negotiation): Step {
  const held = state.held.filter(({ seq }) => seq > state.received);
  const next = held.filter(({ after }) => after <= state.received).sort((a, b) => a.seq - b.seq)[0];
  if (!next?.body) return [{ ...state, held }, []];
  const [taken, effects] = take({ ...state, held, received: next.seq }, next.body);
  const [after, more] = takeInOrder(taken);
  return [after, [...effects, ...more]];
}

function take(state: Negotiation, body: Body): Step {
  switch (body.type) {
    case "want":
      if (!state.offers || body.round < state.round) return [state, []];
      return state.awaiting ? [{ ...state, wanted: true }, []] : makeOffer(state);
    case "offer":
      if (state.offers || body.round <= state.round) return [state, []];
      return [withoutOldRounds({ ...state, round: body.round }), [{ do: "answer", round: body.round, sdp: body.sdp }]];
    case "answer": {
      if (!state.offers || !state.awaiting || body.round !== state.round) return [state, []];
      const early = state.early.map((candidate) => ({ do: "candidate", candidate }) as const);
      const applied = [{ do: "apply", sdp: body.sdp } as const, ...early];
      const next = { ...state, awaiting: false, early: [] };
      if (!state.wanted) return [next, applied];
      const [offering, offer] = makeOffer(next);
      return [offering, [...applied, ...offer]];
    }
    case "candidate":
      if (body.round !== state.round) return [state, []];
      if (state.awaiting) return [{ ...state, early: [...state.early, body.candidate].slice(-MOST_EARLY) }, []];
      return [state, [{ do: "candidate", candidate: body.candidate }]];
    case "message":
      return [state, [{ do: "message", message: body.message }]];
    case "void":
      return [state, []];
  }
}

/** Whether the newest offer, or the wish for one, has not been answered. */
export const unanswered = ({ awaiting, unacknowledged }: Negotiation): boolean =>
  awaiting || unacknowledged.some(isWant);

const isWant = ({ body }: Unacknowledged): boolean => body.type === "want";

/** What a newer round has made useless before it came is not sent again. */
function withoutOldRounds(state: Negotiation): Negotiation {
  const unacknowledged = state.unacknowledged.filter(({ body }) => !("round" in body) || body.round >= state.round);
  return { ...state, unacknowledged };
}

function send(state: Negotiation, { seq, body }: Unacknowledged, again: boolean): NegotiationEffect {
  const before = [...state.unacknowledged].reverse().find((earlier) => earlier.seq < seq);
  return { do: "send", packet: { seq, ack: state.received, after: before?.seq ?? 0, body }, again };
}

function acknowledgement({ received }: Negotiation): NegotiationEffect {
  return { do: "send", packet: { ...SIGN_OF_LIFE, ack: received }, again: false };
}

/** A candidate of our own in this round, without what the browser's object has besides. */
export function candidateBody(candidate: Candidate, round: number): Body {
  const { candidate: line, sdpMid, sdpMLineIndex, usernameFragment } = candidate;
  return { type: "candidate", round, candidate: { candidate: line, sdpMid, sdpMLineIndex, usernameFragment } };
}
