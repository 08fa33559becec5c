import * as v from "valibot";
import { bytes } from "../handshake/frames.ts";
import type { Sodium } from "../handshake/transcript.ts";
import { Known } from "./membership.ts";

/**
 * What survives a reload of the page: `secret`, which the words derived to, and the room ID (nothing that was typed), the
 * key that names the person, the membership, and the wrong guesses, in ms since 1970. `aside` is the page's own.
 */
const Keepsake = v.object({
  address: v.string(),
  secret: bytes(32),
  room: v.optional(v.object({ id: bytes(32), passwordNeeded: v.boolean() })),
  sign: v.object({ publicKey: bytes(32), privateKey: bytes(64) }),
  known: Known,
  guesses: v.array(v.number()),
  aside: v.string(),
});
export type Keepsake = v.InferOutput<typeof Keepsake>;

/** Seals keepsakes with a key of 32 bytes that is never stored beside them; both are in unpadded base64url. */
export interface Safe {
  /** @throws Error where `key` is not a key. */
  lock(key: string, keepsake: Keepsake): string;
  /** Undefined where `sealed` was not made with this key, or is something else. */
  unlock(key: string, sealed: string): Keepsake | undefined;
}

/** A safe holds nothing itself: the same key opens what any of them has locked. */
export function makeSafe(sodium: Sodium): Safe {
  const base64 = sodium.base64_variants.URLSAFE_NO_PADDING;
  const nonceBytes = sodium.crypto_secretbox_NONCEBYTES;
  return {
    lock(key, keepsake) {
      const nonce = sodium.randombytes_buf(nonceBytes);
      const box = sodium.crypto_secretbox_easy(JSON.stringify(keepsake), nonce, sodium.from_base64(key, base64));
      return sodium.to_base64(new Uint8Array([...nonce, ...box]), base64);
    },
    unlock(key, sealed) {
      try {
        const raw = sodium.from_base64(sealed, base64);
        const box = raw.subarray(nonceBytes);
        const opened = sodium.crypto_secretbox_open_easy(
          box,
          raw.subarray(0, nonceBytes),
          sodium.from_base64(key, base64),
          "text",
        );
        const keepsake = v.safeParse(v.pipe(v.string(), v.parseJson(), Keepsake), opened);
        return keepsake.success ? keepsake.output : undefined;
      } catch {
        // libsodium throws where the key does not fit, and where the text is no base64.
        return undefined;
      }
    },
  };
}
