/** TCP: how many connections there may be, and for how long each. Everything above counts people, this counts sockets. */
import type { Server } from "node:http";
import type { Socket } from "node:net";
import { networksOf, parseAddress } from "./address.ts";
import { Crowd } from "./crowd.ts";
import type { Limits } from "./protocol.ts";
import type { Proxies } from "./proxies.ts";

/**
 * Closes at once what is too many. `crowded` is called for each connection that its address had too many of. Returns how
 * many are open.
 */
export function boundConnections(server: Server, proxies: Proxies, limits: Limits, crowded: () => void): () => number {
  const crowd = new Crowd(limits.connectionsPerAddress);
  let open = 0;
  server.maxConnections = limits.connections;
  // A whole request is waited for so long, and looked after often enough to mean it.
  server.headersTimeout = limits.requestMs;
  server.requestTimeout = limits.requestMs;
  // A connection on which nothing moves: an answer that nobody reads, or nothing asked at all.
  server.timeout = limits.stalledAnswerMs;
  server.on("connection", (connection: Socket) => {
    open += 1;
    connection.once("close", () => (open -= 1));
    if (proxies.carries(connection.remoteAddress)) return;
    const networks = networksOf(parseAddress(connection.remoteAddress ?? "") ?? "unknown");
    if (!crowd.enter(networks)) {
      connection.destroy();
      return crowded();
    }
    connection.once("close", () => crowd.leave(networks));
  });
  // One who takes a byte now and then makes headway for ever.
  server.on("request", (_request, response) => {
    const cut = setTimeout(() => response.destroy(), limits.answerMs);
    response.once("close", () => clearTimeout(cut));
  });
  return () => open;
}
