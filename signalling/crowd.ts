/** How many are here from each network, and whether one more may come. */
import type { Network } from "./address.ts";

/** Counts who is here from each network, for at most so many of each. */
export class Crowd {
  readonly #most: number;
  readonly #here = new Map<string, number>();

  /** `most`: at once from one network of share 1. */
  constructor(most: number) {
    this.#most = most;
  }

  /** False, and not counted, when one of the networks is full. */
  enter(networks: readonly Network[]): boolean {
    const full = networks.some(({ name, share }) => (this.#here.get(name) ?? 0) >= share * this.#most);
    if (full) return false;
    for (const { name } of networks) this.#here.set(name, (this.#here.get(name) ?? 0) + 1);
    return true;
  }

  /** Once for each `enter` that was true. */
  leave(networks: readonly Network[]): void {
    for (const { name } of networks) {
      const others = (this.#here.get(name) ?? 1) - 1;
      if (others > 0) this.#here.set(name, others);
      else this.#here.delete(name);
    }
  }
}
