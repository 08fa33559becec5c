/**
 * The relay as a state machine: (who is here, event) → frames to send, sockets to close. No I/O and no clock: the edge
 * numbers its sockets, says what happens on them and when, and carries the effects out in order.
 */
import { type CloseName, type Frame, type Limits, LIMITS } from "./protocol.ts";
import { collect, emptyQueue, enqueue, expire, type Queue } from "./queue.ts";

/** `socket` is a number that the edge gives to each connection and never uses twice. */
export type RelayEvent =
  | { kind: "connect"; socket: number; id: string; token: string }
  | { kind: "frame"; socket: number; frame: Frame }
  | { kind: "pong"; socket: number }
  /** The edge saw a limit passed on this socket. */
  | { kind: "refuse"; socket: number; close: CloseName }
  /** A frame from the socket `from` could not be written to this socket: it is closing. */
  | { kind: "unreachable"; socket: number; from: number | undefined }
  | { kind: "closed"; socket: number }
  | { kind: "tick" };

export type Effect =
  /** The relay's own words. */
  | { kind: "send"; socket: number; text: string }
  /** A peer's words; `from` is its socket, if it is still here. */
  | { kind: "forward"; socket: number; from: number | undefined; text: string }
  | { kind: "ping"; socket: number }
  | { kind: "close"; socket: number; close: CloseName };

interface Peer {
  socket: number;
  token: string;
  /** When the last sign of life came, in milliseconds. */
  heard: number;
}

/** All that the relay knows: who is connected, and a short queue. */
export interface Relay {
  peers: Map<string, Peer>;
  /** Socket number → id. */
  ids: Map<number, string>;
  queue: Queue;
}

type FrameBetweenPeers = Extract<Frame, { type: "OFFER" | "ANSWER" | "CANDIDATE" | "LEAVE" }>;

export function emptyRelay(): Relay {
  return { peers: new Map(), ids: new Map(), queue: emptyQueue() };
}

/** What a socket is told before it is closed for cause. */
export function refusal(socket: number, close: CloseName): Effect[] {
  return [tell(socket, { type: "ERROR", payload: { msg: close } }), { kind: "close", socket, close }];
}

/** Changes `relay` in place. Events of a socket that is not (or no longer) a peer's have no effect. `now` in milliseconds. */
export function step(relay: Relay, event: RelayEvent, now: number, limits: Limits = LIMITS): Effect[] {
  if (event.kind === "connect") return connect(relay, event, now, limits);
  if (event.kind === "tick") return tick(relay, now, limits);
  const id = relay.ids.get(event.socket);
  const peer = id === undefined ? undefined : relay.peers.get(id);
  if (id === undefined || peer === undefined) return [];
  switch (event.kind) {
    case "frame":
      peer.heard = now;
      return receive(relay, id, event.socket, event.frame, now, limits);
    case "pong":
      peer.heard = now;
      return [];
    case "closed":
      forget(relay, id, event.socket);
      return [];
    case "refuse":
      forget(relay, id, event.socket);
      return refusal(event.socket, event.close);
    case "unreachable": {
      forget(relay, id, event.socket);
      const sender = event.from === undefined ? undefined : relay.ids.get(event.from);
      if (event.from === undefined || sender === undefined) return [];
      return [tell(event.from, { type: "LEAVE", src: id, dst: sender })];
    }
  }
}

function connect(
  relay: Relay,
  { socket, id, token }: { socket: number; id: string; token: string },
  now: number,
  limits: Limits,
): Effect[] {
  const before = relay.peers.get(id);
  if (before !== undefined && before.token !== token) {
    return [
      tell(socket, { type: "ID-TAKEN", payload: { msg: "ID is taken" } }),
      { kind: "close", socket, close: "idTaken" },
    ];
  }
  if (before === undefined && relay.peers.size >= limits.peers) return refusal(socket, "serverFull");
  const effects: Effect[] = [];
  if (before !== undefined) {
    relay.ids.delete(before.socket);
    effects.push({ kind: "close", socket: before.socket, close: "replaced" });
  }
  relay.peers.set(id, { socket, token, heard: now });
  relay.ids.set(socket, id);
  effects.push(tell(socket, { type: "OPEN" }));
  for (const { src, text } of collect(relay.queue, id)) {
    effects.push({ kind: "forward", socket, from: relay.peers.get(src)?.socket, text });
  }
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
      forget(relay, src, socket);
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
  if (dst === undefined || dst === src) return [];
  const text = write({ ...frame, src });
  if (text === undefined) return step(relay, { kind: "refuse", socket, close: "malformed" }, now, limits);
  // JSON may grow when it is written out again: 1e20 becomes 21 digits.
  if (Buffer.byteLength(text) > limits.frameBytes + 256) {
    return step(relay, { kind: "refuse", socket, close: "frameTooLarge" }, now, limits);
  }
  const there = relay.peers.get(dst);
  if (there !== undefined) return [{ kind: "forward", socket: there.socket, from: socket, text }];
  if (frame.type === "LEAVE" || enqueue(relay.queue, { src, dst, text }, now, limits)) return [];
  return [tell(socket, { type: "EXPIRE", src: dst, dst: src })];
}

function tick(relay: Relay, now: number, limits: Limits): Effect[] {
  const effects: Effect[] = [];
  for (const { src, dst } of expire(relay.queue, now, limits)) {
    const sender = relay.peers.get(src);
    if (sender !== undefined) effects.push(tell(sender.socket, { type: "EXPIRE", src: dst, dst: src }));
  }
  for (const [id, { socket, heard }] of relay.peers) {
    if (now - heard >= limits.idleMs) {
      forget(relay, id, socket);
      effects.push({ kind: "close", socket, close: "idle" });
    } else if (now - heard >= limits.pingAfterMs) {
      effects.push({ kind: "ping", socket });
    }
  }
  return effects;
}

function forget(relay: Relay, id: string, socket: number): void {
  relay.ids.delete(socket);
  relay.peers.delete(id);
}

function tell(socket: number, frame: Frame): Effect {
  return { kind: "send", socket, text: JSON.stringify(frame) };
}

/** JSON.parse takes nesting that is too deep for JSON.stringify, which then throws. */
function write(frame: Frame): string | undefined {
  try {
    return JSON.stringify(frame);
  } catch {
    return undefined;
  }
}
