/** What strangers can do to the program over TCP alone. Each of these once stopped it, or hurt somebody else. */
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { connect as open, type Socket } from "node:net";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { WebSocket } from "ws";
import { CLOSE, LIMITS } from "../../signalling/protocol.ts";
import { builtApp, type Client, connect, enter, start } from "./clients.ts";
import { KEYS, request, upgrade } from "./requests.ts";

/** A bare connection, which says what it is told and notes what it hears. */
async function raw(url: string, text: string): Promise<{ socket: Socket; heard(): string; closed: Promise<unknown> }> {
  const socket = open(Number(new URL(url).port), "127.0.0.1");
  onTestFinished(() => void socket.destroy());
  let heard = "";
  socket.on("data", (data) => (heard += data.toString()));
  socket.on("error", () => {});
  const closed = new Promise((resolve) => socket.once("close", resolve));
  await once(socket, "connect");
  socket.write(text);
  return { socket, heard: () => heard, closed };
}

/** Events of this very process, however busy the machine is. */
const PATIENT = { timeout: 10_000, interval: 10 };

/** Files and sockets of this process, of which the relay is a part here. */
const openFiles = () => readdirSync("/proc/self/fd").length;

async function connections(url: string): Promise<number> {
  const body = await (await fetch(`${url}/metrics`, { headers: { Connection: "close" } })).text();
  return Number(/driewoord_connections (\d+)/.exec(body)?.[1]);
}

/** Until only the connection that asks is open. */
const alone = (url: string) =>
  vi.waitUntil(async () => (await connections(url)) === 1, { timeout: 10_000, interval: 20 });

describe("an upgrade", () => {
  test.each([
    ["to another path", upgrade("/elsewhere", "websocket", ...KEYS)],
    ["to another protocol", upgrade("/", "h2c")],
    ["to our path and another protocol", upgrade("/peerjs", "h2c")],
    ["from another site", upgrade("/peerjs", "websocket", "Origin: https://elsewhere.example", ...KEYS)],
    ["without a key", upgrade("/peerjs")],
    ["that is whole", upgrade("/peerjs?key=peerjs&id=a&token=t", "websocket", ...KEYS)],
    ["of a request with a body", upgrade("/", "h2c", "Content-Length: 99")],
  ])("%s may be reset at any moment", async (_what, text) => {
    const { url } = await start({ assets: await builtApp() });
    const bystander = await enter(url, "bystander");
    for (let n = 0; n < 20; n += 1) {
      const { socket } = await raw(url, text);
      // Now and then before, with and after the answer.
      if (n % 4 === 1) await once(socket, "data");
      if (n % 4 === 2) await fetch(`${url}/healthz`);
      if (n % 4 === 3) socket.destroy();
      else socket.resetAndDestroy();
    }
    await vi.waitUntil(async () => (await connections(url)) <= 2, { timeout: 10_000, interval: 20 });
    bystander.send({ type: "OFFER", dst: "nobody", payload: 1 });
    bystander.socket.ping();
    await once(bystander.socket, "pong");
  });

  test("that is no WebSocket's is answered as if it had not been asked for", async () => {
    const assets = await builtApp();
    await writeFile(join(assets, "assets/large-a1b2.js"), "x".repeat(3_000_000));
    const { url } = await start({ assets });
    const health = await raw(url, upgrade("/healthz", "h2c", "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA"));
    await health.closed;
    expect(health.heard()).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*Connection: close\r\n\r\nok$/);
    const large = await raw(url, upgrade("/assets/large-a1b2.js", "h2c"));
    await large.closed;
    expect(large.heard()).toMatch(/x{3000000}$/);
    const elsewhere = await raw(url, upgrade("/elsewhere", "websocket", ...KEYS));
    await elsewhere.closed;
    expect(elsewhere.heard()).toMatch(/^HTTP\/1\.1 404 Not Found\r\n[^]*content-security-policy/i);
  });

  test("that is turned away leaves no connection, whether the answer is read or not", async () => {
    const { url } = await start();
    const foreign = upgrade("/peerjs", "websocket", "Origin: https://elsewhere.example", ...KEYS);
    const turnedAway = await Promise.all(Array.from({ length: 60 }, () => raw(url, foreign)));
    for (const { socket } of turnedAway.slice(0, 30)) socket.pause();
    await alone(url);
    await Promise.all(turnedAway.slice(30).map(({ closed }) => closed));
    expect(turnedAway.at(-1)?.heard()).toMatch(/^HTTP\/1\.1 403 Forbidden/);
  });
});

