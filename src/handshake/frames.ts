import * as v from "valibot";

/**
 * The handshake's frames (docs/protocol.md) as they are on the wire: JSON, bytes in unpadded base64url, at most
 * `MAX_FRAME` characters. A frame that does not parse is dropped without an answer. `VERSION` is the protocol's.
 */
export const VERSION = 2;
/** The longest frame that is accepted, in characters of JSON. */
export const MAX_FRAME = 2048;

/**
 * Last characters of a base64url text with no unused bits set, by `length % 3`: each value has exactly one spelling.
 */
const LAST = ["[A-Za-z0-9_-]", "[AQgw]", "[AEIMQUYcgkosw048]"] as const;

/** A schema for exactly `length` bytes in unpadded base64url, in their one canonical spelling. */
export const bytes = (length: number) => {
  const characters = Math.ceil((length * 4) / 3);
  return v.pipe(v.string(), v.regex(new RegExp(`^[A-Za-z0-9_-]{${characters - 1}}${LAST[length % 3]}$`)));
};

/** Bytes of lv_cat("H", pkH, cH, terms): 1+1, 1+64, 1+32 and 1+1. */
const AD_HOST = 102;
/** Bytes of lv_cat("J", pkJ): 1+1 and 1+64. */
const AD_JOINER = 67;

const ours = v.literal(VERSION);
const Knock = v.strictObject({ t: v.literal("knock"), version: ours, nonce: bytes(32) });
const Hello = v.strictObject({
  t: v.literal("hello"),
  version: ours,
  nonce: bytes(32),
  yh: bytes(32),
  ad: bytes(AD_HOST),
});
/**
 * `signature`: over the tag, by the sender's signing key. Everyone in a room knows the others' public keys, so naming a
 * key must not be enough.
 */
const Proof = v.strictObject({
  t: v.literal("proof"),
  /** The nonce of the hello that it answers. */
  nonce: bytes(32),
  yj: bytes(32),
  ad: bytes(AD_JOINER),
  tag: bytes(64),
  signature: bytes(64),
});

/** A message on a sealed channel, which only the other holder of its keys can make; `n` counts up from 1. */
export const Sealed = v.strictObject({
  n: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  box: v.pipe(v.string(), v.maxLength(24_576), v.regex(/^[A-Za-z0-9_-]+$/)),
});

const Welcome = v.strictObject({
  t: v.literal("welcome"),
  tag: bytes(64),
  signature: bytes(64),
  reveal: bytes(32),
  sealed: Sealed,
});
const Refused = v.strictObject({ t: v.literal("refused") });
/** The host knows of no run that this proof could belong to: nothing was judged, and the joiner may knock again. */
const Again = v.strictObject({ t: v.literal("again") });
/** The host's answer to a knock of another version. Its form is the same in all versions. */
const Version = v.strictObject({ t: v.literal("version"), version: ours });

/** The beginning of a run with another version, whatever else that version puts into it. */
const Foreign = v.pipe(
  v.object({
    t: v.picklist(["knock", "hello", "version"]),
    version: v.pipe(v.number(), v.safeInteger(), v.notValue(VERSION)),
  }),
  v.transform(({ t }) => ({ t: "foreign", begins: t }) as const),
);

/**
 * Any frame of the handshake, told apart by `t`. "foreign" is never on the wire: it stands for what another version
 * sends.
 */
export const HandshakeFrame = v.union([
  v.variant("t", [Knock, Hello, Proof, Welcome, Refused, Again, Version]),
  Foreign,
]);
export type HandshakeFrame = v.InferOutput<typeof HandshakeFrame>;
export type Sealed = v.InferOutput<typeof Sealed>;
/** The frame whose `t` is `T`. */
export type FrameOf<T extends HandshakeFrame["t"]> = Extract<HandshakeFrame, { t: T }>;

/**
 * Validates a payload from the relay, where anybody may have sent it. Undefined, never an exception, where it is no
 * frame of the handshake or is longer than `MAX_FRAME`.
 */
export function parseHandshakeFrame(payload: unknown): HandshakeFrame | undefined {
  const parsed = v.safeParse(HandshakeFrame, payload);
  return parsed.success && JSON.stringify(parsed.output).length <= MAX_FRAME ? parsed.output : undefined;
}
