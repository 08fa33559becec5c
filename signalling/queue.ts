/** Frames that wait for a peer that is not there yet. Pure: time comes in, in ms. */
import type { Parcel } from "./parcel.ts";
import type { Limits } from "./protocol.ts";

interface Size {
  frames: number;
  bytes: number;
}

interface Waiting extends Parcel {
  /** When it came; of an offer, when the first of this pair did: they expire together, with one EXPIRE. */
  since: number;
}

/** The waiting frames by destination in the order they came, with the counts that the limits need. */
export interface Queue {
  byDestination: Map<string, Waiting[]>;
  bySender: Map<string, Size>;
  total: Size;
}

/** A queue in which nothing waits. */
export function emptyQueue(): Queue {
  return { byDestination: new Map(), bySender: new Map(), total: { frames: 0, bytes: 0 } };
}

/**
 * Lets one frame wait from `now` (ms) on; false, and nothing changed, for a LEAVE, and where a limit leaves no room for
 * it.
 */
export function enqueue(queue: Queue, parcel: Parcel, now: number, limits: Limits): boolean {
  if (parcel.type === "LEAVE") return false;
  const { src, dst, bytes } = parcel;
  const waiting = queue.byDestination.get(dst) ?? [];
  const sent = queue.bySender.get(src) ?? { frames: 0, bytes: 0 };
  const forDestination = { frames: waiting.length, bytes: waiting.reduce((sum, frame) => sum + frame.bytes, 0) };
  const room =
    fits(forDestination, bytes, limits.queuePerDestination) &&
    fits(sent, bytes, limits.queuePerSender) &&
    fits(queue.total, bytes, limits.queueTotal);
  if (!room) return false;

  const calling = isOffer(parcel) ? waiting.find((frame) => frame.src === src && isOffer(frame)) : undefined;
  const since = calling?.since ?? now;
  waiting.push({ ...parcel, since });
  queue.byDestination.set(dst, waiting);
  queue.bySender.set(src, sent);
  grow(sent, 1, bytes);
  grow(queue.total, 1, bytes);
  return true;
}

/** Takes all that waits for `dst`, in the order in which it came; empty where nothing does. */
export function collect(queue: Queue, dst: string): Parcel[] {
  const waiting = queue.byDestination.get(dst) ?? [];
  queue.byDestination.delete(dst);
  for (const frame of waiting) release(queue, frame);
  return waiting;
}

/** Drops what has waited for `expiryMs` at `now` (ms), and names each pair of an offer's sender and destination once. */
export function expire(queue: Queue, now: number, limits: Limits): { src: string; dst: string }[] {
  const pairs: { src: string; dst: string }[] = [];
  for (const [dst, waiting] of queue.byDestination) {
    const late = waiting.filter((frame) => now - frame.since >= limits.expiryMs);
    if (late.length === 0) continue;
    for (const frame of late) release(queue, frame);
    const calling = late.filter(isOffer);
    for (const src of new Set(calling.map((frame) => frame.src))) pairs.push({ src, dst });
    const kept = waiting.filter((frame) => !late.includes(frame));
    if (kept.length > 0) queue.byDestination.set(dst, kept);
    else queue.byDestination.delete(dst);
  }
  return pairs;
}

const isOffer = ({ type }: Parcel): boolean => type === "OFFER";

function fits(used: Size, bytes: number, limit: Size): boolean {
  return used.frames + 1 <= limit.frames && used.bytes + bytes <= limit.bytes;
}

function grow(size: Size, frames: number, bytes: number): void {
  size.frames += frames;
  size.bytes += bytes;
}

function release(queue: Queue, { src, bytes }: Waiting): void {
  grow(queue.total, -1, -bytes);
  const sent = queue.bySender.get(src);
  if (sent === undefined) return;
  grow(sent, -1, -bytes);
  if (sent.frames === 0) queue.bySender.delete(src);
}
