import * as v from "valibot";

/**
 * The frames before authentication (docs/protocol.md), as they stand on the wire: JSON, bytes in unpadded base64url,
 * at most `MAX_FRAME` characters. A frame that does not parse is worth nothing and is not answered.
 */
export const VERSION = 1;
export const MAX_FRAME = 2048;

/** Last characters that leave no stray bits, by how many bytes stand beyond the last three: one text for one value. */
const LAST = ["[A-Za-z0-9_-]", "[AQgw]", "[AEIMQUYcgkosw048]"] as const;

/** Unpadded base64url of exactly `length` bytes. */
export const bytes = (length: number) => {
  const characters = Math.ceil((length * 4) / 3);
  return v.pipe(v.string(), v.regex(new RegExp(`^[A-Za-z0-9_-]{${characters - 1}}${LAST[length % 3]}$`)));
};

/** lv_cat("J", pkJ, cJ): 1+1, 1+64 and 1+32 bytes. */
const AD_JOINER = 100;
/** lv_cat("H", pkH). */
const AD_HOST = 67;

const Knock = v.strictObject({ t: v.literal("knock"), version: v.pipe(v.number(), v.integer()) });
const Hello = v.strictObject({
  t: v.literal("hello"),
  version: v.pipe(v.number(), v.integer()),
  nonce: bytes(32),
  passwordNeeded: v.boolean(),
});
const Pake1 = v.strictObject({ t: v.literal("pake1"), nonce: bytes(32), ya: bytes(32), ad: bytes(AD_JOINER) });
const Pake2 = v.strictObject({ t: v.literal("pake2"), yb: bytes(32), ad: bytes(AD_HOST) });
/** `signature`: over the tag, by the key that names the sender. Knowing somebody's public key does not make one that person. */
const Confirm = v.strictObject({ t: v.literal("confirm"), tag: bytes(64), reveal: bytes(32), signature: bytes(64) });

/** A message that only the other holder of the channel's keys could have made; `n` counts up from 1. */
export const Sealed = v.strictObject({
  n: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  box: v.pipe(v.string(), v.maxLength(24_576), v.regex(/^[A-Za-z0-9_-]+$/)),
});

const Welcome = v.strictObject({ t: v.literal("welcome"), tag: bytes(64), signature: bytes(64), sealed: Sealed });
const Refused = v.strictObject({ t: v.literal("refused") });

export const HandshakeFrame = v.variant("t", [Knock, Hello, Pake1, Pake2, Confirm, Welcome, Refused]);
export type HandshakeFrame = v.InferOutput<typeof HandshakeFrame>;
export type Sealed = v.InferOutput<typeof Sealed>;
export type FrameOf<T extends HandshakeFrame["t"]> = Extract<HandshakeFrame, { t: T }>;

/** The frame in `payload`, or undefined where it is no frame of ours. */
export function parseHandshakeFrame(payload: unknown): HandshakeFrame | undefined {
  const parsed = v.safeParse(HandshakeFrame, payload);
  return parsed.success && JSON.stringify(parsed.output).length <= MAX_FRAME ? parsed.output : undefined;
}
