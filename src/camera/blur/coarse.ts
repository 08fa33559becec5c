import { type Composed, composed } from "./composed.ts";

/** Pixels of the room that survive: a face is two or three of them. */
const COARSE = { long: 32, short: 18 };
const OUT = { long: 640, short: 360 };

/**
 * Blurs everything, with a canvas alone: while the kernels are on their way, and for good where WebAssembly has no SIMD.
 * Returns undefined where there is not even a canvas in a worker.
 */
export function makeCoarse(): ((frame: VideoFrame) => Composed) | undefined {
  if (typeof OffscreenCanvas === "undefined") return undefined;
  const small = new OffscreenCanvas(1, 1).getContext("2d", { alpha: false, willReadFrequently: true });
  const large = new OffscreenCanvas(1, 1).getContext("2d", { alpha: false, willReadFrequently: true });
  if (!small || !large) return undefined;
  return (frame) => {
    const upright = frame.displayHeight > frame.displayWidth;
    draw(small, frame, COARSE, upright);
    draw(large, small.canvas, OUT, upright);
    return composed(large.canvas, { timestamp: frame.timestamp });
  };
}

function draw(
  context: OffscreenCanvasRenderingContext2D,
  picture: VideoFrame | OffscreenCanvas,
  { long, short }: { readonly long: number; readonly short: number },
  upright: boolean,
): void {
  const { canvas } = context;
  const [width, height] = upright ? [short, long] : [long, short];
  // Given anew only where it changes: it empties the canvas.
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  context.imageSmoothingQuality = "high";
  context.drawImage(picture, 0, 0, width, height);
}
