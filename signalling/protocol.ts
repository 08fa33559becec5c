/**
 * The wire between a browser and the relay: the PeerServer protocol that PeerJS 1.5 speaks, with limits and close codes.
 *
 * Nouns
 * - id: the name by which a peer is reached. A host's id is the room's address, anyone else's is random.
 * - token: a secret of the client's own choosing. A client that reconnects with the same id and token is the same peer.
 * - frame: one WebSocket text message, one JSON object with a `type`.
 * - payload: what two peers say to each other inside a frame. Opaque: the relay copies it and never looks into it.
 * - greeting: the query of the upgrade request, `/peerjs?key=peerjs&id=…&token=…&version=…`. The version is not used.
 *
 * Messages
 * - relay → client `OPEN`: the id is yours, and the frames that waited for you follow.
 * - relay → client `ID-TAKEN {payload: {msg}}`: another token holds the id; the relay closes. `msg` is `RESTING`
 *   where its holder is not connected, and the id is only kept for that token.
 * - relay → client `ERROR {payload: {msg}}`: why the relay is about to close; `msg` is the name of the close code.
 * - relay → client `EXPIRE {src, dst}`: frames from you (`dst`) for `src` were not collected in time, found no room
 *   to wait, or were more than the line of `src` takes.
 * - client → client `OFFER | ANSWER | CANDIDATE {dst, payload}`: delivered in order, with `src` set by the relay.
 *   They wait for a `dst` that is not there yet.
 * - client → client `LEAVE {dst, payload}`: the same, but it does not wait. Without a `dst` a client gives up its own
 *   id, which is free at once; an id whose socket closed in any other way is kept for its token for a minute.
 * - client → relay `HEARTBEAT`: a sign of life, as any other frame is, and the pong to a WebSocket ping.
 *
 * `src` in what a client sends is ignored. A frame to oneself comes back, by which a client knows that its line lives.
 *
 * Past a limit the relay says `ERROR`, closes with the code of that limit, and nobody else notices. What others send to
 * a client may cost them their frames, never the client its connection.
 */
import * as v from "valibot";

/** What a browser asks of a site besides the relay. */
export type { Provider } from "./identity.ts";
export { type Server, serversSchema } from "./servers.ts";
export * from "./siteSettings.ts";

/** Times in milliseconds, sizes in bytes of UTF-8. */
export const LIMITS = {
  /**
   * One frame. A sealed offer with video has about 10 KiB. ws itself cuts off a frame of over twice this limit (code
   * 1009).
   */
  frameBytes: 32 * 1024,
  /**
   * Points that each connection may spend in each window: bursts of 120, and 20 a second on average. A frame costs one
   * point, and one more for every 2 KiB, so that nobody can fill another's line with large frames either.
   */
  floodPoints: 120,
  floodWindowMs: 6_000,
  bytesPerPoint: 2 * 1024,
  /** Bytes of frames that ws may hold for one socket; more of them wait in its outbox. */
  lineBytes: 32 * 1024,
  /**
   * What may wait for one destination, and how fast it is sent: a burst, then a rate. Setting up a whole call takes 100
   * KiB.
   */
  outboxBytes: 256 * 1024,
  destinationBurst: 512 * 1024,
  destinationBytesPerSecond: 64 * 1024,
  /** What may wait in all outboxes together. */
  outboxesBytes: 32 * 1024 * 1024,
  /** A client that leaves this much of the relay's own frames unread, or takes nothing for this long, is closed. */
  unreadBytes: 64 * 1024,
  stalledMs: 60_000,
  /**
   * Ids at once, and new ones in a window, from one address. An office is one address, an IPv6 /64 is one, a /48 counts
   * as four.
   */
  idsPerAddress: 50,
  newPerAddress: 100,
  newPerAddressWindowMs: 60_000,
  /** Different ids asked for, and as many claimed, from one address within a window: thirty a minute, for an office. */
  askedPerAddress: 60,
  askedWindowMs: 120_000,
  /** Ids whose frames came to a client, and which it may answer at no cost. */
  acquaintances: 1_000,
  /** Peers on this relay altogether. */
  peers: 5_000,
  /**
   * Frames that wait for a peer that is not there: from one sender, for one destination, altogether, and for how long.
   */
  queuePerSender: { frames: 48, bytes: 64 * 1024 },
  queuePerDestination: { frames: 256, bytes: 256 * 1024 },
  /** The same for one destination where several relays share a store, which looks through all of it for each frame. */
  boxPerDestination: { frames: 64, bytes: 128 * 1024 },
  queueTotal: { frames: 20_000, bytes: 16 * 1024 * 1024 },
  expiryMs: 5_000,
  /**
   * How long an id that was not given up is kept for its token, and how many are kept: past that the oldest is freed.
   */
  restMs: 60_000,
  resting: 20_000,
  /**
   * When a silent client is pinged, and when it is closed. A background tab may send its own heartbeat only once a
   * minute, but the browser answers a ping without the page.
   */
  pingAfterMs: 25_000,
  idleMs: 60_000,
  tickMs: 1_000,
  /**
   * How long the store of several relays may be silent before a relay lets nobody in, and sends its people to look for
   * another one.
   */
  silenceMs: 5_000,
  /** Over how long a relay that is to stop sends its people to the others, the first after a fifth of it. */
  drainMs: 5_000,
  /** How long a closing handshake may take. */
  closeMs: 1_500,
  /**
   * TCP connections: altogether, and from one address unless it is a proxy's. A browser keeps six besides the
   * WebSocket.
   */
  connections: 12_000,
  connectionsPerAddress: 400,
  /** How long a request may take to come in, an answer may stand still, and an answer may take altogether. */
  requestMs: 10_000,
  stalledAnswerMs: 20_000,
  answerMs: 300_000,
  /** How long a proxy's connection may wait for the next request. */
  proxyIdleMs: 90_000,
};

