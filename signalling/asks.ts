/**
 * How many different ids people in one place may ask for or claim. Both tell whether somebody holds an id, and the id of
 * a room follows from three words that can be guessed. Pure: time comes in, in ms.
 */
import type { Network } from "./address.ts";
import type { Limits } from "./protocol.ts";

/** The budgets of all networks. */
export interface Asks {
  /**
   * Whether `networks` may ask for `id` at `now`. Each id costs once within the window, in every network; false, and
   * nothing is spent, where one of them has nothing left.
   */
  may(networks: readonly Network[], id: string, now: number): boolean;
  /** Forgets what no longer counts. */
  tick(now: number): void;
}

/** Full budgets. The ids of one window are remembered, so there are never more than the budgets allow. */
export function makeAsks({ askedPerAddress, askedWindowMs }: Limits): Asks {
  /** By network: the ids that were asked for, with the time of the first asking, oldest first. */
  const asked = new Map<string, Map<string, number>>();

  function recent(network: string, now: number): Map<string, number> | undefined {
    const ids = asked.get(network);
    for (const [id, since] of ids ?? []) {
      if (now - since < askedWindowMs) break;
      ids!.delete(id);
    }
    if (ids?.size === 0) asked.delete(network);
    return asked.get(network);
  }

  return {
    may(networks, id, now) {
      const unknown = networks.filter(({ name }) => !recent(name, now)?.has(id));
      if (unknown.some(({ name, share }) => (asked.get(name)?.size ?? 0) >= share * askedPerAddress)) return false;
      for (const { name } of unknown) {
        const ids = asked.get(name) ?? new Map<string, number>();
        asked.set(name, ids.set(id, now));
      }
      return true;
    },
    tick(now) {
      for (const name of asked.keys()) recent(name, now);
    },
  };
}
