/** One process: the relay, its small routes, and the built app, on one port. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { isIPv6 } from "node:net";
import type { Duplex } from "node:stream";
import type { Logger } from "pino";
import type { Config } from "./config.ts";
import { type Limits, LIMITS } from "./protocol.ts";
import { appRoutes, pathOf, relayRoutes } from "./routes.ts";
import { Sockets } from "./sockets.ts";

export interface RelayServer {
  /** Resolves with the address to open, such as `http://localhost:8080`; rejects with Node's own error (EADDRINUSE, …). */
  listen(): Promise<string>;
  /**
   * For Vite's dev server: takes the WebSocket upgrades on `/peerjs` from `server`, leaves all others alone, and returns
   * a connect-style middleware for the relay's own routes.
   */
  attach(server: UpgradingServer): (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
  /** Closes every socket with `goingAway`, stops the server within two seconds, and leaves no timer. */
  close(): Promise<void>;
}

/** Any `http.Server` or `https.Server`. */
export interface UpgradingServer {
  on(event: "upgrade", listener: UpgradeListener): unknown;
  off(event: "upgrade", listener: UpgradeListener): unknown;
}

type UpgradeListener = (request: IncomingMessage, connection: Duplex, head: Buffer) => void;

/** `assets` is the folder of the built app; without it only the relay's own routes answer. */
export function createRelayServer({
  config,
  assets,
  log,
  limits = LIMITS,
}: {
  config: Config;
  assets?: string;
  log: Logger;
  limits?: Limits;
}): RelayServer {
  const sockets = new Sockets(config, limits, log);
  const relay = relayRoutes(config, () => sockets.counts());
  const app = appRoutes(config, assets);
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 10_000 }, (request, response) => {
    if (!relay(request, response)) app(request, response);
  });
  let attached: UpgradingServer | undefined;
  const upgrade: UpgradeListener = (request, connection, head) => {
    if (pathOf(request) === "/peerjs") void sockets.upgrade(request, connection, head);
    // On our own port nobody else will answer; on Vite's, its own listener does.
    else if (attached === undefined) connection.end("HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n");
  };
  return {
    async listen() {
      server.on("upgrade", upgrade);
      const url = await open(server, config);
      log.info("listening");
      return url;
    },
    attach(other) {
      attached = other;
      attached.on("upgrade", upgrade);
      return (request, response, next) => {
        if (!relay(request, response)) next();
      };
    },
    async close() {
      attached?.off("upgrade", upgrade);
      await Promise.all([sockets.close(), shut(server, limits.closeMs)]);
      log.info("closed");
    },
  };
}

function open(server: Server, { host, port }: Config): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      const address = server.address();
      const actual = typeof address === "object" && address !== null ? address.port : port;
      resolve(`http://${nameOf(host)}:${actual}`);
    });
  });
}

/** Loopback and "every interface" are `localhost` to the person here, where a browser also allows the camera. */
function nameOf(host: string): string {
  if (["127.0.0.1", "::1", "0.0.0.0", "::"].includes(host)) return "localhost";
  return isIPv6(host) ? `[${host}]` : host;
}

/** Lets answers on their way finish for `graceMs`, then cuts them off. */
function shut(server: Server, graceMs: number): Promise<void> {
  if (!server.listening) return Promise.resolve();
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
  });
}
