import type { Engine } from "./network.ts";
import type { Kernels } from "./kernels.ts";
import type { Arena } from "./memory.ts";

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A picture in I420 in the kernels' memory: pointers to planes of bytes without gaps, chroma of half the size rounded up. */
export interface Planes extends Size {
  readonly y: number;
  readonly u: number;
  readonly v: number;
  /** Of all three, which lie one behind the other. */
  readonly bytes: number;
}

/** What is seen of the room: itself, averaged three times over squares of 2 · radius + 1 pixels of the net; or [y, u, v, .] instead of it. */
export type Backdrop = { readonly radius: number } | { readonly pixels: Float32Array };

/**
 * Where the mask comes from: from the network for this frame (`fresh`), from the last frame (`kept`), or nowhere (`none`: nothing
 * is taken for the person, the whole picture is blurred).
 */
export type Mask = "fresh" | "kept" | "none";

/** How colours are coded, as ITU-R BT.601 and BT.709 have it. */
export interface Coding {
  readonly matrix: "bt601" | "bt709";
  readonly fullRange: boolean;
}

export interface Compositor {
  /** To be filled before `compose`. */
  readonly source: Planes;
  readonly output: Planes;
  /** False: a number was not a number, and the output must not be shown. */
  compose(mask: Mask, backdrop: Backdrop): boolean;
}

/** The network was trained on pictures of people upright: a portrait picture stretched to landscape ruins the mask. */
export function netSize({ width, height }: Size): Size {
  return width >= height ? { width: 256, height: 144 } : { width: 192, height: 256 };
}

/** Radius of the guided filter's windows, in pixels of the net, and what it takes for noise of the guide. */
const GUIDED_RADIUS = 3;
const EPSILON = 3e-4;
/** Whatever was chosen: nobody has been found in the picture yet. */
const WHOLE_RADIUS = 7;
/** Kernels may write this many bytes behind the end of a row. */
const SLACK = 32;

/** Composes pictures of one size. Without an engine there is no mask, and the whole picture is blurred. */
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
  const luma = { across: table(width, net.width), down: table(height, net.height) };
  const chroma = { across: table(half.width, net.width), down: table(half.height, net.height) };
  const rgb = rgbCoefficients(coding);
  let fresh = false;

  /** For each cell between two of the net's pixels, the first pixel and how far into the cell its middle lies. */
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

  /** From the network's mask to averaged coefficients. */
  function find({ input, output: mask, run }: Engine): boolean {
    kernels.toRgb(guide, input, pixels, ...rgb);
    run();
    const sound = kernels.steady(mask, guide, before, pixels, fresh ? 0 : 1);
    fresh = sound !== 0;
    kernels.guided(guide, mask, raw, columns, net.width, net.height, GUIDED_RADIUS, EPSILON);
    kernels.box(raw, coefficients, columns, net.width, net.height, GUIDED_RADIUS);
    return fresh;
  }

  /** All coefficients 0: every pixel is room. */
  function findNobody(): void {
    fresh = false;
    new Uint8Array(kernels.memory.buffer, coefficients, 16 * pixels).fill(0);
  }

  /** What is behind the person; returns the pointer to its [y, u, v, .]. */
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
    kernels.blendLuma(...seen, luma.across, luma.down, rows, output.y, ...sizes);
    kernels.blendChroma(...seen, chroma.across, chroma.down, rows, output.u, output.v, ...sizes);
  }

  return {
    source,
    output,
    compose(mask, backdrop) {
      look();
      const finds = engine !== undefined && (mask === "fresh" || (mask === "kept" && fresh));
      if (!finds) findNobody();
      else if (mask === "fresh" && !find(engine)) return false;
      if (kernels.classify(coefficients, bounds, kinds, net.width, net.height) === 0) return false;
      blend(behind(finds ? backdrop : { radius: WHOLE_RADIUS }));
      return true;
    },
  };
}

/** Room for a picture, with some behind it that kernels may write on. */
export function takePlanes(arena: Arena, { width, height }: Size): Planes {
  const [luma, chroma] = [width * height, ((width + 1) >> 1) * ((height + 1) >> 1)];
  const bytes = luma + 2 * chroma;
  const y = arena.take(bytes + SLACK);
  return { width, height, y, u: y + luma, v: y + luma + chroma, bytes };
}

/** The shares of red, green and blue in luma. */
export function lumaOf(matrix: Coding["matrix"]): readonly [red: number, green: number, blue: number] {
  return matrix === "bt601" ? [0.299, 0.587, 0.114] : [0.2126, 0.7152, 0.0722];
}

/** For `toRgb`: black, gain of luma, and the shares of chroma. */
function rgbCoefficients({ matrix, fullRange }: Coding) {
  const [black, luma, chroma] = fullRange ? [0, 1, 1] : [16 / 255, 255 / 219, 255 / 224];
  const [red, green, blue] = lumaOf(matrix);
  const [redV, blueU] = [2 * (1 - red) * chroma, 2 * (1 - blue) * chroma];
  return [black, luma, redV, (-blueU * blue) / green, (-redV * red) / green, blueU] as const;
}
