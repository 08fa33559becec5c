import type { Reach } from "./findings.ts";
import { within } from "./within.ts";

/** How a server is spoken to (RFC 7064, RFC 7065). */
type Transport = "stun" | "udp" | "tcp" | "tls";

/** Which ways lead out of the network that this device is in. */
export interface Paths {
  /** By UDP, with an address of one's own: "none" where the site has no server that could tell. */
  readonly direct: Exclude<Reach, "refused"> | "none";
  /** By each way to a TURN server that the site names. */
  readonly turn: Readonly<Partial<Record<Exclude<Transport, "stun">, Reach>>>;
}

/** ms until a server is no longer waited for: those that are there answer in one or two round trips. */
const PATIENCE = 6_000;

/** What came to light on the way to one kind of server. */
interface Gathered {
  readonly types: ReadonlySet<string>;
  /** A server has answered, and refused. */
  readonly refused: boolean;
  /** It was looked to the end, on some network, and the browser, which would have said so, missed no server. */
  readonly complete: boolean;
}

/** Tries each kind of server by itself, all at once. Never rejects. */
export async function tryPaths(iceServers: readonly RTCIceServer[]): Promise<Paths> {
  const kinds = new Map<Transport, RTCIceServer[]>();
  for (const server of iceServers)
    for (const url of [server.urls].flat()) {
      const kind = transportOf(url);
      kinds.set(kind, [...(kinds.get(kind) ?? []), { ...server, urls: url }]);
    }
  const gathered = new Map(
    await Promise.all([...kinds].map(async ([kind, servers]) => [kind, await gather(servers, kind)] as const)),
  );
  const turn: Partial<Record<Transport, Reach>> = {};
  for (const [kind, found] of gathered) if (kind !== "stun") turn[kind] = reachOf(found);
  // A TURN server tells by UDP what a STUN server does, also where it refuses. Where the address is the device's own, the
  // candidate that says so once more is left out (RFC 8445, section 5.1.3).
  const told = [gathered.get("stun"), gathered.get("udp")].filter((found) => found !== undefined);
  const answered = told.some(
    ({ types, refused, complete }) => types.has("srflx") || types.has("relay") || refused || complete,
  );
  return { direct: told.length === 0 ? "none" : answered ? "reached" : "unreached", turn };
}

/** Of all ways to a TURN server one is enough. */
export function bestOf(turn: Paths["turn"]): Reach | "none" {
  const found = Object.values(turn);
  return (["reached", "refused", "unreached"] as const).find((reach) => found.includes(reach)) ?? "none";
}

function transportOf(url: string): Transport {
  if (url.startsWith("stun")) return "stun";
  if (url.startsWith("turns:")) return "tls";
  return /[?&]transport=tcp/.test(url) ? "tcp" : "udp";
}

function reachOf({ types, refused }: Gathered): Reach {
  if (types.has("relay")) return "reached";
  return refused ? "refused" : "unreached";
}

/** Lets a connection that leads nowhere look for its candidates, until it has the one that is looked for. Never rejects. */
async function gather(iceServers: RTCIceServer[], kind: Transport): Promise<Gathered> {
  const [types, wanted] = [new Set<string>(), kind === "stun" ? "srflx" : "relay"];
  let [refused, missed, complete] = [false, false, false];
  let pc: RTCPeerConnection | undefined;
  try {
    missed = !("onicecandidateerror" in RTCPeerConnection.prototype);
    pc = new RTCPeerConnection({ iceServers });
    pc.addEventListener("icecandidateerror", (event) => {
      // W3C WebRTC, section 4.8.3.
      if ((event as RTCPeerConnectionIceErrorEvent).errorCode < 700) refused = true;
      missed = true;
    });
    const looking = pc;
    const done = new Promise<void>((resolve) => {
      looking.addEventListener("icecandidate", ({ candidate }) => {
        const [, type] = / typ (\w+)/.exec(candidate?.candidate ?? "") ?? [];
        if (type) types.add(type);
        if (!candidate) complete = !missed && types.has("host");
        if (!candidate || type === wanted) resolve();
      });
    });
    pc.createDataChannel("");
    await pc.setLocalDescription();
    await within(PATIENCE, done);
  } catch {
    // A policy, an extension or the browser itself allows no connection, or not with these servers.
  }
  pc?.close();
  return { types, refused, complete };
}
