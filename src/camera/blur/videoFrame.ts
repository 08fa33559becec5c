import type { Coding, Planes, Size } from "./compositor.ts";
import type { Kernels } from "./kernels.ts";
import type { Arena } from "./memory.ts";

/** The positions of red and blue in the four bytes of a pixel. */
const PACKED: Partial<Record<VideoPixelFormat, readonly [red: number, blue: number]>> = {
  RGBA: [0, 2],
  RGBX: [0, 2],
  BGRA: [2, 0],
  BGRX: [2, 0],
};

/** Whether `copyFrame` supports the frame's format: WebCodecs has others, and null for one that it does not know. */
export const isReadable = ({ format }: VideoFrame): boolean =>
  format === "I420" || format === "NV12" || (format !== null && format in PACKED);

/** The size of the frame's visible part, in pixels. */
export function visible(frame: VideoFrame): Size {
  const { width = frame.codedWidth, height = frame.codedHeight } = frame.visibleRect ?? {};
  return { width, height };
}

/**
 * How the planes that `copyFrame` makes of the frame are coded. Packed formats become BT.601 in limited range, as
 * `rgbToI420` makes it; so does a planar frame that does not say, because cameras use that.
 */
export function codingOf({ format, colorSpace }: VideoFrame): Coding {
  const planar = format === "I420" || format === "NV12";
  return {
    matrix: planar && colorSpace.matrix === "bt709" ? "bt709" : "bt601",
    fullRange: planar && colorSpace.fullRange === true,
  };
}

/** Memory for `copyFrame` to copy a frame of this size into, where its format is not that of the planes. */
export function roomFor(arena: Arena, { width, height }: Size): number {
  return arena.take(4 * width * height);
}

/**
 * Copies the picture into `planes`, which have its size; `room` is from `roomFor`. False, and nothing copied, where the
 * frame's format is not supported. Rejects as `copyTo` does.
 */
export async function copyFrame(frame: VideoFrame, kernels: Kernels, planes: Planes, room: number): Promise<boolean> {
  const { width, height, y, u, v } = planes;
  const [half, halfHeight] = [(width + 1) >> 1, (height + 1) >> 1];
  const memory = (pointer: number, length: number) => new Uint8Array(kernels.memory.buffer, pointer, length);
  if (frame.format === "I420") {
    const layout = [
      { offset: 0, stride: width },
      { offset: u - y, stride: half },
      { offset: v - y, stride: half },
    ];
    await frame.copyTo(memory(y, planes.bytes), { layout });
    return true;
  }
  if (frame.format === "NV12") {
    // NV12 has u and v interleaved, so the frame is copied to `room` first, and sorted into the planes from there.
    const layout = [
      { offset: 0, stride: width },
      { offset: width * height, stride: 2 * half },
    ];
    await frame.copyTo(memory(room, width * height + 2 * half * halfHeight), { layout });
    memory(y, width * height).set(memory(room, width * height));
    kernels.deinterleave(room + width * height, u, v, half * halfHeight);
    return true;
  }
  const packed = frame.format && PACKED[frame.format];
  if (!packed) return false;
  await frame.copyTo(memory(room, 4 * width * height), { layout: [{ offset: 0, stride: 4 * width }] });
  kernels.rgbToI420(room, width, height, ...packed, y, u, v);
  return true;
}

/** What a new frame needs besides its pixels to be shown like `frame`: time, colour space and orientation. */
export function shownAs(
  frame: VideoFrame,
  coding: Coding,
): Omit<VideoFrameBufferInit, "format" | "codedWidth" | "codedHeight"> {
  const { primaries, transfer } = frame.colorSpace;
  const { rotation, flip } = frame as VideoFrame & { readonly rotation?: number; readonly flip?: boolean };
  const matrix = coding.matrix === "bt709" ? "bt709" : "smpte170m";
  return {
    timestamp: frame.timestamp,
    colorSpace: { primaries, transfer, matrix, fullRange: coding.fullRange },
    // WebCodecs, "VideoFrameBufferInit": a phone held upright may give frames that are rotated.
    rotation,
    flip,
  } as Omit<VideoFrameBufferInit, "format" | "codedWidth" | "codedHeight">;
}
