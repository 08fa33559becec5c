/** Where things lie in the kernels' memory. Only forward: what is laid out anew begins with an arena of its own. */
export interface Arena {
  /** A pointer to `bytes` bytes, on a multiple of 16. The memory grows as needed: views of it must be made anew. */
  take(bytes: number): number;
}

const PAGE = 65_536;
/** Past what the compiler keeps at the foot of the memory. */
const FIRST = 1_024;

/** An arena over all of `memory` but its foot. One arena at a time: it knows nothing of another's pointers. */
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
