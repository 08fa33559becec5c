/** A hash of everything that was added, in order and in the same blocks. */
export interface Digest {
  /** Adds one block. Each waits for the one before. */
  add(block: Uint8Array<ArrayBuffer>): Promise<void>;
  /** The hash so far, in hexadecimal. */
  readonly hex: () => string;
}

const sha256 = async (bytes: Uint8Array<ArrayBuffer>) => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));

/**
 * A chain of SHA-256 (FIPS 180-4), of the hash before and the next block's own: browsers hash only what is whole in memory, and a
 * file may be larger than that.
 */
export function makeDigest(): Digest {
  let hash = new Uint8Array(32);
  return {
    async add(block) {
      const both = new Uint8Array(64);
      both.set(hash);
      both.set(await sha256(block), 32);
      hash = await sha256(both);
    },
    hex: () => Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join(""),
  };
}
