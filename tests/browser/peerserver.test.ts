/** Our app through PeerServer as it is published: nothing in the app needs our own relay. */
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { PeerServer } from "peer";
import { afterAll, beforeAll, expect, it } from "vitest";
import { arrive, giveWord, host, join, seesAndHears } from "./harness/people.ts";
import { openStage } from "./harness/stage.ts";
import { openWire, type Wire } from "./harness/wire.ts";

const stage = openStage("for all");
let wire: Wire;
let stock: Server;

beforeAll(async () => {
  stock = await new Promise((resolve) => PeerServer({ port: 0, host: "127.0.0.1" }, resolve));
  wire = await openWire(stage.site.url, { relay: `http://127.0.0.1:${(stock.address() as AddressInfo).port}` });
});
afterAll(async () => {
  await wire.close();
  stock.closeAllConnections();
  await new Promise((resolve) => stock.close(resolve));
});

it("a client who comes before the host meets the host, and they see and hear each other", async () => {
  const client = await arrive(stage.browser, wire.url);
  await join(client);
  await client.id("join-waiting").waitFor();
  // PeerServer keeps a knock for five seconds and then says that nobody came for it.
  await expect.poll(() => wire.seen.some(({ frame }) => frame["type"] === "EXPIRE")).toBe(true);
  const worker = await arrive(stage.browser, wire.url);
  await host(worker);
  await giveWord(client);
  await Promise.all([seesAndHears(worker), seesAndHears(client)]);
});
