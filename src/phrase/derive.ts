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
  const salt = saltFrom(sodium, "driewoord/address/1", sodium.from_string(realm));
  const secret = argon2id(sodium, lvCat(...words.map((word) => sodium.from_string(word))), salt);
  const address = sodium.to_hex(hmacSha512(sodium, secret, sodium.from_string("address"))).slice(0, 40);
  return { address, secret };
}

/**
 * The room ID, 32 bytes: CPace's password-related string, which never leaves the vault. `password` is normalised, and
 * empty for an open room; `secret` is what `deriveAddress` gave for the same words.
 * @throws Error when the device cannot allocate Argon2id's memory.
 */
export function deriveRoomId(sodium: Sodium, words: Words, password: string, secret: Uint8Array): Uint8Array {
  const salt = saltFrom(sodium, "driewoord/room/1", secret);
  return argon2id(sodium, lvCat(...[...words, password].map((part) => sodium.from_string(part))), salt);
}

function saltFrom(sodium: Sodium, label: string, context: Uint8Array): Uint8Array {
  return sodium.crypto_hash_sha512(lvCat(sodium.from_string(label), context)).slice(0, 16);
}

function argon2id(sodium: Sodium, input: Uint8Array, salt: Uint8Array): Uint8Array {
  const algorithm = sodium.crypto_pwhash_ALG_ARGON2ID13;
  const key = sodium.crypto_pwhash(32, input, salt, ARGON2ID.passes, ARGON2ID.memory, algorithm);
  sodium.memzero(input);
  return key;
}
