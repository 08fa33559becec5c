import type { Sodium } from "./transcript.ts";

/** HMAC-SHA-512 (RFC 4231 vectors in the tests) with a key of any length. */
export function hmacSha512(sodium: Sodium, key: Uint8Array, message: Uint8Array): Uint8Array {
  const state = sodium.crypto_auth_hmacsha512_init(key);
  sodium.crypto_auth_hmacsha512_update(state, message);
  return sodium.crypto_auth_hmacsha512_final(state);
}
