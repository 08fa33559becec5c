/**
 * The exports of the compiled kernels (./kernels/*.ts). Pointers are byte offsets into `memory`, on multiples of 16
 * where the kernel's comment does not say otherwise.
 */
export interface Kernels {
  readonly memory: WebAssembly.Memory;
  mean(a: number, b: number, out: number, pixels: number, channels: number): void;
}

/** `compiled`: the bytes of kernels.wasm. Throws `CompileError` where WebAssembly has no SIMD. */
export async function instantiateKernels(compiled: BufferSource): Promise<Kernels> {
  const { instance } = await WebAssembly.instantiate(compiled);
  return instance.exports as unknown as Kernels;
}
