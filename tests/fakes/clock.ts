import { afterEach, beforeEach, vi } from "vitest";

interface Timer {
  readonly id: number;
  readonly at: number;
  run(): void;
}

/** In the place of `setTimeout` and `performance.now`, in the files that call `stopClock`: time passes when told. */
export const clock = {
  /** ms since the test began. */
  now: 0,
  /** Runs the timers of the next `ms` in order, and after each what it set off. */
  async pass(ms: number): Promise<void> {
    const until = clock.now + ms;
    for (;;) {
      await settled();
      const next = timers.filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at || a.id - b.id)[0];
      if (!next) break;
      timers = timers.filter((timer) => timer !== next);
      clock.now = Math.max(clock.now, next.at);
      next.run();
    }
    clock.now = until;
  },
};

let timers: Timer[] = [];
let ids = 0;

/** Resolves when nothing is left that promises alone would bring about. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** For every test of the file, or the describe, that calls it. A world needs it. */
export function stopClock(): void {
  beforeEach(() => {
    clock.now = 0;
    timers = [];
    vi.stubGlobal("setTimeout", (run: (...given: unknown[]) => void, ms = 0, ...given: unknown[]) => {
      timers.push({ id: ++ids, at: clock.now + ms, run: () => run(...given) });
      return ids;
    });
    vi.stubGlobal("clearTimeout", (id: number) => {
      timers = timers.filter((timer) => timer.id !== id);
    });
    vi.stubGlobal("performance", { now: () => clock.now, timeOrigin: 0 });
  });
  afterEach(() => void vi.unstubAllGlobals());
}
