/** One process: the relay, its small routes, and the built app, on one port. */
import { createServer, type IncomingMessage, type Server, ServerResponse } from "node:http";
import { isIPv6, type Socket } from "node:net";
import type { Duplex } from "node:stream";
import type { Logger } from "pino";
import type { Config } from "./config.ts";
import { boundConnections } from "./connections.ts";
import type { Directory, Notice } from "./directory.ts";
import { makeMemoryDirectory } from "./memoryDirectory.ts";
import { makeNotices, type Notices } from "./notices.ts";
import { sameSite } from "./origin.ts";
import { type Limits, LIMITS } from "./protocol.ts";
import { makeProxies } from "./proxies.ts";
import { openRedis } from "./redisStore.ts";
import { appRoutes, brandRoutes, pathOf, relayRoutes, type Route } from "./routes.ts";
import { makeSharedDirectory } from "./sharedDirectory.ts";
import { Sockets, turnAway } from "./sockets.ts";

/** The relay with its routes, before or while it runs. */
export interface RelayServer {
  /**
   * Resolves with the address to open, such as `http://localhost:8080`. Rejects with Node's own error (EADDRINUSE, …).
   */
  listen(): Promise<string>;
  /**
   * For Vite's dev server: takes the WebSocket upgrades on `/peerjs` from `server`, leaves all others alone, and
   * returns a connect-style middleware for the relay's own routes.
   */
  attach(server: UpgradingServer): (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
  /**
   * Sends everybody to other relays, where there are others: lets nobody in, says so at `/healthz`, and closes sockets with
   * `goingAway` over `drainMs`. To be followed by `close`.
   */
  drain(): Promise<void>;
  /**
   * Closes every socket with `goingAway`, and stops the server within two seconds; two more where a shared Redis does not
   * answer. Leaves no timer running.
   */
  close(): Promise<void>;
}

/** Any `http.Server` or `https.Server`. */
export interface UpgradingServer {
  /** As Node's servers have it. */
  on(event: "upgrade", listener: UpgradeListener): unknown;
  /** As Node's servers have it. */
  off(event: "upgrade", listener: UpgradeListener): unknown;
}

type UpgradeListener = (request: IncomingMessage, connection: Duplex, head: Buffer) => void;

/**
 * The relay, not listening yet. `assets` is the folder of the built app; without it only the relay's own routes answer.
 * @throws Error where `config.trustProxy` names something that is not a network
 */
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
  const proxies = makeProxies(config.trustProxy);
  const notices = makeNotices(log);
  const directory = makeDirectory(config, limits, notices);
  const sockets = new Sockets(limits, log, directory, notices.crowdedAddress);
  const relay = relayRoutes(config, {
    available: () => sockets.available(),
    counts: () => ({ connections: connections.count(), ...sockets.counts() }),
  });
  const brand = brandRoutes(config);
  const own: Route = (...asked) => relay(...asked) || brand(...asked);
  const app = appRoutes(config, assets);
  // Node checks its time limits at this interval, which by default is half a minute.
  const server = createServer({ connectionsCheckingInterval: limits.tickMs }, answer);
  const connections = boundConnections(server, proxies, limits, notices.crowdedAddress);
  let attached: UpgradingServer | undefined;

  function callerOf(request: IncomingMessage) {
    const caller = proxies.caller(request);
    if (caller.unbelieved) notices.unbelievedProxy();
    return caller;
  }

  function answer(request: IncomingMessage, response: ServerResponse): void {
    connections.inTurn(request, response, () => {
      const caller = callerOf(request);
      if (!own(request, response, caller)) app(request, response, caller);
    });
  }

  /**
   * Every upgrade comes in here. Node has taken its own listeners off the connection, so its errors are ours to handle.
   */
  function upgrade(request: IncomingMessage, connection: Duplex, head: Buffer): void {
    connection.on("error", () => connection.destroy());
    connections.upgradeInTurn(connection, () => admit(request, connection, head));
  }

  function admit(request: IncomingMessage, connection: Duplex, head: Buffer): void {
    if (pathOf(request) === "/peerjs" && request.headers.upgrade?.toLowerCase() === "websocket") {
      const { address, hosts } = callerOf(request);
      const { origin } = request.headers;
      if (sameSite(origin, { hosts, allowed: config.allowedOrigins })) {
        return void sockets.upgrade(request, connection, head, address);
      }
      notices.refusedOrigin(origin ?? "", hosts);
      return turnAway(connection, "403 Forbidden");
    }
    // On our own port nothing else will answer; on Vite's, its own listener will.
    if (attached === undefined) answerPlainly(server, request, connection as Socket);
  }

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
        if (!own(request, response, callerOf(request))) next();
      };
    },
    async drain() {
      if (config.redisUrls.length > 0) await sockets.drain();
    },
    async close() {
      attached?.off("upgrade", upgrade);
      await Promise.all([sockets.close(), shut(server, limits.closeMs)]);
      log.info("closed");
    },
  };
}

function makeDirectory({ redisUrls: [first, ...more] }: Config, limits: Limits, { reached }: Notices) {
  return (report: (notice: Notice) => void): Directory =>
    first === undefined
      ? makeMemoryDirectory(limits, report)
      : makeSharedDirectory(
          limits,
          (relay, events) => openRedis([first, ...more], limits, relay, events),
          report,
          reached,
        );
}

/**
 * Answers as if no upgrade had been asked for, which a server may do (RFC 9110, section 7.8): clients of HTTP/2, such
 * as health checks, ask for one with their first request.
 */
function answerPlainly(server: Server, request: IncomingMessage, connection: Socket): void {
  const response = new ServerResponse(request);
  response.shouldKeepAlive = false;
  response.assignSocket(connection);
  connection.on("drain", () => response.emit("drain"));
  response.once("finish", () => connection.destroySoon());
  server.emit("request", request, response);
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

/**
 * The host as the person here can open it. Loopback and "every interface" become `localhost`, where a browser also
 * allows the camera over http.
 */
function nameOf(host: string): string {
  if (["127.0.0.1", "::1", "0.0.0.0", "::"].includes(host)) return "localhost";
  return isIPv6(host) ? `[${host}]` : host;
}

/** Lets answers that are under way finish for `graceMs`, then cuts them off. */
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
