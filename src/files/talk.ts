import type { Outcome } from "./exchange.ts";
import type { Pipe } from "../peer/pipe.ts";
import { type Message, parseMessage } from "./wire.ts";

/** The outcome is another than "done"; what follows on the channel means nothing. */
export class Ended extends Error {
  override readonly name = "Ended";
  readonly outcome: Exclude<Outcome, "done">;
  constructor(outcome: Exclude<Outcome, "done">) {
    super(outcome);
    this.outcome = outcome;
  }
}

/**
 * What comes next: bytes, or a message that does not end it. Rejects with Ended where it does, and ("cut") where the channel is
 * closed, or the other side says what nobody could mean.
 */
export async function hear(pipe: Pipe): Promise<ArrayBuffer | Message> {
  const next = await pipe.read();
  if (next instanceof ArrayBuffer) return next;
  const message = next === undefined ? undefined : parseMessage(next);
  if (!message) throw new Ended("cut");
  switch (message.type) {
    case "refuse":
      throw new Ended(message.why === "person" ? "refused" : "noRoom");
    case "stop":
      throw new Ended(message.why === "person" ? "stopped" : "failed");
    case "broken":
      throw new Ended("broken");
    default:
      return message;
  }
}

/** Does `work`, and gives its outcome: "cut" where it fails for a reason of its own. Closes the channel in any case. Never rejects. */
export async function untilEnded(pipe: Pipe, work: () => Promise<void>): Promise<Outcome> {
  try {
    await work();
    return "done";
  } catch (error) {
    return error instanceof Ended ? error.outcome : "cut";
  } finally {
    pipe.close();
  }
}
