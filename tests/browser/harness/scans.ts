import type { Picture } from "./pdf.ts";

/** Green, 16 by 16, in JPEG 2000 (ISO/IEC 15444-1): made by OpenJPEG. */
export const WAVELET: Picture = {
  filter: "JPXDecode",
  width: 16,
  height: 16,
  bytes: Buffer.from(
    "AAAADGpQICANCocKAAAAFGZ0eXBqcDIgAAAAAGpwMiAAAAAtanAyaAAAABZpaGRyAAAAEAAAABAAAw8HAAAAAAAPY29scgEAAAAA" +
      "ABAAAACuanAyY/9P/1EALwAAAAAAEAAAABAAAAAAAAAAAAAAABAAAAAQAAAAAAAAAAAAAw8BAQ8BAQ8BAf9SAAwAAAABAQQEBAAB" +
      "/1wAEECAiIiQiIiQiIiQiIiQ/2QAJQABQ3JlYXRlZCBieSBPcGVuSlBFRyB2ZXJzaW9uIDIuNS4w/5AACgAAAAAAKgAB/5PAACEH" +
      "3/iQEAo/3/iQEAo/gICAgICAgICAgICA/9k=",
    "base64",
  ),
};

/** Black, 8 by 8, in JBIG2 (ITU-T T.88) as a PDF holds it: a page (7.4.8), and on it a region as a fax has it (7.4.6, T.6). */
export const BILEVEL: Picture = {
  filter: "JBIG2Decode",
  width: 8,
  height: 8,
  bilevel: true,
  bytes: Buffer.concat([
    segment(0, 48, Buffer.concat([numbers(8, 8, 0, 0), Buffer.from([0, 0, 0])])),
    segment(1, 38, Buffer.concat([numbers(8, 8, 0, 0), Buffer.from([0, 1]), blackFax()])),
  ]),
};

/** With its header (7.2), on page 1. */
function segment(number: number, type: number, data: Buffer): Buffer {
  return Buffer.concat([numbers(number), Buffer.from([type, 0, 1]), numbers(data.length), data]);
}

function numbers(...given: readonly number[]): Buffer {
  const bytes = Buffer.alloc(given.length * 4);
  for (const [index, number] of given.entries()) bytes.writeUInt32BE(number, index * 4);
  return bytes;
}

/** Eight rows of eight black pixels: the first by its lengths, each further one as the one before, and the end (T.6, 2.2). */
function blackFax(): Buffer {
  const bits = ["001", "00110101", "000101", "11".repeat(7), "000000000001".repeat(2)].join("");
  const whole = bits.padEnd(Math.ceil(bits.length / 8) * 8, "0");
  return Buffer.from(whole.match(/.{8}/g)!.map((byte) => Number.parseInt(byte, 2)));
}
