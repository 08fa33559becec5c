import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import { describe, expect, onTestFinished, test } from "vitest";
import { WebSocket } from "ws";
import { CLOSE, LIMITS } from "../../signalling/protocol.ts";
import { createRelayServer } from "../../signalling/server.ts";
import { CONFIG, connect, enter, closedFor, start } from "./clients.ts";

describe("a peer", () => {
  test("cannot speak for another", async () => {
    const { url } = await start();
    const a = await enter(url, "a");
    const b = await enter(url, "b");
    a.send({ type: "OFFER", src: "b", dst: "b", payload: 1 });
    a.send(`{"type":"OFFER","src":"a","dst":"b","payload":2,"src":"host","__proto__":{"src":"host"}}`);
    expect(await b.next()).toEqual({ type: "OFFER", src: "a", dst: "b", payload: 1 });
    expect(await b.next()).toEqual({ type: "OFFER", src: "a", dst: "b", payload: 2 });
  });

  test("may knock before the host is there", async () => {
    const { url } = await start();
    const joiner = await enter(url, "joiner");
    for (let n = 0; n < 30; n += 1) joiner.send({ type: "OFFER", dst: "host", payload: n });
    joiner.socket.close();
    await joiner.closed;
    const host = await enter(url, "host");
    for (let n = 0; n < 30; n += 1) {
      expect(await host.next()).toEqual({ type: "OFFER", src: "joiner", dst: "host", payload: n });
    }
  });

  test("is told with one EXPIRE that nobody came", async () => {
    const { url } = await start({ limits: { expiryMs: 20, tickMs: 5 } });
    const joiner = await enter(url, "joiner");
    // The offer comes last, so that nothing is left when it is told of.
    joiner.send({ type: "CANDIDATE", dst: "host", payload: 1 });
    joiner.send({ type: "OFFER", dst: "host", payload: 2 });
    expect(await joiner.next()).toEqual({ type: "EXPIRE", src: "host", dst: "joiner" });
    const host = await enter(url, "host");
    joiner.send({ type: "OFFER", dst: "host", payload: 3 });
    expect(await host.next()).toMatchObject({ payload: 3 });
    host.send({ type: "ANSWER", dst: "joiner", payload: 4 });
    expect(await joiner.next()).toMatchObject({ payload: 4 });
  });

  test("comes back with the same token while its old socket still seems open", async () => {
    const { url } = await start();
    const other = await enter(url, "other");
    const old = await enter(url, "back");
    const again = await enter(url, "back");
    expect(await old.closed).toEqual(closedFor("replaced"));
    other.send({ type: "OFFER", dst: "back", payload: 1 });
    expect(await again.next()).toEqual({ type: "OFFER", src: "other", dst: "back", payload: 1 });
  });
});

describe("the page that opens the WebSocket", () => {
  const attempt = async (url: string, origin: string): Promise<number> => {
    const socket = new WebSocket(`${url.replace("http", "ws")}/peerjs?key=peerjs&id=${randomUUID()}&token=t`, {
      origin,
    });
    const [outcome] = (await Promise.race([
      once(socket, "open").then(() => [{ statusCode: 101 }]),
      once(socket, "unexpected-response").then(([, response]) => [response]),
    ])) as [{ statusCode: number }];
    socket.on("error", () => {}).terminate();
    return outcome.statusCode;
  };

  test("must be ours", async () => {
    const { url } = await start();
    expect(await attempt(url, url)).toBe(101);
    expect(await attempt(url, "https://elsewhere.example")).toBe(403);
    expect(await attempt(url, url.replace(/\d+$/, "1"))).toBe(403);
    expect(await attempt(url, "null")).toBe(403);
  });

  test("may come by way of a proxy that calls us by another name, where that is believed", async () => {
    const upstream = (id: string, headers = {}) => ({
      id,
      headers: { Origin: "https://call.example.org", Host: "upstream", ...headers },
    });
    const forwarded = { "X-Forwarded-Host": "call.example.org" };
    const refusal = async (url: string, greeting: ReturnType<typeof upstream>) =>
      (await connect(url, greeting).catch((error: Error) => error.message)) as string;

    const wary = await start();
    expect(await refusal(wary.url, upstream("a", forwarded))).toMatch(/403/);
    await refusal(wary.url, upstream("b", forwarded));
    await refusal(wary.url, { ...upstream("c"), headers: { Origin: "https://other.example", Host: "upstream" } });
    const warnings = wary
      .logged()
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter(({ level }) => level === 40);
    expect(warnings).toMatchObject([
      { origin: "https://call.example.org", hosts: ["upstream"], msg: expect.stringContaining("ALLOWED_ORIGINS") },
      { origin: "https://other.example", hosts: ["upstream"], msg: expect.stringContaining("TRUST_PROXY") },
    ]);

    const trusting = await start({ config: { trustProxy: 1 } });
    await connect(trusting.url, upstream("a", forwarded));
    const allowing = await start({ config: { allowedOrigins: ["https://call.example.org"] } });
    await connect(allowing.url, upstream("a"));
  });

  test("cannot fill the log by being refused", async () => {
    const { url, logged } = await start();
    for (let n = 0; n < 40; n += 1) {
      const origin = `https://${n}.${"x".repeat(300)}.example`;
      await connect(url, { id: "a", headers: { Origin: origin } }).catch(() => {});
    }
    expect(logged().match(/ALLOWED_ORIGINS/g)).toHaveLength(20);
    expect(logged()).not.toContain("x".repeat(250));
  });

  test("finds no WebSocket on another path", async () => {
    const { url } = await start();
    const socket = new WebSocket(`${url.replace("http", "ws")}/elsewhere`);
    const [, response] = (await once(socket, "unexpected-response")) as [unknown, { statusCode: number }];
    expect(response.statusCode).toBe(404);
    socket.on("error", () => {}).terminate();
  });
});

