/**
 * The relay as a state machine, which turns an event into frames to send, sockets to close and questions to its
 * directory. No I/O and no clock: the caller numbers its sockets, reports what happens on them and when, and carries out
 * the effects in order.
 */
import type { Denial, Notice, Request } from "./directory.ts";
import { makeParcel, type Parcel } from "./parcel.ts";
import { type CloseName, type Frame, type Limits, LIMITS, RESTING } from "./protocol.ts";

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
  | { kind: "tick" }
  | Notice;

/** What the caller must do. `close` follows what was sent to the same socket before. */
export type Effect =
  /** One of the relay's own frames. */
  | { kind: "send"; socket: number; text: string }
  | { kind: "forward"; socket: number; parcel: Parcel }
  | { kind: "ping"; socket: number }
  | { kind: "close"; socket: number; close: CloseName }
  | Request;

interface Peer {
  socket: number;
  /** When the last sign of life came, in milliseconds. */
  heard: number;
}

/** All that the relay knows: who is connected, and what the directory was asked and has not answered. */
export interface Relay {
  peers: Map<string, Peer>;
  /** The id of each socket that is a peer's. */
  ids: Map<number, string>;
  /** The ids that sockets have claimed. */
  claiming: Map<number, string>;
  /** How many frames for an id are on their way to the directory. Later ones must not overtake them. */
  posting: Map<string, number>;
}

type FrameBetweenPeers = Extract<Frame, { type: "OFFER" | "ANSWER" | "CANDIDATE" | "LEAVE" }>;

/** A relay with nobody on it. */
export function emptyRelay(): Relay {
  return { peers: new Map(), ids: new Map(), claiming: new Map(), posting: new Map() };
}

/** Tells a socket why, then closes it. */
export function refusal(socket: number, close: CloseName): Effect[] {
  return [tell(socket, { type: "ERROR", payload: { msg: close } }), { kind: "close", socket, close }];
}

/**
 * The effects of one event at `now` (ms). Changes `relay` in place, and never throws. What the relay did not ask, or is
 * no longer waiting for, has no effect on anybody's socket.
 */
export function step(relay: Relay, event: RelayEvent, now: number, limits: Limits = LIMITS): Effect[] {
  switch (event.kind) {
    case "connect":
      return connect(relay, event, limits);
    case "claimed":
      return claimed(relay, event.socket, event.mail, now);
    case "denied":
      return relay.claiming.delete(event.socket) ? denied(event.socket, event.why) : [];
    case "frame":
      return receive(relay, event.socket, event.frame, now, limits);
    case "pong":
      hear(relay, event.socket, now);
      return [];
    case "posted":
      return posted(relay, event.parcel, event.kept);
    case "mail":
      return mail(relay, event);
    case "expired":
      return expired(relay, event);
    case "dropped":
      return lost(relay, event.parcel);
    case "undelivered":
      return [...gone(relay, event.socket), ...deliver(relay, event.parcel)];
    case "closed":
      return gone(relay, event.socket);
    case "refuse":
      return refuse(relay, event.socket, event.close);
    case "uncertain":
      return refuse(relay, event.socket, "unavailable");
    case "superseded":
      if (!relay.claiming.delete(event.socket) && forget(relay, event.socket) === undefined) return [];
      return refusal(event.socket, "replaced");
    case "tick":
      return tick(relay, now, limits);
  }
}

function connect(
  relay: Relay,
  { socket, id, token }: { socket: number; id: string; token: string },
  limits: Limits,
): Effect[] {
  const room = relay.peers.size + relay.claiming.size < limits.peers;
  relay.claiming.set(socket, id);
  return [{ kind: "claim", socket, id, token, room }];
}

function claimed(relay: Relay, socket: number, waiting: Parcel[], now: number): Effect[] {
  const id = relay.claiming.get(socket);
  relay.claiming.delete(socket);
  // The socket has closed in the meantime.
  if (id === undefined) return waiting.flatMap((parcel) => deliver(relay, parcel));
  const before = relay.peers.get(id);
  relay.peers.set(id, { socket, heard: now });
  relay.ids.set(socket, id);
  const effects = [tell(socket, { type: "OPEN" })];
  if (before !== undefined) {
    relay.ids.delete(before.socket);
    // This must follow OPEN, because what still waits for the old socket goes to the new one.
    effects.push(...refusal(before.socket, "replaced"));
  }
  for (const parcel of waiting) effects.push({ kind: "forward", socket, parcel });
  return effects;
}

function denied(socket: number, why: Denial): Effect[] {
  if (why === "serverFull" || why === "unavailable") return refusal(socket, why);
  const msg = why === "resting" ? RESTING : "ID is taken";
  return [tell(socket, { type: "ID-TAKEN", payload: { msg } }), { kind: "close", socket, close: "idTaken" }];
}

