import { hmacSha512 } from "../handshake/hmac.ts";
import { lvCat, type Sodium } from "../handshake/transcript.ts";
import { ARGON2ID } from "./argon2id.ts";
import type { Words } from "./words.ts";

/** `secret` goes into the room ID and never leaves the vault; `address`, 40 hex digits, is all that the relay sees of the words. */
export interface AddressSecret {
  readonly address: string;
  readonly secret: Uint8Array;
}

/** The relay address for three normalised words; `realm` names the relay, so that a table made for one fits no other. */
export function deriveAddress(sodium: Sodium, words: Words, realm: string): AddressSecret {
  const salt = saltFrom(sodium, "driewoord/address/1", sodium.from_string(realm));
  const secret = argon2id(sodium, lvCat(...words.map((word) => sodium.from_string(word))), salt);
  const address = sodium.to_hex(hmacSha512(sodium, secret, sodium.from_string("address"))).slice(0, 40);
  return { address, secret };
}

/**
 * The room ID, 32 bytes: the PAKE's password-related string. It never leaves the vault. `password` is normalised, and
 * empty for an open room; `secret` is the A of the same words.
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
