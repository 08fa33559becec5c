/**
 * How many TCP connections there may be, and how long each may take. All other limits count people; these count
 * sockets.
 */
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { networksOf, parseAddress } from "./address.ts";
import { Crowd } from "./crowd.ts";
import type { Limits } from "./protocol.ts";
import type { Proxies } from "./proxies.ts";

/** An answer that is under way, and what waits behind it. */
interface Owed {
  readonly response: ServerResponse;
  next?: () => void;
}

/** The open TCP connections of the server. */
export interface Connections {
  /** How many are open. */
  count(): number;
  /**
   * Called for every request. Calls `answer` as soon as the connection owes no earlier answer, and never if it closes
   * before, as one does on which a second request waits. The whole answer has `answerMs`.
   */
  inTurn(request: IncomingMessage, response: ServerResponse, answer: () => void): void;
  /** The same for an upgrade, which Node hands over though an earlier request on the connection is not answered yet. */
  upgradeInTurn(connection: Duplex, answer: () => void): void;
}

/**
 * Applies the limits to `server`. Connections past them are closed at once, and `crowded` is called for each one past
 * the limit of its address.
 */
export function boundConnections(server: Server, proxies: Proxies, limits: Limits, crowded: () => void): Connections {
  const crowd = new Crowd(limits.connectionsPerAddress);
  /** Connections on which an answer is under way. */
  const busy = new WeakMap<Duplex, Owed>();
  let open = 0;
  server.maxConnections = limits.connections;
  // A whole request must arrive within this time. The server checks that every `connectionsCheckingInterval`.
  server.headersTimeout = limits.requestMs;
  server.requestTimeout = limits.requestMs;
  // For a connection on which nothing moves: an answer that is not read, or a request that never comes.
  server.timeout = limits.stalledAnswerMs;
  // Whoever closes first must be the proxy: one that sends a request on a connection that is being closed here answers
  // its visitor with an error (Apache does, with 502). Its own limit is in the examples of docs/hosting.md, or shorter by itself.
  if (proxies.expected) server.keepAliveTimeout = limits.proxyIdleMs;
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
    inTurn({ socket }, response, answer) {
      function begin(): void {
        if (socket.destroyed || socket.writableEnded) return;
        const owed: Owed = { response };
        busy.set(socket, owed);
        // Otherwise a client that takes a byte now and then could keep the answer open for ever.
        const cut = setTimeout(() => response.destroy(), limits.answerMs);
        response.once("finish", () => {
          busy.delete(socket);
          owed.next?.();
        });
        response.once("close", () => clearTimeout(cut));
        answer();
      }
      const owed = busy.get(socket);
      if (!owed) return begin();
      // Browsers and proxies ask when they have the last byte, which is a moment before the answer is finished here. Whoever
      // asks more ahead may be cut off (RFC 9112, section 9.3.2): when a connection closes, Node does not tell answers that
      // wait behind others, and each that has begun would keep its file open.
      if (owed.next) socket.destroy();
      else owed.next = begin;
    },
    upgradeInTurn(connection, answer) {
      const owed = busy.get(connection);
      if (!owed) return answer();
      if (owed.next) return void connection.destroy();
      // Node has taken its own listener off, without which an answer that waits to be read would wait for ever.
      connection.on("drain", () => owed.response.emit("drain"));
      owed.next = answer;
    },
  };
}