/** Notes a sign of life, and gives the id of the peer whose it was. */
function hear(relay: Relay, socket: number, now: number): string | undefined {
  const id = relay.ids.get(socket);
  const peer = id === undefined ? undefined : relay.peers.get(id);
  if (peer !== undefined) peer.heard = now;
  return id;
}

function receive(relay: Relay, socket: number, frame: Frame, now: number, limits: Limits): Effect[] {
  const src = hear(relay, socket, now);
  if (src === undefined) return [];
  switch (frame.type) {
    case "HEARTBEAT":
      return [];
    case "OFFER":
    case "ANSWER":
    case "CANDIDATE":
      return forward(relay, src, socket, frame, limits);
    case "LEAVE":
      if (frame.dst !== undefined) return forward(relay, src, socket, frame, limits);
      forget(relay, socket);
      return [
        { kind: "release", socket, id: src, kept: false },
        { kind: "close", socket, close: "left" },
      ];
    default:
      return refuse(relay, socket, "unknownType");
  }
}

function forward(relay: Relay, src: string, socket: number, frame: FrameBetweenPeers, limits: Limits): Effect[] {
  const dst = frame.dst;
  if (dst === undefined) return [];
  const text = write({ ...frame, src });
  if (text === undefined) return refuse(relay, socket, "malformed");
  const parcel = makeParcel(src, dst, text, frame.type);
  // JSON may grow when it is written again: 1e20 becomes 21 digits.
  if (parcel.bytes > limits.frameBytes + 256) return refuse(relay, socket, "frameTooLarge");
  return deliver(relay, parcel);
}

/** Sends a parcel to its destination where that is connected here, and leaves it to the directory otherwise. */
function deliver(relay: Relay, parcel: Parcel): Effect[] {
  const { dst } = parcel;
  const there = relay.peers.get(dst);
  const before = relay.posting.get(dst) ?? 0;
  if (there !== undefined && before === 0) return [{ kind: "forward", socket: there.socket, parcel }];
  relay.posting.set(dst, before + 1);
  return [{ kind: "post", parcel }];
}

function posted(relay: Relay, parcel: Parcel, kept: boolean): Effect[] {
  const others = (relay.posting.get(parcel.dst) ?? 1) - 1;
  if (others > 0) relay.posting.set(parcel.dst, others);
  else relay.posting.delete(parcel.dst);
  return kept ? [] : lost(relay, parcel);
}

function mail(relay: Relay, { socket, id, mail: parcels }: Extract<Notice, { kind: "mail" }>): Effect[] {
  if (relay.ids.get(socket) === id) return parcels.map((parcel) => ({ kind: "forward", socket, parcel }));
  // The directory has not heard yet, or has missed, that the socket is gone.
  return [{ kind: "release", socket, id, kept: true }, ...parcels.flatMap((parcel) => deliver(relay, parcel))];
}

/** Whoever sends anything but an OFFER is not told whether anybody is there: who is, is not to be asked. */
const lost = (relay: Relay, parcel: Parcel): Effect[] => (parcel.type === "OFFER" ? expired(relay, parcel) : []);

function expired(relay: Relay, { src, dst }: { src: string; dst: string }): Effect[] {
  const sender = relay.peers.get(src);
  return sender === undefined ? [] : [tell(sender.socket, { type: "EXPIRE", src: dst, dst: src })];
}

function tick(relay: Relay, now: number, limits: Limits): Effect[] {
  const effects: Effect[] = [];
  for (const { socket, heard } of relay.peers.values()) {
    if (now - heard >= limits.idleMs) {
      effects.push(...gone(relay, socket), { kind: "close", socket, close: "idle" });
    } else if (now - heard >= limits.pingAfterMs) {
      effects.push({ kind: "ping", socket });
    }
  }
  return effects;
}

/** Removes the peer of a socket, and gives its id. */
function forget(relay: Relay, socket: number): string | undefined {
  const id = relay.ids.get(socket);
  relay.ids.delete(socket);
  if (id !== undefined) relay.peers.delete(id);
  return id;
}

/** Turns out whoever is, or wants to be, a peer on this socket; nothing, where nobody is. */
function refuse(relay: Relay, socket: number, close: CloseName): Effect[] {
  const released = gone(relay, socket);
  return released.length === 0 ? [] : [...released, ...refusal(socket, close)];
}

/** A socket is gone whose client did not give up its id. */
function gone(relay: Relay, socket: number): Effect[] {
  const id = relay.claiming.get(socket) ?? forget(relay, socket);
  relay.claiming.delete(socket);
  return id === undefined ? [] : [{ kind: "release", socket, id, kept: true }];
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
