/**
 * How good a hidden background looks, measured against clips of which the truth is known. Opacities are 0 to 1, planes of luma and
 * opacity lie row by row; lengths are pixels of a picture of 640×360. The barcode along the upper edge is left out of everything.
 */
import { BARCODE_HEIGHT } from "./clips/barcode.ts";

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** One frame: its luma, the truth, and what the product made of it. */
export interface Judged {
  readonly luma: Uint8Array;
  readonly truth: Float32Array;
  readonly found: Float32Array;
}

export interface Quality {
  /** %: intersection over union of true and found person, both where the opacity is at least a half. */
  readonly iou: number;
  /** %: how much of the room is let through, averaged over every pixel that holds nothing of the person. */
  readonly leak: number;
  /**
   * 0 to 255: how far luma is from what the true opacity would have given before a wall of middle grey, as a root mean square within
   * `BAND` of the true edge. What the eye sees: a wrong opacity tells where the person and the wall differ.
   */
  readonly edge: number;
  /** 0 to 255: how much that error changes from frame to frame, as a root mean square in the same band. */
  readonly flicker: number;
}

/** Pixels to either side of the true edge, along rows and along columns. */
const BAND = 8;
/** Luma, of limited range, of the wall. */
const GREY = 126;
/** Of the person there is less than a byte could tell. */
const NOTHING = 1 / 512;

/**
 * The opacity that two pictures of the same frame have in common, one before white and one before black: "triangulation matting"
 * (Smith and Blinn, "Blue Screen Matting", section 4.3). Luma of limited range.
 */
export function opacityOf(beforeWhite: Uint8Array, beforeBlack: Uint8Array, { width, height }: Size): Float32Array {
  const opacity = new Float32Array(width * height);
  for (let p = 0; p < opacity.length; p++) {
    opacity[p] = Math.min(Math.max(1 - (beforeWhite[p]! - beforeBlack[p]!) / (235 - 16), 0), 1);
  }
  return opacity;
}

/** Frames in their order, at least two. */
export function judge(frames: readonly Judged[], size: Size): Quality {
  const first = size.width * Math.ceil(size.height * BARCODE_HEIGHT);
  let [both, either, leaked, room] = [0, 0, 0, 0];
  let [wrong, wavering, beside, besideTwice] = [0, 0, 0, 0];
  let before: Float32Array | undefined;
  for (const frame of frames) {
    const { luma, truth, found } = frame;
    const error = truth.map((value, p) => (found[p]! - value) * (luma[p]! - GREY));
    const band = bandOf(truth, size);
    for (let p = first; p < truth.length; p++) {
      const [isPerson, isFound] = [truth[p]! >= 0.5, found[p]! >= 0.5];
      if (isPerson && isFound) both += 1;
      if (isPerson || isFound) either += 1;
      if (truth[p]! < NOTHING) {
        leaked += found[p]!;
        room += 1;
      }
      if (!band[p]) continue;
      wrong += error[p]! ** 2;
      beside += 1;
      if (!before) continue;
      wavering += (error[p]! - before[p]!) ** 2;
      besideTwice += 1;
    }
    before = error;
  }
  return {
    iou: (100 * both) / either,
    leak: (100 * leaked) / room,
    edge: Math.sqrt(wrong / beside),
    flicker: Math.sqrt(wavering / besideTwice),
  };
}

/** 1 where both person and room are within the band's reach. */
function bandOf(truth: Float32Array, { width, height }: Size): Uint8Array {
  const reach = Math.round((BAND * Math.max(width, height)) / 640);
  const counts = new Int32Array((width + 1) * (height + 1));
  for (let y = 0; y < height; y++) {
    let row = 0;
    for (let x = 0; x < width; x++) {
      row += truth[y * width + x]! >= 0.5 ? 1 : 0;
      counts[(y + 1) * (width + 1) + x + 1] = counts[y * (width + 1) + x + 1]! + row;
    }
  }
  const band = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const [top, bottom] = [Math.max(0, y - reach), Math.min(height, y + reach + 1)];
    for (let x = 0; x < width; x++) {
      const [left, right] = [Math.max(0, x - reach), Math.min(width, x + reach + 1)];
      const at = (row: number, column: number) => counts[row * (width + 1) + column]!;
      const person = at(bottom, right) - at(top, right) - at(bottom, left) + at(top, left);
      if (person > 0 && person < (bottom - top) * (right - left)) band[y * width + x] = 1;
    }
  }
  return band;
}

const BLOCK = 16;
/** Luma by which a block with letters or patterns differs from pixel to pixel, as a root mean square. */
const BUSY = 12;
/** Share of that which must be gone at the least: with a fifth of the contrast left large letters can still be guessed. */
const LEGIBLE = 0.2;

/** Counts blocks of 16×16 pixels that held nothing but a busy piece of room, and those of them that can still be read. */
export function countReadable(
  truth: Float32Array,
  input: Uint8Array,
  output: Uint8Array,
  { width, height }: Size,
): { readonly busy: number; readonly readable: number } {
  const side = Math.round((BLOCK * Math.max(width, height)) / 640);
  let [busy, readable] = [0, 0];
  for (let top = Math.ceil(height * BARCODE_HEIGHT) + side; top + side < height; top += side) {
    for (let left = side; left + side < width; left += side) {
      const within = (value: (p: number) => boolean) => {
        for (let y = top; y < top + side; y++) {
          for (let x = left; x < left + side; x++) if (!value(y * width + x)) return false;
        }
        return true;
      };
      if (!within((p) => truth[p]! < NOTHING)) continue;
      const before = detail(input, width, left, top, side);
      if (before < BUSY) continue;
      busy += 1;
      if (detail(output, width, left, top, side) > LEGIBLE * before) readable += 1;
    }
  }
  return { busy, readable };
}

/** Root mean square of the luma's differences from the mean of what is two pixels to the left and right, above and below. */
function detail(luma: Uint8Array, width: number, left: number, top: number, side: number): number {
  let sum = 0;
  for (let y = top; y < top + side; y++) {
    for (let x = left; x < left + side; x++) {
      const p = y * width + x;
      const around = luma[p - 2]! + luma[p + 2]! + luma[p - 2 * width]! + luma[p + 2 * width]!;
      sum += (luma[p]! - around / 4) ** 2;
    }
  }
  return Math.sqrt(sum) / side;
}
