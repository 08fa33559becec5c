/** The directory of one relay that is alone: ids that rest and frames that wait, all in memory. */
import type { Directory, Notice, Request } from "./directory.ts";
import type { Limits } from "./protocol.ts";
import { collect, emptyQueue, enqueue, expire, type Queue } from "./queue.ts";

/** All that it knows. */
export interface Memory {
  /** The token and the socket of each id that is held. */
  held: Map<string, { token: string; socket: number }>;
  /** Ids that were not given up, oldest first. */
  resting: Map<string, { token: string; since: number }>;
  queue: Queue;
}

/** Nobody, and nothing. */
export function emptyMemory(): Memory {
  return { held: new Map(), resting: new Map(), queue: emptyQueue() };
}

/** The answers to one request at `now` (ms). Changes `memory` in place, and never throws. */
export function answer(memory: Memory, request: Request, now: number, limits: Limits): Notice[] {
  switch (request.kind) {
    case "claim":
      return [claim(memory, request)];
    case "release":
      release(memory, request, now, limits);
      return [];
    case "post":
      return [{ kind: "posted", parcel: request.parcel, kept: enqueue(memory.queue, request.parcel, now, limits) }];
  }
}

/** Forgets what is over at `now` (ms), and tells which offers were. */
export function tick(memory: Memory, now: number, limits: Limits): Notice[] {
  for (const [id, { since }] of memory.resting) {
    if (now - since < limits.restMs) break;
    memory.resting.delete(id);
  }
  return expire(memory.queue, now, limits).map((pair) => ({ kind: "expired", ...pair }));
}

function claim(memory: Memory, { socket, id, token, room }: Extract<Request, { kind: "claim" }>): Notice {
  const holder = memory.held.get(id);
  const known = holder ?? memory.resting.get(id);
  if (known !== undefined && known.token !== token) {
    return { kind: "denied", socket, why: holder === undefined ? "resting" : "taken" };
  }
  // Whoever comes back within a minute is let in even when the relay is full.
  if (known === undefined && !room) return { kind: "denied", socket, why: "serverFull" };
  memory.resting.delete(id);
  memory.held.set(id, { token, socket });
  return { kind: "claimed", socket, mail: collect(memory.queue, id) };
}

function release(
  { held, resting }: Memory,
  { socket, id, kept }: Extract<Request, { kind: "release" }>,
  now: number,
  limits: Limits,
): void {
  const holder = held.get(id);
  if (holder?.socket !== socket) return;
  held.delete(id);
  if (!kept) return;
  resting.set(id, { token: holder.token, since: now });
  if (resting.size <= limits.resting) return;
  const [oldest] = resting.keys();
  if (oldest !== undefined) resting.delete(oldest);
}

/** Answers each request before `ask` returns. */
export function makeMemoryDirectory(limits: Limits, report: (notice: Notice) => void): Directory {
  const memory = emptyMemory();
  return {
    ask(request) {
      for (const notice of answer(memory, request, performance.now(), limits)) report(notice);
    },
    holds: (id, token) => (memory.held.get(id) ?? memory.resting.get(id))?.token === token,
    tick() {
      for (const notice of tick(memory, performance.now(), limits)) report(notice);
    },
    available: () => true,
    held: () => ({
      resting: memory.resting.size,
      queuedFrames: memory.queue.total.frames,
      queuedBytes: memory.queue.total.bytes,
    }),
    close: async () => {},
  };
}
