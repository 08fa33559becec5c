import { hmacSha512 } from "./hmac.ts";
import { lvCat, type Sodium } from "./transcript.ts";

/**
 * How many words the list has from which a safety word is drawn: the same in every language, so an index fits each
 * list.
 */
export const SAFETY_WORDS = 1024;

/**
 * Indices of the two safety words, 20 bits. The host commits to `reveal` before the joiner has spoken, and reveals it
 * only to somebody who has proved the password. So whoever stands between the two learns what the words come to only
 * after a full proof, which the host sees, and cannot look for shares that fit.
 */
export type SafetyIndices = readonly [number, number];

/** The commitment cH, 32 bytes, to the host's random `reveal` (rH, 32 bytes). */
export function commitment(sodium: Sodium, reveal: Uint8Array): Uint8Array {
  return sodium.crypto_hash_sha512(lvCat(sodium.from_string("driewoord/sas-commit/2"), reveal)).slice(0, 32);
}

/**
 * The indices of the safety words, each below `SAFETY_WORDS`, from the run's session key (`isk`, 64 bytes) and the
 * host's `reveal`, which the joiner must have checked against the commitment.
 */
export function safetyIndices(sodium: Sodium, isk: Uint8Array, reveal: Uint8Array): SafetyIndices {
  const mac = hmacSha512(sodium, isk, lvCat(sodium.from_string("driewoord/sas/2"), reveal));
  const view = new DataView(mac.buffer, mac.byteOffset);
  return [view.getUint16(0) % SAFETY_WORDS, view.getUint16(2) % SAFETY_WORDS];
}
