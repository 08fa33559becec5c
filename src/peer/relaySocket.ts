import * as v from "valibot";
import type { PeerId } from "../room/wire/roster.ts";

/** A message from the relay, before anything of it is believed. */
export interface ServerMessage {
  readonly type?: unknown;
  readonly src?: unknown;
  readonly payload?: unknown;
}

const Saying = v.object({ msg: v.string() });
/** What the relay says in the payload of its own ERROR or ID-TAKEN; "" where it says nothing. */
export const saying = (payload: unknown): string => (v.is(Saying, payload) ? payload.msg : "");

/** ms that giving up our id may take where the relay has not taken the socket yet. */
const FAREWELL = 1_000;

/** What came in over a socket; undefined where it is not a message. */
export function read(data: unknown): ServerMessage | undefined {
  try {
    const message: unknown = JSON.parse(String(data));
    return typeof message === "object" && message !== null ? message : undefined;
  } catch {
    return undefined;
  }
}

/** Sends a frame, where the socket is open. */
export function write(socket: WebSocket | undefined, frame: object): void {
  if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame));
}

/** A socket to the relay; undefined where a policy or an extension forbids it, which is as good as one that nobody answers. */
export function openSocket(to: Greeting): WebSocket | undefined {
  try {
    return new WebSocket(greeting(to));
  } catch {
    return undefined;
  }
}

/** Gives up the id over a socket that the relay may have taken already, and closes it. */
export function leave(socket: WebSocket): void {
  const go = () => {
    write(socket, { type: "LEAVE" });
    socket.close();
  };
  if (socket.readyState !== WebSocket.CONNECTING) return go();
  socket.addEventListener("open", go);
  setTimeout(() => socket.close(), FAREWELL);
}

/** Who comes to which relay. */
export interface Greeting {
  readonly id: PeerId;
  /**
   * Tells the relay that a page is the same peer as before. It is given because PeerJS would make one with Math.random.
   */
  readonly token: string;
  /** Where the app is served from, and behind it the relay: its path ends with a slash. */
  readonly relay: URL;
}

/** Where the relay is greeted, as PeerJS 1.5 does. */
export function greeting({ relay, id, token }: Greeting): URL {
  const url = new URL("peerjs", relay);
  url.protocol = relay.protocol === "https:" ? "wss:" : "ws:";
  for (const [name, value] of Object.entries({ key: "peerjs", id, token, version: "1.5.5" }))
    url.searchParams.set(name, value);
  return url;
}
