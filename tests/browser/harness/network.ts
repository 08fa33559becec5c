import { execFile, execFileSync, spawn } from "node:child_process";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Browser, chromium } from "playwright-core";
import { launchOptions } from "./chromium.ts";
import { coturnSettings } from "./coturn.ts";

/** Where something runs: at the worker's, at the client's, or in a data centre. Each is a network of its own. */
export type Place = "worker" | "client" | "centre";

/** How a place can lose its line: its cable is pulled, its packets vanish unseen, or its access point goes away. */
export type Loss = "unplugged" | "swallowed" | "wifi gone";

/** Places that a router connects, in network namespaces. Only root can make them. */
export interface Network {
  /** The site and its relay, as a process of its own. `env`: settings besides the address. */
  serve(env?: Readonly<Record<string, string>>): Promise<Served>;
  /** A program in the centre, until the network is closed. Its errors go to ours. */
  run(command: string, env: Readonly<Record<string, string>>): void;
  /** Resolves once something in the centre listens on this port. */
  listens(port: number): Promise<void>;
  /** coturn, in the centre: at 3478 over UDP and TCP, at 5349 over TLS. Resolves with the centre's address. */
  serveTurn(): Promise<string>;
  /** From now on nothing gets through from one person's place to the other's. */
  separate(): Promise<void>;
  /**
   * From now on nothing of this kind, to this port where there is one, leaves either person's place; resolves with what
   * allows it again.
   */
  forbid(protocol: "udp" | "tcp", port?: number): Promise<() => Promise<void>>;
  /** The network namespace of that place, for what a test starts there itself. */
  namespace(place: Place): string;
  /** Chromium in that place. */
  launch(place: Place): Promise<Browser>;
  /** The place gets another address, and the one from before is nobody's. */
  readdress(place: Place): Promise<void>;
  /** The place gets a second line, with an address of its own. */
  addLine(place: Place): Promise<void>;
  /** Loses the first line; resolves with what brings it back. */
  cut(place: Place, how: Loss): Promise<() => Promise<void>>;
  /** All programs in that place stand still, and their connections stay open; resolves with what lets them go on. */
  freeze(place: Place): Promise<() => void>;
  close(): Promise<void>;
}

export interface Served {
  readonly url: string;
  /** Stops it without a goodbye. */
  kill(): Promise<void>;
}

const run = promisify(execFile);
const NUMBER: Readonly<Record<Place, number>> = { worker: 1, client: 2, centre: 3 };
const PORT = 8080;
/** The centre's address: its first, and only one. */
const CENTRE = "10.83.1.2";

