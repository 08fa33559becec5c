interface Holder {
  readonly done: Promise<unknown>;
  lose(error: DOMException): void;
}

/** The Web Locks of one browser, for all its tabs: exclusive locks, first come, first served, but for whoever steals. */
export class Locks {
  readonly #held = new Map<string, Holder>();
  readonly #queues = new Map<string, (() => void)[]>();

  /** One tab's view. */
  get manager(): LockManager {
    return { request: this.#request, query: this.#query } as unknown as LockManager;
  }

  readonly #query = async () => ({ held: [...this.#held.keys()].map((name) => ({ name })), pending: [] });

  readonly #request = async (
    name: string,
    { ifAvailable, steal, signal }: LockOptions,
    run: (lock: Lock | null) => Promise<unknown>,
  ): Promise<unknown> => {
    const before = this.#held.get(name);
    if (before && steal) before.lose(new DOMException("", "AbortError"));
    else if (before) {
      if (ifAvailable) return run(null);
      await this.#turn(name, signal);
    }
    const done = run({ name, mode: "exclusive" });
    const lost = new Promise<never>((_, lose) => this.#held.set(name, { done, lose }));
    await Promise.race([done, lost]);
    const next = this.#queues.get(name)?.shift();
    // Whoever waits has it from this moment on.
    if (next) next();
    else this.#held.delete(name);
    return undefined;
  };

  #turn(name: string, signal: AbortSignal | undefined): Promise<void> {
    const queue = this.#queues.get(name) ?? [];
    this.#queues.set(name, queue);
    return new Promise((resolve, reject) => {
      queue.push(resolve);
      signal?.addEventListener("abort", () => {
        const place = queue.indexOf(resolve);
        if (place !== -1) queue.splice(place, 1);
        reject(new DOMException("", "AbortError"));
      });
    });
  }
}
