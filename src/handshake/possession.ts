import { lvCat, type Sodium } from "./transcript.ts";

/**
 * Proves that one has the signing key one has named. The password alone does not: whoever was in the room knows everybody's
 * public keys, and could come back in another's seat, or pass for the host. A tag of the key confirmation belongs to one run
 * and one side.
 */
export function proveKey(sodium: Sodium, privateKey: Uint8Array, tag: Uint8Array): Uint8Array {
  return sodium.crypto_sign_detached(labelled(sodium, tag), privateKey);
}

/** Whether `signature` over this run's `tag` was made with the private key of `publicKey` (Ed25519, RFC 8032). */
export function provesKey(sodium: Sodium, publicKey: Uint8Array, tag: Uint8Array, signature: Uint8Array): boolean {
  return sodium.crypto_sign_verify_detached(signature, labelled(sodium, tag), publicKey);
}

const labelled = (sodium: Sodium, tag: Uint8Array) => lvCat(sodium.from_string("driewoord/possession/1"), tag);
