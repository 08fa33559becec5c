import { makeDigest } from "./digest.ts";
import type { About, Outcome } from "./exchange.ts";
import type { Place } from "./inbox.ts";
import type { Pipe } from "../peer/pipe.ts";
import { Ended, hear, untilEnded } from "./talk.ts";
import { BLOCK, SMALL_PIECE, say } from "./wire.ts";

/**
 * Takes what was offered into `place`, which is finished where all of it has arrived, and discarded otherwise. `moved` is told how
 * many bytes have arrived. Closes the pipe. Never rejects.
 */
export async function receiveFile(
  pipe: Pipe,
  { bytes }: About,
  place: Place,
  moved: (bytes: number) => void,
): Promise<Outcome> {
  const digest = makeDigest();
  const block = new Uint8Array(Math.min(bytes, BLOCK));
  let [filled, arrived] = [0, 0];

  async function put(): Promise<void> {
    const full = block.subarray(0, filled);
    await digest.add(full);
    await orNoRoom(place.write(full));
    filled = 0;
  }

  async function orNoRoom(work: Promise<void>): Promise<void> {
    try {
      await work;
    } catch {
      say(pipe, { type: "refuse", why: "room" });
      throw new Ended("noRoom");
    }
  }

  async function take(piece: Uint8Array): Promise<void> {
    const after = arrived + piece.length;
    if (after > bytes || (piece.length < SMALL_PIECE && after < bytes && after % BLOCK !== 0)) throw broken();
    for (let at = 0; at < piece.length;) {
      const part = piece.subarray(at, at + block.length - filled);
      block.set(part, filled);
      at += part.length;
      filled += part.length;
      if (filled === block.length) await put();
    }
    arrived = after;
    say(pipe, { type: "got", bytes: arrived });
    moved(arrived);
  }

  function broken(): Ended {
    say(pipe, { type: "broken" });
    return new Ended("broken");
  }

  const outcome = await untilEnded(pipe, async () => {
    say(pipe, { type: "take" });
    moved(0);
    for (;;) {
      const next = await hear(pipe);
      if (next instanceof ArrayBuffer) await take(new Uint8Array(next));
      else if (next.type !== "end") throw new Ended("cut");
      else {
        if (filled > 0) await put();
        if (arrived !== bytes || next.digest !== digest.hex()) throw broken();
        await orNoRoom(place.finish());
        return say(pipe, { type: "whole" });
      }
    }
  });
  if (outcome !== "done") await place.discard();
  return outcome;
}
