import * as v from "valibot";
import { RoomMessage } from "../room/wire/messages.ts";

/**
 * Signals between two connected browsers, without network or clock. One side offers and the other asks for it (`want`),
 * so offers never cross. Packets are numbered, acknowledged and sent again until they are, so that it does not matter
 * which way they travel, nor how often: the data channel, the relay, or both.
 */
const round = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const sdp = v.pipe(v.string(), v.maxLength(16_000));

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
  v.strictObject({ type: v.literal("want") }),
  v.strictObject({ type: v.literal("message"), message: RoomMessage }),
  /** In the place of an offer, answer or candidate that a newer round has made useless before it arrived. */
  v.strictObject({ type: v.literal("void") }),
]);
export type Body = v.InferOutput<typeof Body>;
export type Candidate = Extract<Body, { type: "candidate" }>["candidate"];

/** `seq` counts bodies from 1, and is 0 on a bare acknowledgement; `ack` is the last number received in order. */
export const Packet = v.strictObject({
  seq: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  ack: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  body: v.optional(Body),
});
export type Packet = v.InferOutput<typeof Packet>;

/** With a body that no version of ours would send in it: it counts, so that what comes behind it is not waited for in vain. */
const Unreadable = v.object({ seq: Packet.entries.seq, ack: Packet.entries.ack });

/** Undefined where it is no packet at all. */
export function parsePacket(given: unknown): Packet | undefined {
  const parsed = v.safeParse(Packet, given);
  if (parsed.success) return parsed.output;
  const rest = v.safeParse(Unreadable, given);
  return rest.success ? { ...rest.output, body: { type: "void" } } : undefined;
}

export interface Negotiation {
  readonly offers: boolean;
  /** The number of the newest offer; candidates of an older one are of no use. Round 0 was PeerJS's. */
  readonly round: number;
  /** An offer of ours is on its way and has no answer yet. */
  readonly awaiting: boolean;
  /** The other side has asked for an offer while one was on its way. */
  readonly wanted: boolean;
  /** Candidates that came before the answer of their round. */
  readonly early: readonly Candidate[];
  readonly sent: number;
  readonly received: number;
  readonly unacknowledged: readonly Packet[];
  /** Packets that came before one that is still missing: the two ways differ in speed. */
  readonly held: readonly Packet[];
}

export type NegotiationEvent =
  | { readonly type: "restart" }
  | { readonly type: "made"; readonly body: Body }
  | { readonly type: "packet"; readonly packet: Packet }
  /** A description could not be made or taken over: the round is over. */
  | { readonly type: "failed" }
  | { readonly type: "tick" };

export type NegotiationEffect =
  /** `again`: it was sent before, and only a way that may have lost it need carry it. */
  | { readonly do: "send"; readonly packet: Packet; readonly again: boolean }
  | { readonly do: "offer"; readonly round: number }
  | { readonly do: "answer"; readonly round: number; readonly sdp: string }
  | { readonly do: "apply"; readonly sdp: string }
  | { readonly do: "candidate"; readonly candidate: Candidate }
  | { readonly do: "message"; readonly message: RoomMessage };

/** How many packets go out again at a time, oldest first; the others wait for those to arrive. */
const WINDOW = 8;
/** How many packets wait for a missing one at the most. */
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

/** The next state, and what is to be done. Pure and total: a packet that does not fit changes nothing. */
export function negotiate(state: Negotiation, event: NegotiationEvent): Step {
  switch (event.type) {
    case "restart":
      if (!state.offers) return state.unacknowledged.some(isWant) ? [state, []] : post(state, { type: "want" });
      return makeOffer(state);
    case "made":
      return "round" in event.body && event.body.round !== state.round ? [state, []] : post(state, event.body);
    case "packet":
      return receive(state, event.packet);
    case "failed":
      return [{ ...state, awaiting: false, wanted: false }, []];
    case "tick":
      return [state, state.unacknowledged.slice(0, WINDOW).map((packet) => resend({ ...packet, ack: state.received }))];
  }
}

/** A newer offer replaces one without an answer: the network may have changed again meanwhile. */
function makeOffer(state: Negotiation): Step {
  const next = withoutOldRounds({ ...state, round: state.round + 1, awaiting: true, wanted: false, early: [] });
  return [next, [{ do: "offer", round: next.round }]];
}

function post(state: Negotiation, body: Body): Step {
  const packet = { seq: state.sent + 1, ack: state.received, body };
  return [{ ...state, sent: packet.seq, unacknowledged: [...state.unacknowledged, packet] }, [send(packet)]];
}

function receive(before: Negotiation, packet: Packet): Step {
  const state = { ...before, unacknowledged: before.unacknowledged.filter(({ seq }) => seq > packet.ack) };
  if (!packet.body) return [state, []];
  const known = packet.seq <= state.received || state.held.some(({ seq }) => seq === packet.seq);
  const held = known ? state.held : [...state.held, packet].slice(0, MOST_HELD);
  const [next, effects] = takeInOrder({ ...state, held });
  return [next, [acknowledgement(next), ...effects]];
}

/** Hands on what is next, and what was held behind it. */
function takeInOrder(state: Negotiation): Step {
  const next = state.held.find(({ seq }) => seq === state.received + 1);
  if (!next?.body) return [state, []];
  const held = state.held.filter((packet) => packet !== next);
  const [taken, effects] = take({ ...state, held, received: next.seq }, next.body);
  const [after, more] = takeInOrder(taken);
  return [after, [...effects, ...more]];
}

function take(state: Negotiation, body: Body): Step {
  switch (body.type) {
    case "want":
      if (!state.offers) return [state, []];
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

const isWant = (packet: Packet): boolean => packet.body?.type === "want";
/** What still waits for its acknowledgement but belongs to an older round keeps its number and loses its weight. */
function withoutOldRounds(state: Negotiation): Negotiation {
  const unacknowledged = state.unacknowledged.map((packet) =>
    packet.body && "round" in packet.body && packet.body.round < state.round
      ? { ...packet, body: { type: "void" } as const }
      : packet,
  );
  return { ...state, unacknowledged };
}

const send = (packet: Packet): NegotiationEffect => ({ do: "send", packet, again: false });
const resend = (packet: Packet): NegotiationEffect => ({ do: "send", packet, again: true });
const acknowledgement = (state: Negotiation): NegotiationEffect => send({ seq: 0, ack: state.received });
