import type { Sodium } from "./transcript.ts";

/** HMAC-SHA-512 (RFC 2104; the tests use the vectors of RFC 4231), 64 bytes. `key` may have any length. */
export function hmacSha512(sodium: Sodium, key: Uint8Array, message: Uint8Array): Uint8Array {
  const state = sodium.crypto_auth_hmacsha512_init(key);
  sodium.crypto_auth_hmacsha512_update(state, message);
  return sodium.crypto_auth_hmacsha512_final(state);
}
