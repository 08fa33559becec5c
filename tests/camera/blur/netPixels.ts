/** Where the pixels of a picture's planes lie among those of the net, as plainly as it can be said. */
import type { Size } from "../../../src/camera/blur/compositor.ts";

/** The size of the planes of chroma. */
export const half = ({ width, height }: Size): Size => ({ width: (width + 1) >> 1, height: (height + 1) >> 1 });

/** Where the middle of a pixel lies between two neighbours of the net's: both of them, and how far on. */
export function between(pixel: number, length: number, netLength: number): readonly [number, number, number] {
  const place = Math.min(Math.max(((pixel + 0.5) * netLength) / length - 0.5, 0), netLength - 1);
  const first = Math.floor(place);
  return [first, Math.min(first + 1, netLength - 1), place - first];
}
