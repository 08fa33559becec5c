export interface Timers {
  /** Runs `run` in `ms`, unless cleared before. */
  later(ms: number, run: () => void): void;
  /** The same, in the place of the one that runs for `name`. */
  laterFor(name: string, ms: number, run: () => void): void;
  /** Stops the one that runs for `name`. */
  stop(name: string): void;
  clear(): void;
}

type Timer = ReturnType<typeof setTimeout>;

/** Timers that end together. One that has run is forgotten, so that strangers cannot fill the memory with them. */
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
