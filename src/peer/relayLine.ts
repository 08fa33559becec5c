import { RESTING } from "../../signalling/protocol.ts";
import type { RelayRefusal } from "../room/model/errors.ts";
import { makePace } from "./pace.ts";
import { leave, read, saying, type ServerMessage, write } from "./relaySocket.ts";
import { CARRIER } from "./sealedFrames.ts";

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
  /** Whether frames wait for their turn: what is only a repetition had better not be sent. */
  busy(): boolean;
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
  /** Opens a socket that greets the relay with our id and token; undefined where the browser forbids it. */
  readonly open: () => WebSocket | undefined;
}

/**
 * In ms. `beat`: how long the relay may be silent before it is asked. `answer`, `doubt`: how long it may take to answer,
 * and how long when there is a reason to doubt. `settle`: what comes this soon after an attempt is a sign of the same
 * change. `linger`: how long an old line is still heard.
 */
const TIMES = { beat: 15_000, answer: 3_000, doubt: 2_000, settle: 1_000, linger: 2_000 } as const;
/**
 * How many seconds an attempt may take, in turn: at first, and later. TCP repeats its first packet after 1 and 3 s (RFC 6298), so short attempts
 * notice within a second that a network is back. The long ones are for a network on which nothing is quick.
 */
const PATIENCE = { early: [1, 1, 1, 1, 1, 4], late: [10, 2, 2], first: 10 } as const;
/** How many attempts are early. */
const EARLY = 16;
/** ms between attempts that the relay, or nobody, turned away at once; doubled each time. */
const RETRY = { first: 200, most: 4_000 } as const;

