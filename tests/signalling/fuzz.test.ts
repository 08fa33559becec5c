/**
 * Whatever comes over a socket, the program lives, its heap stays flat, and two others talk on. `npm run test:fuzz` sends a
 * million frames and 100,000 requests; without FUZZ it is a hundredth of that.
 */
import { connect as open } from "node:net";
import fc from "fast-check";
import { expect, test } from "vitest";
import { WebSocket } from "ws";
import { LIMITS } from "../../signalling/protocol.ts";
import { type Client, enter } from "./clients.ts";
import { buildRelay, type Program, run } from "./program.ts";

const SCALE = Number(process.env["FUZZ"] ?? 1);
const FRAMES = 100;
const TIMEOUT = 20_000 + SCALE * 10_000;
/** What a heap may have grown by in the second half of a run: a hundred bytes a frame kept would be far more. */
const GROWTH = 4 * 1024 * 1024;

const main = buildRelay();

/** Connections come from two thousand addresses in turn, so that none has too many. */
let lastAddress = 0;
function nextAddress(): string {
  lastAddress = (lastAddress + 1) % 2_048;
  return `198.18.${lastAddress >> 8}.${lastAddress & 255}`;
}

async function start(): Promise<Program & { at: string }> {
  const program = run(main(), { PORT: "0", TRUST_PROXY: "1", LOG_LEVEL: "error" });
  return { ...program, at: await program.url };
}

/** Two who talk all the time, each answering the other; `stop` says how often they did. */
async function talk(url: string): Promise<{ stop(): Promise<number> }> {
  const a = await enter(url, "bystander-a");
  const b = await enter(url, "bystander-b");
  let count = 0;
  const stopping = new AbortController();
  const heard = async (client: Client, from: string) => {
    let frame = await client.next();
    // Others may send to them as well.
    while (frame["src"] !== from) frame = await client.next();
    return frame["payload"];
  };
  const done = (async () => {
    while (!stopping.signal.aborted) {
      a.send({ type: "OFFER", dst: "bystander-b", payload: { count } });
      expect(await heard(b, "bystander-a")).toEqual({ count });
      b.send({ type: "ANSWER", dst: "bystander-a", payload: { count } });
      expect(await heard(a, "bystander-b")).toEqual({ count });
      count += 1;
      // Within what the relay takes of one peer.
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  })();
  return {
    async stop() {
      stopping.abort();
      await done;
      return count;
    },
  };
}

/**
 * Runs `round`, forty at a time, until it has counted up to `amount`, and looks at the program half way and at the end.
 * `round` gives what it counts for.
 */
async function fuzz<T>(program: Program, value: fc.Arbitrary<T>, amount: number, round: (value: T) => Promise<number>) {
  const batches = fc.array(value, { minLength: 40, maxLength: 40 });
  let count = 0;
  const runTo = async (until: number) => {
    for (; count < until; count += await forty()) continue;
    return program.measure();
  };
  async function forty(): Promise<number> {
    const counts: number[] = [];
    const all = fc.asyncProperty(batches, async (values) => {
      counts.push(...(await Promise.all(values.map(round))));
    });
    // The program's state is not the run's own: there is nothing to shrink towards.
    await fc.assert(all, { numRuns: 1, endOnFailure: true });
    return counts.reduce((sum, one) => sum + one, 0);
  }
  const before = await program.measure();
  const middle = await runTo(amount / 2);
  const end = await runTo(amount);
  const heaps = [before, middle, end].map(({ heap }) => mebi(heap)).join(", ");
  const files = [before, middle, end].map((measure) => measure.files).join(", ");
  console.log(`${count} in all; heap ${heaps} MiB; open files ${files}`);
  expect(end.heap - middle.heap).toBeLessThan(GROWTH);
}

const mebi = (bytes: number) => (bytes / 1024 / 1024).toFixed(1);

async function lives(program: Program): Promise<void> {
  program.child.kill("SIGTERM");
  expect(await program.ended).toMatchObject({ code: 0, err: "" });
}

const ids = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 60 }).map((n) => `id-${n}`) },
  { weight: 2, arbitrary: fc.constantFrom("bystander-a", "bystander-b", "__proto__", "constructor") },
  { weight: 1, arbitrary: fc.string() },
);
const types = fc.oneof(
  fc.constantFrom("OFFER", "ANSWER", "CANDIDATE", "LEAVE", "EXPIRE", "HEARTBEAT", "OPEN", "ID-TAKEN", "ERROR"),
  fc.string(),
);
const payloads = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.integer({ min: 0, max: 33_000 }).map((length) => "x".repeat(length)),
  fc.constantFrom(1e20, -0, "\u0000", "\ud800", { toJSON: 1 }),
);
const frames = fc.oneof(
  {
    weight: 12,
    arbitrary: fc
      .record({ type: types, src: ids, dst: ids, payload: payloads }, { requiredKeys: ["type"] })
      .map((frame) => JSON.stringify(frame)),
  },
  { weight: 2, arbitrary: fc.json() },
  { weight: 2, arbitrary: fc.string({ unit: "binary" }) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)) },
  {
    weight: 1,
    arbitrary: fc
      .integer({ min: 1, max: 16_000 })
      .map((depth) => `{"type":"OFFER","dst":"id-1","payload":${"[".repeat(depth)}${"]".repeat(depth)}}`),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom("x".repeat(LIMITS.frameBytes + 1), "", "null", '{"__proto__":{"type":"OFFER"}}'),
  },
);
/** A wrong frame is the last: most connections say nothing but what the relay takes. */
const right = fc
  .record({
    type: fc.constantFrom("OFFER", "ANSWER", "CANDIDATE", "HEARTBEAT"),
    src: ids,
    dst: ids.filter((id) => /^[a-z]+-[a-z0-9]+$/.test(id)),
    payload: fc.jsonValue({ maxDepth: 2 }),
  })
  .map((frame) => JSON.stringify(frame));