describe("a connection", () => {
  test("on which nobody reads the answer is cut off", async () => {
    const assets = await builtApp();
    await writeFile(join(assets, "index.html"), "x".repeat(20_000_000));
    const { url } = await start({ assets, limits: { stalledAnswerMs: 200 } });
    for (let n = 0; n < 20; n += 1) {
      const { socket } = await raw(url, request("/"));
      socket.pause();
    }
    await alone(url);
  });

  test("is one for an answer at a time: whoever asks far ahead is cut off, and nothing of it stays open", async () => {
    const assets = await builtApp();
    await writeFile(join(assets, "index.html"), "x".repeat(1_000_000));
    const { url } = await start({ assets });
    const before = openFiles();
    for (let n = 0; n < 20; n += 1) await (await raw(url, request("/").repeat(200))).closed;
    await alone(url);
    await vi.waitUntil(() => openFiles() <= before + 2, { timeout: 10_000, interval: 20 });
  });

  test("answers as many as one likes, each asked in the moment in which the last byte of the one before is there", async () => {
    const assets = await builtApp();
    const page = `${"x".repeat(300_000)}END`;
    await writeFile(join(assets, "index.html"), page);
    const { url } = await start({ assets });
    const { socket, closed } = await raw(url, "");
    let [answers, tail] = [0, ""];
    const enough = new Promise((resolve) => {
      socket.on("data", (data: Buffer) => {
        tail = (tail + data.toString()).slice(-3);
        if (tail !== "END") return;
        answers += 1;
        if (answers < 200) socket.write(request("/"));
        else resolve(undefined);
      });
    });
    socket.write(request("/"));
    await Promise.race([enough, closed]);
    expect(answers).toBe(200);
  });

  test("answers two that are asked at once, one behind the other", async () => {
    const { url } = await start({ assets: await builtApp() });
    const { heard } = await raw(url, request("/") + request("/healthz"));
    await vi.waitUntil(() => /200 OK[^]*200 OK[^]*ok$/.test(heard()), PATIENT);
  });

  test.each([
    ["what is no WebSocket", upgrade("/healthz", "h2c"), /END(?=HTTP)HTTP\/1.1 200[^]*ok$/],
    ["a WebSocket", upgrade("/peerjs?key=peerjs&id=behind&token=t", "websocket", ...KEYS), /ENDHTTP\/1.1 101[^]*OPEN/],
  ])("answers first what was asked first where %s is asked for behind it", async (_what, asked, answered) => {
    const assets = await builtApp();
    await writeFile(join(assets, "index.html"), `${"x".repeat(1_000_000)}END`);
    const { url } = await start({ assets });
    const { socket, heard } = await raw(url, request("/") + asked);
    socket.pause();
    setImmediate(() => socket.resume());
    await vi.waitUntil(() => answered.test(heard()), PATIENT);
  });

  test("that goes in the middle of a file leaves it closed", async () => {
    const assets = await builtApp();
    await writeFile(join(assets, "index.html"), "x".repeat(20_000_000));
    const { url } = await start({ assets });
    const before = openFiles();
    for (let n = 0; n < 20; n += 1) {
      const { socket } = await raw(url, request("/"));
      await once(socket, "data");
      socket.destroy();
    }
    await vi.waitUntil(() => openFiles() <= before + 2, { timeout: 10_000, interval: 20 });
  });

  test("on which answers are read a byte at a time is cut off", async () => {
    const assets = await builtApp();
    await writeFile(join(assets, "index.html"), "x".repeat(10_000_000));
    const { url } = await start({ assets, limits: { answerMs: 300 } });
    const { socket } = await raw(url, request("/"));
    socket.pause();
    const sip = setInterval(() => socket.read(1), 20);
    onTestFinished(() => clearInterval(sip));
    await alone(url);
  });

  test.each([
    ["nothing", ""],
    ["half a request", "GET / HTTP/1.1\r\nHost: here\r\n"],
    ["a body that does not end", "POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 100\r\n\r\nx"],
    ["half an upgrade", "GET /peerjs HTTP/1.1\r\nUpgrade: websocket\r\n"],
  ])("on which comes %s is cut off", async (_what, text) => {
    const { url } = await start({ limits: { requestMs: 100, stalledAnswerMs: 60_000, tickMs: 50 } });
    await raw(url, text);
    await alone(url);
  });

  test("of a WebSocket stays, though it is as quiet", async () => {
    const { url } = await start({ limits: { requestMs: 50, stalledAnswerMs: 50, answerMs: 50, tickMs: 20 } });
    const quiet = await enter(url, "quiet");
    const { closed } = await raw(url, "");
    await closed;
    const other = await enter(url, "other");
    other.send({ type: "OFFER", dst: "quiet", payload: 1 });
    expect(await quiet.next()).toMatchObject({ payload: 1 });
  });

  test("is one of so many from an address, whose neighbours do not notice", async () => {
    const { url, logged } = await start({ limits: { connectionsPerAddress: 5 } });
    const client = await enter(url, "client");
    const kept = await Promise.all(Array.from({ length: 4 }, () => raw(url, "")));
    for (let n = 0; n < 3; n += 1) await (await raw(url, "")).closed;
    expect(logged().match(/set TRUST_PROXY/g)).toHaveLength(1);
    kept[0]?.socket.destroy();
    await kept[0]?.closed;
    client.send({ type: "OFFER", dst: "later", payload: 1 });
    await vi.waitUntil(() => enter(url, "later").catch(() => undefined), { timeout: 5_000, interval: 20 });
  });

  test("of a proxy carries as many as come", async () => {
    const { url } = await start({ config: { trustProxy: ["127.0.0.1"] }, limits: { connectionsPerAddress: 1 } });
    for (const id of ["a", "b", "c"]) await enter(url, id);
  });

  test("is one of so many in all", async () => {
    const { url } = await start({ limits: { connections: 3 } });
    const kept = await Promise.all(Array.from({ length: 3 }, () => raw(url, "")));
    await (
      await raw(url, "")
    ).closed;
    expect(kept.map(({ socket }) => socket.destroyed)).toEqual([false, false, false]);
  });
});

