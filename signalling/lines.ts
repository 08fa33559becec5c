/** Sends frames. Each socket has a line, with an outbox in front of it, and limits on how much the two may hold. */
import { WebSocket } from "ws";
import { emptyHistogram, type Histogram, observe } from "./histogram.ts";
import { emptyOutbox, type Outbox, put, take, takeAll } from "./outbox.ts";
import type { Parcel } from "./parcel.ts";
import type { Limits } from "./protocol.ts";

/** What the lines report about frames and sockets. */
export interface LineEvents {
  /** The socket is closing; this frame was not sent. */
  undelivered(socket: number, parcel: Parcel): void;
  /** There was no room for this frame. */
  dropped(parcel: Parcel): void;
  /** The client has taken nothing for `stalledMs`, or does not read the relay's own words, and should be closed. */
  stuck(socket: number): void;
}

/** The lines of all sockets, by the socket's number. An unknown number has no line; nothing throws. */
export interface Lines {
  /** Begins the line of a socket that is open. */
  open(number: number, socket: WebSocket): void;
  /** Ends a line, and reports each frame that was waiting as `undelivered`. May be called again. */
  close(number: number): void;
  /**
   * Sends the relay's own words ahead of all that waits, without a limit on their rate; lost where the socket is not
   * open.
   */
  tell(number: number, text: string): void;
  /** Sends a peer's frame when its turn comes. It may push other frames out, or be dropped itself. */
  forward(number: number, parcel: Parcel): void;
  /** Looks for sockets that are stuck. `now` in ms, as `performance.now()` has it; to be called about once a second. */
  tick(now: number): void;
  /** What waits in all outboxes together, in bytes. */
  bytes(): number;
  /** How many frames were handed to a socket since the start. */
  forwarded(): number;
  /** How many frames found no room since the start. */
  dropped(): number;
  /** How long the frames that were handed to a socket had waited for it. */
  waited(): Histogram;
}

interface Line {
  number: number;
  socket: WebSocket;
  outbox: Outbox;
  /** Bytes that ws holds: of peers' frames, and of the relay's own words. */
  frames: number;
  words: number;
  /** When ws last sent something, or had nothing to send. */
  moved: number;
  timer?: NodeJS.Timeout;
}

/** Makes a set of lines, empty at first. `events` may be called during any method, or later. */
export function makeLines(limits: Limits, events: LineEvents): Lines {
  const lines = new Map<number, Line>();
  /** When each frame that waits came. */
  const since = new WeakMap<Parcel, number>();
  const waited = emptyHistogram();
  let waiting = 0;
  let dropped = 0;

  function drop(parcel: Parcel): void {
    dropped += 1;
    events.dropped(parcel);
  }

  /** Changes an outbox, and updates the count of all waiting bytes. */
  function counting<T>({ outbox }: Line, change: (outbox: Outbox) => T): T {
    const before = outbox.bytes;
    const result = change(outbox);
    waiting += outbox.bytes - before;
    return result;
  }

  /** Writes while the line and the rate allow it, and comes back when either may allow more. */
  function drain(line: Line): void {
    while (lines.get(line.number) === line && line.frames < limits.lineBytes) {
      const next = counting(line, (outbox) => take(outbox, performance.now(), limits));
      if (next === undefined) return;
      if (typeof next === "number") {
        line.timer ??= setTimeout(() => {
          delete line.timer;
          drain(line);
        }, next);
        return;
      }
      write(line, next);
    }
  }

  function write(line: Line, parcel: Parcel): void {
    if (line.socket.readyState !== WebSocket.OPEN) return events.undelivered(line.number, parcel);
    observe(waited, (performance.now() - (since.get(parcel) ?? 0)) / 1000);
    hand(line, "frames", parcel, (error) => {
      if (error) events.undelivered(line.number, parcel);
      else drain(line);
    });
  }

  /** Hands text to ws, which holds it until the network has taken it or the socket is gone. */
  function hand(
    line: Line,
    held: "frames" | "words",
    { text, bytes }: Pick<Parcel, "text" | "bytes">,
    then: (error?: Error) => void = () => {},
  ): void {
    // A line that held nothing was not stuck, so its time starts now.
    if (line.frames + line.words === 0) line.moved = performance.now();
    line[held] += bytes;
    line.socket.send(text, (error) => {
      line[held] -= bytes;
      line.moved = performance.now();
      then(error);
    });
  }

  return {
    open(number, socket) {
      const now = performance.now();
      lines.set(number, { number, socket, outbox: emptyOutbox(now, limits), frames: 0, words: 0, moved: now });
    },
    close(number) {
      const line = lines.get(number);
      if (line === undefined) return;
      lines.delete(number);
      clearTimeout(line.timer);
      for (const parcel of counting(line, takeAll)) events.undelivered(number, parcel);
    },
    tell(number, text) {
      const line = lines.get(number);
      if (line?.socket.readyState !== WebSocket.OPEN) return;
      hand(line, "words", { text, bytes: Buffer.byteLength(text) });
      if (line.words > limits.unreadBytes) events.stuck(number);
    },
    forward(number, parcel) {
      const line = lines.get(number);
      if (line === undefined) return events.undelivered(number, parcel);
      // A destination for which nothing waits is served even when others have filled the common limit.
      if (line.outbox.bytes > 0 && waiting + parcel.bytes > limits.outboxesBytes) return drop(parcel);
      since.set(parcel, performance.now());
      for (const out of counting(line, (outbox) => put(outbox, parcel, limits))) drop(out);
      drain(line);
    },
    tick(now) {
      for (const { number, frames, words, moved } of lines.values()) {
        if (frames + words > 0 && now - moved >= limits.stalledMs) events.stuck(number);
      }
    },
    bytes: () => waiting,
    forwarded: () => waited.count,
    dropped: () => dropped,
    waited: () => waited,
  };
}
