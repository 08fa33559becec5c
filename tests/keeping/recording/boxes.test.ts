import { expect, it } from "vitest";
import { readable } from "../../../src/keeping/recording/boxes.ts";

/** A box of ISO/IEC 14496-12, section 4.2; `size`: what it says of itself. */
function box(kind: string, length: number, size = length): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  new DataView(bytes.buffer).setUint32(0, size);
  bytes.set(new TextEncoder().encode(kind), 4);
  return bytes;
}
/** One whose size takes 64 bits. */
function large(kind: string, length: number): Uint8Array<ArrayBuffer> {
  const bytes = box(kind, length, 1);
  new DataView(bytes.buffer).setBigUint64(8, BigInt(length));
  return bytes;
}

const left = async (...parts: Uint8Array<ArrayBuffer>[]) => (await readable(new Blob(parts))).size;

const HEAD = box("ftyp", 24);
const PIECE = box("moof", 100);

it("a whole file is given whole", async () => {
  expect(await left(HEAD, PIECE, box("mdat", 500))).toBe(624);
  expect(await left(HEAD, large("mdat", 500))).toBe(524);
});

it("a box at the end that is not whole is left out, and with it half a header", async () => {
  expect(await left(HEAD, PIECE, box("moof", 30, 100))).toBe(124);
  expect(await left(HEAD, PIECE, new Uint8Array(5))).toBe(124);
});

it("but for pictures and sounds: the first of them may be there", async () => {
  expect(await left(HEAD, PIECE, box("mdat", 200, 5_000))).toBe(324);
});

it("a box that says no size reaches to the end", async () => {
  expect(await left(HEAD, box("mdat", 300, 0))).toBe(324);
  // 64 bits of which there are none.
  expect(await left(HEAD, box("mdat", 12, 1))).toBe(36);
});

it("a file of another kind is given as it is", async () => {
  expect(await left(new Uint8Array([0x1a, 0x45, 0xdf, 0xa3, 1, 2, 3, 4, 5]))).toBe(9);
  expect(await left()).toBe(0);
});