/** Opens the line. Failures come as events. */
export function makeRelayLine({ id, open }: RelayLineOptions, events: RelayLineEvents): RelayLine {
  const toOurselves = { type: CARRIER, dst: id, payload: {} };
  /** The line in use: the relay has accepted our id over it. */
  let line: WebSocket | undefined;
  let lineSince = -Infinity;
  /** When the line last spoke. */
  let heardAt = -Infinity;
  let attempt: WebSocket | undefined;
  let attemptSince = -Infinity;
  /** An attempt was made while this line served, and the relay may have taken it in the line's place. */
  let renewing = false;
  /** Lines that a newer one has taken the place of. */
  const old = new Set<WebSocket>();
  /** Attempts since the relay last accepted us. */
  let tries = 0;
  /** How long the last attempt that succeeded took, in ms; undefined before the first. */
  let took: number | undefined;
  let pause: number = RETRY.first;
  let wanted = true;
  let isDown = false;
  /** The time of this attempt, and the pause before the next one. */
  let trying: Timer;
  let pausing: Timer;
  let question: Timer;
  let beating: Timer;
  let settling: Timer;
  const pace = makePace((frame) => write(line, frame));
  dial();

  function dial(): void {
    clearTimeout(pausing);
    pausing = undefined;
    if (attempt) discard(attempt);
    attemptSince = performance.now();
    renewing = line !== undefined;
    trying = setTimeout(unanswered, patience());
    tries += 1;
    attempt = open();
    if (attempt) attend(attempt);
  }

  function attend(socket: WebSocket): void {
    socket.addEventListener("open", () => {
      // PeerServer as it is published says nothing to whoever comes back: our own frame tells that we are in.
      if (took !== undefined) write(socket, toOurselves);
    });
    socket.addEventListener("message", ({ data }) => hear(socket, data));
    socket.addEventListener("close", () => closed(socket));
  }

  function patience(): number {
    const { first, early, late } = PATIENCE;
    const usual = tries < EARLY ? early[tries % early.length]! : late[tries % late.length]!;
    return took === undefined ? 1_000 * first : Math.min(1_000 * first, Math.max(1_000 * usual, 4 * took));
  }

  function unanswered(): void {
    if (heardAt > attemptSince) {
      // The line was in doubt for nothing, and it is the way to a new one that is slow.
      if (attempt) discard(attempt);
      return retry();
    }
    lose();
    dial();
  }

  function lose(): void {
    if (line) discard(line);
    line = undefined;
    for (const timer of [question, beating]) clearTimeout(timer);
    question = undefined;
    pace.stop();
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
    } else if (socket === attempt) {
      discard(socket);
      // While a network is changing, a browser also closes what it has just begun.
      if (line) ask(TIMES.doubt);
      else lose();
      retry();
    }
  }

  /** Not all at the same moment, when a relay comes back that many have lost. */
  function retry(): void {
    clearTimeout(pausing);
    pausing = setTimeout(dial, pause * (0.75 + Math.random() / 4));
    pause = Math.min(pause * 2, RETRY.most);
  }

  function hear(socket: WebSocket, data: unknown): void {
    const message = read(data);
    if (!message) return;
    const { type, src, payload } = message;
    if (socket === attempt && (type === "OPEN" || src === id)) return accept(attempt);
    if (socket === line) spoken(src === id);
    if (typeof src === "string") return src === id ? undefined : events.message(message);
    if (type === "ERROR" && saying(payload) === "replaced") return replaced(socket);
    // What the relay says to an attempt does not matter while a line serves.
    if (line) return;
    if (type === "ID-TAKEN") events.idTaken(saying(payload) === RESTING);
    const why = saying(payload);
    if (type === "ERROR" && (why === "tooManyIds" || why === "serverFull")) events.refused(why);
  }

  /** `answered`: that is the answer to our question. Any other frame may have been on its way before. */
  function spoken(answered: boolean): void {
    heardAt = performance.now();
    clearTimeout(beating);
    beating = setTimeout(() => ask(TIMES.answer), TIMES.beat);
    if (!answered) return;
    clearTimeout(question);
    question = undefined;
    // The line is well, and needs no other.
    clearTimeout(pausing);
    pausing = undefined;
  }

  function replaced(socket: WebSocket): void {
    if (socket !== line || renewing) return;
    stop();
    lose();
    events.replaced();
  }

  function accept(socket: WebSocket): void {
    clearTimeout(trying);
    const before = line;
    attempt = undefined;
    renewing = false;
    line = socket;
    lineSince = performance.now();
    took = lineSince - attemptSince;
    tries = 0;
    pause = RETRY.first;
    isDown = false;
    spoken(true);
    if (before) linger(before);
    events.up();
  }

  /** What is still on its way over it counts, but for what is older than something that came over the new one. */
  function linger(before: WebSocket): void {
    old.add(before);
    setTimeout(() => discard(before), TIMES.linger);
  }

  /** Past the pace: behind much that waits, a line that is well would look dead. */
  function ask(limit: number): void {
    if (!line || question !== undefined) return;
    write(line, { type: "HEARTBEAT" });
    write(line, toOurselves);
    question = setTimeout(() => {
      question = undefined;
      if (attempt) return;
      // Others were tried already.
      if (pausing !== undefined) lose();
      else dial();
    }, limit);
  }

  function discard(socket: WebSocket): void {
    old.delete(socket);
    if (socket === attempt) {
      attempt = undefined;
      clearTimeout(trying);
    }
    socket.close();
  }

  function stop(): void {
    wanted = false;
    for (const timer of [trying, pausing, question, beating, settling]) clearTimeout(timer);
    pace.stop();
  }

  return {
    send(frame) {
      if (line) pace.send(frame);
    },
    busy: pace.busy,
    renew() {
      const now = performance.now();
      // What was tried before says nothing about this network.
      [tries, pause] = [0, RETRY.first];
      if (!wanted || (attempt && now - attemptSince < TIMES.settle)) return;
      if (now - lineSince >= TIMES.settle) return dial();
      clearTimeout(settling);
      settling = setTimeout(() => ask(TIMES.doubt), TIMES.settle);
    },
    check: () => ask(TIMES.doubt),
    close() {
      stop();
      for (const socket of [line, attempt]) if (socket) leave(socket);
      for (const socket of old) socket.close();
    },
  };
}

type Timer = ReturnType<typeof setTimeout> | undefined;
