/** Allocates in the kernels' memory, one block after the other. Blocks are not freed: each layout has its own arena. */
export interface Arena {
  /**
   * A pointer to `bytes` bytes, a multiple of 16. Memory may grow for it, which detaches all views, so they must be
   * made again. Throws RangeError where it cannot grow.
   */
  take(bytes: number): number;
}

const PAGE = 65_536;
/** The compiler keeps what is below this address for itself. */
const FIRST = 1_024;

/**
 * An arena over `memory`, except for the compiler's part. Only one may be in use: a second would give out the same
 * bytes.
 */
export function makeArena(memory: WebAssembly.Memory): Arena {
  let next = FIRST;
  return {
    take(bytes) {
      const pointer = next;
      next += (bytes + 15) & ~15;
      const missing = next - memory.buffer.byteLength;
      if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
      return pointer;
    },
  };
}