/** Whether this process may make networks: as root, and not in every container. */
export function mayMakeNetworks(): boolean {
  const name = `dw${process.pid}trial`;
  try {
    execFileSync("ip", ["netns", "add", name], { stdio: "ignore" });
    execFileSync("ip", ["netns", "del", name], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** Makes the places. Everything in them ends with `close`. */
export async function openNetwork(): Promise<Network> {
  const folder = await mkdtemp(join(tmpdir(), "driewoord-network-"));
  const prefix = `dw${process.pid.toString(36)}${Date.now().toString(36).slice(-4)}`;
  const router = `${prefix}router`;
  const nameOf = (place: Place) => `${prefix}${place}`;
  /** How often each place has moved. */
  const moves = new Map<Place, number>();
  const closing: (() => Promise<unknown>)[] = [];
  const ip = (namespace: string, ...words: readonly string[]) => run("ip", ["-n", namespace, ...words]);

  async function address(place: Place): Promise<void> {
    const [number, home] = [NUMBER[place], 1 + (moves.get(place) ?? 0)];
    const name = nameOf(place);
    await ip(name, "addr", "flush", "dev", "eth0");
    await ip(name, "addr", "add", `10.8${number}.${home}.2/24`, "dev", "eth0");
    await ip(name, "route", "replace", "default", "via", `10.8${number}.${home}.1`);
  }

  await run("ip", ["netns", "add", router]);
  await ip(router, "link", "set", "lo", "up");
  await run("ip", ["netns", "exec", router, "sh", "-c", "echo 1 > /proc/sys/net/ipv4/ip_forward"]);
  for (const place of ["worker", "client", "centre"] as const) {
    const name = nameOf(place);
    await run("ip", ["netns", "add", name]);
    await ip(name, "link", "set", "lo", "up");
    await ip(name, "link", "add", "eth0", "type", "veth", "peer", "name", place, "netns", router);
    await ip(router, "link", "add", `to-${place}`, "type", "bridge");
    await ip(router, "link", "set", place, "master", `to-${place}`);
    for (const home of [1, 2, 3, 4, 5, 6])
      await ip(router, "addr", "add", `10.8${NUMBER[place]}.${home}.1/24`, "dev", `to-${place}`);
    await ip(router, "link", "set", place, "up");
    await ip(router, "link", "set", `to-${place}`, "up");
    await ip(name, "link", "set", "eth0", "up");
    await address(place);
  }

  /** What is switched off to lose the line, and on again: a device, in a namespace. */
  const losses: Readonly<Record<Loss, (place: Place) => readonly [namespace: string, device: string]>> = {
    unplugged: (place) => [nameOf(place), "eth0"],
    swallowed: (place) => [router, `to-${place}`],
    "wifi gone": (place) => [router, place],
  };

  /** Programs in the centre that have ended by themselves. */
  const ended: string[] = [];

  function start(command: string, env: Readonly<Record<string, string>>): void {
    const inside = ["netns", "exec", nameOf("centre"), ...command.split(" ")];
    const child = spawn("ip", inside, { env: { ...process.env, ...env }, stdio: ["ignore", "ignore", "inherit"] });
    const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    void gone.then(() => ended.push(command));
    closing.push(() => (child.kill("SIGTERM"), gone));
  }

  async function listens(port: number): Promise<void> {
    for (let open = ""; !open.includes(`:${port} `);) {
      if (ended.length > 0) throw new Error(`${ended.join()} ended`);
      ({ stdout: open } = await run("ip", ["netns", "exec", nameOf("centre"), "ss", "-Hltn"]));
    }
  }

  return {
    namespace: nameOf,
    async serve(settings = {}) {
      const env = { ...process.env, HOST: "0.0.0.0", PORT: String(PORT), LOG_LEVEL: "silent", ...settings };
      const command = ["netns", "exec", nameOf("centre"), process.execPath, "dist/relay/main.js"];
      const child = spawn("ip", command, { env, stdio: ["ignore", "pipe", "inherit"] });
      const gone = new Promise((resolve) => child.once("exit", resolve));
      await new Promise((resolve, reject) => {
        child.stdout.once("data", resolve);
        child.once("exit", () => reject(new Error("The relay ended")));
      });
      const kill = async () => {
        child.kill("SIGKILL");
        await gone;
      };
      closing.push(kill);
      return { url: `http://${CENTRE}:${PORT}`, kill };
    },
    run: start,
    listens,
    async serveTurn() {
      start("hosting/coturn.sh", await coturnSettings(CENTRE, folder));
      await listens(5349);
      return CENTRE;
    },
    async separate() {
      for (const [from, to] of [
        ["worker", "client"],
        ["client", "worker"],
      ] as const)
        for (const home of [1, 2, 3, 4, 5, 6])
          await ip(router, "rule", "add", "iif", `to-${from}`, "to", `10.8${NUMBER[to]}.${home}.0/24`, "blackhole");
    },
    async forbid(protocol, port) {
      const to = port === undefined ? [] : ["dport", String(port)];
      const rule = async (change: "add" | "del") => {
        for (const place of ["worker", "client"])
          await ip(router, "rule", change, "iif", `to-${place}`, "ipproto", protocol, ...to, "blackhole");
      };
      await rule("add");
      return () => rule("del");
    },
    async launch(place) {
      const executablePath = join(folder, place);
      const program = launchOptions().executablePath;
      await writeFile(executablePath, `#!/bin/sh\nexec ip netns exec ${nameOf(place)} ${program} "$@"\n`);
      await chmod(executablePath, 0o755);
      const secure = `--unsafely-treat-insecure-origin-as-secure=http://${CENTRE}:${PORT}`;
      const browser = await chromium.launch({
        ...launchOptions([secure, "--ignore-certificate-errors"]),
        executablePath,
      });
      closing.push(() => browser.close());
      return browser;
    },
    async readdress(place) {
      moves.set(place, ((moves.get(place) ?? 0) + 1) % 6);
      await address(place);
    },
    async addLine(place) {
      const [name, bridge, net] = [nameOf(place), `two-${place}`, `10.9${NUMBER[place]}.1`];
      await ip(name, "link", "add", "eth1", "type", "veth", "peer", "name", bridge, "netns", router);
      await ip(router, "addr", "add", `${net}.1/24`, "dev", bridge);
      await ip(router, "link", "set", bridge, "up");
      await ip(name, "addr", "add", `${net}.2/24`, "dev", "eth1");
      await ip(name, "link", "set", "eth1", "up");
      // What comes from this address goes out over this line.
      await ip(name, "route", "add", "default", "via", `${net}.1`, "dev", "eth1", "table", "2");
      await ip(name, "rule", "add", "from", `${net}.2`, "table", "2");
    },
    async cut(place, how) {
      const [namespace, device] = losses[how](place);
      await ip(namespace, "link", "set", device, "down");
      return async () => {
        await ip(namespace, "link", "set", device, "up");
        if (how === "unplugged") await address(place);
      };
    },
    async freeze(place) {
      const { stdout } = await run("ip", ["netns", "pids", nameOf(place)]);
      const programs = stdout.trim().split("\n").map(Number);
      for (const id of programs) process.kill(id, "SIGSTOP");
      return () => {
        for (const id of programs) process.kill(id, "SIGCONT");
      };
    },
    async close() {
      await Promise.all(closing.map((end) => end()));
      for (const place of ["worker", "client", "centre"] as const) await run("ip", ["netns", "del", nameOf(place)]);
      await run("ip", ["netns", "del", router]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
