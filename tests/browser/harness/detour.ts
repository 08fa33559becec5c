import { createSocket, type Socket } from "node:dgram";
import type { AddressInfo } from "node:net";
import type { BrowserContext } from "playwright-core";

/** How well a line carries packets, each way. It can be changed at any time. */
export interface Line {
  /** Bits a second, headers of IP and UDP counted in. */
  rate: number;
  /** Part of the packets that get lost by chance, 0 to 1. */
  loss: number;
  /** ms one way, besides the time in the queue. */
  delay: number;
  /** ms that a packet may have to wait in the queue; whatever comes when it is longer is dropped. */
  queue: number;
}

/** All that goes between two pages' peer connections takes this way instead of the straight one. */
export interface Detour {
  readonly line: Line;
  /** Leads the pages of these two contexts over the line. To be called before they open a page. */
  between(one: BrowserContext, other: BrowserContext): Promise<void>;
  close(): void;
}

/** Bytes of an IPv4 and a UDP header (RFC 791, RFC 768). */
const HEADERS = 28;

/** One direction: a queue that is emptied at a rate, and then takes its time. */
function makeDirection(line: Line): (bytes: number, deliver: () => void) => void {
  let free = 0;
  return (bytes, deliver) => {
    const now = performance.now();
    const waits = Math.max(0, free - now);
    if (waits > line.queue || Math.random() < line.loss) return;
    free = now + waits + ((bytes + HEADERS) * 8_000) / line.rate;
    setTimeout(deliver, free - now + line.delay);
  };
}

/**
 * A bad line between browsers on one machine, without a network of its own: each page learns, instead of the other's
 * addresses, those of sockets here, that hand on what comes in, late or never. What comes back is taken for an address that the other side did
 * not know of itself (RFC 8445, section 7.3.1.3).
 */
export function makeDetour(line: Line): Detour {
  const sockets = new Set<Socket>();

  async function bind(address: string): Promise<Socket> {
    const socket = createSocket("udp4");
    await new Promise<void>((resolve) => socket.bind(0, address, resolve));
    sockets.add(socket);
    return socket;
  }

  async function lead(
    context: BrowserContext,
    there: ReturnType<typeof makeDirection>,
    back: ReturnType<typeof makeDirection>,
  ): Promise<void> {
    const known = new Map<string, Promise<number>>();
    async function open(address: string, port: number): Promise<number> {
      const [near, far] = await Promise.all([bind(address), bind(address)]);
      let from: { port: number; address: string } | undefined;
      near.on("message", (packet, sender) => {
        from = sender;
        there(packet.length, () => sockets.has(far) && far.send(packet, port, address));
      });
      far.on("message", (packet) => {
        const to = from;
        if (to) back(packet.length, () => sockets.has(near) && near.send(packet, to.port, to.address));
      });
      return (near.address() as AddressInfo).port;
    }
    await context.exposeFunction("detour", (address: string, port: number) => {
      const name = `${address}:${port}`;
      if (!known.has(name)) known.set(name, open(address, port));
      return known.get(name);
    });
    await context.addInitScript(leadCandidates);
  }

  return {
    line,
    async between(one, other) {
      const [there, back] = [makeDirection(line), makeDirection(line)];
      await Promise.all([lead(one, there, back), lead(other, back, there)]);
    },
    close() {
      for (const socket of sockets) socket.close();
      sockets.clear();
    },
  };
}

/** Runs in the page: of the other side's candidates it learns those over UDP alone, at the sockets that stand for them. */
function leadCandidates(): void {
  const { detour } = globalThis as unknown as { detour(address: string, port: number): Promise<number> };
  /** A candidate's line (RFC 8839, section 5.1): foundation, component, protocol, priority, address, port, … */
  async function lead(line: string): Promise<string | undefined> {
    const parts = line.split(" ");
    const [, , protocol, , address, port] = parts;
    if (protocol?.toLowerCase() !== "udp" || !/^[\d.]+$/.test(address!)) return undefined;
    parts[5] = String(await detour(address!, Number(port)));
    return parts.join(" ");
  }
  // Without the signatures of before there were promises.
  const connection = RTCPeerConnection.prototype as {
    setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void>;
    addIceCandidate(candidate?: RTCIceCandidateInit): Promise<void>;
  };
  const { setRemoteDescription, addIceCandidate } = connection;
  connection.setRemoteDescription = async function (described) {
    const lines: string[] = [];
    for (const line of (described.sdp ?? "").split("\r\n")) {
      const led = line.startsWith("a=candidate:") ? await lead(line) : line;
      if (led !== undefined) lines.push(led);
    }
    await setRemoteDescription.call(this, { type: described.type, sdp: lines.join("\r\n") });
  };
  connection.addIceCandidate = async function (candidate) {
    const led = candidate?.candidate ? await lead(candidate.candidate) : undefined;
    if (led) await addIceCandidate.call(this, { ...JSON.parse(JSON.stringify(candidate)), candidate: led });
  };
}
