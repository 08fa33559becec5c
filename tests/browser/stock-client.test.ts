/** PeerJS as it is published, unchanged, through our relay and under our headers. */
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createRelayServer, type RelayServer } from "../../signalling/server.ts";
import { shared } from "./harness/chromium.ts";
import { CONFIG } from "../signalling/clients.ts";

let folder: string;
let url: string;
let relay: RelayServer;
let browser: Browser;
const complaints: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "driewoord-"));
  await cp("node_modules/peerjs/dist/peerjs.min.js", join(folder, "peerjs.js"));
  await writeFile(
    join(folder, "index.html"),
    "<!doctype html><title>Stock client</title><script src=/peerjs.js></script>",
  );
  await open(0);
  browser = await shared();
});

afterAll(async () => {
  await browser.close();
  await relay.close();
  await rm(folder, { recursive: true, force: true });
});

async function open(port: number): Promise<void> {
  const site = { realm: "test", iceServers: [], iceSeconds: 0, maxPeople: 6, live: false };
  const config = { ...CONFIG, port, site, liveOrigins: [] };
  relay = createRelayServer({ config, assets: folder, log: pino({ level: "silent" }) });
  url = await relay.listen();
}

/** A page with a stock peer in `window.peer`; without an id it asks the relay for one. Resolves with the id. */
async function peer(page: Page, id?: string): Promise<string> {
  page.on("console", (message) => {
    if (/security policy|trusted type|unrecognized feature/i.test(message.text())) complaints.push(message.text());
  });
  await page.goto(url);
  return page.evaluate(
    ([name]) =>
      new Promise<string>((resolve, reject) => {
        const { Peer } = window as any;
        const options = { host: location.hostname, port: location.port, path: "/", config: { iceServers: [] } };
        const peer = name === undefined ? new Peer(options) : new Peer(name, options);
        const disconnected = new Promise((resolve) => peer.on("disconnected", resolve));
        Object.assign(window, { peer, disconnected });
        peer.on("open", resolve);
        peer.on("error", (error: { type: string }) => reject(new Error(error.type)));
      }),
    [id] as const,
  );
}

/** What the caller hears back when it says `text` to a host that answers with an echo. */
function exchange(caller: Page, host: string, text: string): Promise<string> {
  return caller.evaluate(
    ([host, text]) =>
      new Promise<string>((resolve, reject) => {
        const connection = (window as any).peer.connect(host, { reliable: true });
        Object.assign(window, { connection });
        connection.on("open", () => connection.send(text));
        connection.on("data", resolve);
        connection.on("error", reject);
      }),
    [host, text] as const,
  );
}

async function echo(host: Page): Promise<void> {
  await host.evaluate(() => {
    (window as any).peer.on("connection", (connection: any) => {
      connection.on("data", (text: string) => connection.send(`${text}, heard`));
    });
  });
}

async function pages(): Promise<[Page, Page]> {
  const context = await browser.newContext();
  return [await context.newPage(), await context.newPage()];
}

test("two pages talk over a data connection, and go on after the relay was away", async () => {
  const [host, caller] = await pages();
  await peer(host, "stock-host");
  await echo(host);
  expect(await peer(caller)).toMatch(/^[0-9a-f-]{36}$/);
  expect(await exchange(caller, "stock-host", "hello")).toBe("hello, heard");

  await relay.close();
  for (const page of [host, caller]) await page.evaluate(() => (window as any).disconnected);
  const meanwhile = await caller.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const { connection } = window as any;
        connection.on("data", resolve);
        connection.send("relay gone");
      }),
  );
  expect(meanwhile).toBe("relay gone, heard");

  await open(Number(new URL(url).port));
  for (const page of [host, caller]) {
    await page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const { peer } = window as any;
          peer.on("open", () => resolve());
          peer.reconnect();
        }),
    );
  }
  expect(await exchange(caller, "stock-host", "again")).toBe("again, heard");
});

test("a call shows moving frames", async () => {
  const [host, caller] = await pages();
  await peer(host, "call-host");
  await peer(caller, "call-guest");
  await host.evaluate(() => {
    (window as any).peer.on("call", async (call: any) => {
      call.answer(await navigator.mediaDevices.getUserMedia({ video: true, audio: true }));
    });
  });
  const frames = await caller.evaluate(async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ video: true, audio: true });
    const call = (window as any).peer.call("call-host", stream);
    const remote = await new Promise<MediaStream>((resolve) => call.on("stream", resolve));
    const video = Object.assign(document.createElement("video"), { srcObject: remote, muted: true });
    document.body.append(video);
    await video.play();
    for (let seen = 0; seen < 5; seen += 1) await new Promise((resolve) => video.requestVideoFrameCallback(resolve));
    return video.getVideoPlaybackQuality().totalVideoFrames;
  });
  expect(frames).toBeGreaterThanOrEqual(5);
});

test("an id that is taken and a host who is not there are PeerJS's own errors", async () => {
  const [first, second] = await pages();
  await peer(first, "only-one");
  await expect(peer(second, "only-one")).rejects.toThrow("unavailable-id");
  const error = await first.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const { peer } = window as any;
        peer.on("error", (error: { type: string }) => resolve(error.type));
        peer.connect("nobody-here");
      }),
  );
  expect(error).toBe("peer-unavailable");
});

test("nothing of PeerJS meets our headers' refusal", () => {
  expect(complaints).toEqual([]);
});
