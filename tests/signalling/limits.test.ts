import { once } from "node:events";
import { describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { type CloseName, LIMITS } from "../../signalling/protocol.ts";
import { connect, enter, closedFor, start } from "./clients.ts";

/** Two others talk before, during and after; both must get everything, in order, from the true sender. */
async function undisturbed(url: string, during: () => Promise<void>): Promise<void> {
  const a = await enter(url, "bystander-a");
  const b = await enter(url, "bystander-b");
  const talk = async (from: number) => {
    for (let n = from; n < from + 20; n += 1) {
      a.send({ type: "CANDIDATE", dst: "bystander-b", payload: n });
      b.send({ type: "CANDIDATE", dst: "bystander-a", payload: n });
    }
    for (let n = from; n < from + 20; n += 1) {
      expect(await b.next()).toEqual({ type: "CANDIDATE", src: "bystander-a", dst: "bystander-b", payload: n });
      expect(await a.next()).toEqual({ type: "CANDIDATE", src: "bystander-b", dst: "bystander-a", payload: n });
    }
  };
  await talk(0);
  await Promise.all([during(), talk(20)]);
  await talk(40);
}

describe("past a limit the one who passes it is closed by name, and nobody else notices", () => {
  const atLimit = (bytes: number) => {
    const frame = JSON.stringify({ type: "OFFER", dst: "nobody", payload: "" });
    return frame.replace('""', JSON.stringify("x".repeat(bytes - frame.length)));
  };

  test("a frame of exactly the limit passes, also when it is not ASCII", async () => {
    const { url } = await start();
    const client = await enter(url, "large");
    const host = await enter(url, "nobody");
    client.send(atLimit(LIMITS.frameBytes));
    expect(await host.next()).toMatchObject({ type: "OFFER", src: "large" });
    client.send({ type: "OFFER", dst: "nobody", payload: "é😀" });
    expect(await host.next()).toMatchObject({ payload: "é😀" });
  });

  test.each<[CloseName, string, () => string | Buffer]>([
    ["frameTooLarge", "a frame of one byte more", () => atLimit(LIMITS.frameBytes + 1)],
    ["frameTooLarge", "few characters of many bytes", () => "é".repeat(LIMITS.frameBytes / 2 + 1)],
    ["notJson", "text that is not JSON", () => "hello"],
    ["notJson", "bytes instead of text", () => Buffer.from('{"type":"HEARTBEAT"}')],
    ["unknownType", "a type that does not exist", () => '{"type":"KICK","dst":"bystander-a"}'],
    ["unknownType", "the relay's own OPEN", () => '{"type":"OPEN"}'],
    ["malformed", "an offer for nobody", () => '{"type":"OFFER"}'],
    [
      "malformed",
      "nesting that cannot be written again",
      () => `{"type":"OFFER","dst":"bystander-a","payload":${"[".repeat(15_000)}${"]".repeat(15_000)}}`,
    ],
  ])("%s: %s", async (name, _what, frame) => {
    const { url } = await start();
    await undisturbed(url, async () => {
      const client = await enter(url, "rude");
      client.send(frame());
      expect(await client.next()).toEqual({ type: "ERROR", payload: { msg: name } });
      expect(await client.closed).toEqual(closedFor(name));
    });
  });

  test("a frame of over twice the limit is cut off by ws itself", async () => {
    const { url } = await start();
    await undisturbed(url, async () => {
      const client = await enter(url, "rude");
      client.send("x".repeat(2 * LIMITS.frameBytes + 1));
      expect((await client.closed).code).toBe(1009);
    });
  });

  test.each<[string, (socket: WebSocket) => void]>([
    ["frames", (socket) => socket.send('{"type":"HEARTBEAT"}')],
    ["pings", (socket) => socket.ping()],
    ["pongs", (socket) => socket.pong()],
  ])("flood: one of too many %s", async (_what, send) => {
    const { url } = await start();
    await undisturbed(url, async () => {
      const client = await enter(url, "rude");
      for (let n = 0; n <= LIMITS.floodPoints; n += 1) send(client.socket);
      expect(await client.closed).toEqual(closedFor("flood"));
    });
  });

  test("flood: bytes count too, but a whole call set-up at once does not", async () => {
    const { url } = await start();
    const client = await enter(url, "busy");
    const host = await enter(url, "host");
    for (let n = 0; n < 3; n += 1) client.send({ type: "OFFER", dst: "host", payload: "x".repeat(12_000) });
    for (let n = 0; n < 90; n += 1) client.send({ type: "CANDIDATE", dst: "host", payload: "x".repeat(300) });
    for (let n = 0; n < 93; n += 1) await host.next();
    for (let n = 0; n < 4; n += 1) client.send({ type: "OFFER", dst: "host", payload: "x".repeat(30_000) });
    expect(await client.closed).toEqual(closedFor("flood"));
  });

  test.each<[CloseName, string, { id: string; token?: string; key?: string }]>([
    ["badKey", "a wrong key", { id: "rude", key: "other" }],
    ["badId", "an id with a space", { id: "r ude" }],
    ["badId", "no id", { id: "" }],
    ["badId", "a long id", { id: "r".repeat(65) }],
    ["badToken", "no token", { id: "rude", token: "" }],
    ["badToken", "a long token", { id: "rude", token: "t".repeat(65) }],
  ])("%s: %s", async (name, _what, greeting) => {
    const { url } = await start();
    await undisturbed(url, async () => {
      const client = await connect(url, greeting);
      expect(await client.next()).toEqual({ type: "ERROR", payload: { msg: name } });
      expect(await client.closed).toEqual(closedFor(name));
    });
  });

  test("idTaken: the id of another, with another token", async () => {
    const { url } = await start();
    await undisturbed(url, async () => {
      const thief = await connect(url, { id: "bystander-a", token: "guess" });
      expect(await thief.next()).toEqual({ type: "ID-TAKEN", payload: { msg: "ID is taken" } });
      expect(await thief.closed).toEqual(closedFor("idTaken"));
    });
  });

  test("tooManyIds: at once from one address, until one of them closes", async () => {
    const { url } = await start({ limits: { idsPerAddress: 3 } });
    await undisturbed(url, async () => {
      const third = await enter(url, "third");
      const fourth = await connect(url, { id: "fourth" });
      expect(await fourth.next()).toEqual({ type: "ERROR", payload: { msg: "tooManyIds" } });
      expect(await fourth.closed).toEqual(closedFor("tooManyIds"));
      third.socket.close();
      await third.closed;
      await enter(url, "fifth");
    });
  });

  test("tooManyIds: in one minute from one address", async () => {
    const { url } = await start({ limits: { newPerAddress: 3 } });
    await undisturbed(url, async () => {
      const third = await enter(url, "third");
      third.socket.close();
      await third.closed;
      const fourth = await connect(url, { id: "fourth" });
      expect(await fourth.closed).toEqual(closedFor("tooManyIds"));
    });
  });

  test("serverFull: everyone together", async () => {
    const { url } = await start({ limits: { peers: 2 } });
    await undisturbed(url, async () => {
      const third = await connect(url, { id: "third" });
      expect(await third.closed).toEqual(closedFor("serverFull"));
    });
  });

  test("idle: no sign of life, though ws would answer a ping", async () => {
    const { url } = await start({ limits: { idleMs: 50, tickMs: 10, pingAfterMs: 1_000 } });
    const client = await enter(url, "quiet");
    expect(await client.closed).toEqual(closedFor("idle"));
  });

  test("a page that sleeps lives on: the browser's pong is enough", async () => {
    const { url } = await start({ limits: { idleMs: 1_000, tickMs: 10, pingAfterMs: 20 } });
    const client = await enter(url, "asleep");
    for (const until = performance.now() + 2_000; performance.now() < until;) await once(client.socket, "ping");
    expect(client.socket.readyState).toBe(WebSocket.OPEN);
  });
});
