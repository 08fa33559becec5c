import { ristretto255, ristretto255_hasher } from "@noble/curves/ed25519.js";
import { hmac } from "@noble/hashes/hmac.js";
import { sha512 } from "@noble/hashes/sha2.js";
import { concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";

/**
 * A second CPace, on @noble/curves, written from the draft alone: what the product's own is compared with. It has the
 * symmetric setting too, so that every published vector can be checked.
 */
const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;

export function prependLength(data: Uint8Array): Uint8Array {
  const prefix: number[] = [];
  for (let rest = data.length; ; rest >>= 7) {
    if (rest < 128) return concatBytes(Uint8Array.from([...prefix, rest]), data);
    prefix.push((rest & 127) + 128);
  }
}

export const lvCat = (...fields: Uint8Array[]): Uint8Array => concatBytes(...fields.map(prependLength));

export const larger = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) > 0;

export const oCat = (a: Uint8Array, b: Uint8Array): Uint8Array =>
  concatBytes(utf8ToBytes("oc"), ...(larger(a, b) ? [a, b] : [b, a]));

type Message = readonly [share: Uint8Array, ad: Uint8Array];

export const transcriptIr = (a: Message, b: Message): Uint8Array => concatBytes(lvCat(...a), lvCat(...b));
export const transcriptOc = (a: Message, b: Message): Uint8Array => oCat(lvCat(...a), lvCat(...b));

export function generator(prs: Uint8Array, ci: Uint8Array, sid: Uint8Array): Uint8Array {
  const dsi = utf8ToBytes("CPaceRistretto255");
  const zeros = Math.max(0, 127 - prependLength(prs).length - prependLength(dsi).length);
  return ristretto255_hasher.deriveToCurve!(sha512(lvCat(dsi, prs, new Uint8Array(zeros), ci, sid))).toBytes();
}

export function multiply(scalar: Uint8Array, point: Uint8Array): Uint8Array | undefined {
  try {
    const product = ristretto255.Point.fromBytes(point).multiplyUnsafe(littleEndian(scalar) % ORDER);
    return product.is0() ? undefined : product.toBytes();
  } catch {
    return undefined;
  }
}

export const isk = (sid: Uint8Array, k: Uint8Array, transcript: Uint8Array): Uint8Array =>
  sha512(concatBytes(lvCat(utf8ToBytes("CPaceRistretto255_ISK"), sid, k), transcript));

export const sidOutput = (transcript: Uint8Array): Uint8Array =>
  sha512(concatBytes(utf8ToBytes("CPaceSidOutput"), transcript));

export const tag = (sid: Uint8Array, key: Uint8Array, [share, ad]: Message): Uint8Array =>
  hmac(sha512, sha512(lvCat(utf8ToBytes("CPaceMac"), sid, key)), lvCat(share, ad));

function littleEndian(bytes: Uint8Array): bigint {
  return bytes.reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n);
}
