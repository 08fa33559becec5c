import type { Reach } from "./findings.ts";
import { within } from "./within.ts";

/** How a server is spoken to (RFC 7064, RFC 7065). */
export type Transport = "stun" | "udp" | "tcp" | "tls";

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
  /** No server was missing by the end. */
  readonly whole: boolean;
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
  // A TURN server tells by UDP what a STUN server does.
  const told = [gathered.get("stun"), gathered.get("udp")].filter((found) => found !== undefined);
  // Where the address is the device's own, a candidate that says so once more is left out (RFC 8445, section 5.1.3).
  const out = told.some(({ types, refused, whole }) => types.has("srflx") || types.has("relay") || refused || whole);
  return { direct: told.length === 0 ? "none" : out ? "reached" : "unreached", turn };
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

/** Lets a connection that leads nowhere look for its candidates, until it has the one that is looked for. */
async function gather(iceServers: RTCIceServer[], kind: Transport): Promise<Gathered> {
  const pc = new RTCPeerConnection({ iceServers });
  const [types, wanted] = [new Set<string>(), kind === "stun" ? "srflx" : "relay"];
  let [refused, missed] = [false, false];
  pc.addEventListener("icecandidateerror", (event) => {
    const { errorCode } = event as RTCPeerConnectionIceErrorEvent;
    if (errorCode < 700) refused = true;
    missed = true;
  });
  const done = new Promise<true>((resolve) => {
    pc.addEventListener("icecandidate", ({ candidate }) => {
      const [, type] = / typ (\w+)/.exec(candidate?.candidate ?? "") ?? [];
      if (type) types.add(type);
      if (!candidate || type === wanted) resolve(true);
    });
  });
  pc.createDataChannel("");
  await pc.setLocalDescription();
  const ended = await within(PATIENCE, done);
  pc.close();
  return { types, refused, whole: ended === true && !missed };
}
