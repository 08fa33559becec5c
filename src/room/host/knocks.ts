import type { PeerId } from "../wire/roster.ts";

/**
 * What a knock costs: the vault's work, an answer, a sound. It costs a stranger nothing, so the host has a budget for
 * knocks, for each visitor and for all together; beyond it they go unheard, and an honest page knocks again.
 */
export interface Knocks extends Bucket {
  /** Of whoever has knocked within the last seconds. */
  readonly visitors: Readonly<Record<PeerId, Bucket>>;
}

/** `left` at the time `at`, in ms. */
interface Bucket {
  readonly left: number;
  readonly at: number;
}

interface Rate {
  readonly burst: number;
  /** Per second. */
  readonly rate: number;
}

/** Well below what the relay takes of one peer, with what else a host has to say (signalling/protocol.ts, LIMITS). */
const ALL: Rate = { burst: 10, rate: 5 };
const EACH: Rate = { burst: 3, rate: 0.5 };

export const NO_KNOCKS: Knocks = { left: ALL.burst, at: 0, visitors: {} };

/** What is left after one more knock; undefined: it goes unheard. */
export function spendKnock(knocks: Knocks, peer: PeerId, now: number): Knocks | undefined {
  const own = spend(knocks.visitors[peer] ?? { left: EACH.burst, at: now }, EACH, now);
  const all = own && spend(knocks, ALL, now);
  if (!all) return undefined;
  // Whose budget is whole again need not be remembered.
  const busy = Object.entries(knocks.visitors).filter(([, { at }]) => (now - at) / 1000 < EACH.burst / EACH.rate);
  return { ...all, visitors: { ...Object.fromEntries(busy), [peer]: own } };
}

function spend({ left, at }: Bucket, { burst, rate }: Rate, now: number): Bucket | undefined {
  const have = Math.min(burst, left + ((now - at) / 1000) * rate);
  return have >= 1 ? { left: have - 1, at: now } : undefined;
}
