import { createServer, type IncomingMessage, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type RawData, WebSocket, WebSocketServer } from "ws";

/** One frame on its way through the wire. `up`: from the browser with this id to the relay. */
export interface Passing {
  readonly id: string;
  readonly way: "up" | "down";
  readonly frame: Frame;
}

// oxlint-disable-next-line typescript/no-explicit-any -- an attacker reads and writes what it likes
export type Frame = Record<string, any>;

/** What becomes of a frame: itself, others, or nothing. */
export type Lie = (passing: Passing) => readonly Frame[];

export interface Wire {
  readonly url: string;
  /** Every frame that passed, as it came. */
  readonly seen: readonly Passing[];
  /** Every request over HTTP, as "GET /path". */
  readonly asked: readonly string[];
  /** From now on every frame goes through `lie`. */
  lie(how: Lie): void;
  /** Delivers a frame to the browser with this id, as if the relay had sent it. */
  inject(id: string, frame: Frame): void;
  /** The relay's process dies: sockets break, nobody answers. */
  kill(): Promise<void>;
  revive(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Stands before a relay as the relay itself, in full control of it: sees, delays, changes, makes up and drops what it
 * likes. `delay`: ms that each frame takes one way on the browser's socket.
 */
export async function openWire(target: string, { delay = 0, relay: relayUrl = target } = {}): Promise<Wire> {
  const seen: Passing[] = [];
  const asked: string[] = [];
  const browsers = new Map<string, WebSocket>();
  let connected: WebSocketServer;
  let lie: Lie = ({ frame }) => [frame];
  let server = await listen(0);
  const { port } = server.address() as AddressInfo;

  async function listen(on: number): Promise<Server> {
    const opening = createServer((incoming, answer) => {
      asked.push(`${incoming.method} ${incoming.url}`);
      const { method, headers } = incoming;
      const path = incoming.url ?? "/";
      const onward = request(target + path, {
        method: method ?? "GET",
        // A connection of its own: one that is kept may be closed by the server in the moment it is used again.
        agent: false,
        headers: { ...headers, host: new URL(target).host },
      });
      onward.on("response", (response) => {
        answer.writeHead(response.statusCode ?? 502, response.headers);
        response.pipe(answer);
      });
      onward.on("error", () => answer.destroy());
      incoming.pipe(onward);
    });
    connected = new WebSocketServer({ server: opening });
    connected.on("connection", connect);
    await new Promise<void>((resolve) => opening.listen(on, "127.0.0.1", resolve));
    return opening;
  }

  function connect(browser: WebSocket, upgrade: IncomingMessage): void {
    const path = upgrade.url ?? "";
    const id = new URL(path, target).searchParams.get("id") ?? "";
    const relay = new WebSocket(relayUrl.replace("http", "ws") + path);
    const opened = new Promise((resolve) => relay.once("open", resolve));
    browsers.set(id, browser);
    browser.on("message", (data) => void pass("up", textOf(data), opened, relay));
    relay.on("message", (data) => void pass("down", textOf(data), opened, browser));
    browser.on("close", () => relay.terminate());
    relay.on("close", () => browser.close());
    relay.on("error", () => browser.close());

    async function pass(way: "up" | "down", text: string, ready: Promise<unknown>, to: WebSocket): Promise<void> {
      const frame = JSON.parse(text) as Frame;
      if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
      await ready;
      const passing = { id, way, frame };
      seen.push(passing);
      for (const out of lie(passing)) if (to.readyState === WebSocket.OPEN) to.send(JSON.stringify(out));
    }
  }

  async function kill(): Promise<void> {
    for (const browser of connected.clients) browser.terminate();
    browsers.clear();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }

  return {
    url: `http://localhost:${port}`,
    seen,
    asked,
    lie: (how) => {
      lie = how;
    },
    inject: (id, frame) => browsers.get(id)?.send(JSON.stringify(frame)),
    kill,
    async revive() {
      server = await listen(port);
    },
    close: kill,
  };
}

/** ws hands a text message over as one buffer. */
function textOf(data: RawData): string {
  return (data as Buffer).toString();
}
