import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { makeRelayLine, type RelayLine } from "../../src/peer/relayLine.ts";
import { openSocket } from "../../src/peer/relaySocket.ts";

/** The browser's end of a socket, and what a relay or a network does with it. */
class FakeSocket extends EventTarget {
  readyState = 0;
  readonly sent: Record<string, unknown>[] = [];
  send(text: string): void {
    if (this.readyState !== 1) throw new Error("not open");
    this.sent.push(JSON.parse(text) as Record<string, unknown>);
  }
  close(): void {
    this.readyState = 3;
  }
  /** The relay takes it, and accepts the id. */
  accepted(): void {
    this.taken();
    this.says({ type: "OPEN" });
  }
  taken(): void {
    this.readyState = 1;
    this.dispatchEvent(new Event("open"));
  }
  says(message: object): void {
    this.dispatchEvent(new MessageEvent("message", { data: JSON.stringify(message) }));
  }
  /** It is closed from the other side, or cannot be opened. */
  fails(): void {
    this.readyState = 3;
    this.dispatchEvent(new Event("close"));
  }
}

let sockets: FakeSocket[];
let told: string[];
let line: RelayLine;
const last = () => sockets.at(-1)!;
const openSockets = () => sockets.filter(({ readyState }) => readyState < 2).length;
const pass = (ms: number) => vi.advanceTimersByTime(ms);

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("WebSocket", { CONNECTING: 0, OPEN: 1 });
  sockets = [];
  told = [];
  line = makeRelayLine(
    {
      id: "me",
      open: () => {
        const socket = new FakeSocket();
        sockets.push(socket);
        return socket as unknown as WebSocket;
      },
    },
    {
      up: () => told.push("up"),
      down: () => told.push("down"),
      idTaken: (resting) => told.push(`taken ${resting}`),
      refused: (why) => told.push(why),
      replaced: () => told.push("replaced"),
      message: ({ src, payload }) => told.push(`${String(src)}: ${JSON.stringify(payload)}`),
    },
  );
});
afterEach(() => {
  line.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** The relay answers every question, as it does where the network is well, until `ms` have passed. */
function liveOn(socket: FakeSocket, ms: number): void {
  for (let at = 0; at < ms; at += 100) {
    const asked = socket.sent.some(({ dst }) => dst === "me");
    socket.sent.length = 0;
    if (asked) socket.says({ type: "CANDIDATE", src: "me", dst: "me", payload: {} });
    pass(100);
  }
}

/** Nobody can be reached: every attempt is turned away at once. */
function offline(ms: number): void {
  for (let at = 0; at < ms; at += 50) {
    if (last().readyState === 0) last().fails();
    pass(50);
  }
}

describe("the line to the relay", () => {
  it("is up when the relay has accepted the id, and hands on what others say", () => {
    last().taken();
    expect(told).toEqual([]);
    last().says({ type: "OPEN" });
    last().says({ type: "CANDIDATE", src: "ann", payload: 1 });
    expect(told).toEqual(["up", "ann: 1"]);
  });

  it("is asked after 15 s of silence, stays where it answers, and never shows the answer", () => {
    last().accepted();
    liveOn(last(), 120_000);
    expect(told).toEqual(["up"]);
    expect(sockets).toHaveLength(1);
  });

  it("that is half open is noticed within 20 s, and a new one is accepted under the same id", () => {
    last().accepted();
    pass(19_900);
    expect(told).toEqual(["up", "down"]);
    expect(openSockets()).toBe(1);
    last().accepted();
    expect(told).toEqual(["up", "down", "up"]);
  });

  it("that speaks by itself is not asked", () => {
    last().accepted();
    for (let at = 0; at < 60_000; at += 10_000) {
      last().says({ type: "CANDIDATE", src: "ann", payload: 1 });
      pass(10_000);
    }
    expect(last().sent).toEqual([]);
    expect(sockets).toHaveLength(1);
  });

  it("is not kept for what was on its way before the question", () => {
    last().accepted();
    pass(5_000);
    line.renew();
    last().fails();
    sockets[0]!.says({ type: "CANDIDATE", src: "ann", payload: 1 });
    pass(500);
    expect(sockets).toHaveLength(3);
  });

  it("is asked at once, however many frames wait for their turn", () => {
    last().accepted();
    pass(5_000);
    for (let n = 0; n < 300; n += 1) line.send({ n });
    expect(line.busy()).toBe(true);
    line.check();
    expect(last().sent.at(-1)).toMatchObject({ dst: "me" });
  });

  it("that is dead, while the browser turns every attempt away, is said to be down", () => {
    last().accepted();
    pass(5_000);
    line.renew();
    offline(5_000);
    expect(told).toEqual(["up", "down"]);
  });

  it("that serves is not thrown away because a new one takes long, and no refusal of that one is told", () => {
    last().accepted();
    pass(5_000);
    line.renew();
    for (let at = 0; at < 1_200; at += 100) {
      sockets[0]!.says({ type: "CANDIDATE", src: "ann", payload: 1 });
      pass(100);
    }
    last().says({ type: "ERROR", payload: { msg: "serverFull" } });
    last().fails();
    liveOn(sockets[0]!, 30_000);
    expect(sockets[0]!.readyState).toBe(1);
    expect(told.filter((word) => !word.startsWith("ann"))).toEqual(["up"]);
  });

  it("is not taken for another page's where an attempt was taken by the relay and closed by the browser", () => {
    last().accepted();
    pass(5_000);
    line.renew();
    last().fails();
    sockets[0]!.says({ type: "ERROR", payload: { msg: "replaced" } });
    sockets[0]!.fails();
    pass(2_000);
    last().accepted();
    expect(told).toEqual(["up", "down", "up"]);
  });

  it("comes about in the end where nothing is quick any more", () => {
    last().accepted();
    pass(5_000);
    line.renew();
    for (let at = 0; at < 120_000 && !told.slice(1).includes("up"); at += 100) {
      const socket = last();
      setTimeout(() => socket.readyState === 0 && socket.accepted(), 6_000);
      pass(100);
    }
    expect(told).toEqual(["up", "down", "up"]);
  });

  it("is opened anew while the old one serves, without a word about it, and five signs are one", () => {
    last().accepted();
    pass(5_000);
    for (let sign = 0; sign < 5; sign += 1) {
      line.renew();
      pass(150);
    }
    expect(sockets).toHaveLength(2);
    const [old, fresh] = sockets as [FakeSocket, FakeSocket];
    old.says({ type: "CANDIDATE", src: "ann", payload: 1 });
    line.send({ n: 1 });
    expect(old.sent).toEqual([{ n: 1 }]);
    // The relay says so on the old socket, and that may come first.
    old.says({ type: "ERROR", payload: { msg: "replaced" } });
    old.fails();
    fresh.accepted();
    line.send({ n: 2 });
    expect(fresh.sent.at(-1)).toEqual({ n: 2 });
    expect(told).toEqual(["up", "ann: 1", "up"]);
  });

  it("still hears what was on its way over the old one, and closes that soon", () => {
    last().accepted();
    pass(5_000);
    line.renew();
    last().accepted();
    const [old] = sockets as [FakeSocket];
    old.says({ type: "CANDIDATE", src: "ann", payload: 1 });
    old.says({ type: "ERROR", payload: { msg: "replaced" } });
    expect(told).toEqual(["up", "up", "ann: 1"]);
    pass(2_000);
    expect(openSockets()).toBe(1);
  });

  it("is looked at once more where a sign comes right behind a new line", () => {
    last().accepted();
    pass(5_000);
    line.renew();
    last().accepted();
    pass(200);
    // This was the change that counts: the new line is dead as well.
    line.renew();
    pass(1_000 + 2_000);
    expect(sockets).toHaveLength(3);
  });

  it("that was in doubt for nothing goes on where only the new one fails", () => {
    last().accepted();
    pass(5_000);
    line.renew();
    last().fails();
    liveOn(sockets[0]!, 10_000);
    expect(told).toEqual(["up"]);
    expect(sockets).toHaveLength(2);
  });

  it("asked in doubt and silent for two seconds is opened anew", () => {
    last().accepted();
    pass(5_000);
    line.check();
    pass(1_900);
    expect(sockets).toHaveLength(1);
    pass(200);
    expect(sockets).toHaveLength(2);
  });

  it("is tried once a second in a network that swallows everything, with a longer try now and then, one at a time", () => {
    last().accepted();
    pass(5_000);
    line.renew();
    for (let at = 0; at < 20_000; at += 100) {
      pass(100);
      expect(openSockets()).toBeLessThanOrEqual(2);
    }
    expect(told).toEqual(["up", "down"]);
    // Three short ones and a long one in 7 s.
    expect(sockets.length).toBeGreaterThanOrEqual(10);
    last().accepted();
    expect(told).toEqual(["up", "down", "up"]);
    expect(openSockets()).toBe(1);
  });

  it("gives a slow network the time that it has needed before", () => {
    pass(2_000);
    last().accepted();
    pass(5_000);
    line.renew();
    pass(7_900);
    expect(sockets).toHaveLength(2);
    last().accepted();
    expect(told).toEqual(["up", "up"]);
  });

  it("is tried again within 4 s of the return of a relay that turned it away for long, and not by all at once", () => {
    last().accepted();
    last().fails();
    expect(told).toEqual(["up", "down"]);
    offline(60_000);
    const before = sockets.length;
    pass(4_000);
    expect(sockets.length).toBeGreaterThan(before);
  });

  it("is tried quickly again when there is a sign of another network, however long there was none", () => {
    last().accepted();
    last().fails();
    offline(60_000);
    line.renew();
    // The network is still changing.
    last().fails();
    const before = sockets.length;
    pass(300);
    expect(sockets).toHaveLength(before + 1);
  });

  it("says why it is refused, and asks again", () => {
    last().taken();
    last().says({ type: "ID-TAKEN", payload: { msg: "ID is resting" } });
    last().fails();
    pass(500);
    last().taken();
    last().says({ type: "ERROR", payload: { msg: "serverFull" } });
    last().fails();
    pass(1_000);
    last().accepted();
    expect(told).toEqual(["taken true", "down", "serverFull", "up"]);
  });

  it("gives way to another page with the same id and token, for good", () => {
    last().accepted();
    pass(5_000);
    last().says({ type: "ERROR", payload: { msg: "replaced" } });
    last().fails();
    pass(60_000);
    expect(told).toEqual(["up", "down", "replaced"]);
    expect(sockets).toHaveLength(1);
  });

  it("knows that it is in by its own frame, where the relay says nothing to whoever comes back", () => {
    last().accepted();
    pass(5_000);
    line.renew();
    last().taken();
    expect(last().sent).toEqual([{ type: "CANDIDATE", dst: "me", payload: {} }]);
    last().says({ type: "CANDIDATE", src: "me", dst: "me", payload: {} });
    expect(told).toEqual(["up", "up"]);
  });

  it("gives the id up over an attempt too, which the relay may have taken already", () => {
    last().accepted();
    pass(5_000);
    line.renew();
    line.close();
    last().taken();
    expect(sockets.map(({ sent }) => sent.at(-1))).toEqual([{ type: "LEAVE" }, { type: "LEAVE" }]);
    expect(openSockets()).toBe(0);
  });

  it("gives the id up when it is closed, and is silent from then on", () => {
    const [socket] = sockets as [FakeSocket];
    socket.accepted();
    line.send({ n: 1 });
    line.close();
    expect(socket.sent).toEqual([{ n: 1 }, { type: "LEAVE" }]);
    line.renew();
    socket.fails();
    pass(60_000);
    expect(sockets).toHaveLength(1);
    expect(told).toEqual(["up"]);
  });

  it("lives through what is no message", () => {
    const [socket] = sockets as [FakeSocket];
    for (const data of ["", "null", "[]", '"OPEN"', "{", '{"type":1}'])
      socket.dispatchEvent(new MessageEvent("message", { data }));
    socket.accepted();
    expect(told).toEqual(["up"]);
  });
});

it("a browser that forbids sockets is asked again, as after a relay that does not answer", () => {
  let asked = 0;
  const said: string[] = [];
  const forbidden = makeRelayLine(
    {
      id: "me",
      open() {
        asked += 1;
        return undefined;
      },
    },
    {
      up: () => undefined,
      down: () => said.push("down"),
      idTaken: () => undefined,
      refused: () => undefined,
      replaced: () => undefined,
      message: () => undefined,
    } as never,
  );
  pass(60_000);
  expect(said).toEqual(["down"]);
  expect(asked).toBeGreaterThan(3);
  forbidden.close();
});

it("a socket that the browser forbids is none", () => {
  vi.stubGlobal(
    "WebSocket",
    class {
      constructor() {
        throw new DOMException("", "SecurityError");
      }
    },
  );
  expect(openSocket({ id: "me", token: "t", relay: new URL("https://relay.test") })).toBeUndefined();
});
