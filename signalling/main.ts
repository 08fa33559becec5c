/** The program: reads the settings, prints one line, and ends cleanly on a signal. */
import { existsSync } from "node:fs";
import { constants } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { type Config, readConfig } from "./config.ts";
import { limitsFor } from "./protocol.ts";
import { createRelayServer } from "./server.ts";

/** Where the build puts the app, relative to dist/relay/main.js. */
const ASSETS = join(import.meta.dirname, "../app");

function fail(sentences: string[]): never {
  for (const sentence of sentences) process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

function whyNotListening(error: NodeJS.ErrnoException, { host, port }: Config): string {
  switch (error.code) {
    case "EADDRINUSE":
      return `PORT is ${port}, but another program already uses that port; stop it or choose another PORT.`;
    case "EACCES":
      return `PORT is ${port}, but this user may not open it; choose a PORT of 1024 or higher.`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `HOST is "${host}", but this machine has no such address; use 127.0.0.1, or 0.0.0.0 for every interface.`;
    default:
      return `Driewoord could not listen on HOST "${host}" and PORT ${port} (${error.code ?? error.message}).`;
  }
}

/** Whether people elsewhere may be meant to come. */
function isPublic({ host, trustProxy }: Config): boolean {
  return trustProxy !== 0 || !(host === "localhost" || host === "::1" || host.startsWith("127."));
}

const settings = readConfig(process.env);
if (!settings.ok) fail(settings.mistakes);
if (!existsSync(ASSETS)) fail(["The app is not built yet: run `npm run build` first."]);

const { config } = settings;
// To stderr, synchronously and without a worker thread: stdout has its one line alone, and the bundle stays one file.
const destination = pino.destination({ dest: 2, sync: true });
const log = pino({ level: config.logLevel, base: null }, destination);
// Whoever read what is written has gone, as behind `| head`. Calls go on without a reader.
const nobody = () => undefined;
process.stdout.on("error", nobody);
process.stderr.on("error", nobody);
destination.on("error", nobody);
const server = createRelayServer({ config, assets: ASSETS, log, limits: limitsFor(config.maxConnected) });

let stopping = false;
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    // Whoever asks twice does not want to wait (the codes are the shell's, 128 and the signal's number).
    if (stopping) process.exit(128 + constants.signals[signal]);
    stopping = true;
    void stop();
  });
}

async function stop(): Promise<void> {
  await server.drain();
  await server.close();
  process.exit(0);
}

try {
  const url = await server.listen();
  process.stdout.write(`Driewoord: open ${url} in your browser (Ctrl+C stops it).\n`);
  if (config.turn === undefined && config.site.iceServers.length === 0 && isPublic(config)) {
    log.warn(
      "TURN_URLS is empty: people in different networks will mostly not reach each other. Run a STUN and TURN server, such " +
        "as coturn, and name it in TURN_URLS.",
    );
  }
} catch (error) {
  fail([whyNotListening(error as NodeJS.ErrnoException, config)]);
}
