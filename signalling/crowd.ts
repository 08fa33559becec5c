import type { Network } from "./address.ts";

/** Counts how many are here from each network, up to the network's limit. */
export class Crowd {
  readonly #most: number;
  readonly #here = new Map<string, number>();

  /** `most`: how many may be here at once from a network of share 1. */
  constructor(most: number) {
    this.#most = most;
  }

  /** Counts one more in each of `networks`; false, and none counted, when one of them is full. */
  enter(networks: readonly Network[]): boolean {
    const full = networks.some(({ name, share }) => (this.#here.get(name) ?? 0) >= share * this.#most);
    if (full) return false;
    for (const { name } of networks) this.#here.set(name, (this.#here.get(name) ?? 0) + 1);
    return true;
  }

  /** Undoes one `enter` that returned true. Has to be called once for each of those, with the same networks. */
  leave(networks: readonly Network[]): void {
    for (const { name } of networks) {
      const others = (this.#here.get(name) ?? 1) - 1;
      if (others > 0) this.#here.set(name, others);
      else this.#here.delete(name);
    }
  }
}
