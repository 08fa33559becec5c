import * as v from "valibot";
import { Sealed } from "../handshake/frames.ts";
import { RoomMessage } from "../room/wire/messages.ts";
import { Packet } from "./negotiation.ts";

/** The message type in which our own frames travel. It is an ordinary one, so that any PeerServer carries them. */
export const CARRIER = "CANDIDATE";

/** The serialization name under which PeerJS finds our connection class, on both sides. */
export const SERIALIZATION = "driewoord";

/** The payload of a sealed frame on the wire: it does not show what is inside, not even its type. */
export const SealedPayload = v.strictObject({ sealed: Sealed });

/** A roster that only one member's key can open. Its signature says who made it, not the way it came. */
export const RosterPayload = v.strictObject({
  roster: v.pipe(v.string(), v.maxLength(8_192), v.regex(/^[A-Za-z0-9_-]+$/)),
});

/** PeerJS's id of a connection, the same on both sides. */
const connectionId = v.pipe(v.string(), v.maxLength(64));
const connection = { type: v.literal("data"), connectionId };
const sdp = <T extends "offer" | "answer">(type: T) =>
  v.strictObject({ type: v.literal(type), sdp: v.pipe(v.string(), v.maxLength(16_000)) });

const Offer = v.object({
  ...connection,
  sdp: sdp("offer"),
  label: v.string(),
  serialization: v.literal(SERIALIZATION),
});
const Answer = v.object({ ...connection, sdp: sdp("answer") });
const Candidate = v.object({
  ...connection,
  candidate: v.object({
    candidate: v.pipe(v.string(), v.maxLength(1_000)),
    sdpMid: v.nullable(v.string()),
    sdpMLineIndex: v.nullable(v.number()),
  }),
});

/**
 * What a sealed frame holds: one of PeerJS's own frames for the first offer and answer, a packet of a link, or a
 * message between two pages without a link.
 */
export const Inside = v.union([
  v.strictObject({ type: v.literal("OFFER"), payload: Offer }),
  v.strictObject({ type: v.literal("ANSWER"), payload: Answer }),
  v.strictObject({ type: v.literal("CANDIDATE"), payload: Candidate }),
  v.strictObject({ type: v.literal("PACKET"), packet: Packet }),
  /** `over`, beside `here`: the sender's newest connection with the receiver, where it had one: it is no more. */
  v.strictObject({ type: v.literal("SAID"), message: RoomMessage, over: v.optional(connectionId) }),
]);
export type Inside = v.InferOutput<typeof Inside>;

/** Validates the text that came out of a sealed frame; undefined where it is nothing that our pages send. */
export function parseInside(text: string): Inside | undefined {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), Inside), text);
  return parsed.success ? parsed.output : undefined;
}
