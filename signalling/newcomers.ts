/** How many connections may begin in a window, from each network. */
import { RateLimiterMemory } from "rate-limiter-flexible";
import type { Network } from "./address.ts";
import type { Limits } from "./protocol.ts";

/** The budgets of all networks. */
export interface Newcomers {
  /** Counts one more from `networks`; false where one of them has had as many as it may. Never rejects. */
  admit(networks: readonly Network[]): Promise<boolean>;
}

/** Full budgets, with a limiter for each share that a network may have. */
export function makeNewcomers({ newPerAddress, newPerAddressWindowMs }: Limits): Newcomers {
  const limiters = new Map<number, RateLimiterMemory>();

  function limiterOf(share: number): RateLimiterMemory {
    const known = limiters.get(share);
    if (known !== undefined) return known;
    const made = new RateLimiterMemory({ points: share * newPerAddress, duration: newPerAddressWindowMs / 1000 });
    limiters.set(share, made);
    return made;
  }

  return {
    async admit(networks) {
      const asked = networks.map(({ name, share }) => spend(limiterOf(share), name));
      return (await Promise.all(asked)).every(Boolean);
    },
  };
}

/** Takes a point from what `key` has left; false, where there is none. Never rejects. */
function spend(limiter: RateLimiterMemory, key: string): Promise<boolean> {
  return limiter.consume(key).then(
    () => true,
    () => false,
  );
}
