import type { Engine } from "./network.ts";
import type { Kernels } from "./kernels.ts";
import type { Arena } from "./memory.ts";

export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * A picture in I420 in the kernels' memory: pointers to planes of bytes without padding. Chroma has half the size,
 * rounded up.
 */
export interface Planes extends Size {
  readonly y: number;
  readonly u: number;
  readonly v: number;
  /** The length of all three planes, which follow each other. */
  readonly bytes: number;
}

/**
 * What is shown in place of the room: the room averaged three times over squares of 2 · radius + 1 pixels, at the net's
 * size; or a picture, as [y, u, v, .] for each pixel of the net.
 */
export type Backdrop = { readonly radius: number } | { readonly pixels: Float32Array };

/**
 * Where the mask comes from: from the network for this frame (`fresh`), from the previous frame (`kept`), or nowhere
 * (`none`: no pixel counts as the person, so the whole picture is blurred).
 */
export type Mask = "fresh" | "kept" | "none";

/** How colours are coded, after ITU-R BT.601 and BT.709. */
export interface Coding {
  readonly matrix: "bt601" | "bt709";
  readonly fullRange: boolean;
}

export interface Compositor {
  /** The camera's picture, which the caller fills in before `compose`. */
  readonly source: Planes;
  /** The composed picture. */
  readonly output: Planes;
  /** Composes `source` into `output`. False where a number was not finite: the output must not be shown then. */
  compose(mask: Mask, backdrop: Backdrop): boolean;
}

/**
 * The size of the network's input for pictures of this size. It depends on the orientation, because the network was
 * trained on undistorted people: a portrait picture squeezed into landscape ruins the mask.
 */
export function netSize({ width, height }: Size): Size {
  return width >= height ? { width: 256, height: 144 } : { width: 192, height: 256 };
}

/**
 * The radius of the guided filter's windows, in pixels of the net, and the variance of the guide that it takes for
 * noise.
 */
const GUIDED_RADIUS = 3;
const EPSILON = 3e-4;
/** The radius where there is no mask, whatever backdrop was asked for. */
const WHOLE_RADIUS = 7;
/** How many bytes kernels may write past the end of a row. */
const SLACK = 32;

