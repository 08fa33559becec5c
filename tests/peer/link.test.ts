import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Link, makeLink } from "../../src/peer/link.ts";
import type { Packet } from "../../src/peer/negotiation.ts";
import type { RoomMessage } from "../../src/room/wire/messages.ts";

/** What of a peer connection a link uses, between two of them, on a line that a test can cut. */
class FakeConnection extends EventTarget {
  connectionState = "connected";
  localDescription: { sdp: string } | null = null;
  /** Bytes of picture and sound that came in. */
  bytes = 0;
  restarts = 0;
  far: FakeConnection | undefined;
  works = true;
  closed = false;
  onconnectionstatechange: (() => void) | null = null;
  ondatachannel: ((event: { channel: EventTarget & { label: string } }) => void) | null = null;
  readonly channel = {
    readyState: "open",
    bufferedAmount: 0,
    onmessage: null as ((message: { data: string }) => void) | null,
    onopen: null as (() => void) | null,
    onclose: null as (() => void) | null,
    send: (data: string) => {
      if (this.works && this.far?.works) void Promise.resolve().then(() => this.far?.channel.onmessage?.({ data }));
      else this.channel.bufferedAmount += data.length;
    },
  };
  createDataChannel = () => this.channel;
  addTransceiver(): void {}
  getTransceivers = () => [];
  getSenders = () => [];
  getReceivers = () => [];
  createOffer = () => Promise.resolve({ type: "offer", sdp: `offer ${++this.restarts}` });
  setLocalDescription(made?: { sdp: string }): Promise<void> {
    this.localDescription = made ?? { sdp: "answer" };
    return Promise.resolve();
  }
  setRemoteDescription = () => Promise.resolve();
  addIceCandidate = () => Promise.resolve();
  configuration: unknown;
  setConfiguration(configuration: unknown): void {
    this.configuration = configuration;
  }
  getStats = () => Promise.resolve(new Map([["in", { type: "inbound-rtp", bytesReceived: this.bytes }]]));
  becomes(state: string): void {
    this.connectionState = state;
    this.onconnectionstatechange?.();
  }
  close(): void {
    this.closed = true;
    this.channel.readyState = "closed";
  }
}

interface Side {
  readonly pc: FakeConnection;
  readonly link: Link;
  readonly told: string[];
  readonly heard: RoomMessage[];
  /** What went through the relay. */
  readonly relayed: Packet[];
}

let relay: boolean;
let host: Side;
let client: Side;

