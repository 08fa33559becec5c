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
let started: number;
/** How many were ended. */
let ended: number;
let forbidden: boolean;
/** Whether its script is to be had. */
let comes: boolean;
let opened: MessagePort[];
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
  const start = () => {
    started += 1;
    if (forbidden) throw new DOMException("", "SecurityError");
    const { port1, port2 } = (channel = new MessageChannel());
    if (comes) port2.onmessage = answers(Promise.resolve(methods), tell, (reply) => port2.postMessage(reply));
    opened.push(port1);
    return Object.assign(port1, { terminate: () => void (ended += 1) }) as unknown as Worker;
  };
  return callWorker<Methods>(start, missing);
}

/** What the browser tells the page of a worker, as `Worker` has it. */
const dies = (event: object) => (channel.port1 as unknown as { onerror(event: object): void }).onerror(event);

beforeEach(() => {
  done = [];
  release = () => undefined;
  opened = [];
  comes = true;
  started = ended = 0;
  forbidden = false;
  missing = vi.fn<() => void>();
});
afterEach(() => {
  vi.useRealTimers();
  for (const port of opened) port.close();
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
  it("fails the calls that wait, and another one takes those that come later", async () => {
    const { later, double } = remote();
    const failure = later("never").catch((error: DOMException) => error.name);
    dies({ message: "out of memory" });
    expect(await failure).toBe("UnknownError");
    expect([started, ended]).toEqual([1, 1]);
    const doubled = double(1);
    expect(started).toBe(2);
    expect(await doubled).toBe(2);
    expect(missing).not.toHaveBeenCalled();
  });

  it("whose answer cannot be read has done what it was asked, which nobody does once more", async () => {
    const { double, later } = remote();
    expect(await double(1)).toBe(2);
    const failure = later("read").catch((error: DOMException) => error.name);
    (channel.port1 as unknown as { onmessageerror(event: object): void }).onmessageerror({});
    expect(await failure).toBe("UnknownError");
    expect([started, ended]).toEqual([1, 1]);
    expect(missing).not.toHaveBeenCalled();
  });

  it("before its script came is begun again, and what was asked is answered", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    comes = false;
    const { double } = remote();
    const doubled = double(4);
    dies({});
    comes = true;
    vi.advanceTimersByTime(500);
    vi.useRealTimers();
    expect(await doubled).toBe(8);
    expect(started).toBe(2);
    expect(missing).not.toHaveBeenCalled();
  });

  it.for([
    ["whose script does not come", false],
    ["that the browser forbids", true],
  ] as const)("%s is said after the third try, and tried once more with the next call", async ([, never]) => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    forbidden = never;
    comes = false;
    const { double } = remote();
    const lose = () => {
      if (!never) dies({});
    };
    const failure = double(1).catch((error: DOMException) => error.name);
    lose();
    vi.advanceTimersByTime(500);
    lose();
    expect(missing).not.toHaveBeenCalled();
    vi.advanceTimersByTime(2_000);
    lose();
    expect(await failure).toBe("UnknownError");
    expect(missing).toHaveBeenCalledOnce();
    expect(started).toBe(3);
    [forbidden, comes] = [false, true];
    vi.useRealTimers();
    expect(await double(5)).toBe(10);
  });
});
