import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import type { Limits } from "../../signalling/protocol.ts";
import { type Client, closedFor, connect, enter, start, type Started } from "./clients.ts";
import { buildRelay, run as runProgram, runWell } from "./program.ts";
import { hasRedis, startRedis, wireTo } from "./redis.ts";

const cli = promisify(execFile);
const offer = (dst: string, payload: unknown = 1) => ({ type: "OFFER", dst, payload });
const got = (src: string, dst: string, payload: unknown = 1) => ({ type: "OFFER", src, dst, payload });

/** A relay on this Redis, or on these servers of a cluster, that lets people in. */
async function relayOn(url: string, limits: Partial<Limits> = {}): Promise<Started> {
  const relay = await start({ config: { redisUrls: url.split(" ") }, limits });
  await expect.poll(() => health(relay.url), { timeout: 10_000 }).toBe(200);
  return relay;
}

/** The addresses of so many. */
async function relays(count: number, url: string, limits: Partial<Limits> = {}): Promise<string[]> {
  const urls = [];
  for (let each = 0; each < count; each += 1) urls.push((await relayOn(url, limits)).url);
  return urls;
}

const health = async (url: string): Promise<number> => (await fetch(`${url}/healthz`)).status;

describe.skipIf(!hasRedis())("relays on one Redis", () => {
  test("carry frames between their people, both ways and in order", async () => {
    const { url, port } = await startRedis();
    const [one, two] = await relays(2, url);
    const host = await enter(one!, "host");
    const client = await enter(two!, "client");
    // A Redis that has just started knows no script.
    await cli("redis-cli", ["-p", `${port}`, "script", "flush"]);
    for (let number = 0; number < 40; number += 1) client.send(offer("host", number));
    for (let number = 0; number < 40; number += 1) expect(await host.next()).toEqual(got("client", "host", number));
    host.send({ type: "ANSWER", dst: "client", payload: 'é\n"' });
    expect(await client.next()).toEqual({ type: "ANSWER", src: "host", dst: "client", payload: 'é\n"' });
    host.send({ type: "LEAVE", dst: "client" });
    expect(await client.next()).toEqual({ type: "LEAVE", src: "host", dst: "client" });
  });

  test("give an id to one token alone, and keep it for that token for a minute", async () => {
    const { url } = await startRedis();
    const [one, two, three] = await relays(3, url, { restMs: 2_000 });
    const host = await enter(one!, "host", "mine");
    const other = await connect(two!, { id: "host", token: "other" });
    expect(await other.next()).toEqual({ type: "ID-TAKEN", payload: { msg: "ID is taken" } });
    expect(await other.closed).toEqual(closedFor("idTaken"));
    host.socket.terminate();
    await expect
      .poll(async () => (await (await connect(three!, { id: "host", token: "other" })).next())["payload"])
      .toEqual({ msg: "ID is resting" });
    await enter(two!, "host", "mine");
  });

  test("let a client move: the old socket closes, and what waited on it follows", async () => {
    const { url } = await startRedis();
    const [one, two, three] = await relays(3, url);
    const host = await enter(one!, "host", "mine");
    const client = await enter(three!, "client");
    const moved = await enter(two!, "host", "mine");
    expect(await host.next()).toEqual({ type: "ERROR", payload: { msg: "replaced" } });
    expect(await host.closed).toEqual(closedFor("replaced"));
    client.send(offer("host"));
    expect(await moved.next()).toEqual(got("client", "host"));
  });

  test("keep a knock for a host who is not there yet, though its relay dies", async () => {
    const { url } = await startRedis();
    const [one, two] = await relays(2, url);
    const dying = await relayOn(url);
    const client = await enter(dying.url, "client");
    const witness = await enter(one!, "witness");
    client.send(offer("host"));
    // The frame is there once a later one of the same client has arrived.
    client.send(offer("witness"));
    expect(await witness.next()).toEqual(got("client", "witness"));
    await dying.server.close();
    expect(await (await enter(two!, "host")).next()).toEqual(got("client", "host"));
  });

  test("tell with one EXPIRE that nobody came", async () => {
    const { url } = await startRedis();
    const [one, two] = await relays(2, url, { expiryMs: 300, tickMs: 100 });
    const client = await enter(one!, "client");
    client.send(offer("host", 1));
    client.send(offer("host", 2));
    client.send({ type: "CANDIDATE", dst: "other", payload: 3 });
    expect(await client.next()).toEqual({ type: "EXPIRE", src: "host", dst: "client" });
    const host = await enter(two!, "host");
    client.send(offer("host", 4));
    expect(await host.next()).toEqual(got("client", "host", 4));
    client.send(offer("client"));
    expect(await client.next()).toEqual(got("client", "client"));
  });

  test("have room for so much that waits, and say so at once", async () => {
    const { url } = await startRedis();
    const [one] = await relays(1, url, { boxPerDestination: { frames: 2, bytes: 9_999 } });
    const client = await enter(one!, "client");
    for (const number of [1, 2, 3]) client.send(offer("host", number));
    expect(await client.next()).toEqual({ type: "EXPIRE", src: "host", dst: "client" });
  });

  test("are the same on a cluster of Redis", async () => {
    const settings = ["--cluster-enabled", "yes", "--requirepass", "secret", "--masterauth", "secret"];
    const servers = await Promise.all([1, 2, 3].map(() => startRedis(...settings)));
    const addresses = servers.map(({ port }) => `127.0.0.1:${port}`);
    const asked = { env: { ...process.env, REDISCLI_AUTH: "secret" } };
    await cli("redis-cli", ["--cluster", "create", ...addresses, "--cluster-yes"], asked);
    for (const { port } of servers) {
      const state = async () => (await cli("redis-cli", ["-p", `${port}`, "cluster", "info"], asked)).stdout;
      await expect.poll(state, { timeout: 10_000 }).toContain("cluster_state:ok");
    }
    const [one, two] = await relays(2, servers.map(({ port }) => `redis://:secret@127.0.0.1:${port}`).join(" "));
    for (const name of ["a", "b", "c", "d", "e", "f"]) {
      const [host, client] = [await enter(one!, `host-${name}`), await enter(two!, `client-${name}`)];
      client.send(offer(`host-${name}`));
      expect(await host.next()).toEqual(got(`client-${name}`, `host-${name}`));
    }
  });
});