/** Composes pictures of one size and coding, in memory from `arena`. Without an engine the whole picture is blurred. */
export function makeCompositor(
  kernels: Kernels,
  arena: Arena,
  size: Size,
  coding: Coding,
  engine: Engine | undefined,
): Compositor {
  const { width, height } = size;
  const net = netSize(size);
  const pixels = net.width * net.height;
  const half: Size = { width: (width + 1) >> 1, height: (height + 1) >> 1 };
  const source = takePlanes(arena, size);
  const output = takePlanes(arena, size);
  const quads = () => arena.take(16 * pixels);
  const [guide, raw, coefficients, first, second] = [quads(), quads(), quads(), quads(), quads()];
  const before = arena.take(8 * pixels);
  const bounds = arena.take(8 * pixels);
  const kinds = arena.take((net.width + 1) * (net.height + 1));
  const columns = arena.take(64 * net.width);
  const rows = arena.take(8 * (width + SLACK));
  const lines = arena.take(34 * (width + SLACK));
  const luma = { across: table(width, net.width), down: table(height, net.height) };
  const chroma = { across: table(half.width, net.width), down: table(half.height, net.height) };
  const rgb = rgbCoefficients(coding);
  let fresh = false;

  /**
   * For each cell between the centres of two of the net's pixels: the first of the `length` pixels in it (int32), and
   * how far into the cell that pixel's centre lies (float32, in cells).
   */
  function table(length: number, netLength: number): number {
    const pointer = arena.take(8 * (netLength + 2));
    const view = new DataView(kernels.memory.buffer, pointer);
    for (let cell = 0; cell <= netLength + 1; cell++) {
      const begin = Math.min(Math.max(Math.ceil(((cell - 0.5) * length) / netLength - 0.5), 0), length);
      const start = cell === 0 ? 0 : cell === netLength + 1 ? length : begin;
      view.setInt32(8 * cell, start, true);
      view.setFloat32(8 * cell + 4, ((start + 0.5) * netLength) / length + 0.5 - cell, true);
    }
    return pointer;
  }

  function look(): void {
    const { width: w, height: h } = net;
    kernels.shrinkToFloats(source.y, width, height, rows, guide, w, h);
    kernels.shrinkToFloats(source.u, half.width, half.height, rows, guide + 4, w, h);
    kernels.shrinkToFloats(source.v, half.width, half.height, rows, guide + 8, w, h);
  }

  /** Runs the network and the guided filter. False where the mask is not finite. */
  function find({ input, output: mask, run }: Engine): boolean {
    kernels.toRgb(guide, input, pixels, ...rgb);
    run();
    const sound = kernels.steady(mask, guide, before, pixels, fresh ? 0 : 1);
    fresh = sound !== 0;
    kernels.guided(guide, mask, raw, columns, net.width, net.height, GUIDED_RADIUS, EPSILON);
    kernels.box(raw, coefficients, columns, net.width, net.height, GUIDED_RADIUS);
    return fresh;
  }

  /** Sets all coefficients to 0: every pixel is room. */
  function findNobody(): void {
    fresh = false;
    new Uint8Array(kernels.memory.buffer, coefficients, 16 * pixels).fill(0);
  }

  /** Computes what is shown behind the person; gives the pointer to its [y, u, v, .]. */
  function behind(backdrop: Backdrop): number {
    if ("pixels" in backdrop) {
      new Float32Array(kernels.memory.buffer, first, 4 * pixels).set(backdrop.pixels);
      return first;
    }
    kernels.excludePerson(guide, coefficients, first, pixels);
    kernels.box(first, second, columns, net.width, net.height, backdrop.radius);
    kernels.box(second, first, columns, net.width, net.height, backdrop.radius);
    kernels.box(first, second, columns, net.width, net.height, backdrop.radius);
    kernels.divideByWeight(second, pixels);
    return second;
  }

  function blend(backdrop: number): void {
    const { y, u, v } = source;
    const seen = [y, u, v, coefficients, backdrop, kinds] as const;
    const sizes = [width, height, net.width, net.height] as const;
    kernels.blendLuma(...seen, luma.across, luma.down, rows, lines, output.y, ...sizes);
    kernels.blendChroma(...seen, chroma.across, chroma.down, rows, lines, output.u, output.v, ...sizes);
  }

  return {
    source,
    output,
    compose(mask, backdrop) {
      look();
      const finds = engine !== undefined && (mask === "fresh" || (mask === "kept" && fresh));
      if (!finds) findNobody();
      else if (mask === "fresh" && !find(engine)) return false;
      if (kernels.classify(coefficients, bounds, kinds, net.width, net.height) === 0) return (fresh = false);
      blend(behind(finds ? backdrop : { radius: WHOLE_RADIUS }));
      return true;
    },
  };
}

/** Memory for a picture of this size, with some behind it that kernels may overwrite. */
export function takePlanes(arena: Arena, { width, height }: Size): Planes {
  const [luma, chroma] = [width * height, ((width + 1) >> 1) * ((height + 1) >> 1)];
  const bytes = luma + 2 * chroma;
  const y = arena.take(bytes + SLACK);
  return { width, height, y, u: y + luma, v: y + luma + chroma, bytes };
}

/** The weights of red, green and blue in luma; their sum is 1. */
export function lumaOf(matrix: Coding["matrix"]): readonly [red: number, green: number, blue: number] {
  return matrix === "bt601" ? [0.299, 0.587, 0.114] : [0.2126, 0.7152, 0.0722];
}

/** The arguments of `toRgb`: the black level, the gain of luma, and the factors of chroma. */
function rgbCoefficients({ matrix, fullRange }: Coding) {
  const [black, luma, chroma] = fullRange ? [0, 1, 1] : [16 / 255, 255 / 219, 255 / 224];
  const [red, green, blue] = lumaOf(matrix);
  const [redV, blueU] = [2 * (1 - red) * chroma, 2 * (1 - blue) * chroma];
  return [black, luma, redV, (-blueU * blue) / green, (-redV * red) / green, blueU] as const;
}
