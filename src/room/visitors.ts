import type { PeerId } from "./ports.ts";
import type { Call, Visitor } from "./room.ts";

/** A knock costs nothing, so the number of visitors must not grow without end: beyond this the oldest gives way. */
export const MAX_VISITORS = 16;

export function visitorOf(call: Call, peer: PeerId): Visitor | undefined {
  return call.visitors.find((visitor) => visitor.peer === peer);
}

/** The call with `change` made to this visitor, who keeps the place in the order. */
export function mark(call: Call, peer: PeerId, change: Partial<Visitor>): Call {
  return {
    ...call,
    visitors: call.visitors.map((visitor) => (visitor.peer === peer ? { ...visitor, ...change } : visitor)),
  };
}

export function leave(call: Call, peer: PeerId): Call {
  return { ...call, visitors: call.visitors.filter((visitor) => visitor.peer !== peer) };
}

/** The visitor who has waited longest for the host's leave to guess. */
export function nextAsking(call: Call): Visitor | undefined {
  return call.visitors.find((visitor) => visitor.is === "asking");
}

/** Who gives way when one more comes than there is room for: the oldest who is not just proving the password. */
export function evicted(call: Call): Visitor | undefined {
  if (call.visitors.length < MAX_VISITORS) return undefined;
  return call.visitors.find((visitor) => visitor.is !== "proving") ?? call.visitors[0];
}

/** Somebody has typed the three words and can be told the password, if need be again. */
export function someoneArrived(call: Call): boolean {
  return call.visitors.some((visitor) => visitor.is !== "knocked");
}
