import { concat, lvCat, prependLength, transcriptIr, type Sodium } from "./transcript.ts";

/**
 * CPace over ristretto255 with SHA-512, initiator-responder (draft-irtf-cfrg-cpace-21, sections 6 and 7). Points are
 * 32 bytes, scalars 32, keys (ISK) 64. `prs` is the password-related string, `ci` the channel identifier.
 */
const DSI = "CPaceRistretto255";
const DSI_ISK = "CPaceRistretto255_ISK";
/** SHA-512's block: the password and its padding fill the first one alone (section 6.2). */
const BLOCK = 128;

/** What a run is bound to. */
export interface Binding {
  readonly prs: Uint8Array;
  readonly ci: Uint8Array;
  readonly sid: Uint8Array;
}

/** generator_string of appendix A.2. */
export function generatorString(sodium: Sodium, { prs, ci, sid }: Binding): Uint8Array {
  const dsi = sodium.from_string(DSI);
  const padding = Math.max(0, BLOCK - 1 - prependLength(prs).length - prependLength(dsi).length);
  return lvCat(dsi, prs, new Uint8Array(padding), ci, sid);
}

/** The generator: the hashed generator string, mapped to the group (RFC 9496, section 4.3.4). */
export function calculateGenerator(sodium: Sodium, binding: Binding): Uint8Array {
  const input = generatorString(sodium, binding);
  const hash = sodium.crypto_hash_sha512(input);
  const generator = sodium.crypto_core_ristretto255_from_hash(hash);
  sodium.memzero(input);
  sodium.memzero(hash);
  return generator;
}

/** A fresh secret scalar y and the public share Y = y * g. */
export function share(sodium: Sodium, binding: Binding): { secret: Uint8Array; point: Uint8Array } {
  const generator = calculateGenerator(sodium, binding);
  const secret = sodium.crypto_core_ristretto255_scalar_random();
  const point = sodium.crypto_scalarmult_ristretto255(secret, generator);
  sodium.memzero(generator);
  return { secret, point };
}

/**
 * scalar_mult_vfy: the shared point K, or undefined where the other's share is no canonical point or gives the neutral
 * element; the run must then be given up (section 7.2).
 */
export function scalarMultVfy(sodium: Sodium, secret: Uint8Array, point: Uint8Array): Uint8Array | undefined {
  try {
    return sodium.crypto_scalarmult_ristretto255(secret, point);
  } catch {
    // libsodium answers bytes that are no canonical point, and the neutral element, with an error.
    return undefined;
  }
}

/** The intermediate session key: 64 bytes over the session, the shared point and everything both have said. */
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
