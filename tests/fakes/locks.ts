/** The Web Locks of one browser, for all its tabs: exclusive locks, first come, first served. */
export class Locks {
  readonly #held = new Map<string, Promise<unknown>>();
  readonly #queues = new Map<string, (() => void)[]>();

  /** One tab's view. */
  get manager(): LockManager {
    return { request: this.#request, query: this.#query } as unknown as LockManager;
  }

  readonly #query = async () => ({ held: [...this.#held.keys()].map((name) => ({ name })), pending: [] });

  readonly #request = async (
    name: string,
    { ifAvailable, signal }: LockOptions,
    run: (lock: Lock | null) => Promise<unknown>,
  ): Promise<unknown> => {
    if (this.#held.has(name)) {
      if (ifAvailable) return run(null);
      await this.#turn(name, signal);
    }
    const done = run({ name, mode: "exclusive" });
    this.#held.set(name, done);
    await done;
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
