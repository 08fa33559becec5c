import type { HandshakeFrame } from "../handshake/frames.ts";
import type { PeerId } from "./ports.ts";
import type { Call, Visitor } from "./room.ts";

/** More at the door than this are not answered: a knock costs nothing, so their number must not grow without end. */
export const MAX_VISITORS = 16;

/** An id is whatever its owner chose, such as "constructor": only own keys count. */
export function visitorOf(call: Call, peer: PeerId): Visitor | undefined {
  return Object.hasOwn(call.visitors, peer) ? call.visitors[peer] : undefined;
}

/** The call with this visitor in it, behind those who came before. */
export function visit(call: Call, peer: PeerId, visitor: Visitor): Call {
  return { ...call, visitors: { ...call.visitors, [peer]: visitor } };
}

export function leave(call: Call, peer: PeerId): Call {
  const { [peer]: _, ...visitors } = call.visitors;
  return { ...call, visitors };
}

/** The visitor who has waited longest for the host's leave to guess, now only held; `again` is the knock to hand in. */
export function allowOneOf(call: Call): { call: Call; again?: { from: PeerId; knock: HandshakeFrame } } {
  const asking = Object.entries(call.visitors).find(([, visitor]) => visitor.is === "asking");
  if (!asking) return { call };
  const [from, visitor] = asking;
  return { call: visit(call, from, { ...visitor, is: "knocked" }), again: { from, knock: visitor.knock } };
}

/** Somebody has typed the three words and can be told the password. */
export function someoneArrived(call: Call): boolean {
  return Object.values(call.visitors).some((visitor) => visitor.is === "atPassword");
}
