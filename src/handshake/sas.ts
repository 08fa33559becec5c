import { hmacSha512 } from "./hmac.ts";
import { lvCat, type Sodium } from "./transcript.ts";

/** How many words of a list a safety word is drawn from. Every list has as many, so an index fits each language. */
export const SAFETY_WORDS = 1024;

/** Indices of the two safety words: 20 bits. The joiner has committed to `reveal` before either side knew the other's share. */
export type SafetyIndices = readonly [number, number];

/** The commitment cJ to the joiner's random `reveal` (rJ): 32 bytes. */
export function commitment(sodium: Sodium, reveal: Uint8Array): Uint8Array {
  return sodium.crypto_hash_sha512(lvCat(sodium.from_string("driewoord/sas-commit/1"), reveal)).slice(0, 32);
}

/** Two indices into a list of 1,024 words, from the run's session key and what was revealed behind the commitment. */
export function safetyIndices(sodium: Sodium, isk: Uint8Array, reveal: Uint8Array): SafetyIndices {
  const mac = hmacSha512(sodium, isk, lvCat(sodium.from_string("driewoord/sas/1"), reveal));
  const view = new DataView(mac.buffer, mac.byteOffset);
  return [view.getUint16(0) % SAFETY_WORDS, view.getUint16(2) % SAFETY_WORDS];
}
