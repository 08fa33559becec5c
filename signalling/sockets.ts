/** The WebSocket edge: tells the relay what happens on its sockets, and carries out the relay's effects. */
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { setTimeout } from "node:timers/promises";
import type { Logger } from "pino";
import { WebSocket, WebSocketServer } from "ws";
import { type Network, networksOf } from "./address.ts";
import { type Asks, makeAsks } from "./asks.ts";
import { type Budget, newBudget, spendPoints } from "./budget.ts";
import { Crowd } from "./crowd.ts";
import type { Directory, Notice } from "./directory.ts";
import { parseGreeting } from "./greeting.ts";
import { type Lines, makeLines } from "./lines.ts";
import { makeNewcomers, type Newcomers } from "./newcomers.ts";
import { CLOSE, type CloseName, type Limits, parseFrame, type Refusal } from "./protocol.ts";
import { type Effect, emptyRelay, refusal, type RelayEvent, step } from "./relay.ts";
import type { Counts } from "./routes.ts";

/** How many ticks may be late before what happens has to wait for one. */
const STANDSTILL = 5;
/** In ms: how often a few more are sent away. */
const DRAIN_EVERY = 50;

/** Where a socket is, what it may still send, and the ids to which at no cost, because they have written or were paid for. */
interface Known {
  readonly networks: readonly Network[];
  readonly budget: Budget;
  readonly ids: Set<string>;
}

/** All WebSockets of one relay. `server.ts` hands over upgrade requests whose origin is allowed. */
export class Sockets {
  readonly #limits: Limits;
  readonly #log: Logger;
  readonly #crowded: () => void;
  readonly #relay = emptyRelay();
  readonly #server: WebSocketServer;
  readonly #sockets = new Map<number, WebSocket>();
  readonly #lines: Lines;
  readonly #crowd: Crowd;
  readonly #newcomers: Newcomers;
  readonly #directory: Directory;
  readonly #asks: Asks;
  readonly #claims: Asks;
  readonly #known = new Map<number, Known>();
  readonly #clock: NodeJS.Timeout;
  readonly #closed = new Map<CloseName, number>();
  #lastSocket = 0;
  #looked = performance.now();
  #closing = false;

