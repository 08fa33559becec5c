import { on, once } from "node:events";
import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { pino } from "pino";
import { expect, onTestFinished } from "vitest";
import { WebSocket } from "ws";
import type { Config } from "../../signalling/config.ts";
import { CLOSE, type CloseName, type Limits, LIMITS } from "../../signalling/protocol.ts";
import { createRelayServer, type RelayServer } from "../../signalling/server.ts";

export const CONFIG: Config = {
  host: "127.0.0.1",
  port: 0,
  site: { realm: "test", iceServers: [], iceSeconds: 0, maxPeople: 6, live: true },
  servers: [],
  liveOrigins: ["https:"],
  providerOrigins: [],
  trustProxy: 0,
  allowedOrigins: [],
  maxConnected: LIMITS.peers,
  redisUrls: [],
  logLevel: "trace",
};

export interface Started {
  url: string;
  server: RelayServer;
  /** All that the server has logged so far. */
  logged(): string;
  /** Resolves when the server says that it closed a socket with this code. */
  closes(name: CloseName): Promise<void>;
}

/** What nobody catches ends the program: here it fails the test that called this, whoever else may be listening. */
function noUncaughtErrors(): void {
  const uncaught: unknown[] = [];
  const keep = (error: unknown) => void uncaught.push(error);
  process.on("uncaughtException", keep);
  process.on("unhandledRejection", keep);
  onTestFinished(() => {
    process.off("uncaughtException", keep);
    process.off("unhandledRejection", keep);
    expect(uncaught).toEqual([]);
  });
}

/** A relay on a free port, closed when the test ends. */
export async function start(
  options: { config?: Partial<Config>; limits?: Partial<Limits>; assets?: string } = {},
): Promise<Started> {
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      stream.emit("line");
      done();
    },
  });
  const server = createRelayServer({
    config: { ...CONFIG, ...options.config },
    limits: { ...LIMITS, ...options.limits },
    log: pino({ level: "trace", base: null }, stream),
    ...(options.assets === undefined ? {} : { assets: options.assets }),
  });
  const url = await server.listen();
  noUncaughtErrors();
  onTestFinished(() => server.close());
  const logged = () => lines.join("");
  return {
    url,
    server,
    logged,
    async closes(name) {
      while (!logged().includes(`"close":"${name}"`)) await once(stream, "line");
    },
  };
}

export interface Client {
  socket: WebSocket;
  /** The next frame, in order. */
  next(): Promise<Record<string, unknown>>;
  send(frame: unknown): void;
  /** The close code and reason. */
  closed: Promise<{ code: number; reason: string }>;
}

export interface Greeting {
  id: string;
  token?: string;
  key?: string;
  headers?: Record<string, string>;
}

/** A bare WebSocket to the relay; resolves when the upgrade is done. */
export async function connect(url: string, greeting: Greeting): Promise<Client> {
  const { id, token = "token", key = "peerjs", headers = {} } = greeting;
  const query = new URLSearchParams({ key, id, token, version: "1.5.5" });
  const socket = new WebSocket(`${url.replace("http", "ws")}/peerjs?${query}`, { headers });
  const frames = on(socket, "message");
  // Not `once`: that is also refused by an error, which whoever waits for "open" hears of.
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.on("close", (code, reason) => resolve({ code, reason: String(reason) }));
  });
  await once(socket, "open");
  onTestFinished(() => socket.terminate());
  return {
    socket,
    closed,
    async next() {
      const { value } = (await frames.next()) as { value: [Buffer] };
      return JSON.parse(value[0].toString()) as Record<string, unknown>;
    },
    send(frame) {
      socket.send(typeof frame === "string" || Buffer.isBuffer(frame) ? frame : JSON.stringify(frame));
    },
  };
}

/** A client who has been told OPEN. */
export async function enter(url: string, id: string, token = `token-${id}`): Promise<Client> {
  const client = await connect(url, { id, token });
  const { type } = await client.next();
  if (type !== "OPEN") throw new Error(`expected OPEN, got ${String(type)}`);
  return client;
}

/** How a client sees that the relay closed it. */
export function closedFor(name: CloseName): { code: number; reason: string } {
  return { code: CLOSE[name], reason: name };
}

/** A folder such as the build makes, removed when the test ends. */
export async function builtApp(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "driewoord-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await mkdir(join(folder, "assets"));
  const files: Record<string, string> = {
    "index.html": "<!doctype html><title>Driewoord</title>",
    "manifest.webmanifest": "{}",
    "assets/index-a1b2.js": "export {};",
    "assets/index-a1b2.js.br": "pretend this is compressed",
    "assets/vault.worker-c3d4.js": "export {};",
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}
