/**
 * The relay as a state machine, which turns an event into frames to send and sockets to close. No I/O and no clock: the
 * caller numbers its sockets, reports what happens on them and when, and carries out the effects in order.
 */
import { makeParcel, type Parcel } from "./parcel.ts";
import { type CloseName, type Frame, type Limits, LIMITS, RESTING } from "./protocol.ts";
import { collect, emptyQueue, enqueue, expire, type Queue } from "./queue.ts";

/** What happens on a socket. `socket` is a number that the caller gives to each connection and never uses twice. */
export type RelayEvent =
  | { kind: "connect"; socket: number; id: string; token: string }
  | { kind: "frame"; socket: number; frame: Frame }
  | { kind: "pong"; socket: number }
  /** A limit was passed on this socket. */
  | { kind: "refuse"; socket: number; close: CloseName }
  /** The frame could not be written to this socket, which is closing. */
  | { kind: "undelivered"; socket: number; parcel: Parcel }
  /** The line of its destination had no room for this frame. */
  | { kind: "dropped"; parcel: Parcel }
  | { kind: "closed"; socket: number }
  | { kind: "tick" };

/** What the caller must do. `close` follows what was sent to the same socket before. */
export type Effect =
  /** One of the relay's own frames. */
  | { kind: "send"; socket: number; text: string }
  | { kind: "forward"; socket: number; parcel: Parcel }
  | { kind: "ping"; socket: number }
  | { kind: "close"; socket: number; close: CloseName };

interface Peer {
  socket: number;
  token: string;
  /** When the last sign of life came, in milliseconds. */
  heard: number;
}

/** All that the relay knows: who is connected, which ids are kept for a minute, and a short queue. */
export interface Relay {
  peers: Map<string, Peer>;
  /** The id of each socket that is a peer's. */
  ids: Map<number, string>;
  /** Ids that were not given up, oldest first. */
  resting: Map<string, { token: string; since: number }>;
  queue: Queue;
}

type FrameBetweenPeers = Extract<Frame, { type: "OFFER" | "ANSWER" | "CANDIDATE" | "LEAVE" }>;

/** A relay with nobody on it. */
export function emptyRelay(): Relay {
  return { peers: new Map(), ids: new Map(), resting: new Map(), queue: emptyQueue() };
}

/** Whether this id is held, or kept, for this token: whoever has it learns nothing by claiming it again. */
export function holds(relay: Relay, id: string, token: string): boolean {
  return (relay.peers.get(id) ?? relay.resting.get(id))?.token === token;
}

/** Tells a socket why, then closes it. */
export function refusal(socket: number, close: CloseName): Effect[] {
  return [tell(socket, { type: "ERROR", payload: { msg: close } }), { kind: "close", socket, close }];
}

/**
 * The effects of one event at `now` (ms). Changes `relay` in place, and never throws. Apart from `connect` and
 * `undelivered`, events of a socket that is not, or no longer, a peer's have no effect.
 */
export function step(relay: Relay, event: RelayEvent, now: number, limits: Limits = LIMITS): Effect[] {
  if (event.kind === "connect") return connect(relay, event, now, limits);
  if (event.kind === "tick") return tick(relay, now, limits);
  if (event.kind === "dropped") return lost(relay, event.parcel);
  const id = relay.ids.get(event.socket);
  const peer = id === undefined ? undefined : relay.peers.get(id);
  if (event.kind === "undelivered") {
    if (id !== undefined) rest(relay, id, now, limits);
    return deliver(relay, event.parcel, now, limits);
  }
  if (id === undefined || peer === undefined) return [];
  switch (event.kind) {
    case "frame":
      peer.heard = now;
      return receive(relay, id, event.socket, event.frame, now, limits);
    case "pong":
      peer.heard = now;
      return [];
    case "closed":
      rest(relay, id, now, limits);
      return [];
    case "refuse":
      rest(relay, id, now, limits);
      return refusal(event.socket, event.close);
  }
}

function connect(
  relay: Relay,
  { socket, id, token }: { socket: number; id: string; token: string },
  now: number,
  limits: Limits,
): Effect[] {
  const before = relay.peers.get(id);
  const holder = before ?? relay.resting.get(id);
  if (holder !== undefined && holder.token !== token) {
    const msg = before === undefined ? RESTING : "ID is taken";
    return [tell(socket, { type: "ID-TAKEN", payload: { msg } }), { kind: "close", socket, close: "idTaken" }];
  }
  // A peer that comes back within a minute is let in even when the relay is full.
  if (holder === undefined && relay.peers.size >= limits.peers) return refusal(socket, "serverFull");
  relay.resting.delete(id);
  relay.peers.set(id, { socket, token, heard: now });
  relay.ids.set(socket, id);
  const effects = [tell(socket, { type: "OPEN" })];
  if (before !== undefined) {
    relay.ids.delete(before.socket);
    // This must follow OPEN, because what still waits for the old socket goes to the new one.
    effects.push(...refusal(before.socket, "replaced"));
  }
  for (const parcel of collect(relay.queue, id)) effects.push({ kind: "forward", socket, parcel });
  return effects;
}

