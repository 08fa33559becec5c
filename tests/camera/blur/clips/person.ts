/** People cut out of portraits, without the colour of what once was behind them. */
import { readFileSync } from "node:fs";
import { decode } from "fast-png";

export const PEOPLE = ["astronaut", "grace_hopper"] as const;
export type Name = (typeof PEOPLE)[number];

/** [αr, αg, αb, α] a pixel, colours 0 to 255, α 0 to 1. */
export interface Cutout {
  readonly width: number;
  readonly height: number;
  readonly pixels: Float32Array;
}

/** As large as `scale` times the portrait. */
export function makePerson(name: Name, scale: number): Cutout {
  const { width, height, data } = decode(readFileSync(`tests/camera/pictures/${name}-cutout.png`));
  return resize(decontaminate(width, height, data), scale);
}

/** From α below this on, a colour may be mixed with that of the old background. */
const PURE = 250;
/** Pixels that a soft edge is wide at most. */
const REACH = 24;

/** Gives soft edges the colour of the nearest pixels that are nothing but person. */
function decontaminate(width: number, height: number, rgba: ArrayLike<number>): Cutout {
  const count = width * height;
  const colours = new Float32Array(3 * count);
  const known = new Uint8Array(count);
  for (let p = 0; p < count; p++) {
    for (let c = 0; c < 3; c++) colours[3 * p + c] = rgba[4 * p + c]!;
    known[p] = rgba[4 * p + 3]! >= PURE ? 1 : 0;
  }
  for (let step = 0; step < REACH; step++) {
    const before = known.slice();
    for (let p = 0; p < count; p++) {
      if (before[p] || rgba[4 * p + 3] === 0) continue;
      const beside = neighbours(p, width, count).filter((q) => before[q]);
      if (beside.length === 0) continue;
      for (let c = 0; c < 3; c++) {
        colours[3 * p + c] = beside.reduce((sum, q) => sum + colours[3 * q + c]!, 0) / beside.length;
      }
      known[p] = 1;
    }
  }
  const pixels = new Float32Array(4 * count);
  for (let p = 0; p < count; p++) {
    const alpha = rgba[4 * p + 3]! / 255;
    for (let c = 0; c < 3; c++) pixels[4 * p + c] = alpha * colours[3 * p + c]!;
    pixels[4 * p + 3] = alpha;
  }
  return { width, height, pixels };
}

function neighbours(p: number, width: number, count: number): number[] {
  const beside = [p - width, p + width];
  if (p % width > 0) beside.push(p - 1);
  if (p % width < width - 1) beside.push(p + 1);
  return beside.filter((q) => q >= 0 && q < count);
}

/** By averages of areas where it shrinks, between the nearest pixels where it grows. */
function resize({ width, height, pixels }: Cutout, scale: number): Cutout {
  const [w, h] = [Math.round(width * scale), Math.round(height * scale)];
  const out = new Float32Array(4 * w * h);
  const taps = Math.max(1, Math.ceil(2 / scale));
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const sum = [0, 0, 0, 0];
      for (let tap = 0; tap < taps * taps; tap++) {
        const across = (x + ((tap % taps) + 0.5) / taps) / scale - 0.5;
        const down = (y + (Math.floor(tap / taps) + 0.5) / taps) / scale - 0.5;
        const seen = sample({ width, height, pixels }, across, down);
        for (let c = 0; c < 4; c++) sum[c]! += seen[c]! / (taps * taps);
      }
      out.set(sum, 4 * (y * w + x));
    }
  }
  return { width: w, height: h, pixels: out };
}

/** Between the four nearest pixels; nothing beyond the edges. */
export function sample({ width, height, pixels }: Cutout, x: number, y: number): [number, number, number, number] {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [right, low] = [x - left, y - top];
  const out: [number, number, number, number] = [0, 0, 0, 0];
  for (const [px, py, weight] of [
    [left, top, (1 - right) * (1 - low)],
    [left + 1, top, right * (1 - low)],
    [left, top + 1, (1 - right) * low],
    [left + 1, top + 1, right * low],
  ] as const) {
    if (px < 0 || py < 0 || px >= width || py >= height) continue;
    const at = 4 * (py * width + px);
    for (let c = 0; c < 4; c++) out[c]! += weight * pixels[at + c]!;
  }
  return out;
}