describe("a host", () => {
  test("whose line strangers fill keeps it, and hears who sends little before those who send much", async () => {
    const { url } = await start();
    const host = await enter(url, "host");
    const strangers = await Promise.all(Array.from({ length: 48 }, (_, n) => enter(url, `stranger-${n}`)));
    const client = await enter(url, "client");
    host.socket.pause();
    for (const stranger of strangers) {
      for (let n = 0; n < 7; n += 1) stranger.send({ type: "OFFER", dst: "host", payload: "x".repeat(30_000) });
    }
    // The first few have used the burst up. Of all others something is dropped, and they are told.
    for (const stranger of strangers.slice(8))
      expect(await stranger.next()).toMatchObject({ type: "EXPIRE", src: "host" });
    client.send({ type: "OFFER", dst: "host", payload: "knock" });
    client.socket.ping();
    await once(client.socket, "pong");
    host.socket.resume();
    let before = 0;
    for (let frame = await host.next(); frame["src"] !== "client"; frame = await host.next()) before += 1;
    expect(before * 30_000).toBeLessThan(LIMITS.destinationBurst + LIMITS.lineBytes + 2 * LIMITS.frameBytes);
    expect(host.socket.readyState).toBe(WebSocket.OPEN);
    expect(strangers.every(({ socket }) => socket.readyState === WebSocket.OPEN)).toBe(true);
  });

  test("is sent no more a second than a line takes beside a call", async () => {
    const limits = { destinationBurst: 40_000, destinationBytesPerSecond: 100_000 };
    const { url } = await start({ limits });
    const host = await enter(url, "host");
    const stranger = await enter(url, "stranger");
    const begun = performance.now();
    for (let n = 0; n < 6; n += 1) stranger.send({ type: "OFFER", dst: "host", payload: "x".repeat(20_000) });
    for (let n = 0; n < 6; n += 1) await host.next();
    // The last leaves when all but the burst and itself has been paid for.
    expect(performance.now() - begun).toBeGreaterThanOrEqual(((5 * 20_000 - 40_000) / 100_000) * 1_000 - 50);
  });

  test("whose connection dies keeps its id, and what waited for it", async () => {
    const { url } = await start();
    const host = await enter(url, "host", "mine");
    host.socket.terminate();
    const client = await enter(url, "client");
    client.send({ type: "OFFER", dst: "host", payload: "knock" });
    client.socket.ping();
    await once(client.socket, "pong");
    const thief = await connect(url, { id: "host", token: "guess" });
    expect(await thief.next()).toEqual({ type: "ID-TAKEN", payload: { msg: "ID is resting" } });
    expect((await thief.closed).code).toBe(CLOSE.idTaken);
    const again = await enter(url, "host", "mine");
    expect(await again.next()).toMatchObject({ src: "client", payload: "knock" });
  });

  test("who connects anew is given what its old connection did not take", async () => {
    const { url } = await start({ limits: { destinationBurst: 70_000, destinationBytesPerSecond: 20_000 } });
    const old = await enter(url, "host");
    const client = await enter(url, "client");
    for (let n = 0; n < 7; n += 1)
      client.send({ type: "OFFER", dst: "host", payload: { n, more: "x".repeat(20_000) } });
    client.socket.ping();
    await once(client.socket, "pong");
    const numberOf = async (from: Client) => ((await from.next())["payload"] as { n?: number }).n;
    const numbers: unknown[] = [];
    for (let n = await numberOf(old); n !== 3; n = await numberOf(old)) numbers.push(n);
    const again = await enter(url, "host");
    expect((await old.closed).code).toBe(CLOSE.replaced);
    while (numbers.length < 6) numbers.push(await numberOf(again));
    expect(numbers).toEqual([0, 1, 2, 4, 5, 6]);
  });
});

