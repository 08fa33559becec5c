declare const brand: unique symbol;

/** A frame of our own making. Only such frames can be given out: a camera's frame is not one, and the types say so. */
export type Composed = VideoFrame & { readonly [brand]: true };

/** A new frame from a canvas of ours, or from planes in the kernels' memory, which it copies. */
export function composed(from: OffscreenCanvas, init: VideoFrameInit): Composed;
export function composed(from: Uint8Array<ArrayBuffer>, init: VideoFrameBufferInit): Composed;
export function composed(
  from: OffscreenCanvas | Uint8Array<ArrayBuffer>,
  init: VideoFrameInit | VideoFrameBufferInit,
): Composed {
  return new VideoFrame(from as Uint8Array<ArrayBuffer>, init as VideoFrameBufferInit) as Composed;
}
