declare const brand: unique symbol;

/** A frame that we composed. Only such frames may leave the worker; the type keeps a camera's frame from being one. */
export type Composed = VideoFrame & { readonly [brand]: true };

/** The same picture a moment later: µs after its own time. */
export const laterThan = (frame: Composed, after: number): Composed =>
  new VideoFrame(frame, { timestamp: frame.timestamp + after }) as Composed;

/**
 * A new frame from one of our canvases, or from planes in the kernels' memory, which are copied. Throws as `VideoFrame`
 * does.
 */
export function composed(from: OffscreenCanvas, init: VideoFrameInit): Composed;
export function composed(from: Uint8Array<ArrayBuffer>, init: VideoFrameBufferInit): Composed;
export function composed(
  from: OffscreenCanvas | Uint8Array<ArrayBuffer>,
  init: VideoFrameInit | VideoFrameBufferInit,
): Composed {
  return new VideoFrame(from as Uint8Array<ArrayBuffer>, init as VideoFrameBufferInit) as Composed;
}
