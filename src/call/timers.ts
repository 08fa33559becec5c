export interface Timers {
  /** Runs `run` in `ms`, unless cleared before. */
  later(ms: number, run: () => void): void;
  /** Like `later`, but replaces the timer that is running under `name`. */
  laterFor(name: string, ms: number, run: () => void): void;
  /** Stops the timer that is running under `name`, if there is one. */
  stop(name: string): void;
  /** Stops all timers. */
  clear(): void;
}

type Timer = ReturnType<typeof setTimeout>;

/**
 * Timers that can all be stopped at once. A timer that has run is forgotten, so that strangers, who cause timers,
 * cannot fill the memory with them.
 */
export function makeTimers(): Timers {
  const running = new Set<Timer>();
  const named = new Map<string, Timer>();

  function start(ms: number, run: () => void): Timer {
    const timer = setTimeout(() => {
      running.delete(timer);
      run();
    }, ms);
    running.add(timer);
    return timer;
  }

  function stop(name: string): void {
    const timer = named.get(name);
    if (timer === undefined) return;
    clearTimeout(timer);
    running.delete(timer);
    named.delete(name);
  }

  return {
    later: (ms, run) => void start(ms, run),
    laterFor(name, ms, run) {
      stop(name);
      const over = () => {
        named.delete(name);
        run();
      };
      named.set(name, start(ms, over));
    },
    stop,
    clear() {
      for (const timer of running) clearTimeout(timer);
      running.clear();
      named.clear();
    },
  };
}