describe("behind a proxy", () => {
  const from = (id: string, addresses: string) => ({ id, headers: { "X-Forwarded-For": addresses } });

  test("the last forwarded address counts", async () => {
    const { url } = await start({ config: { trustProxy: 1 }, limits: { idsPerAddress: 1 } });
    const first = await connect(url, from("first", "203.0.113.1"));
    expect(await first.next()).toEqual({ type: "OPEN" });
    const neighbour = await connect(url, from("neighbour", "203.0.113.1, 203.0.113.2"));
    expect(await neighbour.next()).toEqual({ type: "OPEN" });
    const liar = await connect(url, from("liar", "203.0.113.9, 203.0.113.1"));
    expect(await liar.closed).toEqual(closedFor("tooManyIds"));
  });

  test("and without TRUST_PROXY it does not, which the log says once", async () => {
    const { url, logged } = await start({ limits: { idsPerAddress: 1 } });
    await connect(url, from("first", "203.0.113.1"));
    const second = await connect(url, from("second", "203.0.113.2"));
    expect(await second.next()).toEqual({ type: "ERROR", payload: { msg: "tooManyIds" } });
    expect(await second.closed).toEqual(closedFor("tooManyIds"));
    await fetch(`${url}/healthz`, { headers: { Forwarded: "for=203.0.113.1" } });
    expect(logged().match(/set TRUST_PROXY to how many/g)).toHaveLength(1);
    expect(logged().match(/set TRUST_PROXY to the number/g)).toHaveLength(1);
    expect(logged()).not.toContain("203.0.113");
  });

  test("a household has one share, and whoever has 65,536 of them has four", async () => {
    const { url } = await start({ config: { trustProxy: 1 }, limits: { idsPerAddress: 1 } });
    const home = (n: number, host = 1) => from(`home-${n}-${host}`, `2001:db8:0:${n}::${host}`);
    for (const n of [1, 2, 3, 4]) expect(await (await connect(url, home(n))).next()).toEqual({ type: "OPEN" });
    expect(await (await connect(url, home(1, 2))).closed).toEqual(closedFor("tooManyIds"));
    expect(await (await connect(url, home(5))).closed).toEqual(closedFor("tooManyIds"));
    expect(await (await connect(url, from("else", "2001:db8:1::1"))).next()).toEqual({ type: "OPEN" });
  });
});

test("the log holds no id, token, address or payload", async () => {
  const { url, server, logged } = await start({ config: { trustProxy: 1 } });
  const headers = { "X-Forwarded-For": "203.0.113.77", "User-Agent": "secret-agent" };
  const a = await connect(url, { id: "secret-a", token: "secret-token", headers });
  await a.next();
  const b = await enter(url, "secret-b", "secret-token");
  a.send({ type: "OFFER", dst: "secret-b", payload: "secret-payload" });
  await b.next();
  a.send({ type: "OFFER", dst: "secret-c", payload: "secret-payload" });
  a.send("secret-text");
  expect((await a.closed).code).toBe(CLOSE.notJson);
  await (
    await connect(url, { id: "secret-b", token: "secret-guess" })
  ).closed;
  b.socket.terminate();
  await server.close();
  expect(logged()).toContain('"close":"notJson"');
  expect(logged()).toContain('"close":"idTaken"');
  expect(logged()).not.toMatch(/secret|203\.0\.113|127\.0\.0\.1|::1|localhost/);
});

describe("close()", () => {
  const timers = () => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;

  test("says goodbye to everyone, and leaves no timer", async () => {
    const before = timers();
    const { url, server } = await start();
    expect(timers()).toBeGreaterThan(before);
    const clients = await Promise.all([enter(url, "a"), enter(url, "b")]);
    await server.close();
    for (const client of clients) expect(await client.closed).toEqual(closedFor("goingAway"));
    expect(timers()).toBeLessThanOrEqual(before);
    await expect(fetch(url)).rejects.toThrow();
  });

  test("does not wait for one who does not answer", async () => {
    expect(LIMITS.closeMs).toBeLessThan(2_000);
    const { url, server } = await start({ limits: { closeMs: 50 } });
    const deaf = await enter(url, "deaf");
    deaf.socket.pause();
    const begun = performance.now();
    await server.close();
    expect(performance.now() - begun).toBeLessThan(1_000);
  });
});

test("a dev server keeps its own upgrades and routes", async () => {
  const relay = createRelayServer({ config: CONFIG, log: pino({ level: "silent" }) });
  const server = createServer((request, response) => {
    middleware(request, response, () => response.writeHead(418).end());
  });
  const middleware = relay.attach(server);
  server.on("upgrade", (request, socket) => {
    if (request.url === "/hmr") socket.end("HTTP/1.1 418 Mine\r\n\r\n");
  });
  onTestFinished(async () => {
    await relay.close();
    server.closeAllConnections();
    server.close();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  expect(await (await fetch(`${url}/config.json`)).json()).toEqual(CONFIG.site);
  expect((await fetch(`${url}/`)).status).toBe(418);
  await enter(url, "dev");
  const hmr = new WebSocket(`${url.replace("http", "ws")}/hmr`);
  const [, response] = (await once(hmr, "unexpected-response")) as [unknown, { statusCode: number }];
  expect(response.statusCode).toBe(418);
  hmr.on("error", () => {}).terminate();
  await relay.close();
  expect(server.listenerCount("upgrade")).toBe(1);
});
