#!/usr/bin/env node
/**
 * Firefox, as Playwright can drive it: it stands between the two and answers those commands of WebDriver BiDi that Playwright
 * takes for granted and Debian's Firefox does not have yet. Takes Firefox's own arguments.
 */
import { spawn } from "node:child_process";
import { WebSocket, WebSocketServer } from "ws";

/** What they would set stays as it is. */
const NOT_THERE_YET = ["emulation.setMediaFeaturesOverride"];

const firefox = spawn("/usr/bin/firefox-esr", process.argv.slice(2), {
  stdio: ["inherit", "inherit", "pipe"],
});
firefox.once("exit", (code) => process.exit(code ?? 1));
firefox.stderr.setEncoding("utf8").on("data", (/** @type {string} */ text) => {
  const address = /WebDriver BiDi listening on (ws:\S+)/.exec(text)?.[1];
  if (address) serve(address);
  else process.stderr.write(text);
});

/** @param {string} address Firefox's own */
function serve(address) {
  const server = new WebSocketServer({ host: "127.0.0.1", port: 0 });
  server.once("listening", () => {
    const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
    console.error(`WebDriver BiDi listening on ws://127.0.0.1:${port}`);
  });
  server.on("connection", (playwright, { url }) => {
    const session = new WebSocket(address + url);
    const open = new Promise((resolve) => session.once("open", resolve));
    playwright.on("message", async (data) => {
      const { id, method } = JSON.parse(String(data));
      if (NOT_THERE_YET.includes(method)) playwright.send(JSON.stringify({ type: "success", id, result: {} }));
      else await open.then(() => session.send(String(data)));
    });
    session.on("message", (data) => playwright.send(String(data)));
    playwright.once("close", () => session.close());
    session.once("close", () => playwright.close());
  });
}
