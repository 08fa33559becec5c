/** Remote procedure calls from the page to a worker, each answered once. Arguments and values are structured clones. */

/** Page to worker: call the method `name`. */
interface Request {
  readonly id: number;
  readonly name: string;
  readonly given: readonly unknown[];
}

/** Worker to page: what became of the request with the same `id`. */
type Reply = { readonly id: number } & ({ readonly value: unknown } | { readonly failure: Failure });

/** What the page learns of an error in the worker: the name and the message of a DOMException. */
export interface Failure {
  readonly name: string;
  readonly message: string;
}

/** Methods that return or resolve, as seen from the other side of the worker's boundary. */
export type Remote<Methods> = {
  readonly [Name in keyof Methods]: Methods[Name] extends (...given: infer Given) => infer Value
    ? (...given: Given) => Promise<Awaited<Value>>
    : never;
};

/** ms until a call counts as failed: far more than two key derivations take on a slow phone. */
const PATIENCE = 60_000;
/** ms before a script that could not be fetched is asked for again. */
const PAUSES = [500, 2_000];

interface Pending {
  readonly request: Request;
  settle(reply: Reply): void;
}

/**
 * The methods of the worker that `start` makes, whose script answers with `answers`. A call rejects with a DOMException: the
 * worker's `Failure` where it failed there, TimeoutError after a minute without an answer (a worker that the system has stopped
 * sends no error), and UnknownError where the script has stopped: the next call then goes to another worker, which knows
 * nothing of what this one did. A script that could not be fetched has done nothing, so it is fetched again, and what was
 * asked waits; `missing` is called when it does not come. Do not resolve a promise with the result: it has every property,
 * so also a `then`.
 */
export function callWorker<Methods>(start: () => Worker, missing: () => void): Remote<Methods> {
  const pending = new Map<number, Pending>();
  let worker: Worker | undefined;
  let fetching: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let calls = 0;
  begin();

  function begin(): void {
    fetching = undefined;
    try {
      attend((worker = start()));
    } catch {
      worker = undefined;
      return lost();
    }
    for (const { request } of pending.values()) worker.postMessage(request);
  }

  function attend(mine: Worker): void {
    let ran = false;
    const gone = () => {
      mine.onmessage = mine.onerror = mine.onmessageerror = null;
      // One that has only thrown still lives, with all that it holds.
      mine.terminate();
      worker = undefined;
    };
    mine.onmessage = ({ data }: MessageEvent<Reply>) => {
      ran = true;
      failures = 0;
      pending.get(data.id)?.settle(data);
    };
    mine.onerror = (event: Event) => {
      gone();
      // An error in the script comes with a message, a script that was not found without one (HTML, "run a worker").
      if (ran || "message" in event) fail();
      else lost();
    };
    mine.onmessageerror = () => {
      gone();
      fail();
    };
  }

  /** The script was not to be had. */
  function lost(): void {
    const pause = PAUSES[failures];
    failures += 1;
    if (pause !== undefined) return void (fetching = setTimeout(begin, pause));
    missing();
    fail();
  }

  function fail(): void {
    for (const [id, { settle }] of pending) settle(failed(id, "UnknownError"));
  }

  const call = (name: string, given: readonly unknown[]) =>
    new Promise((resolve, reject) => {
      const id = ++calls;
      const settle = (reply: Reply) => {
        pending.delete(id);
        clearTimeout(patience);
        if ("value" in reply) resolve(reply.value);
        else reject(new DOMException(reply.failure.message, reply.failure.name));
      };
      const patience = setTimeout(() => settle(failed(id, "TimeoutError")), PATIENCE);
      const request = { id, name, given } satisfies Request;
      pending.set(id, { request, settle });
      if (worker) worker.postMessage(request);
      else if (fetching === undefined) begin();
    });

  return new Proxy({} as Remote<Methods>, {
    get:
      (_, name) =>
      (...given: readonly unknown[]) =>
        call(name as string, given),
  });
}

const failed = (id: number, name: string): Reply => ({ id, failure: { name, message: "the worker gave no answer" } });

/**
 * A worker's `onmessage`: it calls `methods` one at a time, in the order of the requests, and hands each answer to
 * `reply`. `tell` says what the page may learn of an error.
 */
export function answers<Methods extends object>(
  methods: Methods | Promise<Methods>,
  tell: (error: unknown) => Failure,
  reply: (reply: Reply) => void,
): (event: { readonly data: Request }) => void {
  let before: Promise<void> = Promise.resolve();
  return ({ data: { id, name, given } }) => {
    before = before
      .then(() => methods)
      .then((ready) => (ready[name as keyof Methods] as (...given: readonly unknown[]) => unknown)(...given))
      .then(
        (value): Reply => ({ id, value }),
        (error: unknown): Reply => ({ id, failure: tell(error) }),
      )
      .then(reply);
  };
}
