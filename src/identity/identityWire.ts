/**
 * What two people's browsers say to each other when one is asked to sign in, on a data channel of its own, as files have them. Text
 * is one of these messages, in JSON; bytes are none.
 *
 * `ask` →; ← `token`; `known` or `doubtful` →. Instead of `token`: ← `refuse`.
 */
import * as v from "valibot";

const Message = v.variant("type", [
  /** Please sign in, to show who you are. */
  v.strictObject({ type: v.literal("ask"), challenge: v.pipe(v.string(), v.regex(/^[\w-]{43}$/)) }),
  /** A JSON Web Token with a signature (RFC 7515, section 7.1). */
  v.strictObject({
    type: v.literal("token"),
    token: v.pipe(v.string(), v.maxLength(16_000), v.regex(/^[\w-]+\.[\w-]+\.[\w-]+$/)),
  }),
  /** Not now, or it did not succeed. */
  v.strictObject({ type: v.literal("refuse") }),
  /** The asker has read who it is. */
  v.strictObject({ type: v.literal("known") }),
  /** The token does not prove it. */
  v.strictObject({ type: v.literal("doubtful") }),
]);
/** One message; the other side has nothing but these to say. */
export type Message = v.InferOutput<typeof Message>;

/** The message in what came over the channel; undefined where it is none. */
export function readMessage(given: string | ArrayBuffer | undefined): Message | undefined {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), Message), given);
  return parsed.success ? parsed.output : undefined;
}