function side(offers: boolean, far: () => Side): Side {
  const pc = new FakeConnection();
  const told: string[] = [];
  const heard: RoomMessage[] = [];
  const relayed: Packet[] = [];
  const link = makeLink(pc as unknown as RTCPeerConnection, offers, () => ({ audio: null, video: null }), {
    shaky: () => told.push("shaky"),
    back: () => told.push("back"),
    lost: (closed) => told.push(closed ? "closed" : "lost"),
    message: (message) => heard.push(message),
    remote: () => undefined,
    channel: ({ label }) => told.push(label),
    serves: ({ weak, held }) => told.push(held ? "held" : weak ? "weak" : "well"),
    relay(packet) {
      relayed.push(packet);
      if (relay) void Promise.resolve().then(() => far().link.receive(packet));
    },
  });
  return { pc, link, told, heard, relayed };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("RTCRtpReceiver", { getCapabilities: () => null });
  vi.stubGlobal("MediaStream", class {});
  relay = true;
  host = side(true, () => client);
  client = side(false, () => host);
  [host.pc.far, client.pc.far] = [client.pc, host.pc];
  for (const { link, pc } of [host, client]) {
    link.takeOver();
    pc.channel.onopen?.();
  }
});
afterEach(() => {
  for (const { link } of [host, client]) link.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A client's link whose channel has not been open yet. */
function beginning(): Side {
  client.link.close();
  client = side(false, () => host);
  [host.pc.far, client.pc.far] = [client.pc, host.pc];
  client.pc.channel.readyState = "connecting";
  client.link.takeOver();
  return client;
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const both = () => [host, client];
const cut = (works = false) => both().forEach(({ pc }) => (pc.works = works));
/** The line is another one: the data channel gives out what it has kept. */
function mendLine(): void {
  cut(true);
  for (const { pc } of both()) pc.channel.bufferedAmount = 0;
}

describe("a link", () => {
  it("tells of channels that the other side opens beside its own, which is nothing to PeerJS any more", () => {
    const theirs = Object.assign(new EventTarget(), { label: "file" });
    const ours = Object.assign(new EventTarget(), { label: "ours" });
    host.pc.ondatachannel!({ channel: theirs });
    expect(host.told).toEqual(["file"]);
    host.pc.createDataChannel = () => ours as unknown as typeof host.pc.channel;
    expect(host.link.openChannel("ours")).toBe(ours);
    const closed: string[] = [];
    for (const channel of [theirs, ours]) channel.addEventListener("close", () => closed.push(channel.label));
    // A connection that is closed on this side says nothing to them itself.
    host.link.close();
    expect(closed).toEqual(["file", "ours"]);
    host.pc.createDataChannel = () => {
      throw new DOMException("closed", "InvalidStateError");
    };
    expect(host.link.openChannel("ours")).toBeUndefined();
  });

  it("that is well sends nothing through the relay, and makes no offer", async () => {
    await pass(60_000);
    host.link.send({ type: "bye" });
    await pass(1_000);
    expect(client.heard).toEqual([{ type: "bye" }]);
    for (const { relayed, told, pc } of both()) expect([relayed, told, pc.restarts]).toEqual([[], [], 0]);
  });

  it("over which nothing comes is shaky for both within two seconds, and is mended at once", async () => {
    await pass(10_200);
    cut();
    await pass(2_000);
    for (const { told } of both()) expect(told).toEqual(["shaky"]);
    expect(host.pc.restarts).toBeGreaterThan(0);
    mendLine();
    await pass(1_000);
    for (const { told } of both()) expect(told).toEqual(["shaky", "back"]);
  });

  it("is not shaky where the other page is busy and its sound goes on", async () => {
    await pass(5_000);
    host.link.close();
    for (let at = 0; at < 10_000; at += 500) {
      client.pc.bytes += 100;
      await pass(500);
    }
    expect(client.told).toEqual([]);
    await pass(2_500);
    expect(client.told).toEqual(["shaky"]);
  });

  it.each([
    ["offers", () => host],
    ["has to ask", () => client],
  ])("is mended once for five signs of a new network at the side that %s, before anything is missed", async (_, at) => {
    await pass(5_000);
    for (let sign = 0; sign < 5; sign += 1) {
      at().link.moved();
      await pass(60);
    }
    await pass(5_000);
    expect(host.pc.restarts).toBe(1);
    for (const { told } of both()) expect(told).toEqual([]);
  });

  it.each(["channel", "connection"])(
    "repeats over the channel what was said before, once the %s is open too",
    async (last) => {
      relay = false;
      const { pc, link } = beginning();
      pc.connectionState = "connecting";
      link.send({ type: "away" });
      await pass(0);
      expect(host.heard).toEqual([]);
      const open = () => {
        pc.channel.readyState = "open";
        pc.channel.onopen?.();
      };
      const connect = () => {
        pc.connectionState = "connected";
        pc.dispatchEvent(new Event("connectionstatechange"));
      };
      const [first, then] = last === "channel" ? [connect, open] : [open, connect];
      first();
      await pass(0);
      expect(host.heard).toEqual([]);
      then();
      await pass(0);
      expect(host.heard).toEqual([{ type: "away" }]);
      expect(client.relayed).toEqual([]);
    },
  );

  it("sends through the relay what was said before the channel was open, where that takes long", async () => {
    const { link } = beginning();
    link.send({ type: "away" });
    await pass(0);
    expect(host.heard).toEqual([]);
    await pass(1_500);
    expect(host.heard).toEqual([{ type: "away" }]);
  });

  it("sends both ways until the channel has spoken again, though the connection believes itself connected", async () => {
    await pass(5_000);
    cut();
    client.link.moved();
    client.link.send({ type: "bye" });
    await pass(100);
    expect(host.heard).toEqual([{ type: "bye" }]);
    mendLine();
    await pass(1_000);
    client.relayed.length = 0;
    client.link.send({ type: "away" });
    await pass(100);
    expect(client.relayed).toEqual([]);
    expect(host.heard).toEqual([{ type: "bye" }, { type: "away" }]);
  });

  it("is not taken for well by what was on its way when the network changed", async () => {
    await pass(5_000);
    client.link.moved();
    client.pc.channel.onmessage?.({ data: JSON.stringify({ seq: 0, ack: 0, after: 0 }) });
    cut();
    client.link.send({ type: "bye" });
    await pass(100);
    expect(host.heard).toEqual([{ type: "bye" }]);
  });

  it("waits longer and longer between restarts, and begins anew at once when the relay is back", async () => {
    await pass(5_000);
    relay = false;
    cut();
    await pass(60_000);
    // After 0, 2, 6, 14, 22 … s.
    expect(host.pc.restarts).toBeGreaterThanOrEqual(7);
    expect(host.pc.restarts).toBeLessThanOrEqual(10);
    await pass(2_500);
    const before = host.pc.restarts;
    relay = true;
    host.link.relayed();
    await pass(50);
    expect(host.pc.restarts).toBe(before + 1);
    expect(client.relayed.at(-1)?.ack).toBeGreaterThan(0);
  });

  it("that is well does nothing when the relay is back", async () => {
    await pass(5_000);
    for (const { link } of both()) link.relayed();
    await pass(1_000);
    for (const { relayed, pc } of both()) expect([relayed, pc.restarts]).toEqual([[], 0]);
  });

  it("that the other side closes is over at once", async () => {
    await pass(5_000);
    host.pc.channel.onclose?.();
    expect(host.told).toEqual(["closed"]);
  });

  it("is given up after two minutes, without a word that somebody closed it", async () => {
    await pass(5_000);
    cut();
    await pass(121_000);
    expect(host.told).toEqual(["shaky"]);
    await pass(2_000);
    expect(host.told).toEqual(["shaky", "lost"]);
    expect(host.pc.closed).toBe(true);
  });

  it("is back when sound comes in, though the data channel waits still", async () => {
    await pass(5_200);
    cut();
    await pass(3_000);
    client.pc.bytes += 100;
    await pass(500);
    expect(client.told).toEqual(["shaky", "back"]);
  });

  it("is shaky when the browser says so, and back only when something comes in", async () => {
    await pass(5_200);
    cut();
    for (const { pc } of both()) pc.becomes("disconnected");
    expect(host.told).toEqual(["shaky"]);
    await pass(1_000);
    for (const { pc } of both()) pc.becomes("connected");
    expect(host.told).toEqual(["shaky"]);
    mendLine();
    await pass(600);
    expect(host.told).toEqual(["shaky", "back"]);
  });

  it("takes new ICE servers without an offer, and mends itself with them at once where it is interrupted", async () => {
    const configuration = { iceServers: [] };
    await pass(5_000);
    host.link.configure(configuration);
    await pass(1_000);
    expect([host.pc.configuration, host.pc.restarts]).toEqual([configuration, 0]);
    cut();
    await pass(20_000);
    const before = host.pc.restarts;
    await pass(100);
    expect(host.pc.restarts).toBe(before);
    host.link.configure(configuration);
    await pass(0);
    expect(host.pc.restarts).toBe(before + 1);
    host.pc.connectionState = "closed";
    host.link.configure({ iceServers: [], bundlePolicy: "max-bundle" });
    expect(host.pc.configuration).toBe(configuration);
  });

  it("that was closed says nothing more", async () => {
    await pass(5_000);
    host.link.close();
    cut();
    relay = false;
    host.link.moved();
    await pass(130_000);
    expect(host.told).toEqual([]);
    expect(host.pc.restarts).toBe(0);
  });
});