/** The limits as the code takes them, so that tests can set smaller ones. */
export type Limits = typeof LIMITS;

/** The limits of a relay for so many people at once: what counts all of them grows or shrinks with their number. */
export function limitsFor(peers: number): Limits {
  const scale = peers / LIMITS.peers;
  const { connections, resting, queueTotal, outboxesBytes } = LIMITS;
  return {
    ...LIMITS,
    peers,
    connections: Math.ceil(scale * connections),
    resting: Math.ceil(scale * resting),
    queueTotal: { frames: Math.ceil(scale * queueTotal.frames), bytes: Math.ceil(scale * queueTotal.bytes) },
    outboxesBytes: Math.ceil(scale * outboxesBytes),
  };
}

/** Why the relay closes a socket, with the code of the close frame; its reason is the name. */
export const CLOSE = {
  /** The client sent LEAVE without a `dst`: it gave up its id. */
  left: 4000,
  /** The same id and token connected again: this socket is the old one. */
  replaced: 4001,
  /** The relay is stopping; try again soon. */
  goingAway: 4002,
  /** No sign of life for `idleMs`. */
  idle: 4003,
  frameTooLarge: 4010,
  /** Not text, or not JSON. */
  notJson: 4011,
  /** A type that does not exist, or that only the relay may send. */
  unknownType: 4012,
  /** A known type in the wrong shape. */
  malformed: 4013,
  flood: 4014,
  /** The client does not read the relay's own frames, or takes nothing at all. */
  tooSlow: 4015,
  idTaken: 4020,
  badKey: 4021,
  badId: 4022,
  badToken: 4023,
  /** Too many at once, or too many new ones in a minute, from one address. */
  tooManyIds: 4024,
  serverFull: 4025,
  /** This relay does not reach the one memory of all relays; try again soon, or another one. */
  unavailable: 4026,
} as const;

/** The name of a close code. */
export type CloseName = keyof typeof CLOSE;

/** Why text was not accepted. */
export interface Refusal {
  refused: CloseName;
}

const ID = /^(?=.{1,64}$)[A-Za-z0-9]+(?:[_-][A-Za-z0-9]+)*$/;
/** PeerJS's own rule for ids (`validateId`), but without spaces, and with an upper bound. */
export const idSchema = v.pipe(v.string(), v.regex(ID));
const saying = v.object({ msg: v.string() });

/** The `msg` of an `ID-TAKEN` for an id whose holder is not connected. */
export const RESTING = "ID is resting";

const frameSchema = v.variant("type", [
  v.object({
    type: v.picklist(["OFFER", "ANSWER", "CANDIDATE"]),
    src: v.exactOptional(idSchema),
    dst: idSchema,
    payload: v.optional(v.unknown()),
  }),
  v.object({
    type: v.literal("LEAVE"),
    src: v.exactOptional(idSchema),
    dst: v.exactOptional(idSchema),
    payload: v.optional(v.unknown()),
  }),
  v.object({ type: v.literal("EXPIRE"), src: idSchema, dst: idSchema }),
  v.object({ type: v.picklist(["OPEN", "HEARTBEAT"]) }),
  v.object({ type: v.picklist(["ID-TAKEN", "ERROR"]), payload: saying }),
]);

/** A frame in either direction. What a client may not send is refused by the relay, not by the type. */
export type Frame = v.InferOutput<typeof frameSchema>;

const typeSchema = v.object({
  type: v.picklist(["OPEN", "ID-TAKEN", "OFFER", "ANSWER", "CANDIDATE", "LEAVE", "EXPIRE", "HEARTBEAT", "ERROR"]),
});

/** What one peer says to another: nearly every frame is one of these. */
const BETWEEN_PEERS: ReadonlySet<unknown> = new Set(["OFFER", "ANSWER", "CANDIDATE"]);

/** The same as `frameSchema` for a frame between peers without a `src`, at a tenth of its price; undefined for any other. */
function parsePlainFrame(json: unknown): Frame | undefined {
  const { type, src, dst, payload } = Object(json) as Record<string, unknown>;
  if (!BETWEEN_PEERS.has(type) || src !== undefined) return undefined;
  if (typeof dst !== "string" || !ID.test(dst)) return undefined;
  return payload === undefined ? { type: type as "OFFER", dst } : { type: type as "OFFER", dst, payload };
}

/**
 * Validates one frame, in either direction. Fields that the protocol does not know are left out; for a text that is not
 * a frame it gives the reason. Never throws.
 */
export function parseFrame(text: string): Frame | Refusal {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { refused: "notJson" };
  }
  const plain = parsePlainFrame(json);
  if (plain) return plain;
  if (!v.is(typeSchema, json)) return { refused: "unknownType" };
  const parsed = v.safeParse(frameSchema, json);
  return parsed.success ? parsed.output : { refused: "malformed" };
}
