import * as v from "valibot";
import { RESTING } from "../../signalling/protocol.ts";
import type { RelayRefusal } from "../room/model/errors.ts";
import { makePace } from "./pace.ts";
import { CARRIER } from "./sealedFrames.ts";

/** A message from the relay, before anything of it is believed. */
export interface ServerMessage {
  readonly type?: unknown;
  readonly src?: unknown;
  readonly payload?: unknown;
}

/** What the relay says, and what becomes of the line to it. */
export interface RelayLineEvents {
  /** The relay has accepted our id, over a line that is new. What was sent over an earlier one may be lost. */
  up(): void;
  /** The relay is out of reach, and is tried again. */
  down(): void;
  /** The relay refuses our id, and is tried again. `resting`: nobody is connected under it, but it is kept for its token. */
  idTaken(resting: boolean): void;
  /** The relay accepts nobody from this address, or nobody at all, and is tried again. */
  refused(why: RelayRefusal): void;
  /** Another page has come with our id and token. The relay is not tried again. */
  replaced(): void;
  /** A message that another peer sent, or that is about one. */
  message(message: ServerMessage): void;
}

/** The line to the relay, which is opened again and again for as long as it is not closed. */
export interface RelayLine {
  /** Sends a frame at the relay's pace; it is lost where there is no line. */
  send(frame: object): void;
  /**
   * The network is another one, or may be: the line is opened anew, and the old one is used until the new one is there.
   * Several signs of one change open it once.
   */
  renew(): void;
  /** The line may be dead: where the relay does not answer soon, it is opened anew. */
  check(): void;
  /** Gives up our id, once what was sent before is out. */
  close(): void;
}

/** How to open a line. */
export interface RelayLineOptions {
  /** Under which the relay knows us. */
  readonly id: string;
  /** Opens a socket that greets the relay with our id and token. */
  readonly open: () => WebSocket;
}

/**
 * In ms. `beat`: how long the relay may be silent before it is asked. `answer`, `doubt`: how long it may take to answer,
 * and how long when there is a reason to doubt. `settle`: what comes this soon after an attempt is a sign of the same
 * change. `linger`: how long an old line is still heard.
 */
const TIMES = { beat: 15_000, answer: 3_000, doubt: 2_000, settle: 1_000, linger: 2_000 } as const;
/**
 * ms that an attempt may take, in turn. TCP repeats its first packet after 1 and 3 s, so a network that is back is noticed
 * within a second by short attempts, and a slow one gets its longer ones.
 */
const PATIENCE = [1_000, 1_000, 1_000, 4_000] as const;
/** The first attempt, and each where the network is known to be slow, in ms. */
const FIRST_PATIENCE = 10_000;
/** ms between attempts that the relay, or nobody, turned away at once; doubled each time. */
const RETRY = { first: 200, most: 4_000 } as const;

const Saying = v.object({ msg: v.string() });
/** What the relay says in the payload of its own ERROR or ID-TAKEN; "" where it says nothing. */
const saying = (payload: unknown): string => (v.is(Saying, payload) ? payload.msg : "");

