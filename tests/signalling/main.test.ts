import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect, createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { WebSocket } from "ws";
import { freePort } from "../browser/harness/freePort.ts";
import { buildRelay, isWell, run } from "./program.ts";

const main = buildRelay();

test.each(["SIGINT", "SIGTERM"] as const)(
  "says where to go in one line, serves, and ends well on %s",
  async (signal) => {
    const { child, line, url, ended } = run(main(), { PORT: "0", LOG_LEVEL: "silent" });
    expect(await line).toMatch(/^Driewoord: open http:\/\/localhost:\d+ in your browser/);
    expect(await (await fetch(`${await url}/`)).text()).toBe("<!doctype html>");
    child.kill(signal);
    expect(await ended).toEqual({ code: 0, out: await line, err: "" });
  },
);

test("goes on when nobody reads what it writes any more", async () => {
  const { child, url } = run(main(), { PORT: "0", LOG_LEVEL: "info" });
  const address = await url;
  child.stdout!.destroy();
  child.stderr!.destroy();
  // Each is a line of the log: the first finds out that nobody reads it.
  for (let times = 0; times < 3; times += 1) {
    const socket = new WebSocket(`${address.replace("http", "ws")}/peerjs?key=peerjs&id=anybody${times}&token=t`);
    await once(socket, "message");
    socket.close();
    await once(socket, "close");
  }
  expect((await fetch(`${address}/healthz`)).status).toBe(200);
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  expect(await ended).toEqual([0, null]);
});

test("goes on where nobody has ever read what it writes, as behind `| true`", async () => {
  const port = await freePort();
  const child = spawn(process.execPath, [main()], { env: { PORT: `${port}` }, stdio: ["ignore", "pipe", "pipe"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  child.stdout.destroy();
  child.stderr.destroy();
  await expect.poll(() => isWell(`http://localhost:${port}`), { timeout: 10_000 }).toBe(true);
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  expect(await ended).toEqual([0, null]);
});

test.each([
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const)("ends at once on a second %s", async (signal, code) => {
  const { child, url, ended } = run(main(), { PORT: "0", LOG_LEVEL: "silent" });
  // Somebody who is slow to take leave is waited for.
  const slow = connect(Number(new URL(await url).port), "localhost");
  onTestFinished(() => void slow.destroy());
  slow.write("GET /peerjs?key=peerjs&id=slow&token=t HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\n");
  slow.write("Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n");
  let said = "";
  slow.setEncoding("latin1").on("data", (text: string) => (said += text));
  await expect.poll(() => said).toContain('"type":"OPEN"');
  child.kill(signal);
  // It is on its way out when it says so: a close frame (RFC 6455, section 5.5.1). Before, the two would be one signal.
  await expect.poll(() => said).toContain("\x88");
  child.kill(signal);
  expect((await ended).code).toBe(code);
});

test.each([
  ["to the world", { HOST: "0.0.0.0" }, 1],
  ["behind a proxy", { TRUST_PROXY: "1" }, 1],
  ["to this machine", {}, 0],
  ["with its own", { HOST: "0.0.0.0", TURN_URLS: "turn:turn.example.org", TURN_SECRET: "0123456789abcdef" }, 0],
  ["with one", { HOST: "0.0.0.0", ICE_SERVERS: '[{"urls":"stun:stun.example.org"}]' }, 0],
] as const)("open %s, says whether there should be a STUN or TURN server", async (_, env, times) => {
  const { child, url, ended } = run(main(), { PORT: "0", LOG_LEVEL: "warn", ...env });
  await url;
  child.kill("SIGTERM");
  const { err } = await ended;
  expect(err.split("TURN_URLS is empty").length - 1).toBe(times);
});

test("names every mistake and stops", async () => {
  const { ended } = run(main(), { PORT: "many", MAX_PEOPLE: "9" });
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
  expect(await run(main(), { PORT: String(port) }).ended).toEqual({ code: 1, out: "", err });
});
