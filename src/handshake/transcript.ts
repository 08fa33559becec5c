import type sodium from "libsodium-wrappers";

/** libsodium, handed in by the vault because pure folders load nothing themselves. */
export type Sodium = typeof sodium;

/** `data` with its length in front, as unsigned LEB128 (CPace draft 21, appendix A.1). */
export function prependLength(data: Uint8Array): Uint8Array {
  const prefix: number[] = [];
  let rest = data.length;
  do {
    const low = rest & 0x7f;
    rest >>>= 7;
    prefix.push(rest === 0 ? low : low | 0x80);
  } while (rest !== 0);
  return concat(Uint8Array.from(prefix), data);
}

/**
 * Length-value concatenation, the `a|b` of docs/protocol.md: two different lists of fields never give the same bytes.
 */
export function lvCat(...fields: readonly Uint8Array[]): Uint8Array {
  return concat(...fields.map(prependLength));
}

/**
 * The fields of an `lvCat`; undefined, never an exception, when `data` is not exactly `count` fields in their shortest
 * encoding.
 */
export function lvSplit(data: Uint8Array, count: number): Uint8Array[] | undefined {
  const fields: Uint8Array[] = [];
  let at = 0;
  while (at < data.length) {
    let length = 0;
    let shift = 0;
    let byte: number;
    do {
      byte = data[at++] ?? 0;
      length += (byte & 0x7f) * 2 ** shift;
      shift += 7;
    } while (byte & 0x80 && shift < 28);
    if (byte & 0x80 || at + length > data.length) return undefined;
    fields.push(data.slice(at, at + length));
    at += length;
  }
  // LEB128 lets a length be padded with empty groups. Comparing with the shortest encoding refuses that.
  return fields.length === count && equalPublic(lvCat(...fields), data) ? fields : undefined;
}

/** transcript_ir: the initiator's message and associated data, then the responder's (CPace draft 21, A.3.6). */
export function transcriptIr(ya: Uint8Array, ada: Uint8Array, yb: Uint8Array, adb: Uint8Array): Uint8Array {
  return concat(lvCat(ya, ada), lvCat(yb, adb));
}

/** The parts joined, in a new array. */
export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Whether two public values are equal. Not in constant time: secrets are compared with sodium's `memcmp`. */
export function equalPublic(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