function receive(relay: Relay, src: string, socket: number, frame: Frame, now: number, limits: Limits): Effect[] {
  switch (frame.type) {
    case "HEARTBEAT":
      return [];
    case "OFFER":
    case "ANSWER":
    case "CANDIDATE":
      return forward(relay, src, socket, frame, now, limits);
    case "LEAVE":
      if (frame.dst !== undefined) return forward(relay, src, socket, frame, now, limits);
      forget(relay, src);
      return [{ kind: "close", socket, close: "left" }];
    default:
      return step(relay, { kind: "refuse", socket, close: "unknownType" }, now, limits);
  }
}

function forward(
  relay: Relay,
  src: string,
  socket: number,
  frame: FrameBetweenPeers,
  now: number,
  limits: Limits,
): Effect[] {
  const dst = frame.dst;
  if (dst === undefined) return [];
  const text = write({ ...frame, src });
  if (text === undefined) return step(relay, { kind: "refuse", socket, close: "malformed" }, now, limits);
  const parcel = makeParcel(src, dst, text, frame.type === "OFFER");
  // JSON may grow when it is written again: 1e20 becomes 21 digits.
  if (parcel.bytes > limits.frameBytes + 256) {
    return step(relay, { kind: "refuse", socket, close: "frameTooLarge" }, now, limits);
  }
  if (frame.type === "LEAVE" && !relay.peers.has(dst)) return [];
  return deliver(relay, parcel, now, limits);
}

/** Sends a parcel to its destination where that is connected, and queues it otherwise. */
function deliver(relay: Relay, parcel: Parcel, now: number, limits: Limits): Effect[] {
  const there = relay.peers.get(parcel.dst);
  if (there !== undefined) return [{ kind: "forward", socket: there.socket, parcel }];
  return enqueue(relay.queue, parcel, now, limits) ? [] : lost(relay, parcel);
}

/** Whoever sends anything but an OFFER is not told whether anybody is there: who is, is not to be asked. */
const lost = (relay: Relay, parcel: Parcel): Effect[] => (parcel.offer ? expired(relay, parcel) : []);

function expired(relay: Relay, { src, dst }: { src: string; dst: string }): Effect[] {
  const sender = relay.peers.get(src);
  return sender === undefined ? [] : [tell(sender.socket, { type: "EXPIRE", src: dst, dst: src })];
}

function tick(relay: Relay, now: number, limits: Limits): Effect[] {
  const effects = expire(relay.queue, now, limits).flatMap((pair) => expired(relay, pair));
  for (const [id, { since }] of relay.resting) {
    if (now - since < limits.restMs) break;
    relay.resting.delete(id);
  }
  for (const [id, { socket, heard }] of relay.peers) {
    if (now - heard >= limits.idleMs) {
      rest(relay, id, now, limits);
      effects.push({ kind: "close", socket, close: "idle" });
    } else if (now - heard >= limits.pingAfterMs) {
      effects.push({ kind: "ping", socket });
    }
  }
  return effects;
}

function forget(relay: Relay, id: string): Peer | undefined {
  const peer = relay.peers.get(id);
  if (peer !== undefined) relay.ids.delete(peer.socket);
  relay.peers.delete(id);
  return peer;
}

/** Removes a peer that went without giving up its id, which is kept for its token for `restMs`. */
function rest(relay: Relay, id: string, now: number, limits: Limits): void {
  const peer = forget(relay, id);
  if (peer === undefined) return;
  relay.resting.set(id, { token: peer.token, since: now });
  if (relay.resting.size <= limits.resting) return;
  const [oldest] = relay.resting.keys();
  if (oldest !== undefined) relay.resting.delete(oldest);
}

function tell(socket: number, frame: Frame): Effect {
  return { kind: "send", socket, text: JSON.stringify(frame) };
}

/** The frame as JSON; undefined where it is nested too deep for JSON.stringify, though not for JSON.parse. */
function write(frame: Frame): string | undefined {
  try {
    return JSON.stringify(frame);
  } catch {
    return undefined;
  }
}