describe.skipIf(!hasRedis())("when Redis", () => {
  test("is killed and comes back empty, those who were there are reached again, and nobody was closed", async () => {
    const redis = await startRedis();
    const [one, two] = await relays(2, redis.url);
    const host = await enter(one!, "host");
    const client = await enter(two!, "client");
    await redis.kill();
    const denied = await connect(two!, { id: "new" });
    expect(await denied.next()).toEqual({ type: "ERROR", payload: { msg: "unavailable" } });
    expect(await denied.closed).toEqual(closedFor("unavailable"));
    client.send(offer("host", "lost"));
    expect(await client.next()).toEqual({ type: "EXPIRE", src: "host", dst: "client" });
    await redis.start();
    await knocks(client, host);
    expect((await (await connect(two!, { id: "host", token: "other" })).next())["type"]).toBe("ID-TAKEN");
  });

  test("stays away, everybody is sent to look for another relay, and is let in again when it is back", async () => {
    const redis = await startRedis();
    const [one] = await relays(1, redis.url, { tickMs: 100, silenceMs: 1_000 });
    const host = await enter(one!, "host");
    await redis.kill();
    expect(await host.next()).toEqual({ type: "ERROR", payload: { msg: "unavailable" } });
    expect(await host.closed).toEqual(closedFor("unavailable"));
    expect(await health(one!)).toBe(503);
    await expect(connect(one!, { id: "host" })).rejects.toThrow("503");
    await redis.start();
    await expect.poll(() => health(one!), { timeout: 10_000 }).toBe(200);
    await enter(one!, "host");
  });

  test("does not answer one of the relays, its people find another one, and the wire may mend without a word", async () => {
    const redis = await startRedis();
    const wire = await wireTo(redis.port);
    const [cut] = await relays(1, wire.url, { tickMs: 100 });
    const [whole] = await relays(1, redis.url);
    const host = await enter(cut!, "host", "mine");
    wire.cut();
    expect(await host.closed).toEqual(closedFor("unavailable"));
    const moved = await enter(whole!, "host", "mine");
    const client = await enter(whole!, "client");
    await knocks(client, moved);
    wire.mend();
    await expect.poll(() => health(cut!), { timeout: 10_000 }).toBe(200);
    await knocks(await enter(cut!, "another"), moved);
  });
});

