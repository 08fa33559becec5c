import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";

// Far from any node_modules: the built relay must be whole.
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "driewoord-"));
  await mkdir(join(folder, "app"));
  await writeFile(join(folder, "app/index.html"), "<!doctype html>");
  const build = ["node_modules/vite/bin/vite.js", "build", "--ssr", "signalling/main.ts", "--logLevel", "error"];
  const env = { ...process.env, NODE_ENV: "production" };
  await promisify(execFile)(process.execPath, [...build, "--outDir", join(folder, "relay"), "--emptyOutDir"], { env });
}, 30_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

function run(env: Record<string, string>) {
  const child = spawn(process.execPath, [join(folder, "relay/main.js")], { env });
  onTestFinished(() => void child.kill("SIGKILL"));
  const said = { out: "", err: "" };
  child.stdout.on("data", (text) => (said.out += text));
  child.stderr.on("data", (text) => (said.err += text));
  const ended = once(child, "close").then(([code]) => ({ code: Number(code), ...said }));
  return { child, ended };
}

test.each(["SIGINT", "SIGTERM"] as const)(
  "says where to go in one line, serves, and ends well on %s",
  async (signal) => {
    const { child, ended } = run({ PORT: "0", LOG_LEVEL: "silent" });
    const [line] = await once(child.stdout, "data");
    const url = /^Driewoord: open (http:\/\/localhost:\d+) in your browser/.exec(String(line))?.[1];
    expect(await (await fetch(`${url}/`)).text()).toBe("<!doctype html>");
    child.kill(signal);
    expect(await ended).toEqual({ code: 0, out: String(line), err: "" });
  },
);

test("names every mistake and stops", async () => {
  const { ended } = run({ PORT: "many", MAX_PEOPLE: "9" });
  const { code, out, err } = await ended;
  expect({ code, out }).toEqual({ code: 1, out: "" });
  expect(err).toMatch(/^PORT is "many".*\nMAX_PEOPLE is "9".*\n$/);
});

test("says that the port is taken", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  onTestFinished(() => void other.close());
  await once(other, "listening");
  const { port } = other.address() as AddressInfo;
  const err = `PORT is ${port}, but another program already uses that port; stop it or choose another PORT.\n`;
  expect(await run({ PORT: String(port) }).ended).toEqual({ code: 1, out: "", err });
});