const conversations = fc.record({
  id: fc.integer({ min: 0, max: 600 }).map((n) => `id-${n}`),
  token: fc.oneof({ weight: 9, arbitrary: fc.constant("t") }, fc.constant("u")),
  frames: fc
    .tuple(fc.array(right, { minLength: FRAMES - 1, maxLength: FRAMES - 1 }), frames)
    .map(([most, last]) => [...most, last]),
  ends: fc.constantFrom("close", "terminate", "leave"),
});

test(`${SCALE * 10_000} frames of any kind`, { timeout: TIMEOUT }, async () => {
  const program = await start();
  const others = await talk(program.at);
  await fuzz(program, conversations, SCALE * 10_000, async ({ id, token, frames: all, ends }) => {
    const query = new URLSearchParams({ key: "peerjs", id, token });
    const headers = { "X-Forwarded-For": nextAddress() };
    const socket = new WebSocket(`${program.at.replace("http", "ws")}/peerjs?${query}`, { headers });
    const closed = new Promise((resolve) => socket.on("close", resolve));
    socket.on("error", () => {});
    await Promise.race([closed, new Promise((resolve) => socket.once("open", resolve))]);
    if (socket.readyState !== WebSocket.OPEN) return 0;
    for (const frame of all) socket.send(frame);
    // Its answer comes behind all that was sent before.
    socket.ping();
    await Promise.race([closed, new Promise((resolve) => socket.once("pong", resolve))]);
    if (ends === "terminate") socket.terminate();
    else if (ends === "leave" && socket.readyState === WebSocket.OPEN) socket.send('{"type":"LEAVE"}');
    else socket.close();
    await closed;
    return all.length;
  });
  expect(await others.stop()).toBeGreaterThan(0);
  await lives(program);
});

