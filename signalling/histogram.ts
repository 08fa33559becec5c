/** A histogram as Prometheus counts: how many values were at most each bound, and their sum. */
export interface Histogram {
  /** For each of `BOUNDS`, how many values were at most that. */
  atMost: number[];
  count: number;
  sum: number;
}

/** In seconds: a frame that does not wait, one that the rate holds back, and one that waits for a line that is stuck. */
export const BOUNDS = [0.001, 0.01, 0.1, 1, 10] as const;

/** No values yet. */
export function emptyHistogram(): Histogram {
  return { atMost: BOUNDS.map(() => 0), count: 0, sum: 0 };
}

/** Counts one value, in seconds. Changes `histogram`. */
export function observe(histogram: Histogram, seconds: number): void {
  for (const [index, bound] of BOUNDS.entries()) if (seconds <= bound) histogram.atMost[index]! += 1;
  histogram.count += 1;
  histogram.sum += seconds;
}
