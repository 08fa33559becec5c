/** A data channel whose messages are read one after the other. */
export interface Pipe {
  /** Resolves once there is something to read, or the channel is closed. */
  waiting(): Promise<void>;
  /** The next message; undefined once the channel is closed and all that came before is read. One reader at a time. */
  read(): Promise<string | ArrayBuffer | undefined>;
  /** Sends it, once the channel is open. Nothing happens where it is closed. */
  send(message: string | Uint8Array<ArrayBuffer>): void;
  /** Closes the channel behind what was sent. What has come and was not read is dropped. */
  close(): void;
  /** Resolves once it is closed, on either side. */
  readonly closed: Promise<void>;
}

/** Bytes that may wait to be read. Who sends more does not keep to what was agreed. */
const MOST_UNREAD = 16_777_216;
/** Bytes that a message takes besides its own, roughly: otherwise many empty ones would be nothing. */
const EACH = 256;

/** Reads `channel` from now on: has to be called before the browser gives it a message. */
export function makePipe(channel: RTCDataChannel): Pipe {
  const unread: (string | ArrayBuffer)[] = [];
  const early: (string | Uint8Array<ArrayBuffer>)[] = [];
  let size = 0;
  let isClosed = false;
  let over!: () => void;
  const closed = new Promise<void>((resolve) => (over = resolve));
  let waiters: (() => void)[] = [];
  channel.binaryType = "arraybuffer";

  channel.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => {
    // A channel that was closed here may still have some.
    if (isClosed) return;
    size += sizeOf(data);
    if (size > MOST_UNREAD) return close();
    unread.push(data);
    wake();
  };
  channel.onopen = () => {
    for (const message of early.splice(0)) put(message);
  };
  channel.onclose = channel.onerror = end;

  function end(): void {
    isClosed = true;
    over();
    wake();
  }

  function wake(): void {
    const woken = waiters;
    waiters = [];
    for (const resolve of woken) resolve();
  }

  async function waiting(): Promise<void> {
    if (unread.length === 0 && !isClosed) await new Promise<void>((resolve) => waiters.push(resolve));
  }

  function put(message: string | Uint8Array<ArrayBuffer>): void {
    if (channel.readyState !== "open") return;
    try {
      // TypeScript's DOM library has one signature a type.
      if (typeof message === "string") channel.send(message);
      else channel.send(message);
    } catch {
      // Its buffer is full, because the other side takes nothing, or it is closing.
      close();
    }
  }

  function close(): void {
    unread.length = size = 0;
    channel.close();
    end();
  }

  return {
    waiting,
    async read() {
      await waiting();
      const message = unread.shift();
      if (message !== undefined) size -= sizeOf(message);
      return message;
    },
    send(message) {
      if (channel.readyState === "connecting") early.push(message);
      else put(message);
    },
    close,
    closed,
  };
}

const sizeOf = (message: string | ArrayBuffer): number =>
  EACH + (typeof message === "string" ? message.length : message.byteLength);
