/** Several relays on one Redis: what dies or is cut off takes no call with it, and whoever waits gets in. */
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { buildRelay, isWell, runWell } from "../signalling/program.ts";
import { hasRedis, startRedis } from "../signalling/redis.ts";
import { arrive, giveWord, join, meet, seesAndHears, state } from "./harness/people.ts";
import { openStage } from "./harness/stage.ts";
import { openWire } from "./harness/wire.ts";

type Relay = Awaited<ReturnType<typeof runWell>>;

describe.skipIf(!hasRedis())("relays on one Redis", () => {
  const stage = openStage("for all");
  const main = buildRelay();

  const startRelay = (url: string) => runWell(main(), { PORT: "0", LOG_LEVEL: "warn", REDIS_URL: url });

  /** A load balancer in front of `relays`, which gives each connection to the next one that is well. Gives its address. */
  async function balance(relays: readonly Relay[]): Promise<string> {
    const open = new Set<Socket>();
    let turn = 0;
    async function give(near: Socket): Promise<void> {
      open.add(near);
      near.on("error", () => {});
      const inTurn = relays.map((_, index) => relays[(turn + index) % relays.length]!);
      turn += 1;
      const well = await Promise.all(inTurn.map(({ url }) => isWell(url)));
      const relay = inTurn.find((_, index) => well[index]);
      if (relay === undefined) return void near.destroy();
      const far = connect(Number(new URL(relay.url).port), "127.0.0.1");
      open.add(far);
      far.on("error", () => {});
      near.on("close", () => far.destroy());
      far.on("close", () => near.destroy());
      near.pipe(far).pipe(near);
    }
    const server = createServer((near) => void give(near)).listen(0, "127.0.0.1");
    await once(server, "listening");
    onTestFinished(() => {
      server.close();
      for (const socket of open) socket.destroy();
    });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  it("one that is killed, and Redis, take no call with them, and whoever waits gets in within ten seconds", async () => {
    const redis = await startRedis();
    const relays = [await startRelay(redis.url), await startRelay(redis.url)];
    const wire = await openWire(stage.site.url, { relay: await balance(relays) });
    onTestFinished(() => wire.close());
    const [worker, client, next] = await Promise.all([1, 2, 3].map(() => arrive(stage.browser, wire.url)));
    await meet(worker!, client!);
    expect(await Promise.all(relays.map(people))).toEqual([1, 1]);

    const undisturbed = async () => {
      await Promise.all([seesAndHears(worker!), seesAndHears(client!)]);
      for (const person of [worker!, client!]) expect(await state(person, "inCall").count()).toBe(1);
    };
    relays[0]!.child.kill("SIGKILL");
    await relays[0]!.ended;
    await expect.poll(() => people(relays[1]!), { timeout: 10_000 }).toBe(2);
    await undisturbed();
    await redis.kill();
    await expect.poll(() => isWell(relays[1]!.url), { timeout: 10_000 }).toBe(false);
    await undisturbed();

    await client!.id("hang-up").click();
    await join(next!);
    await next!.id("join-waiting").waitFor();
    await redis.start();
    await next!.id("join-password").waitFor({ timeout: 10_000 });
    await giveWord(next!);
    await Promise.all([seesAndHears(worker!), seesAndHears(next!)]);
  });
});

/** How many people a relay has. */
async function people({ url }: Relay): Promise<number> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  return Number(/^driewoord_peers (\d+)$/m.exec(metrics)?.[1]);
}
