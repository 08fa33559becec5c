/**
 * Frames on their way to one destination, shared fairly among their senders: a sender with little traffic passes one
 * with much. When too much waits, the sender with the most bytes waiting loses its newest frame. Pure: time comes in,
 * in ms.
 *
 * "Least attained service" first (M. Nuyens and A. Wierman, "The Foreground-Background queue: a survey", Performance
 * Evaluation 65, 2008), at the rate of a token bucket.
 */
import type { Parcel } from "./parcel.ts";
import type { Limits } from "./protocol.ts";

interface Sender {
  waiting: Parcel[];
  /** Bytes that wait. */
  bytes: number;
  /** Bytes sent since the outbox was last empty. */
  served: number;
}

/** The frames that wait for one destination, and what its rate allows. */
export interface Outbox {
  /** By `src`; all are forgotten when the outbox is empty. */
  senders: Map<string, Sender>;
  bytes: number;
  /** Bytes that could be sent at `refilled`; negative after a frame that was larger than what was left. */
  allowance: number;
  refilled: number;
}

/** How many senders are remembered before those with nothing waiting are forgotten. */
const MOST_SENDERS = 256;

/** An empty outbox, with the full burst allowed at `now` (ms). */
export function emptyOutbox(now: number, limits: Limits): Outbox {
  return { senders: new Map(), bytes: 0, allowance: limits.destinationBurst, refilled: now };
}

/**
 * Adds a frame, and gives the frames that were dropped to make room for it, which may include itself. Changes `outbox`.
 */
export function put(outbox: Outbox, parcel: Parcel, limits: Limits): Parcel[] {
  const sender = outbox.senders.get(parcel.src) ?? { waiting: [], bytes: 0, served: 0 };
  sender.waiting.push(parcel);
  outbox.senders.set(parcel.src, sender);
  grow(outbox, sender, parcel.bytes);
  const dropped: Parcel[] = [];
  while (outbox.bytes > limits.outboxBytes) dropped.push(dropNewest(outbox));
  return dropped;
}

/**
 * Takes the next frame at `now` (ms), and changes `outbox`. Gives the ms to wait where the rate does not allow one yet,
 * and undefined where no frame waits.
 */
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

/** Takes all frames, regardless of the rate, for when the destination's socket is gone. */
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

/** Once nothing waits, what each sender was served no longer matters. */
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

/** What the sender will have been served once its next frame is sent. */
const servedThen = ({ waiting, served }: Sender): number => (waiting[0] ? served + waiting[0].bytes : Infinity);
