#!/usr/bin/env node
/**
 * Firefox, as Playwright can drive it: it stands between the two and answers those commands of WebDriver BiDi that Playwright
 * takes for granted and Debian's Firefox does not have yet. Takes Firefox's own arguments. With NETWORK in the environment,
 * Firefox runs in the network namespace of that name, and is driven from here all the same.
 */
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { Duplex } from "node:stream";
import { WebSocket, WebSocketServer } from "ws";

/** What they would set stays as it is. */
const NOT_THERE_YET = ["emulation.setMediaFeaturesOverride"];
/** Joins its own input and output with a port of the network that it runs in. */
const PLUG =
  'const it = require("net").connect(process.argv[1], "127.0.0.1"); process.stdin.pipe(it).pipe(process.stdout);';

const { NETWORK } = process.env;

/**
 * @param {import("node:child_process").StdioOptions} stdio
 * @param {string[]} command
 */
function start(stdio, ...command) {
  const [program, ...given] = NETWORK ? ["ip", "netns", "exec", NETWORK, ...command] : command;
  return spawn(program, given, { stdio });
}

const firefox = start(["inherit", "inherit", "pipe"], "/usr/bin/firefox-esr", ...process.argv.slice(2));
firefox.once("exit", (code) => process.exit(code ?? 1));
process.once("exit", () => firefox.kill());
createInterface(firefox.stderr).on("line", (line) => {
  const address = /WebDriver BiDi listening on (ws:\S+)/.exec(line)?.[1];
  if (address) serve(new URL(address));
  else console.error(line);
});

/** @param {URL} address Firefox's own */
function serve({ origin, port }) {
  const server = new WebSocketServer({ host: "127.0.0.1", port: 0 });
  server.once("listening", () => {
    const { port: own } = /** @type {import("node:net").AddressInfo} */ (server.address());
    console.error(`WebDriver BiDi listening on ws://127.0.0.1:${own}`);
  });
  server.on("connection", (playwright, { url }) => {
    const createConnection = () => {
      const { stdout, stdin } = start(["pipe", "pipe", "inherit"], process.execPath, "-e", PLUG, port);
      return Duplex.from({ readable: stdout, writable: stdin });
    };
    const session = new WebSocket(origin + url, NETWORK ? { createConnection } : {});
    const open = new Promise((resolve) => session.once("open", resolve));
    playwright.on("message", async (/** @type {Buffer} */ data) => {
      const command = data.toString();
      const { id, method } = JSON.parse(command);
      if (NOT_THERE_YET.includes(method)) playwright.send(JSON.stringify({ type: "success", id, result: {} }));
      else await open.then(() => session.send(command));
    });
    session.on("message", (/** @type {Buffer} */ data) => playwright.send(data.toString()));
    for (const [one, other] of [
      [playwright, session],
      [session, playwright],
    ]) {
      one.on("error", (error) => console.error(error.message));
      one.once("close", () => other.close());
    }
  });
}
