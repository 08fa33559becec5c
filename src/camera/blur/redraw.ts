/**
 * Gives a frame with the same picture whose pixels can be read (`videoFrame.ts`, `isReadable`). `frame` stays the caller's.
 * Some cameras, and drivers that keep the picture in the graphics card, give none that can.
 */
export type Redraw = (frame: VideoFrame) => VideoFrame;

/** Draws frames on a canvas, upright. Undefined where workers have none. */
export function makeRedraw(): Redraw | undefined {
  if (typeof OffscreenCanvas === "undefined") return undefined;
  const context = new OffscreenCanvas(1, 1).getContext("2d", { alpha: false, willReadFrequently: true });
  if (!context) return undefined;
  return (frame) => {
    const { displayWidth: width, displayHeight: height, timestamp } = frame;
    const { canvas } = context;
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    context.drawImage(frame, 0, 0, width, height);
    const { data } = context.getImageData(0, 0, width, height);
    return new VideoFrame(data, { format: "RGBX", codedWidth: width, codedHeight: height, timestamp });
  };
}
