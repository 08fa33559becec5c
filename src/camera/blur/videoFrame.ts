import type { Coding, Planes, Size } from "./compositor.ts";
import type { Kernels } from "./kernels.ts";
import type { Arena } from "./memory.ts";

/** Places of red and blue in the four bytes of a pixel. */
const PACKED: Partial<Record<VideoPixelFormat, readonly [red: number, blue: number]>> = {
  RGBA: [0, 2],
  RGBX: [0, 2],
  BGRA: [2, 0],
  BGRX: [2, 0],
};

/** The part of the frame that is meant to be seen, in pixels. */
export function visible(frame: VideoFrame): Size {
  const { width = frame.codedWidth, height = frame.codedHeight } = frame.visibleRect ?? {};
  return { width, height };
}

/** Where the frame does not say: as `rgbToI420` codes, and as cameras do. */
export function codingOf({ format, colorSpace }: VideoFrame): Coding {
  const planar = format === "I420" || format === "NV12";
  return {
    matrix: planar && colorSpace.matrix === "bt709" ? "bt709" : "bt601",
    fullRange: planar && colorSpace.fullRange === true,
  };
}

/** Room beside the planes for what has to be sorted into them. */
export function roomFor(arena: Arena, { width, height }: Size): number {
  return arena.take(4 * width * height);
}

/** Copies the picture into planes of its size. False: it is in a format that we do not know. Rejects as `copyTo` does. */
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
    // Luma to its place; chroma behind it would be in the way of u and v, so all goes through the room.
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

/** How the picture is to be shown that `coding` and `copyFrame` made planes of, for a new frame's making. */
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
    // WebCodecs, "VideoFrameBufferInit": a phone held upright may give frames that lie on their side.
    rotation,
    flip,
  } as Omit<VideoFrameBufferInit, "format" | "codedWidth" | "codedHeight">;
}
