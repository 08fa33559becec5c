import { once } from "node:events";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { buildRelay, run } from "./program.ts";

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