describe.skipIf(!hasRedis())("when the wire to Redis breaks", () => {
  test("and the next connection is taken and never answered, another one is made", async () => {
    const redis = await startRedis();
    const wire = await wireTo(redis.port);
    const [relay] = await relays(1, wire.url);
    wire.swallow();
    const enters = async () => (await (await connect(relay!, { id: "host", token: "token" })).next())["type"];
    await expect.poll(enters, { timeout: 15_000, interval: 200 }).toBe("ERROR");
    await expect.poll(enters, { timeout: 15_000, interval: 200 }).toBe("OPEN");
  });
});

describe.skipIf(!hasRedis())("when a Redis", () => {
  test("answers but cannot be written to, health says so", async () => {
    const redis = await startRedis();
    const [relay] = await relays(1, redis.url, { tickMs: 100, silenceMs: 1_000 });
    await cli("redis-cli", ["-p", `${redis.port}`, "replicaof", "127.0.0.1", "1"]);
    await expect.poll(() => health(relay!), { timeout: 10_000 }).toBe(503);
    await cli("redis-cli", ["-p", `${redis.port}`, "replicaof", "no", "one"]);
    await expect.poll(() => health(relay!), { timeout: 10_000 }).toBe(200);
  });
});

describe.skipIf(!hasRedis())("when a relay", () => {
  const main = buildRelay();

  const run = (redisUrl: string) => runWell(main(), { PORT: "0", LOG_LEVEL: "warn", REDIS_URL: redisUrl });

  test("is killed, its people are at home at another one at once, and nobody else can take their place", async () => {
    const { url } = await startRedis();
    const [killed, other] = [await run(url), await run(url)];
    const host = await enter(killed.url, "host", "mine");
    const client = await enter(other.url, "client");
    killed.child.kill("SIGKILL");
    await host.closed;
    expect((await (await connect(other.url, { id: "host", token: "other" })).next())["type"]).toBe("ID-TAKEN");
    client.send(offer("host", "while it is away"));
    const moved = await enter(other.url, "host", "mine");
    expect(await moved.next()).toEqual(got("client", "host", "while it is away"));
  });

  test("is told to stop, its people are sent to another one, one after another, and nobody new comes in", async () => {
    const { url } = await startRedis();
    const other = (await relays(1, url))[0]!;
    const stopping = await relayOn(url, { drainMs: 500 });
    const hosts = [];
    for (const name of ["a", "b", "c"]) hosts.push(await enter(stopping.url, name, `token-${name}`));
    const gone: string[] = [];
    for (const [index, { closed }] of hosts.entries()) void closed.then(() => gone.push("abc"[index]!));
    const drained = stopping.server.drain();
    expect(await health(stopping.url)).toBe(503);
    await expect(connect(stopping.url, { id: "new" })).rejects.toThrow("503");
    // Nobody is sent away before a load balancer can know.
    expect(gone).toEqual([]);
    for (const [index, { closed }] of hosts.entries()) {
      expect(await closed).toEqual(closedFor("goingAway"));
      await enter(other, "abc"[index]!, `token-${"abc"[index]}`);
    }
    await drained;
    expect(gone).toEqual(["a", "b", "c"]);
  });

  test("cannot reach Redis from the start, it says so, and lets people in once it can", async () => {
    const redis = await startRedis();
    await redis.kill();
    const { url, child, ended } = runProgram(main(), { PORT: "0", LOG_LEVEL: "warn", REDIS_URL: redis.url });
    expect(await health(await url)).toBe(503);
    await redis.start();
    await expect.poll(async () => health(await url), { timeout: 10_000 }).toBe(200);
    child.kill("SIGTERM");
    expect((await ended).code).toBe(0);
  });
});

/** Knocks, and again where nobody is found, until the host hears it. */
async function knocks(from: Client, host: Client): Promise<void> {
  const heard = host.next();
  let asked: ReturnType<Client["next"]> | undefined;
  await expect
    .poll(
      async () => {
        from.send(offer("host", "knock"));
        asked ??= from.next();
        const { type } = await Promise.race([heard, asked]);
        if (type === "EXPIRE") asked = undefined;
        return type;
      },
      { timeout: 10_000, interval: 200 },
    )
    .toBe("OFFER");
}
