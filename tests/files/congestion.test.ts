/** The window against a line of our own: a queue in front of a rate, and others who use it too. */
import { describe, expect, it } from "vitest";
import { answered, type Congestion, fresh } from "../../src/files/congestion.ts";

const LIMITS = { least: 16_384, most: 4_194_304 };

interface Line {
  /** Bytes per ms. */
  readonly rate: number;
  /** ms both ways with nobody on the line. */
  readonly roundTrip: number;
  /** Bytes that others have in the queue at a time. */
  readonly others?: (ms: number) => number;
}

/** What happens on the line in so many ms: bytes that got through, and the longest wait in the last second. */
function run(
  { rate, roundTrip, others = () => 0 }: Line,
  ms: number,
  from: Congestion = fresh(0, LIMITS.least),
  start = 0,
) {
  let state = from;
  let now = start;
  let through = 0;
  let longest = 0;
  while (now < start + ms) {
    // One round: as much as the window allows is sent at once, and waits behind itself and others.
    const wait = Math.max(0, (state.window + others(now)) / rate - roundTrip);
    const round = roundTrip + wait;
    now += round;
    through += state.window;
    if (now > start + ms - 1_000) longest = Math.max(longest, wait);
    const pieces = Math.max(1, Math.floor(state.window / LIMITS.least));
    for (let piece = 0; piece < pieces; piece += 1)
      state = answered(state, { bytes: LIMITS.least, roundTrip: round, now }, LIMITS);
  }
  return { state, through, longest };
}

describe("a file on a line", () => {
  it("alone uses most of it, and lets packets wait little", () => {
    // 2 Mbit/s, 40 ms
    const line = { rate: 250, roundTrip: 40 };
    const { through, longest } = run(line, 60_000);
    expect(through).toBeGreaterThan(0.8 * line.rate * 60_000);
    expect(longest).toBeLessThan(150);
  });

  it("grows to all that may be under way where nothing waits", () => {
    expect(run({ rate: 1_000_000, roundTrip: 20 }, 5_000).state.window).toBe(LIMITS.most);
  });

  it("gives way where others fill the line, and takes it again when they are gone", () => {
    const line = { rate: 2_500, roundTrip: 40 };
    const alone = run(line, 20_000);
    // Half a second's worth of bytes of others.
    const crowded = run({ ...line, others: () => 1_250_000 }, 20_000, alone.state, 20_000);
    expect(crowded.state.window).toBe(LIMITS.least);
    const again = run(line, 20_000, crowded.state, 40_000);
    expect(again.state.window).toBeGreaterThan(0.7 * line.rate * line.roundTrip);
  });

  it("forgets the shortest way once it has not been seen for a minute", () => {
    const short = run({ rate: 1_000, roundTrip: 10 }, 5_000);
    const long = run({ rate: 1_000, roundTrip: 200 }, 120_000, short.state, 5_000);
    expect(Math.min(...long.state.least)).toBeGreaterThanOrEqual(200);
    expect(long.state.window).toBeGreaterThan(0.7 * 1_000 * 200);
  });

  it("never goes below one piece, nor above what may be under way", () => {
    let state = fresh(0, LIMITS.least);
    for (const roundTrip of [1, 10_000, 20_000, 1, 60_000]) {
      state = answered(state, { bytes: LIMITS.least, roundTrip, now: roundTrip }, LIMITS);
      expect(state.window).toBeGreaterThanOrEqual(LIMITS.least);
      expect(state.window).toBeLessThanOrEqual(LIMITS.most);
    }
  });
});
