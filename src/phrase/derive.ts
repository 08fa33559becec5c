import { hmacSha512 } from "../handshake/hmac.ts";
import { lvCat, type Sodium } from "../handshake/transcript.ts";
import { ARGON2ID } from "./argon2id.ts";
import type { Words } from "./words.ts";

/**
 * What the three words derive to. `address`: 40 hex digits, all that the relay sees of the words. `secret`: 32 bytes
 * that go into the room ID and never leave the vault.
 */
export interface AddressSecret {
  readonly address: string;
  readonly secret: Uint8Array;
}

/**
 * Derives the relay address from three normalised words. `realm`, the site's name, is in the salt, so that a table of
 * addresses made for one relay is useless on another.
 * @throws Error when the device cannot allocate Argon2id's memory.
 */
export function deriveAddress(sodium: Sodium, words: Words, realm: string): AddressSecret {
  const text = (part: string) => sodium.from_string(part);
  const salt = sodium.crypto_hash_sha512(lvCat(text("driewoord/address/2"), text(realm))).slice(0, 16);
  const input = lvCat(...words.map(text));
  const algorithm = sodium.crypto_pwhash_ALG_ARGON2ID13;
  const secret = sodium.crypto_pwhash(32, input, salt, ARGON2ID.passes, ARGON2ID.memory, algorithm);
  sodium.memzero(input);
  return { address: sodium.to_hex(hmacSha512(sodium, secret, text("address"))).slice(0, 40), secret };
}

/**
 * The room ID, 32 bytes: CPace's password-related string, which never leaves the vault. `password` is normalised, and
 * empty for an open room; `secret` is what `deriveAddress` gave for the words. A quick hash is enough, because nothing
 * that a password could be tried on offline is ever sent or kept.
 */
export function deriveRoomId(sodium: Sodium, secret: Uint8Array, password: string): Uint8Array {
  const input = lvCat(sodium.from_string("driewoord/room/2"), sodium.from_string(password));
  const whole = hmacSha512(sodium, secret, input);
  const id = whole.slice(0, 32);
  sodium.memzero(whole);
  sodium.memzero(input);
  return id;
}
