/**
 * What relays take, alone and on one Redis: processor time for each thousand frames, how long a frame is on its way, and
 * what a person costs who waits. `PEOPLE` wait in the second part, on one relay.
 */
import { test } from "vitest";
import type { WebSocket } from "ws";
import { startRedis } from "../tests/signalling/redis.ts";
import { median } from "./median.ts";
import { enter, ourRelays, type Process, taken, talk } from "./relayProcess.ts";

const PEOPLE = Number(process.env["PEOPLE"] ?? 4_000);
const ROUNDS = 3;
const PAIRS = 300;
const SECONDS = 5;
/** Frames a second from each client, below what a relay allows. */
const RATE = 12;
/** About what a candidate has, sealed. */
const BYTES = 600;
const startRelay = ourRelays();

interface Run {
  readonly relays: number;
  readonly redis: number;
  readonly typical: number;
  readonly late: number;
  readonly perSecond: number;
}

/** As many pairs as `PAIRS`; the two of each are on different relays where there are several. */
async function run(round: string, relays: readonly Process[], redis: number | undefined): Promise<Run> {
  const urlOf = (index: number) => relays[index % relays.length]!.url;
  const { sent, seconds, ways, costs } = await talk({
    round,
    pairs: PAIRS,
    rate: RATE,
    seconds: SECONDS,
    bytes: BYTES,
    at: (pair) => [urlOf(pair), urlOf(pair + 1)],
    spent: () => [
      relays.reduce((sum, { pid }) => sum + taken(pid).seconds, 0),
      redis === undefined ? 0 : taken(redis).seconds,
    ],
  });
  return {
    relays: costs[0]!,
    redis: costs[1]!,
    typical: median(ways),
    late: ways[Math.floor(ways.length * 0.99)]!,
    perSecond: sent / seconds,
  };
}

test("frames through one relay alone, and through one, two and three on one Redis", async () => {
  const server = await startRedis();
  const env = { REDIS_URL: server.url };
  const alone = [await startRelay({})];
  const shared = [await startRelay(env), await startRelay(env), await startRelay(env)];
  const ways: Record<string, (round: string) => Promise<Run>> = {
    "1, alone": (round) => run(round, alone, undefined),
    "1 on Redis": (round) => run(round, shared.slice(0, 1), server.pid()),
    "2 on Redis": (round) => run(round, shared.slice(0, 2), server.pid()),
    "3 on Redis": (round) => run(round, shared, server.pid()),
  };
  const runs = Object.fromEntries(Object.keys(ways).map((name) => [name, [] as Run[]]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, [name, way]] of Object.entries(ways).entries()) runs[name]!.push(await way(`${round}-${index}`));
  }
  const base = median(runs["1, alone"]!.map(({ relays }) => relays));
  console.table(
    Object.entries(runs).map(([relays, all]) => {
      const of = (what: keyof Run) => median(all.map((each) => each[what]));
      return {
        relays,
        "frames/s": Math.round(of("perSecond")),
        "relays, CPU ms per 1000": of("relays").toFixed(0),
        "Redis, CPU ms per 1000": of("redis").toFixed(0),
        ratio: ((of("relays") + of("redis")) / base).toFixed(2),
        "median ms": of("typical").toFixed(1),
        "99 % ms": of("late").toFixed(1),
      };
    }),
  );
}, 600_000);

test("people who wait, on one relay", async () => {
  const server = await startRedis();
  const rows = [];
  for (const [name, env] of [
    ["alone", {}],
    ["on Redis", { REDIS_URL: server.url }],
  ] as const) {
    const relay = await startRelay(env);
    const before = taken(relay.pid);
    const redisBefore = taken(server.pid());
    const sockets: WebSocket[] = [];
    for (let person = 0; person < PEOPLE; person += 50) {
      const few = Array.from({ length: 50 }, (_, index) => enter(relay.url, `waits-${name.at(-1)}-${person + index}`));
      sockets.push(...(await Promise.all(few)));
    }
    const entered = taken(relay.pid);
    const redisEntered = taken(server.pid());
    // Long enough for each to be pinged and, on Redis, renewed.
    await new Promise((resolve) => setTimeout(resolve, 60_000));
    const after = taken(relay.pid);
    const redisAfter = taken(server.pid());
    const each = (seconds: number) => ((seconds * 1_000_000) / sockets.length).toFixed(0);
    rows.push({
      relay: name,
      people: sockets.length,
      "relay, KiB each": ((after.bytes - before.bytes) / sockets.length / 1_024).toFixed(1),
      "Redis, KiB each": ((redisAfter.bytes - redisBefore.bytes) / sockets.length / 1_024).toFixed(1),
      "to let one in, CPU ms": (((entered.seconds - before.seconds) * 1_000) / sockets.length).toFixed(2),
      "1000 for a minute, CPU ms": each(after.seconds - entered.seconds),
      "Redis for that, CPU ms": each(redisAfter.seconds - redisEntered.seconds),
    });
    for (const socket of sockets) socket.terminate();
  }
  console.table(rows);
}, 600_000);
