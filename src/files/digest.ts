/** A hash of everything that was added, in order and in the same blocks. */
export interface Digest {
  /** Adds one block. Each waits for the one before. */
  add(block: Uint8Array<ArrayBuffer>): Promise<void>;
  /** The hash so far, in hexadecimal. */
  readonly hex: () => string;
}

/**
 * A chain of SHA-256 (FIPS 180-4), of the hash before and the next block: browsers hash only what is whole in memory, and a
 * file may be larger than that.
 */
export function makeDigest(): Digest {
  let hash = new Uint8Array(32);
  return {
    async add(block) {
      const both = new Uint8Array(hash.length + block.length);
      both.set(hash);
      both.set(block, hash.length);
      hash = new Uint8Array(await crypto.subtle.digest("SHA-256", both));
    },
    hex: () => Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join(""),
  };
}
