import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { answers, callWorker, type Remote } from "../../src/rpc/rpc.ts";

interface Methods {
  double(number: number): number;
  later(word: string): Promise<string>;
  fail(): never;
}

let done: string[];
let release: () => void;
let channel: MessageChannel;
let missing: ReturnType<typeof vi.fn<() => void>>;

/** A channel's ends in the place of a worker and its scope: what crosses it is cloned as it is to a worker. */
function remote(): Remote<Methods> {
  const methods: Methods = {
    double: (number) => (done.push(`double ${number}`), number * 2),
    later: (word) => new Promise((resolve) => (release = () => (done.push(word), resolve(word)))),
    fail: () => {
      throw new TypeError("the secret is 42");
    },
  };
  const tell = (error: unknown) => ({ name: (error as Error).name, message: "it failed" });
  channel.port2.onmessage = answers(Promise.resolve(methods), tell, (reply) => channel.port2.postMessage(reply));
  return callWorker<Methods>(channel.port1 as unknown as Worker, missing);
}

/** What the browser tells the page of a worker, as `Worker` has it. */
const dies = (event: object) => (channel.port1 as unknown as { onerror(event: object): void }).onerror(event);

beforeEach(() => {
  done = [];
  release = () => undefined;
  channel = new MessageChannel();
  missing = vi.fn<() => void>();
});
afterEach(() => {
  vi.useRealTimers();
  channel.port1.close();
});

describe("a call", () => {
  it("gives the value, by name and arguments", async () => {
    const { double } = remote();
    expect(await Promise.all([double(2), double(21)])).toEqual([4, 42]);
  });

  it("waits for the one before it", async () => {
    const { later, double } = remote();
    const both = Promise.all([later("first"), double(1)]);
    await vi.waitFor(() => (release(), expect(done).not.toEqual([])));
    expect(await both).toEqual(["first", 2]);
    expect(done).toEqual(["first", "double 1"]);
  });

  it("that fails tells what the worker tells, and the next one is answered", async () => {
    const { fail, double } = remote();
    await expect(fail()).rejects.toMatchObject({ name: "TypeError", message: "it failed" });
    expect(await double(3)).toBe(6);
  });

  it("that is not answered fails after a minute", async () => {
    vi.useFakeTimers();
    const { later } = remote();
    const failure = later("never").catch((error: DOMException) => error.name);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await failure).toBe("TimeoutError");
  });
});

describe("a worker that stops", () => {
  it("fails the calls that wait and every later one", async () => {
    const { later, double } = remote();
    const failure = later("never").catch((error: DOMException) => error.name);
    dies({ message: "out of memory" });
    expect(await failure).toBe("UnknownError");
    await expect(double(1)).rejects.toMatchObject({ name: "UnknownError" });
    expect(missing).not.toHaveBeenCalled();
  });

  it("because its script is missing says so", () => {
    remote();
    dies({});
    expect(missing).toHaveBeenCalledOnce();
  });
});
