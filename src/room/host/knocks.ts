import type { PeerId } from "../wire/roster.ts";

/**
 * The host's budget for knocks. A knock costs the host an answer, a sound and the vault's work, and a stranger nothing,
 * so there is one for each visitor and one for all. Knocks beyond it are not heard, and an honest page knocks again.
 */
export interface Knocks extends Bucket {
  /** Of visitors who have knocked within the last seconds. */
  readonly visitors: Readonly<Record<PeerId, Bucket>>;
}

/** `left` knocks at the time `at`, in ms. */
interface Bucket {
  readonly left: number;
  readonly at: number;
}

interface Rate {
  readonly burst: number;
  /** Per second. */
  readonly rate: number;
}

/** Well below what the relay accepts from one client, with all else a host sends (signalling/protocol.ts, LIMITS). */
const ALL: Rate = { burst: 10, rate: 5 };
const EACH: Rate = { burst: 3, rate: 0.5 };

/** The whole budget, before the first knock. */
export const NO_KNOCKS: Knocks = { left: ALL.burst, at: 0, visitors: {} };

/** The budget after one more knock at `now` (ms); undefined where it is used up and the knock must not be heard. */
export function spendKnock(knocks: Knocks, peer: PeerId, now: number): Knocks | undefined {
  const own = spend(knocks.visitors[peer] ?? { left: EACH.burst, at: now }, EACH, now);
  const all = own && spend(knocks, ALL, now);
  if (!all) return undefined;
  // A visitor whose budget is whole again need not be remembered.
  const busy = Object.entries(knocks.visitors).filter(([, { at }]) => (now - at) / 1000 < EACH.burst / EACH.rate);
  return { ...all, visitors: { ...Object.fromEntries(busy), [peer]: own } };
}

function spend({ left, at }: Bucket, { burst, rate }: Rate, now: number): Bucket | undefined {
  const have = Math.min(burst, left + ((now - at) / 1000) * rate);
  return have >= 1 ? { left: have - 1, at: now } : undefined;
}