const words = fc.oneof(fc.string({ maxLength: 30 }), fc.string({ unit: "binary", maxLength: 30 }));
const paths = fc.oneof(
  fc.constantFrom(
    "/",
    "/peerjs",
    "/peerjs/id",
    "/config.json",
    "/healthz",
    "/metrics",
    "/assets/x.js",
    "*",
    "http://other/",
    "//",
    "/%",
    "/%00",
  ),
  fc.string({ maxLength: 80 }).map((text) => `/${text}`),
  fc.webPath(),
  fc.constant("/peerjs?key=peerjs&id=x&token=t"),
);
const headers = fc.oneof(
  fc.constantFrom(
    "Connection: Upgrade\r\nUpgrade: websocket",
    "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    "Connection: Upgrade\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA",
    "Expect: 100-continue",
    "Transfer-Encoding: chunked",
    "Content-Length: 5",
    "Content-Length: -1",
    "Range: bytes=9-2",
    "Range: bytes=0-1,2-3",
    "Accept-Encoding: br, gzip, *;q=0",
    "If-None-Match: *",
    "Origin: null",
    "Origin: https://other.example",
    "X-Forwarded-For: 1.2.3.4, [::1]:80, nonsense",
    "X-Forwarded-Host: a, b",
    "Forwarded: for=x",
  ),
  fc.tuple(words, words).map(([name, value]) => `${name}: ${value}`),
);
const requests = fc.record({
  method: fc.oneof(
    fc.constantFrom(
      "GET",
      "GET",
      "GET",
      "HEAD",
      "POST",
      "PUT",
      "DELETE",
      "OPTIONS",
      "CONNECT",
      "TRACE",
      "PRI",
      "M-SEARCH",
    ),
    words,
  ),
  path: paths,
  version: fc.constantFrom("HTTP/1.1", "HTTP/1.1", "HTTP/1.1", "HTTP/1.0", "HTTP/2.0", "HTTP/9", ""),
  host: fc.constantFrom("Host: here", "Host: ", "Host: a\r\nHost: b", "X: y"),
  more: fc.array(headers, { maxLength: 4 }),
  body: fc.oneof(
    fc.constant(""),
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.constantFrom("5\r\nhello\r\n0\r\n\r\n", "x".repeat(9_000)),
  ),
  /** How much of it is sent. */
  part: fc.oneof(fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true })),
  ends: fc.constantFrom("reset", "end", "answer", "at once"),
});

test(`${SCALE * 1_000} requests and upgrades of any kind`, { timeout: TIMEOUT }, async () => {
  const program = await start();
  const others = await talk(program.at);
  const port = Number(new URL(program.at).port);
  await fuzz(program, requests, SCALE * 1_000, async ({ method, path, version, host, more, body, part, ends }) => {
    const head = [`${method} ${path} ${version}`, host, `X-Forwarded-For: ${nextAddress()}`, ...more, "", ""].join(
      "\r\n",
    );
    const text = Buffer.from(head + body, "latin1");
    const socket = open(port, "127.0.0.1");
    const closed = new Promise((resolve) => socket.once("close", resolve));
    socket.on("error", () => {});
    const answered = new Promise((resolve) => socket.once("data", resolve));
    await Promise.race([closed, new Promise((resolve) => socket.once("connect", resolve))]);
    socket.write(text.subarray(0, Math.ceil(part * text.length)));
    if (ends === "end") socket.end();
    // What is whole is answered; for the rest the program may wait longer than we do.
    if (ends === "answer" && part === 1 && body === "" && version === "HTTP/1.1" && method === "GET") {
      await Promise.race([closed, answered, patience()]);
    }
    if (ends === "reset") socket.resetAndDestroy();
    else if (ends !== "end") socket.destroy();
    else {
      await Promise.race([closed, answered, patience()]);
      socket.destroy();
    }
    await closed;
    return 1;
  });
  expect(await others.stop()).toBeGreaterThan(0);
  await lives(program);
});

/** For what need not be answered. */
const patience = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));
