/** The relay as a process of its own, as an operator runs it. */
import { type ChildProcess, execFile, fork } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, onTestFinished } from "vitest";

export interface Program {
  readonly child: ChildProcess;
  /** The line on its output. */
  readonly line: Promise<string>;
  /** The address it listens on. */
  readonly url: Promise<string>;
  readonly ended: Promise<{ code: number | null; out: string; err: string }>;
  /** Bytes on the heap once its garbage is collected, and how many files and sockets are open. */
  measure(): Promise<Measure>;
}

export interface Measure {
  readonly heap: number;
  readonly files: number;
}

/** Run inside the program, before it. */
const METER = `
  import { readdirSync } from "node:fs";
  process.on("message", () => {
    gc();
    process.send({ heap: process.memoryUsage().heapUsed, files: readdirSync("/proc/self/fd").length });
  });
  process.channel.unref();
`;

/** Builds the relay for the file that calls this, far from any node_modules: it must be whole. Gives the path of its program. */
export function buildRelay(): () => string {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "driewoord-"));
    await mkdir(join(folder, "app"));
    await writeFile(join(folder, "app/index.html"), "<!doctype html>");
    const build = ["node_modules/vite/bin/vite.js", "build", "--ssr", "signalling/main.ts", "--logLevel", "error"];
    const env = { ...process.env, NODE_ENV: "production" };
    await promisify(execFile)(process.execPath, [...build, "--outDir", join(folder, "relay"), "--emptyOutDir"], {
      env,
    });
  }, 30_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return () => join(folder, "relay/main.js");
}

/** Whether what answers at `url` says that it lets people in. */
export const isWell = (url: string): Promise<boolean> =>
  fetch(`${url}/healthz`).then(
    ({ ok }) => ok,
    () => false,
  );

/** Started, and letting people in. Killed when the test ends. */
export async function runWell(
  main: string,
  env: Record<string, string>,
): Promise<Omit<Program, "url"> & { url: string }> {
  const program = run(main, env);
  const url = await program.url;
  await expect.poll(() => isWell(url), { timeout: 10_000 }).toBe(true);
  return { ...program, url };
}

/** Killed when the test ends. */
export function run(main: string, env: Record<string, string>): Program {
  const execArgv = ["--expose-gc", "--import", `data:text/javascript,${encodeURIComponent(METER)}`];
  const child = fork(main, { env, execArgv, stdio: ["ignore", "pipe", "pipe", "ipc"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  const said = { out: "", err: "" };
  child.stdout!.on("data", (text) => (said.out += text));
  child.stderr!.on("data", (text) => (said.err += text));
  const line = new Promise<string>((resolve) => child.stdout!.once("data", (text) => resolve(String(text))));
  const url = line.then((text) => /http:\/\/\S+/.exec(text)?.[0] ?? "");
  const ended = new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    child.once("close", (code) => resolve({ code, ...said }));
  });
  return {
    child,
    line,
    url,
    ended,
    async measure() {
      const answer = once(child, "message");
      child.send("measure");
      const [measured] = (await answer) as [Measure];
      return measured;
    },
  };
}
