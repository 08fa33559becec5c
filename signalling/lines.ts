/** What goes out: for each socket its line, an outbox before it, and nothing that grows without end. */
import { WebSocket } from "ws";
import { emptyOutbox, type Outbox, put, take, takeAll } from "./outbox.ts";
import type { Parcel } from "./parcel.ts";
import type { Limits } from "./protocol.ts";

export interface LineEvents {
  /** The socket is closing: what waited for it comes back. */
  undelivered(socket: number, parcel: Parcel): void;
  /** There was no room for it. */
  dropped(parcel: Parcel): void;
  /** The socket takes nothing, or does not read what the relay says to it. */
  stuck(socket: number): void;
}

export interface Lines {
  open(number: number, socket: WebSocket): void;
  /** Gives back what still waits. May be called again. */
  close(number: number): void;
  /** The relay's own words: before all that waits, and without a limit on their rate. */
  tell(number: number, text: string): void;
  forward(number: number, parcel: Parcel): void;
  /** `now` in milliseconds, as `performance.now()` has it. */
  tick(now: number): void;
  /** What waits in all outboxes. */
  bytes(): number;
  forwarded(): number;
  dropped(): number;
}

interface Line {
  number: number;
  socket: WebSocket;
  outbox: Outbox;
  /** Bytes that ws holds: of peers' frames, and of the relay's own words. */
  frames: number;
  words: number;
  /** When ws last got rid of something, or had nothing. */
  moved: number;
  timer?: NodeJS.Timeout;
}

/** No lines yet; `events` hears what becomes of those that are opened. */
export function makeLines(limits: Limits, events: LineEvents): Lines {
  const lines = new Map<number, Line>();
  let waiting = 0;
  let forwarded = 0;
  let dropped = 0;

  function drop(parcel: Parcel): void {
    dropped += 1;
    events.dropped(parcel);
  }

  /** What `change` does to the outbox is counted. */
  function counting<T>({ outbox }: Line, change: (outbox: Outbox) => T): T {
    const before = outbox.bytes;
    const result = change(outbox);
    waiting += outbox.bytes - before;
    return result;
  }

  /** Writes as long as the line takes it and the rate allows it, and comes back when either may have changed. */
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
    forwarded += 1;
    hand(line, "frames", parcel, (error) => {
      if (error) events.undelivered(line.number, parcel);
      else drain(line);
    });
  }

  /** To ws, which holds it until the line has taken it, or is gone. */
  function hand(
    line: Line,
    held: "frames" | "words",
    { text, bytes }: Pick<Parcel, "text" | "bytes">,
    then: (error?: Error) => void = () => {},
  ): void {
    // A line that held nothing has not stood still.
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
      // A destination for whom nothing waits is served also when others have filled the common room.
      if (line.outbox.bytes > 0 && waiting + parcel.bytes > limits.outboxesBytes) return drop(parcel);
      for (const out of counting(line, (outbox) => put(outbox, parcel, limits))) drop(out);
      drain(line);
    },
    tick(now) {
      for (const { number, frames, words, moved } of lines.values()) {
        if (frames + words > 0 && now - moved >= limits.stalledMs) events.stuck(number);
      }
    },
    bytes: () => waiting,
    forwarded: () => forwarded,
    dropped: () => dropped,
  };
}