describe("one who reads nothing", () => {
  test("is closed when the relay's own words find no room", async () => {
    const { url, closes } = await start({ limits: { floodPoints: 1e9, unreadBytes: 2_000, queuePerSender: NONE } });
    const deaf = await enter(url, "deaf");
    deaf.socket.pause();
    // Every frame is answered with EXPIRE; loopback itself holds megabytes of them.
    const flood = setInterval(() => {
      for (let n = 0; n < 5_000; n += 1) deaf.send({ type: "OFFER", dst: "nobody" });
    }, 10);
    onTestFinished(() => clearInterval(flood));
    await closes("tooSlow");
  });

  test("is closed when it has taken nothing for a minute", async () => {
    const { url, closes } = await start({ limits: { stalledMs: 100, tickMs: 20, floodPoints: 1e9, ...WIDE } });
    const deaf = await enter(url, "deaf");
    const eager = await enter(url, "eager");
    deaf.socket.pause();
    for (let n = 0; n < 600; n += 1) eager.send({ type: "OFFER", dst: "deaf", payload: "x".repeat(30_000) });
    await closes("tooSlow");
    expect(eager.socket.readyState).toBe(WebSocket.OPEN);
  });
});

const NONE = { frames: 0, bytes: 0 };
/** A destination that takes what a loopback takes. */
const WIDE = { destinationBurst: 1e9, outboxBytes: 1e9, outboxesBytes: 1e9, lineBytes: 1e9 };
