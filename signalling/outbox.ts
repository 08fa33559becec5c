/**
 * Frames on their way to one destination, shared fairly among those who send: whoever has sent little passes whoever has
 * sent much. When too much waits, the sender of most of it loses the newest. Pure: time comes in, in milliseconds.
 *
 * "Least attained service" first (M. Nuyens and A. Wierman, "The Foreground-Background queue: a survey", Performance
 * Evaluation 65, 2008), at the rate of a token bucket.
 */
import type { Parcel } from "./parcel.ts";
import type { Limits } from "./protocol.ts";

interface Sender {
  waiting: Parcel[];
  /** Of what waits. */
  bytes: number;
  /** Bytes that have gone out since anything at all last had to wait. */
  served: number;
}

export interface Outbox {
  /** Keyed by `src`; forgotten when nothing waits any more. */
  senders: Map<string, Sender>;
  bytes: number;
  /** What may be taken at `refilled`; below 0 after a frame that was larger than what was left. */
  allowance: number;
  refilled: number;
}

/** Senders of whom nothing waits are remembered up to this many. */
const MOST_SENDERS = 256;

/** Nothing waits, and the full burst may go out at `now` (ms). */
export function emptyOutbox(now: number, limits: Limits): Outbox {
  return { senders: new Map(), bytes: 0, allowance: limits.destinationBurst, refilled: now };
}

/** Lets one frame wait, and returns what had to give way to it: nothing, or frames, maybe itself. */
export function put(outbox: Outbox, parcel: Parcel, limits: Limits): Parcel[] {
  const sender = outbox.senders.get(parcel.src) ?? { waiting: [], bytes: 0, served: 0 };
  sender.waiting.push(parcel);
  outbox.senders.set(parcel.src, sender);
  grow(outbox, sender, parcel.bytes);
  const dropped: Parcel[] = [];
  while (outbox.bytes > limits.outboxBytes) dropped.push(dropNewest(outbox));
  return dropped;
}

/** Takes the next frame; or says in how many milliseconds one may be taken; or undefined when nothing waits. */
export function take(outbox: Outbox, now: number, limits: Limits): Parcel | number | undefined {
  if (outbox.bytes === 0) return undefined;
  const gained = ((now - outbox.refilled) / 1000) * limits.destinationBytesPerSecond;
  outbox.allowance = Math.min(outbox.allowance + gained, limits.destinationBurst);
  outbox.refilled = now;
  if (outbox.allowance <= 0) return Math.ceil((1 - outbox.allowance) / (limits.destinationBytesPerSecond / 1000));
  const sender = best(outbox, (one, other) => servedThen(one) < servedThen(other));
  const next = sender?.waiting.shift();
  if (sender === undefined || next === undefined) return undefined;
  grow(outbox, sender, -next.bytes);
  sender.served += next.bytes;
  outbox.allowance -= next.bytes;
  forgetSenders(outbox);
  return next;
}

/** Takes all that waits, without regard to the rate: the way to the destination is gone. */
export function takeAll(outbox: Outbox): Parcel[] {
  const waiting = [...outbox.senders.values()].flatMap((sender) => sender.waiting);
  outbox.senders.clear();
  outbox.bytes = 0;
  return waiting;
}

function dropNewest(outbox: Outbox): Parcel {
  const greediest = best(outbox, (one, other) => one.bytes > other.bytes);
  const newest = greediest?.waiting.pop();
  if (greediest === undefined || newest === undefined) throw new Error("an outbox counts bytes that nobody sent");
  grow(outbox, greediest, -newest.bytes);
  return newest;
}

/** Nobody has sent too much where nothing has to wait. */
function forgetSenders(outbox: Outbox): void {
  if (outbox.bytes === 0) outbox.senders.clear();
  else if (outbox.senders.size > MOST_SENDERS) {
    for (const [src, { waiting }] of outbox.senders) if (waiting.length === 0) outbox.senders.delete(src);
  }
}

function best(outbox: Outbox, isBetter: (one: Sender, other: Sender) => boolean): Sender | undefined {
  let found: Sender | undefined;
  for (const sender of outbox.senders.values()) if (found === undefined || isBetter(sender, found)) found = sender;
  return found;
}

function grow(outbox: Outbox, sender: Sender, bytes: number): void {
  outbox.bytes += bytes;
  sender.bytes += bytes;
}

/** What the sender will have been served when its next frame is out. */
const servedThen = ({ waiting, served }: Sender): number => (waiting[0] ? served + waiting[0].bytes : Infinity);
