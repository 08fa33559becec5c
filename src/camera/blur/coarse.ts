import { type Composed, composed } from "./composed.ts";

/** The size to which the whole picture is reduced, in pixels: a face is two or three of them. */
export const COARSE = { long: 32, short: 18 };
export const OUT = { long: 640, short: 360 };

/**
 * Gives a function that blurs a whole frame with a canvas alone. It is used until the kernels are loaded, and always
 * where WebAssembly has no SIMD. Undefined where workers have no canvas.
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

/** What a canvas of a page and one of a worker have in common. */
interface Context {
  readonly canvas: { width: number; height: number };
  imageSmoothingQuality: ImageSmoothingQuality;
  drawImage(picture: CanvasImageSource, x: number, y: number, width: number, height: number): void;
}

/** Draws the picture, all of it, on the canvas, which gets this size: the long side lies unless it is `upright`. */
export function draw(
  context: Context,
  picture: CanvasImageSource,
  { long, short }: { readonly long: number; readonly short: number },
  upright: boolean,
): void {
  const { canvas } = context;
  const [width, height] = upright ? [short, long] : [long, short];
  // Set only where it changes, because setting the size clears the canvas.
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  context.imageSmoothingQuality = "high";
  context.drawImage(picture, 0, 0, width, height);
}
