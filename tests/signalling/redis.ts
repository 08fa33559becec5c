/** Debian's redis-server as a process of its own, and a wire to it that can be cut without a word. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** Whether this machine has Redis. */
export const hasRedis = (): boolean => existsSync("/usr/bin/redis-server");

export interface Redis {
  readonly url: string;
  readonly port: number;
  /** Of the process that runs now. */
  pid(): number;
  /** At once, as a power cut does. */
  kill(): Promise<void>;
  /** Again, on the same port, with nothing in its memory. */
  start(): Promise<void>;
}

/** A port that is free, `wanted` or any; undefined where the wanted one is not. */
async function freePort(wanted = 0): Promise<number | undefined> {
  const server = createServer().listen(wanted, "127.0.0.1");
  try {
    await once(server, "listening");
  } catch {
    return undefined;
  }
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** Servers of a cluster also talk to each other, 10,000 ports further on. */
async function portForRedis(): Promise<number> {
  for (;;) {
    const port = await freePort();
    if (port !== undefined && port < 55_000 && (await freePort(port + 10_000)) !== undefined) return port;
  }
}

/** An empty Redis on a port of its own, which ends with the test. */
export async function startRedis(...settings: string[]): Promise<Redis> {
  const port = await portForRedis();
  const folder = await mkdtemp(join(tmpdir(), "driewoord-redis-"));
  let child: ChildProcess;
  async function start(): Promise<void> {
    const given = ["--port", `${port}`, "--bind", "127.0.0.1", "--save", "", "--dir", folder, ...settings];
    child = spawn("/usr/bin/redis-server", given, { stdio: ["ignore", "pipe", "inherit"] });
    let said = "";
    for await (const text of child.stdout!) {
      said += String(text);
      if (said.includes("Ready to accept connections")) break;
    }
    if (!said.includes("Ready")) throw new Error(`Redis does not start\n${said}`);
  }
  async function kill(): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, "exit");
    child.kill("SIGKILL");
    await exited;
  }
  onTestFinished(async () => {
    await kill();
    await rm(folder, { recursive: true, force: true });
  });
  await start();
  return { url: `redis://127.0.0.1:${port}`, port, pid: () => child.pid!, kill, start };
}

export interface Wire {
  readonly url: string;
  /** From now on nothing arrives, and nobody is told. */
  cut(): void;
  /** All connections break, and the next one is taken and never answered. */
  swallow(): void;
  mend(): void;
}

/** A wire to what listens on `port`. */
export async function wireTo(port: number): Promise<Wire> {
  const pairs = new Set<[Socket, Socket]>();
  let whole = true;
  let swallowing = false;
  const swallowed = new Set<Socket>();
  const server = createServer((near) => {
    if (swallowing) {
      swallowing = false;
      swallowed.add(near.on("error", () => {}));
      return;
    }
    const far = connect(port, "127.0.0.1");
    const pair: [Socket, Socket] = [near, far];
    pairs.add(pair);
    for (const [from, to] of [pair, [far, near]] as const) {
      from.on("data", (bytes) => whole && to.write(bytes));
      from.on("error", () => {});
      from.on("close", () => {
        pairs.delete(pair);
        to.destroy();
      });
    }
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.close();
    for (const socket of [...swallowed, ...[...pairs].flat()]) socket.destroy();
  });
  return {
    url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut: () => (whole = false),
    swallow() {
      swallowing = true;
      for (const pair of pairs) for (const socket of pair) socket.destroy();
    },
    mend: () => (whole = true),
  };
}
