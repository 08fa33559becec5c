/**
 * The number of a frame, 0 to 127, along its upper edge: seven bits and their opposites, as fourteen bright or dark blocks. They are
 * so large that the strongest blur and a picture of 32×18 pixels leave them legible.
 */

/** Share of the height that the blocks take. */
export const BARCODE_HEIGHT = 1 / 12;

const BRIGHT = 220;
const DARK = 30;

/** Draws it over a luma plane of `width` pixels a row; chroma above must be grey. */
export function drawBarcode(luma: Uint8Array, width: number, height: number, number: number): void {
  const rows = Math.ceil(height * BARCODE_HEIGHT);
  for (let x = 0; x < width; x++) {
    const block = Math.floor((x * 14) / width);
    const bit = (number >> (block >> 1)) & 1;
    const value = bit === (block & 1) ? DARK : BRIGHT;
    for (let y = 0; y < rows; y++) luma[y * width + x] = value;
  }
}

/**
 * Reads it from a luma plane, or gives undefined where a bit and its opposite look alike. Needs nothing from outside, so that it can be
 * handed to a page.
 */
export function readBarcode(luma: Uint8Array, width: number, height: number, stride: number): number | undefined {
  const rows = Math.max(1, Math.floor(height / 36));
  let number = 0;
  for (let bit = 0; bit < 7; bit++) {
    const [first, second] = [2 * bit, 2 * bit + 1].map((block) => {
      let [sum, count] = [0, 0];
      const begin = Math.round(((block + 0.35) * width) / 14);
      const end = Math.max(begin + 1, Math.round(((block + 0.65) * width) / 14));
      for (let y = 0; y < rows; y++) {
        for (let x = begin; x < end; x++) {
          sum += luma[y * stride + x]!;
          count += 1;
        }
      }
      return sum / count;
    }) as [number, number];
    if (Math.abs(first - second) < 24) return undefined;
    if (first > second) number |= 1 << bit;
  }
  return number;
}
