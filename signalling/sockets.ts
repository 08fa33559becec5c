/** The WebSocket edge: tells the relay what happens on its sockets, and carries out what the relay answers. */
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { Logger } from "pino";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { WebSocket, WebSocketServer } from "ws";
import { clientAddress } from "./address.ts";
import type { Config } from "./config.ts";
import { CLOSE, type CloseName, type Limits, parseFrame, parseGreeting, type Refusal } from "./protocol.ts";
import { type Effect, emptyRelay, refusal, type RelayEvent, step } from "./relay.ts";
import type { Counts } from "./routes.ts";

export class Sockets {
  readonly #config: Config;
  readonly #limits: Limits;
  readonly #log: Logger;
  readonly #relay = emptyRelay();
  readonly #server: WebSocketServer;
  readonly #sockets = new Map<number, WebSocket>();
  /** How many sockets each address has open. */
  readonly #addresses = new Map<string, number>();
  readonly #newcomers: RateLimiterMemory;
  readonly #frames: RateLimiterMemory;
  readonly #clock: NodeJS.Timeout;
  readonly #closed = new Map<CloseName, number>();
  #forwarded = 0;
  #lastSocket = 0;
  #closing = false;

  constructor(config: Config, limits: Limits, log: Logger) {
    this.#config = config;
    this.#limits = limits;
    this.#log = log;
    // Past its own bounds ws cuts off without our named code, so they lie beyond our limits.
    const options = {
      noServer: true,
      maxPayload: 2 * limits.frameBytes,
      maxPendingAutoPongs: 2 * limits.floodPoints,
      closeTimeout: limits.closeMs,
    };
    this.#server = new WebSocketServer(options);
    this.#newcomers = new RateLimiterMemory({
      points: limits.newPerAddress,
      duration: limits.newPerAddressWindowMs / 1000,
    });
    this.#frames = new RateLimiterMemory({ points: limits.floodPoints, duration: limits.floodWindowMs / 1000 });
    this.#clock = setInterval(() => this.#step({ kind: "tick" }), limits.tickMs);
  }

  /** Takes an upgrade request for `/peerjs`; one from another site's page gets HTTP 403. */
  async upgrade(request: IncomingMessage, connection: Duplex, head: Buffer): Promise<void> {
    connection.on("error", () => connection.destroy());
    if (!sameSite(request)) return turnAway(connection, "403 Forbidden");
    const address = clientAddress(request, this.#config.trustProxy);
    // Before the socket exists: a frame that came while we wait would be lost.
    const calm = await spend(this.#newcomers, address, 1);
    if (this.#closing) return turnAway(connection, "503 Service Unavailable");
    const crowded = !calm || (this.#addresses.get(address) ?? 0) >= this.#limits.idsPerAddress;
    const greeting = crowded
      ? ({ refused: "tooManyIds" } as const)
      : parseGreeting(new URLSearchParams(request.url?.split("?", 2)[1]));
    this.#server.handleUpgrade(request, connection, head, (socket) => this.#open(socket, address, greeting));
  }

  counts(): Counts {
    const { frames, bytes } = this.#relay.queue.total;
    return {
      peers: this.#relay.peers.size,
      queuedFrames: frames,
      queuedBytes: bytes,
      forwarded: this.#forwarded,
      closed: this.#closed,
    };
  }

  /** Tells everyone that the relay goes away; resolves when the last socket has closed, after `closeMs` at most. */
  close(): Promise<void> {
    this.#closing = true;
    clearInterval(this.#clock);
    this.#carryOut([...this.#sockets.keys()].map((socket) => ({ kind: "close", socket, close: "goingAway" })));
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
    });
  }

  #open(socket: WebSocket, address: string, greeting: { id: string; token: string } | Refusal): void {
    this.#lastSocket += 1;
    const number = this.#lastSocket;
    this.#sockets.set(number, socket);
    this.#addresses.set(address, (this.#addresses.get(address) ?? 0) + 1);
    socket.on("error", () => this.#log.debug("socket error"));
    socket.on("close", () => {
      this.#sockets.delete(number);
      const others = (this.#addresses.get(address) ?? 1) - 1;
      if (others > 0) this.#addresses.set(address, others);
      else this.#addresses.delete(address);
      void this.#frames.delete(number);
      this.#step({ kind: "closed", socket: number });
    });
    if ("refused" in greeting) return this.#carryOut(refusal(number, greeting.refused));
    socket.on("message", (data, isBinary) => void this.#receive(number, data as Buffer, isBinary));
    // Control frames cost what a frame costs: ws answers each ping, and a pong may come unasked.
    socket.on("ping", () => void this.#pay(number, 0));
    socket.on("pong", () => {
      void this.#pay(number, 0);
      this.#step({ kind: "pong", socket: number });
    });
    this.#step({ kind: "connect", socket: number, ...greeting });
  }

  async #receive(socket: number, data: Buffer, isBinary: boolean): Promise<void> {
    // Every frame waits here equally long, so their order stays.
    if (!(await this.#pay(socket, data.length))) return;
    if (data.length > this.#limits.frameBytes) return this.#step({ kind: "refuse", socket, close: "frameTooLarge" });
    if (isBinary) return this.#step({ kind: "refuse", socket, close: "notJson" });
    const frame = parseFrame(data.toString());
    if ("refused" in frame) return this.#step({ kind: "refuse", socket, close: frame.refused });
    this.#step({ kind: "frame", socket, frame });
  }

  async #pay(socket: number, bytes: number): Promise<boolean> {
    const paid = await spend(this.#frames, socket, 1 + Math.floor(bytes / this.#limits.bytesPerPoint));
    if (!paid) this.#step({ kind: "refuse", socket, close: "flood" });
    return paid;
  }

  #step(event: RelayEvent): void {
    this.#carryOut(step(this.#relay, event, performance.now(), this.#limits));
  }

  #carryOut(effects: Effect[]): void {
    for (const effect of effects) {
      const socket = this.#sockets.get(effect.socket);
      if (socket === undefined) continue;
      switch (effect.kind) {
        case "send":
        case "forward":
          this.#write(socket, effect);
          break;
        case "ping":
          socket.ping();
          break;
        case "close":
          this.#shut(socket, effect.close);
      }
    }
  }

  #write(socket: WebSocket, effect: Extract<Effect, { text: string }>): void {
    if (socket.readyState !== WebSocket.OPEN) {
      if (effect.kind === "forward") this.#step({ kind: "unreachable", socket: effect.socket, from: effect.from });
      return;
    }
    socket.send(effect.text);
    if (effect.kind === "forward") this.#forwarded += 1;
    if (socket.bufferedAmount > this.#limits.bufferedBytes) {
      this.#step({ kind: "refuse", socket: effect.socket, close: "tooSlow" });
    }
  }

  #shut(socket: WebSocket, name: CloseName): void {
    socket.removeAllListeners("message");
    socket.removeAllListeners("ping");
    socket.removeAllListeners("pong");
    socket.close(CLOSE[name], name);
    this.#closed.set(name, (this.#closed.get(name) ?? 0) + 1);
    this.#log.debug({ close: name, peers: this.#relay.peers.size }, "closed a socket");
  }
}

/** A browser always names the page's origin, and it must be ours. Other programs have none and bring no user's cookies. */
function sameSite({ headers: { origin, host } }: IncomingMessage): boolean {
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

function turnAway(connection: Duplex, status: string): void {
  connection.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function spend(limiter: RateLimiterMemory, key: string | number, points: number): Promise<boolean> {
  return limiter.consume(key, points).then(
    () => true,
    () => false,
  );
}
