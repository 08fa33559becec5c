import { concat, lvCat, prependLength, transcriptIr, type Sodium } from "./transcript.ts";

/**
 * CPace over ristretto255 with SHA-512, initiator-responder (draft-irtf-cfrg-cpace-21, sections 6 and 7). Points and
 * scalars have 32 bytes, session keys (ISK) 64. `prs` is the password-related string, `ci` the channel identifier.
 */
const DSI = "CPaceRistretto255";
const DSI_ISK = "CPaceRistretto255_ISK";
/** The block size of SHA-512, in bytes: the password and its padding fill exactly the first block (section 6.2). */
const BLOCK = 128;

/** What a run is bound to: password-related string, channel identifier and session id, each of any length. */
export interface Binding {
  readonly prs: Uint8Array;
  readonly ci: Uint8Array;
  readonly sid: Uint8Array;
}

/** generator_string of appendix A.2. It holds `prs`, so the caller wipes it. */
export function generatorString(sodium: Sodium, { prs, ci, sid }: Binding): Uint8Array {
  const dsi = sodium.from_string(DSI);
  const padding = Math.max(0, BLOCK - 1 - prependLength(prs).length - prependLength(dsi).length);
  return lvCat(dsi, prs, new Uint8Array(padding), ci, sid);
}

/**
 * The run's generator, 32 bytes: the hashed generator string, mapped to the group (RFC 9496, section 4.3.4). It depends
 * on the password, so the caller wipes it.
 */
export function calculateGenerator(sodium: Sodium, binding: Binding): Uint8Array {
  const input = generatorString(sodium, binding);
  const hash = sodium.crypto_hash_sha512(input);
  const generator = sodium.crypto_core_ristretto255_from_hash(hash);
  sodium.memzero(input);
  sodium.memzero(hash);
  return generator;
}

/** A fresh secret scalar y (`secret`, which the caller wipes) and the public share Y = y * g (`point`). */
export function share(sodium: Sodium, binding: Binding): { secret: Uint8Array; point: Uint8Array } {
  const generator = calculateGenerator(sodium, binding);
  const secret = sodium.crypto_core_ristretto255_scalar_random();
  const point = sodium.crypto_scalarmult_ristretto255(secret, generator);
  sodium.memzero(generator);
  return { secret, point };
}

/**
 * scalar_mult_vfy: the shared point K, which the caller wipes. Undefined where the other's share is no canonical point
 * or gives the neutral element; the run must then be given up (section 7.2).
 */
export function scalarMultVfy(sodium: Sodium, secret: Uint8Array, point: Uint8Array): Uint8Array | undefined {
  try {
    return sodium.crypto_scalarmult_ristretto255(secret, point);
  } catch {
    // libsodium throws for bytes that are no canonical point, and for the neutral element.
    return undefined;
  }
}

/**
 * The intermediate session key (ISK, 64 bytes) over the session id, the shared point and both sides' messages, the
 * initiator's (`ya`, `ada`) first.
 */
export function sessionKey(
  sodium: Sodium,
  sid: Uint8Array,
  shared: Uint8Array,
  messages: { ya: Uint8Array; ada: Uint8Array; yb: Uint8Array; adb: Uint8Array },
): Uint8Array {
  const { ya, ada, yb, adb } = messages;
  const input = concat(lvCat(sodium.from_string(DSI_ISK), sid, shared), transcriptIr(ya, ada, yb, adb));
  const isk = sodium.crypto_hash_sha512(input);
  sodium.memzero(input);
  return isk;
}
