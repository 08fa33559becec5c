/**
 * What two people's browsers say to each other about one file, on a data channel of its own: ordered, reliable, and inside the
 * DTLS of a link whose ends have proved themselves. Text is one of these messages, in JSON; all else is the file's bytes.
 *
 * `ask` →; ← `offer`; `take` →; ← bytes, `got` → for each piece, ← `end`; `whole` →. Where nobody has asked it begins with `offer`.
 */
import * as v from "valibot";
import type { Pipe } from "../peer/pipe.ts";
import { readable } from "../room/wire/readable.ts";
import { LARGEST } from "./exchange.ts";

/** Bytes of a piece at most: while it is sent, the room's own messages wait. */
export const PIECE = 16_384;
/** Bytes of a piece at least, but for the last. */
export const SMALL_PIECE = 1_024;
/** Bytes that are hashed and written at once; a file is in so many blocks, of which the last may be shorter. */
export const BLOCK = 1_048_576;
/** Bytes that may be under way, at least and at most. The least takes a sixth of a second at 100 kbit/s. */
export const UNDER_WAY = { least: 2_048, most: 4_194_304 } as const;

/** How long a file's name may be. Systems allow 255 bytes. */
const FILE_NAME = { units: 120, graphemes: 120 } as const;
/** What some system reads as part of a path, or as anything but a name. */
const NOT_IN_NAMES = /[/\\:*?"<>|]/gu;

/** A file's name as it may stand on a screen and on a disk: with nothing in it that leads elsewhere or hides its end. */
export function fileName(text: string): string {
  const whole = readable(text.replaceAll(NOT_IN_NAMES, "_"), { units: Infinity, graphemes: Infinity });
  // Windows leaves these out, so that another ending would be the last.
  const plain = whole.replace(/[. ]+$/u, "");
  const ending = /\.[^.]{1,10}$/u.exec(plain)?.[0] ?? "";
  const stem = readable(plain.slice(0, plain.length - ending.length), {
    units: FILE_NAME.units - ending.length,
    graphemes: FILE_NAME.graphemes - ending.length,
  });
  // A name that begins with a dot is hidden in many systems.
  return (stem.replace(/^\.+/u, "") || "_") + ending;
}

const Bytes = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LARGEST));

const Message = v.variant("type", [
  /** Please send me a file. `card`: a picture of the card that says who you are. */
  v.object({ type: v.literal("ask"), card: v.optional(v.literal(true)) }),
  /**
   * `media`: its media type (RFC 6838), as the sender's browser has it; empty where it is not known. `look`: the sender wants it
   * to be looked at and not kept. Nothing can hold the receiver to that.
   */
  v.object({
    type: v.literal("offer"),
    name: v.pipe(v.string(), v.maxLength(1_000), v.transform(fileName)),
    bytes: Bytes,
    media: v.pipe(v.string(), v.regex(/^(?:[\w.+-]{1,60}\/[\w.+-]{1,60})?$/u)),
    look: v.optional(v.literal(true)),
  }),
  v.object({ type: v.literal("take") }),
  /** Not wanted, or there is no room for it. Answers an `ask` as well. */
  v.object({ type: v.literal("refuse"), why: v.picklist(["person", "room"]) }),
  /** So many bytes of it have arrived, and are off the receiver's hands. */
  v.object({ type: v.literal("got"), bytes: Bytes }),
  /** All of it is sent. `digest`: as `makeDigest` gives it, in hexadecimal. */
  v.object({ type: v.literal("end"), digest: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u)) }),
  v.object({ type: v.literal("whole") }),
  /** What arrived is not what was sent. */
  v.object({ type: v.literal("broken") }),
  /** Whoever says it goes no further. */
  v.object({ type: v.literal("stop"), why: v.picklist(["person", "device"]) }),
]);
/** One message; the other side has nothing but these to say. */
export type Message = v.InferOutput<typeof Message>;

/** Sends a message. */
export const say = (pipe: Pipe, message: Message): void => pipe.send(JSON.stringify(message));

/** The message; undefined where it is none. */
export function parseMessage(text: string): Message | undefined {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), Message), text);
  return parsed.success ? parsed.output : undefined;
}