  /**
   * `crowded` is called for each socket past the limits of its address. `directory` makes the directory, and is called
   * once.
   */
  constructor(
    limits: Limits,
    log: Logger,
    directory: (report: (notice: Notice) => void) => Directory,
    crowded: () => void,
  ) {
    this.#limits = limits;
    this.#crowded = crowded;
    this.#log = log;
    // Past its own limits ws disconnects without one of our close codes, so they are set higher than ours.
    const options = {
      noServer: true,
      maxPayload: 2 * limits.frameBytes,
      maxPendingAutoPongs: 2 * limits.floodPoints,
      closeTimeout: limits.closeMs,
    };
    this.#server = new WebSocketServer(options);
    this.#crowd = new Crowd(limits.idsPerAddress);
    this.#newcomers = makeNewcomers(limits);
    this.#lines = makeLines(limits, {
      undelivered: (socket, parcel) => this.#step({ kind: "undelivered", socket, parcel }),
      dropped: (parcel) => this.#step({ kind: "dropped", parcel }),
      stuck: (socket) => this.#step({ kind: "refuse", socket, close: "tooSlow" }),
    });
    this.#directory = directory((notice) => this.#step(notice));
    this.#asks = makeAsks(limits);
    this.#claims = makeAsks(limits);
    this.#clock = setInterval(() => this.#tick(), limits.tickMs);
  }

  /**
   * Answers an upgrade request for `/peerjs` from `address`, an IP address without a port. The caller handles the
   * connection's errors; the promise does not reject.
   */
  async upgrade(request: IncomingMessage, connection: Duplex, head: Buffer, address: string): Promise<void> {
    const networks = networksOf(address);
    // Awaited before the socket exists, because a frame that came meanwhile would be lost.
    const calm = await this.#newcomers.admit(networks);
    if (!this.available()) return turnAway(connection, "503 Service Unavailable");
    const wanted = parseGreeting(new URLSearchParams(request.url?.split("?", 2)[1]));
    const may = calm && ("refused" in wanted || this.#mayClaim(networks, wanted));
    const greeting = may ? wanted : ({ refused: "tooManyIds" } as const);
    this.#server.handleUpgrade(request, connection, head, (socket) => this.#open(socket, networks, greeting));
  }

  /** Whether people can be let in and reach each other at present. */
  available(): boolean {
    return !this.#closing && this.#directory.available();
  }

  /** The current numbers, and those counted since the start. */
  counts(): Omit<Counts, "connections"> {
    return {
      peers: this.#relay.peers.size,
      ...this.#directory.held(),
      waitingBytes: this.#lines.bytes(),
      forwarded: this.#lines.forwarded(),
      dropped: this.#lines.dropped(),
      waited: this.#lines.waited(),
      closed: this.#closed,
    };
  }

  /**
   * Lets nobody in any more, and sends one after another away: not all at once, because they have to find room elsewhere.
   */
  async drain(): Promise<void> {
    this.#closing = true;
    const { drainMs } = this.#limits;
    const all = [...this.#sockets.keys()];
    // By then a load balancer has asked for our health.
    if (all.length > 0) await setTimeout(drainMs / 5);
    const times = Math.max(1, (0.8 * drainMs) / DRAIN_EVERY);
    const few = Math.ceil(all.length / times);
    while (all.length > 0) {
      this.#carryOut(all.splice(0, few).map((socket) => ({ kind: "close", socket, close: "goingAway" })));
      if (all.length > 0) await setTimeout(DRAIN_EVERY);
    }
  }

  /**
   * Tells every client that the relay is stopping; resolves when the last socket has closed, after `closeMs` at most.
   */
  async close(): Promise<void> {
    this.#closing = true;
    clearInterval(this.#clock);
    this.#carryOut([...this.#sockets.keys()].map((socket) => ({ kind: "close", socket, close: "goingAway" })));
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
    await this.#directory.close();
  }

  #open(socket: WebSocket, networks: readonly Network[], wanted: { id: string; token: string } | Refusal): void {
    this.#lastSocket += 1;
    const number = this.#lastSocket;
    this.#sockets.set(number, socket);
    // Whoever writes to itself asks nothing about anybody else.
    const ids = new Set("id" in wanted ? [wanted.id] : []);
    this.#known.set(number, { networks, budget: newBudget(), ids });
    this.#lines.open(number, socket);
    const counted = this.#crowd.enter(networks);
    socket.on("error", () => this.#log.debug("socket error"));
    socket.on("close", () => {
      this.#sockets.delete(number);
      this.#known.delete(number);
      if (counted) this.#crowd.leave(networks);
      this.#step({ kind: "closed", socket: number });
      this.#lines.close(number);
    });
    const greeting = counted ? wanted : ({ refused: "tooManyIds" } as const);
    if ("refused" in greeting) {
      if (greeting.refused === "tooManyIds") this.#crowded();
      return this.#carryOut(refusal(number, greeting.refused));
    }
    socket.on("message", (data, isBinary) => this.#receive(number, data as Buffer, isBinary));
    // Control frames cost as much as a frame: ws answers each ping, and a pong may come unasked.
    socket.on("ping", () => this.#pay(number, 0));
    socket.on("pong", () => {
      this.#pay(number, 0);
      this.#step({ kind: "pong", socket: number });
    });
    this.#step({ kind: "connect", socket: number, ...greeting });
  }

  #receive(socket: number, data: Buffer, isBinary: boolean): void {
    if (!this.#pay(socket, data.length)) return;
    if (data.length > this.#limits.frameBytes) return this.#step({ kind: "refuse", socket, close: "frameTooLarge" });
    if (isBinary) return this.#step({ kind: "refuse", socket, close: "notJson" });
    const frame = parseFrame(data.toString());
    if ("refused" in frame) return this.#step({ kind: "refuse", socket, close: frame.refused });
    // What is asked for beyond the budget is lost without a word: an answer would be one to the question.
    if ("dst" in frame && frame.dst !== undefined && !this.#mayWrite(socket, frame.dst)) return;
    this.#step({ kind: "frame", socket, frame });
  }

  #mayClaim(networks: readonly Network[], { id, token }: { id: string; token: string }): boolean {
    return this.#directory.holds(id, token) || this.#claims.may(networks, id, performance.now());
  }

  #mayWrite(socket: number, id: string): boolean {
    const known = this.#known.get(socket);
    if (!known || known.ids.has(id)) return true;
    if (!this.#asks.may(known.networks, id, performance.now())) return false;
    this.#meet(socket, id);
    return true;
  }

  #meet(socket: number, id: string): void {
    const ids = this.#known.get(socket)?.ids;
    if (!ids) return;
    ids.delete(id);
    ids.add(id);
    const [oldest] = ids;
    if (ids.size > this.#limits.acquaintances && oldest !== undefined) ids.delete(oldest);
  }

  #pay(socket: number, bytes: number): boolean {
    const points = 1 + Math.floor(bytes / this.#limits.bytesPerPoint);
    const budget = this.#known.get(socket)?.budget;
    if (!budget || spendPoints(budget, points, performance.now(), this.#limits)) return true;
    this.#step({ kind: "refuse", socket, close: "flood" });
    return false;
  }

  #tick(): void {
    const now = performance.now();
    this.#lines.tick(now);
    for (const asks of [this.#asks, this.#claims]) asks.tick(now);
    this.#look(now);
    this.#step({ kind: "tick" });
  }

  #look(now: number): void {
    this.#looked = now;
    this.#directory.tick();
  }

  #step(event: RelayEvent): void {
    const now = performance.now();
    // After a standstill, others may have what this relay still believes to hold.
    if (now - this.#looked > STANDSTILL * this.#limits.tickMs) this.#look(now);
    this.#carryOut(step(this.#relay, event, now, this.#limits));
  }

  #carryOut(effects: Effect[]): void {
    for (const effect of effects) {
      switch (effect.kind) {
        case "send":
          this.#lines.tell(effect.socket, effect.text);
          break;
        case "forward":
          this.#meet(effect.socket, effect.parcel.src);
          this.#lines.forward(effect.socket, effect.parcel);
          break;
        case "ping":
          this.#sockets.get(effect.socket)?.ping();
          break;
        case "close":
          this.#shut(effect.socket, effect.close);
          break;
        default:
          this.#directory.ask(effect);
      }
    }
  }

  #shut(number: number, name: CloseName): void {
    const socket = this.#sockets.get(number);
    if (socket === undefined) return;
    socket.removeAllListeners("message");
    socket.removeAllListeners("ping");
    socket.removeAllListeners("pong");
    socket.close(CLOSE[name], name);
    this.#lines.close(number);
    this.#closed.set(name, (this.#closed.get(name) ?? 0) + 1);
    this.#log.debug({ close: name, peers: this.#relay.peers.size }, "closed a socket");
  }
}

/** Answers with `status`, such as "403 Forbidden", and ends the connection, whether the answer is read or not. */
export function turnAway(connection: Duplex, status: string): void {
  connection.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => connection.destroy());
}
