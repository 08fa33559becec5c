/** What becomes of what comes in. */
export interface PulseEvents {
  /** Nothing comes in any more. */
  shaky(): void;
  /** Something comes in again after `shaky`. */
  back(): void;
}

/** Whether anything comes in over a connection. The other side gives a sign of life for each `due`. */
export interface Pulse {
  /** When it was that nothing came in any more, in ms; undefined while something does. */
  readonly shakySince: () => number | undefined;
  /** The data channel is not to be relied on, whatever it says of itself, until something comes in. */
  readonly doubtful: () => boolean;
  doubt(): void;
  /** Something came in over the data channel. */
  heard(): void;
  /** It is time for the next sign of life. */
  due(): void;
  stop(): void;
}

/** Signs of life that may be missing in a row. */
const MISSING = 3;
/** ms: what comes in so soon after a doubt was on its way before. */
const STALE = 250;

/** Watches an RTCPeerConnection that is connected. */
export function makePulse(pc: RTCPeerConnection, events: PulseEvents): Pulse {
  let shakySince: number | undefined;
  let doubtedAt: number | undefined;
  /** Signs of life that were due since something last came in. */
  let missing = 0;
  /** Bytes of picture and sound when the last sign of life was missing; undefined where none is. */
  let bytes: number | undefined;
  let stopped = false;

  function doubt(): void {
    doubtedAt ??= performance.now();
  }

  function interrupted(): void {
    doubt();
    if (shakySince !== undefined) return;
    shakySince = performance.now();
    events.shaky();
  }

  function alive(): void {
    missing = 0;
    if (doubtedAt !== undefined && performance.now() - doubtedAt > STALE) doubtedAt = undefined;
    recover();
  }

  function recover(): void {
    if (pc.connectionState !== "connected" || doubtedAt !== undefined || shakySince === undefined) return;
    shakySince = undefined;
    events.back();
  }

  /**
   * The other page may be too busy for a sign of life, and a data channel waits for up to three seconds until it tries
   * again (RFC 9260, section 6.3.3). Picture and sound come in before.
   */
  async function listen(): Promise<void> {
    let sum = 0;
    for (const report of (await pc.getStats()).values())
      if (report.type === "inbound-rtp") sum += (report as RTCInboundRtpStreamStats).bytesReceived ?? 0;
    const before = bytes;
    bytes = sum;
    if (stopped || before === undefined || missing < MISSING) return;
    if (sum > before) alive();
    else if (missing > MISSING) interrupted();
  }

  pc.onconnectionstatechange = () => {
    if (pc.connectionState === "connected") recover();
    if (pc.connectionState === "disconnected" || pc.connectionState === "failed") interrupted();
  };

  return {
    shakySince: () => shakySince,
    doubtful: () => doubtedAt !== undefined,
    doubt,
    heard() {
      bytes = undefined;
      alive();
    },
    due() {
      missing += 1;
      if (missing >= MISSING) void listen();
    },
    stop() {
      stopped = true;
      pc.onconnectionstatechange = null;
    },
  };
}
