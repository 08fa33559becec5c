/**
 * The exports of the compiled kernels (./kernels/*.ts). Pointers are byte offsets into `memory`, on multiples of 16
 * where the kernel's comment does not say otherwise.
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
}

/** First pointers, then numbers; the kernel's own comment says what they are. */
type Kernel<Pointers extends readonly number[], Numbers extends readonly number[]> = (
  ...given: [...Pointers, ...Numbers]
) => void;

/** `compiled`: the bytes of kernels.wasm. Throws `CompileError` where WebAssembly has no SIMD. */
export async function instantiateKernels(compiled: BufferSource): Promise<Kernels> {
  const { instance } = await WebAssembly.instantiate(compiled);
  return instance.exports as unknown as Kernels;
}
