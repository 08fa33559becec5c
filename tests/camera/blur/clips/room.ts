/** A still and busy room: a wall with stripes, boards with books and letters to both sides, sheets with lines of small text, and grain. */
import { makeRandom } from "./random.ts";

/** Red, green and blue, 0 to 255, a pixel. */
export interface Room {
  readonly width: number;
  readonly height: number;
  readonly rgb: Float32Array;
}

/** Shares of width and height, [left, top, right, bottom]: sheets of small text that the person never comes before. */
export const SHEETS: readonly (readonly [number, number, number, number])[] = [
  [0.02, 0.14, 0.17, 0.56],
  [0.83, 0.14, 0.98, 0.56],
];

/** Five columns by seven rows of a letter, row by row, the left column highest. */
const LETTERS = [
  [14, 17, 17, 31, 17, 17, 17],
  [31, 16, 16, 30, 16, 16, 31],
  [17, 17, 17, 31, 17, 17, 17],
  [17, 25, 21, 21, 21, 19, 17],
  [14, 17, 17, 17, 17, 17, 14],
  [30, 17, 17, 30, 20, 18, 17],
  [15, 16, 16, 14, 1, 1, 30],
  [31, 4, 4, 4, 4, 4, 4],
] as const;

type Colour = readonly [number, number, number];

export function makeRoom(width: number, height: number, seed: number): Room {
  const rgb = new Float32Array(3 * width * height);
  const random = makeRandom(seed);
  /** One pixel of a picture that is 360 high. */
  const unit = Math.max(1, Math.round(Math.min(width, height) / 360));
  const some = (from: number, to: number) => from + random() * (to - from);

  function fill(left: number, top: number, right: number, bottom: number, colour: Colour): void {
    for (let y = Math.max(0, Math.round(top)); y < Math.min(height, Math.round(bottom)); y++) {
      for (let x = Math.max(0, Math.round(left)); x < Math.min(width, Math.round(right)); x++) {
        rgb.set(colour, 3 * (y * width + x));
      }
    }
  }

  function write(left: number, top: number, right: number, bottom: number, size: number, ink: Colour): void {
    for (let y = top; y + 7 * size <= bottom; y += 11 * size) {
      for (let x = left; x + 5 * size <= right; x += 6 * size) {
        if (random() < 0.15) continue;
        const letter = LETTERS[Math.floor(random() * LETTERS.length)]!;
        letter.forEach((row, down) => {
          for (let across = 0; across < 5; across++) {
            if (!((row >> (4 - across)) & 1)) continue;
            const [px, py] = [x + across * size, y + down * size];
            fill(px, py, px + size, py + size, ink);
          }
        });
      }
    }
  }

  const wall: Colour = [some(85, 105), some(110, 130), some(105, 120)];
  fill(0, 0, width, height, wall);
  const stripe: Colour = [wall[0] - 16, wall[1] - 14, wall[2] - 10];
  for (let x = 0; x < width; x += 14 * unit) fill(x, 0, x + 5 * unit, height, stripe);

  for (let board = 0.2; board < 1; board += 0.2) {
    const floor = height * board;
    for (let x = 0.2 * width; x < 0.8 * width;) {
      // Between the shelves hangs nothing: the person sits there.
      if (x > 0.34 * width && x < 0.62 * width) x = 0.62 * width;
      const book = some(10, 24) * unit;
      const grey = some(60, 120);
      const cover: Colour = [grey + some(-25, 25), grey + some(-25, 25), grey + some(-25, 25)];
      const top = floor - some(0.1, 0.16) * height;
      fill(x, top, x + book - unit, floor, cover);
      write(x + 2 * unit, top + 4 * unit, x + book - unit, floor - 4 * unit, unit, [grey + 60, grey + 58, grey + 50]);
      x += book;
    }
    fill(0.18 * width, floor, 0.82 * width, floor + 5 * unit, [95, 65, 40]);
  }

  for (const [left, top, right, bottom] of SHEETS) {
    const box = [left * width, top * height, right * width, bottom * height] as const;
    fill(...box, [238, 236, 228]);
    write(box[0] + 4 * unit, box[1] + 4 * unit, box[2] - 4 * unit, box[3] - 4 * unit, 2 * unit, [25, 25, 30]);
  }

  for (let i = 0; i < rgb.length; i++) rgb[i] = rgb[i]! + some(-6, 6);
  return { width, height, rgb };
}
