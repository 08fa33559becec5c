/** TCP: how many connections there may be, and for how long each. Everything above counts people, this counts sockets. */
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { networksOf, parseAddress } from "./address.ts";
import { Crowd } from "./crowd.ts";
import type { Limits } from "./protocol.ts";
import type { Proxies } from "./proxies.ts";

export interface Connections {
  /** How many are open. */
  count(): number;
  /** False where the request is one too many on its connection, which is closed: nothing is to be answered. */
  admits(request: IncomingMessage, response: ServerResponse): boolean;
}

/** Closes at once what is too many. `crowded` is called for each connection that its address had too many of. */
export function boundConnections(server: Server, proxies: Proxies, limits: Limits, crowded: () => void): Connections {
  const crowd = new Crowd(limits.connectionsPerAddress);
  /** Connections on which an answer is under way. */
  const busy = new WeakSet<Socket>();
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
  return {
    count: () => open,
    admits({ socket }, response) {
      // No browser and no proxy asks before it has the answer (RFC 9112, section 9.3.2, lets a server close then). Node
      // says nothing of answers that still wait for others when their connection closes: each would keep its file open.
      if (busy.has(socket)) socket.destroy();
      if (socket.destroyed) return false;
      busy.add(socket);
      // One who takes a byte now and then makes headway for ever.
      const cut = setTimeout(() => response.destroy(), limits.answerMs);
      response.once("finish", () => busy.delete(socket));
      response.once("close", () => clearTimeout(cut));
      return true;
    },
  };
}
