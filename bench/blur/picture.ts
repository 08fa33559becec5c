/**
 * How good a blur looks, from its pictures alone, whatever product made them. Luma of limited range at 640×360, which is half the size
 * that the products are given.
 */
import type { Clip } from "../../tests/camera/blur/clips/clip.ts";
import { countReadable } from "../../tests/camera/blur/quality.ts";

export const SIZE = { width: 640, height: 360 };

export interface Shown {
  /** Of the clip's frame, as its barcode says. */
  readonly number: number;
  readonly luma: Uint8Array;
}

export interface Looks {
  /**
   * %: intersection over union of the person and of what was left sharp. A pixel is sharp where its difference from its neighbourhood
   * is nearer to the camera's than to none, however strong a blur is. Only those count whose neighbourhood holds the person alone or
   * the room alone, for where they meet every blur changes it, and where the camera's difference is at least `TELLING`.
   */
  readonly iou: number;
  /** %: busy blocks of the room that can still be read (tests/camera/blur/quality.ts). */
  readonly readable: number;
}

const TELLING = 16;
/** Pixels to either side that are the neighbourhood: their mean, three times over. */
const RADIUS = 4;
const ALONE = 0.01;

export function looksOf(shown: readonly Shown[], clip: Clip): Looks {
  let [both, either, busy, readable] = [0, 0, 0, 0];
  for (const { number, luma } of shown) {
    const frame = clip.frame(number);
    const [camera, truth] = [Uint8Array.from(halved(frame.i420, clip.width)), halved(frame.alpha, clip.width)];
    const [detail, shownDetail, person] = [detailOf(camera), detailOf(luma), around(truth)];
    for (let p = SIZE.width * (SIZE.height / 12); p < camera.length; p++) {
      if (Math.abs(detail[p]!) < TELLING) continue;
      if (person[p]! > ALONE && person[p]! < 1 - ALONE) continue;
      const isPerson = truth[p]! >= 0.5;
      const isSharp = Math.abs(shownDetail[p]! - detail[p]!) < Math.abs(shownDetail[p]!);
      if (isPerson && isSharp) both += 1;
      if (isPerson || isSharp) either += 1;
    }
    const counted = countReadable(truth, camera, luma, SIZE);
    busy += counted.busy;
    readable += counted.readable;
  }
  return { iou: (100 * both) / either, readable: (100 * readable) / busy };
}

/** Four pixels become one. */
function halved(plane: ArrayLike<number>, width: number): Float32Array {
  return Float32Array.from({ length: SIZE.width * SIZE.height }, (_, p) => {
    const at = 2 * Math.floor(p / SIZE.width) * width + 2 * (p % SIZE.width);
    return (plane[at]! + plane[at + 1]! + plane[at + width]! + plane[at + width + 1]!) / 4;
  });
}

function detailOf(plane: Uint8Array): Float32Array {
  return around(Float32Array.from(plane)).map((mean, p) => plane[p]! - mean);
}

function around(plane: Float32Array): Float32Array {
  return blur(blur(blur(plane)));
}

function blur(plane: Float32Array): Float32Array {
  const { width, height } = SIZE;
  const along = (from: Float32Array, step: number, length: number, lines: number, lineStep: number) => {
    const out = new Float32Array(from.length);
    for (let line = 0; line < lines; line++) {
      for (let at = 0; at < length; at++) {
        const [first, last] = [Math.max(0, at - RADIUS), Math.min(length - 1, at + RADIUS)];
        let sum = 0;
        for (let place = first; place <= last; place++) sum += from[line * lineStep + place * step]!;
        out[line * lineStep + at * step] = sum / (last - first + 1);
      }
    }
    return out;
  };
  return along(along(plane, 1, width, height, width), width, height, width, 1);
}