/** Opens the line. Failures come as events. */
export function makeRelayLine({ id, open }: RelayLineOptions, events: RelayLineEvents): RelayLine {
  /** The line in use: the relay has accepted our id over it. */
  let line: WebSocket | undefined;
  let attempt: { readonly socket: WebSocket; readonly since: number } | undefined;
  /** Lines that a newer one has taken the place of. */
  const old = new Set<WebSocket>();
  /** Attempts since the relay last accepted us. */
  let tries = 0;
  /** How long the last attempt that succeeded took, in ms. */
  let took: number | undefined;
  let openedAt = -Infinity;
  let pause: number = RETRY.first;
  let wanted = true;
  let isDown = false;
  let next: Timer;
  let question: Timer;
  let beating: Timer;
  let settling: Timer;
  const pace = makePace((frame) => {
    if (line?.readyState === WebSocket.OPEN) line.send(JSON.stringify(frame));
  });
  dial();

  function dial(): void {
    clearTimeout(next);
    if (attempt) discard(attempt.socket);
    const socket = open();
    attempt = { socket, since: performance.now() };
    socket.addEventListener("open", () => {
      // PeerServer as it is published says nothing to whoever comes back: our own frame tells that we are in.
      if (took !== undefined) socket.send(JSON.stringify(toOurselves));
    });
    socket.addEventListener("message", ({ data }) => hear(socket, data));
    socket.addEventListener("close", () => closed(socket));
    next = setTimeout(unanswered, patience());
    tries += 1;
  }

  function patience(): number {
    if (took === undefined) return FIRST_PATIENCE;
    return Math.min(FIRST_PATIENCE, Math.max(PATIENCE[tries % PATIENCE.length]!, 4 * took));
  }

  /** The network swallows what we send, and the old line was in doubt already. */
  function unanswered(): void {
    lose();
    dial();
  }

  function lose(): void {
    if (line) discard(line);
    line = undefined;
    clearTimeout(question);
    clearTimeout(beating);
    if (isDown) return;
    isDown = true;
    events.down();
  }

  function closed(socket: WebSocket): void {
    old.delete(socket);
    if (!wanted) return;
    if (socket === line) {
      line = undefined;
      if (attempt) return;
      lose();
      retry();
    } else if (socket === attempt?.socket) {
      attempt = undefined;
      // While a network is changing, a browser also closes what it has just begun.
      if (line) ask(TIMES.doubt);
      else lose();
      retry();
    }
  }

  /** Not all at the same moment, when a relay comes back that many have lost. */
  function retry(): void {
    clearTimeout(next);
    next = setTimeout(dial, pause * (0.75 + Math.random() / 4));
    pause = Math.min(pause * 2, RETRY.most);
  }

  function hear(socket: WebSocket, data: unknown): void {
    const message = parse(data);
    if (!message) return;
    if (socket === line) {
      answered();
      // It is well, and no other is needed.
      if (!attempt) clearTimeout(next);
    }
    const { type, src, payload } = message;
    if (socket === attempt?.socket && (type === "OPEN" || src === id)) accept(attempt);
    if (typeof src === "string") return src === id ? undefined : events.message(message);
    if (old.has(socket)) return;
    if (type === "ID-TAKEN") events.idTaken(saying(payload) === RESTING);
    if (type === "ERROR") relayCloses(socket, saying(payload));
  }

  function relayCloses(socket: WebSocket, why: string): void {
    if (why === "tooManyIds" || why === "serverFull") events.refused(why);
    // While we open a new line ourselves, it is the one that replaces this one.
    if (why !== "replaced" || socket !== line || attempt) return;
    stop();
    lose();
    events.replaced();
  }

  function accept({ socket, since }: NonNullable<typeof attempt>): void {
    attempt = undefined;
    clearTimeout(next);
    const before = line;
    line = socket;
    openedAt = performance.now();
    took = openedAt - since;
    tries = 0;
    pause = RETRY.first;
    isDown = false;
    answered();
    if (before) linger(before);
    events.up();
  }

  /** What is still on its way over it counts. */
  function linger(before: WebSocket): void {
    old.add(before);
    setTimeout(() => discard(before), TIMES.linger);
  }

  /** The relay has given a sign of life. */
  function answered(): void {
    clearTimeout(question);
    question = undefined;
    clearTimeout(beating);
    beating = setTimeout(() => ask(TIMES.answer), TIMES.beat);
  }

  function ask(patience: number): void {
    if (!line || question !== undefined) return;
    pace.send({ type: "HEARTBEAT" });
    pace.send(toOurselves);
    question = setTimeout(() => {
      question = undefined;
      if (!attempt) dial();
    }, patience);
  }

  function discard(socket: WebSocket): void {
    old.delete(socket);
    if (socket === attempt?.socket) attempt = undefined;
    socket.close();
  }

  function stop(): void {
    wanted = false;
    for (const timer of [next, question, beating, settling]) clearTimeout(timer);
    pace.stop();
  }

  const toOurselves = { type: CARRIER, dst: id, payload: {} };

  return {
    send: pace.send,
    renew() {
      const now = performance.now();
      if (!wanted || (attempt && now - attempt.since < TIMES.settle)) return;
      if (now - openedAt >= TIMES.settle) return dial();
      clearTimeout(settling);
      settling = setTimeout(() => ask(TIMES.doubt), TIMES.settle);
    },
    check: () => ask(TIMES.doubt),
    close() {
      stop();
      if (line?.readyState === WebSocket.OPEN) line.send(JSON.stringify({ type: "LEAVE" }));
      for (const socket of [line, attempt?.socket, ...old]) socket?.close();
    },
  };
}

type Timer = ReturnType<typeof setTimeout> | undefined;

function parse(data: unknown): ServerMessage | undefined {
  try {
    const message: unknown = JSON.parse(String(data));
    return typeof message === "object" && message !== null ? message : undefined;
  } catch {
    return undefined;
  }
}
