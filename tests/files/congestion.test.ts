/** The window against a line of our own: a queue in front of a rate, and others who use it too. */
import { describe, expect, it } from "vitest";
import { answered, type Congestion, fresh } from "../../src/files/congestion.ts";
import { UNDER_WAY } from "../../src/files/wire.ts";

interface Line {
  /** Bytes per ms. */
  readonly rate: number;
  /** ms both ways with nobody on the line. */
  readonly roundTrip: number;
  /** ms that packets wait because of others. */
  readonly others?: number;
}

interface Ran {
  readonly state: Congestion;
  readonly now: number;
  /** Bytes that got through. */
  readonly through: number;
  /** The longest wait behind our own pieces in each minute, the first one without its first seconds, in ms. */
  readonly waits: readonly number[];
}

const SETTLES = 5_000;
const pieceOf = (window: number) => Math.min(16_384, Math.max(1_024, 1_024 * Math.floor(window / 4_096)));

/** Sends as much as the window allows for so many ms; each piece goes out behind those before it. */
function run({ rate, roundTrip, others = 0 }: Line, ms: number, from?: Ran): Ran {
  const start = from?.now ?? 0;
  let state = from?.state ?? fresh(start, UNDER_WAY);
  let [now, free, inFlight, through] = [start, start, 0, 0];
  const waits: number[] = [];
  const flying: { readonly bytes: number; readonly sentAt: number; readonly backAt: number }[] = [];
  while (now < start + ms) {
    for (let bytes = pieceOf(state.window); flying.length === 0 || inFlight + bytes <= state.window;) {
      const begins = Math.max(now + others, free);
      free = begins + bytes / rate;
      inFlight += bytes;
      flying.push({ bytes, sentAt: now, backAt: free + roundTrip });
      const minute = Math.floor((now - start) / 60_000);
      if (now - start > SETTLES) waits[minute] = Math.max(waits[minute] ?? 0, begins - now - others);
    }
    const { bytes, sentAt, backAt } = flying.shift()!;
    now = backAt;
    inFlight -= bytes;
    through += bytes;
    state = answered(state, { bytes, roundTrip: now - sentAt, now }, UNDER_WAY);
    expect(state.window).toBeGreaterThanOrEqual(UNDER_WAY.least);
    expect(state.window).toBeLessThanOrEqual(UNDER_WAY.most);
  }
  return { state, now, through, waits };
}

const MINUTE = 60_000;

describe("a file on a line", () => {
  it.for([
    ["200 kbit/s, 60 ms", { rate: 25, roundTrip: 60 }, 0.6, 150],
    ["2 Mbit/s, 40 ms", { rate: 250, roundTrip: 40 }, 0.8, 90],
    ["20 Mbit/s, 20 ms", { rate: 2_500, roundTrip: 20 }, 0.8, 90],
    ["20 Mbit/s, 150 ms", { rate: 2_500, roundTrip: 150 }, 0.7, 90],
  ] as const)(
    "alone on %s uses most of it for a quarter of an hour, and lets packets wait little in every minute",
    ([, line, share, wait]) => {
      const { through, waits } = run(line, 15 * MINUTE);
      expect(through).toBeGreaterThan(share * line.rate * 15 * MINUTE);
      expect(Math.max(...waits)).toBeLessThan(wait);
    },
  );

  it("begins with so little that a slow line is not full of it at once", () => {
    const { window } = fresh(0, UNDER_WAY);
    // ms at 100 kbit/s
    expect(window / 12.5).toBeLessThan(350);
  });

  it("grows to all that may be under way where nothing waits", () => {
    expect(run({ rate: 1_000_000, roundTrip: 20 }, 10_000).state.window).toBe(UNDER_WAY.most);
  });

  it("gives way where others fill the line, and takes it again when they are gone", () => {
    const line = { rate: 2_500, roundTrip: 40 };
    const alone = run(line, 30_000);
    const crowded = run({ ...line, others: 500 }, 30_000, alone);
    expect(crowded.through).toBeLessThan(0.05 * alone.through);
    const again = run(line, 30_000, crowded);
    expect(again.through).toBeGreaterThan(0.7 * line.rate * 30_000);
  });

  it("goes on where the way has become a longer one, once it has not seen the shorter one for a while", () => {
    const short = run({ rate: 1_000, roundTrip: 10 }, 30_000);
    const long = run({ rate: 1_000, roundTrip: 300 }, 2 * MINUTE, short);
    const later = run({ rate: 1_000, roundTrip: 300 }, MINUTE, long);
    expect(later.through).toBeGreaterThan(0.6 * 1_000 * MINUTE);
  });
});
