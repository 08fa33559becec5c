import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { makePace } from "../../src/peer/pace.ts";
import { LIMITS } from "../../signalling/protocol.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

interface Sent {
  readonly at: number;
  readonly n: number;
  readonly points: number;
}

function pace() {
  const sent: Sent[] = [];
  const made = makePace((frame) => {
    const { n } = frame as { n: number };
    const points = 1 + Math.floor(JSON.stringify(frame).length / LIMITS.bytesPerPoint);
    sent.push({ at: performance.now(), n, points });
  });
  return { sent, ...made };
}

/** The most points in any of the relay's windows. */
function most(sent: readonly Sent[]): number {
  const sums = sent.map(({ at }) =>
    sent
      .filter((one) => one.at >= at && one.at < at + LIMITS.floodWindowMs)
      .reduce((sum, { points }) => sum + points, 0),
  );
  return Math.max(...sums);
}

describe("the pace towards the relay", () => {
  it("lets a call be set up at once", () => {
    const { sent, send } = pace();
    for (let n = 0; n < 90; n += 1) send({ n });
    expect(sent).toHaveLength(90);
  });

  it("stays below what the relay takes of one peer, however much is to be sent, and keeps the order", () => {
    const { sent, send } = pace();
    for (let n = 0; n < 400; n += 1) {
      send({ n, payload: "x".repeat((n % 5) * 3_000) });
      vi.advanceTimersByTime((n % 7) * 10);
    }
    vi.advanceTimersByTime(600_000);
    expect(sent.map(({ n }) => n)).toEqual(Array.from({ length: 400 }, (_, n) => n));
    expect(most(sent)).toBeLessThan(LIMITS.floodPoints);
    expect(most(sent)).toBeGreaterThan(0.8 * LIMITS.floodPoints);
  });

  it("does not let frames wait without end", () => {
    const { sent, send } = pace();
    for (let n = 0; n < 2_000; n += 1) send({ n });
    vi.advanceTimersByTime(3_600_000);
    expect(sent.length).toBeLessThan(700);
    send({ n: -1 });
    expect(sent.at(-1)?.n).toBe(-1);
  });

  it("sends nothing more once it is stopped, and leaves no timer", () => {
    const { sent, send, stop } = pace();
    for (let n = 0; n < 200; n += 1) send({ n });
    const before = sent.length;
    stop();
    vi.advanceTimersByTime(60_000);
    expect(sent).toHaveLength(before);
    expect(vi.getTimerCount()).toBe(0);
  });
});
