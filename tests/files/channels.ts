/** Two ends of a data channel in one process, whose messages take a turn of the event loop to arrive. */
export interface Channels {
  readonly here: FakeChannel;
  readonly there: FakeChannel;
}

type Data = string | ArrayBuffer;

/** As much of an `RTCDataChannel` as files use. */
export class FakeChannel extends EventTarget {
  binaryType: BinaryType = "blob";
  readyState: RTCDataChannelState = "open";
  readonly label = "file";
  onmessage: ((event: { data: Data }) => void) | null = null;
  onopen: (() => void) | null = null;
  onclose: (() => void) | null = null;
  onerror: (() => void) | null = null;
  other!: FakeChannel;
  /** What becomes of a message on its way out. */
  carry: (data: Data) => readonly Data[] = (data) => [data];
  /** Everything that was sent, in order. */
  readonly sent: Data[] = [];

  send(given: string | ArrayBuffer | Uint8Array<ArrayBuffer>): void {
    if (this.readyState !== "open") throw new DOMException("not open", "InvalidStateError");
    const data = given instanceof Uint8Array ? given.slice().buffer : given;
    this.sent.push(data);
    for (const one of this.carry(data)) setImmediate(() => this.other.onmessage?.({ data: one }));
  }

  /** Ends the channel for both, behind what was sent. */
  close(): void {
    if (this.readyState === "closed") return;
    for (const end of [this, this.other]) end.readyState = "closed";
    setImmediate(() => {
      for (const end of [this, this.other]) {
        end.onclose?.();
        end.dispatchEvent(new Event("close"));
      }
    });
  }

  /** The types of a browser's. */
  get asChannel(): RTCDataChannel {
    return this as unknown as RTCDataChannel;
  }
}

/** Opens a channel. */
export function openChannels(): Channels {
  const [here, there] = [new FakeChannel(), new FakeChannel()];
  here.other = there;
  there.other = here;
  return { here, there };
}
