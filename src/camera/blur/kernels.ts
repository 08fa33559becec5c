/**
 * The exports of the compiled kernels (./kernels/*.ts). Pointers are byte offsets into `memory`, and multiples of 16
 * unless the kernel's comment says otherwise.
 */
export interface Kernels {
  readonly memory: WebAssembly.Memory;

  readonly conv1x1: Kernel<
    [input: number, weights: number, bias: number, residual: number, out: number],
    [pixels: number, inputs: number, outputs: number, activation: number]
  >;
  readonly conv3x3: Kernel<
    [input: number, weights: number, bias: number, out: number, height: number, width: number],
    [outHeight: number, outWidth: number, outputs: number, top: number, left: number, activation: number]
  >;
  readonly depthwise: Kernel<
    [input: number, weights: number, bias: number, residual: number, out: number, height: number, width: number],
    [
      ...[outHeight: number, outWidth: number, channels: number, size: number],
      ...[stride: number, top: number, left: number, activation: number],
    ]
  >;
  readonly fullyConnected: Kernel<
    [input: number, weights: number, bias: number, out: number],
    [inputs: number, outputs: number, activation: number]
  >;
  readonly mean: Kernel<[a: number, b: number, out: number], [pixels: number, channels: number]>;
  readonly multiplyAdd: Kernel<[x: number, y: number, factor: number, out: number], [pixels: number, channels: number]>;
  readonly resize2x: Kernel<[input: number, out: number], [height: number, width: number, channels: number]>;
  readonly scaleWeights: Kernel<[weights: number, scale: number, out: number], [inputs: number, outputs: number]>;
  readonly sigmoid: Kernel<[values: number], [count: number]>;
  readonly transposeConv: Kernel<
    [input: number, weights: number, bias: number, out: number],
    [height: number, width: number, channels: number]
  >;

  readonly blendChroma: Kernel<
    [...Seen, rows: number, lines: number, outU: number, outV: number],
    [width: number, height: number, netWidth: number, netHeight: number]
  >;
  readonly blendLuma: Kernel<
    [...Seen, rows: number, lines: number, out: number],
    [width: number, height: number, netWidth: number, netHeight: number]
  >;
  readonly box: Kernel<[input: number, out: number, columns: number], [width: number, height: number, radius: number]>;
  /** Returns 0 where a coefficient is not finite. */
  classify(coefficients: number, bounds: number, out: number, width: number, height: number): number;
  readonly deinterleave: Kernel<[pairs: number, u: number, v: number], [count: number]>;
  readonly divideByWeight: Kernel<[pixels: number], [count: number]>;
  readonly excludePerson: Kernel<[guide: number, coefficients: number, out: number], [pixels: number]>;
  readonly guided: Kernel<
    [guide: number, mask: number, out: number, columns: number],
    [width: number, height: number, radius: number, epsilon: number]
  >;
  rgbToI420(
    pixels: number,
    ...given: [width: number, height: number, red: number, blue: number, y: number, u: number, v: number]
  ): void;
  readonly shrinkToBytes: Kernel<[plane: number], Shrink>;
  readonly shrinkToFloats: Kernel<[plane: number], Shrink>;
  /** Returns 0 where a value of the mask is not finite. */
  steady(mask: number, guide: number, before: number, pixels: number, first: number): number;
  readonly toRgb: Kernel<
    [guide: number, rgb: number],
    [...[pixels: number, black: number, luma: number], ...[redV: number, greenU: number, greenV: number, blueU: number]]
  >;
}

type Seen = [
  ...[y: number, u: number, v: number, coefficients: number, backdrop: number, kinds: number],
  ...[across: number, down: number],
];
type Shrink = [width: number, height: number, sums: number, out: number, outWidth: number, outHeight: number];

/** A kernel takes pointers first, then numbers; its own comment says what they mean. */
type Kernel<Pointers extends readonly number[], Numbers extends readonly number[]> = (
  ...given: [...Pointers, ...Numbers]
) => void;

/**
 * Instantiates the kernels from the bytes of kernels.wasm. Rejects with `CompileError` where WebAssembly has no SIMD.
 */
export async function instantiateKernels(compiled: BufferSource): Promise<Kernels> {
  const { instance } = await WebAssembly.instantiate(compiled);
  return instance.exports as unknown as Kernels;
}
