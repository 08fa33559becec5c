import { lvCat, type Sodium } from "./transcript.ts";

/**
 * Signs this run's confirmation `tag` with an Ed25519 key (64 bytes), to prove possession of the signing key that was
 * named; gives 64 bytes. The password alone is not enough: everyone who was in the room knows the others' public keys,
 * and could take another's seat or pass for the host. A tag belongs to one run and one side, so the signature does too.
 */
export function proveKey(sodium: Sodium, privateKey: Uint8Array, tag: Uint8Array): Uint8Array {
  return sodium.crypto_sign_detached(labelled(sodium, tag), privateKey);
}

/**
 * Whether `signature` (64 bytes) over this run's `tag` was made with the private key of `publicKey` (32 bytes; Ed25519,
 * RFC 8032).
 * @throws TypeError for another length, which the frames' schemas exclude.
 */
export function provesKey(sodium: Sodium, publicKey: Uint8Array, tag: Uint8Array, signature: Uint8Array): boolean {
  return sodium.crypto_sign_verify_detached(signature, labelled(sodium, tag), publicKey);
}

const labelled = (sodium: Sodium, tag: Uint8Array) => lvCat(sodium.from_string("driewoord/possession/1"), tag);
