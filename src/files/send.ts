import { answered, fresh } from "./congestion.ts";
import { makeDigest } from "./digest.ts";
import type { Outcome } from "./exchange.ts";
import type { Pipe } from "../peer/pipe.ts";
import { Ended, hear, untilEnded } from "./talk.ts";
import { BLOCK, PIECE, SMALL_PIECE, UNDER_WAY, say } from "./wire.ts";

/** Bytes of the next piece: a small part of what may be under way, so that little waits behind it. */
const pieceOf = (window: number): number =>
  Math.min(PIECE, Math.max(SMALL_PIECE, SMALL_PIECE * Math.floor(window / 4 / SMALL_PIECE)));

/**
 * Offers `file`, to keep or to `look` at alone, and sends it once it is taken. `moved` is told how many bytes have arrived, 0 as soon as it is taken. The file is
 * read a block at a time. Closes the pipe. Never rejects.
 */
export function sendFile(pipe: Pipe, file: File, moved: (bytes: number) => void, look?: true): Promise<Outcome> {
  const digest = makeDigest();
  /** What is under way, by where each piece ends. `at`: when it was sent, in ms. */
  const underWay: { readonly end: number; readonly at: number }[] = [];
  let congestion = fresh(performance.now(), UNDER_WAY);
  let [sent, arrived] = [0, 0];

  /** Waits until the other side has more of it. */
  async function more(): Promise<void> {
    const next = await hear(pipe);
    if (next instanceof ArrayBuffer || next.type !== "got" || next.bytes > sent) throw new Ended("cut");
    const now = performance.now();
    while (underWay[0] && underWay[0].end <= next.bytes) {
      const { end, at } = underWay.shift()!;
      congestion = answered(congestion, { bytes: end - arrived, roundTrip: now - at, now }, UNDER_WAY);
      arrived = end;
    }
    moved(arrived);
  }

  async function read(from: number): Promise<Uint8Array<ArrayBuffer>> {
    try {
      return new Uint8Array(await file.slice(from, from + BLOCK).arrayBuffer());
    } catch {
      // It was changed or moved meanwhile, or the phone keeps it elsewhere.
      say(pipe, { type: "stop", why: "device" });
      throw new Ended("unreadable");
    }
  }

  return untilEnded(pipe, async () => {
    say(pipe, { type: "offer", name: file.name, bytes: file.size, media: file.type, look });
    const answer = await hear(pipe);
    if (answer instanceof ArrayBuffer || answer.type !== "take") throw new Ended("cut");
    moved(0);
    while (sent < file.size) {
      const block = await read(sent);
      const hashed = digest.add(block);
      for (let at = 0; at < block.length;) {
        const piece = block.subarray(at, at + pieceOf(congestion.window));
        at += piece.length;
        while (sent > arrived && sent - arrived + piece.length > congestion.window) await more();
        pipe.send(piece);
        sent += piece.length;
        underWay.push({ end: sent, at: performance.now() });
      }
      await hashed;
    }
    say(pipe, { type: "end", digest: digest.hex() });
    while (arrived < file.size) await more();
    const last = await hear(pipe);
    if (last instanceof ArrayBuffer || last.type !== "whole") throw new Ended("cut");
  });
}
