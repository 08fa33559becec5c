/** The reverse proxies before us: whose word about a request counts, and what they say. */
import type { IncomingMessage } from "node:http";
import { BlockList, isIPv6 } from "node:net";
import { parseAddress } from "./address.ts";

/**
 * How many proxies stand before us (0: none is believed), or the networks they are in, such as `10.0.0.0/8` or `::1`. A
 * proxy whose network is not named is nobody's proxy.
 */
export type TrustProxy = number | readonly string[];

/** Who asks, as the proxies that we believe tell it. */
export interface Caller {
  /** An IP address without a port; `unknown` for a socket that has gone. */
  address: string;
  /** Whether the browser's own connection was https: only a proxy can know. */
  https: boolean;
  /** The names that the browser may have called us by, each a host with or without a port. */
  hosts: string[];
  /** A proxy has said for whom it asks, and is not believed. */
  unbelieved: boolean;
}

export interface Proxies {
  caller(request: IncomingMessage): Caller;
  /** Whether a connection from this address carries the requests of many. */
  carries(address: string | undefined): boolean;
}

/** Throws RangeError for a network that is none: readConfig has looked before. */
export function makeProxies(trust: TrustProxy): Proxies {
  const networks = typeof trust === "number" ? undefined : blockList(trust);
  const isProxy = (address: string | undefined) =>
    address !== undefined && networks !== undefined && networks.check(address, isIPv6(address) ? "ipv6" : "ipv4");

  /** How many of `chain`, from its end on, are proxies that we believe. The first of the chain is nobody's proxy. */
  function countProxies(chain: readonly (string | undefined)[]): number {
    const most = chain.length - 1;
    if (typeof trust === "number") return Math.min(trust, most);
    let count = 0;
    while (count < most && isProxy(chain[most - count])) count += 1;
    return count;
  }

  return {
    caller(request) {
      const { headers, socket } = request;
      const peer = parseAddress(socket.remoteAddress ?? "");
      const forwarded = listOf(headers["x-forwarded-for"]).map(parseAddress);
      const chain = [...forwarded, peer];
      const proxies = countProxies(chain);
      // Between us and the proxy nobody else can be: what it says counts also where it does not say for whom.
      const believes = typeof trust === "number" ? trust > 0 : isProxy(peer);
      const said = (name: string) => {
        const entries = believes ? listOf(headers[name]) : [];
        return entries[Math.max(entries.length - Math.max(proxies, 1), 0)];
      };
      return {
        address: chain[chain.length - 1 - proxies] ?? peer ?? "unknown",
        https: said("x-forwarded-proto") === "https",
        hosts: [headers.host, said("x-forwarded-host")].filter((name) => name !== undefined),
        unbelieved: !believes && (forwarded.length > 0 || headers.forwarded !== undefined),
      };
    },
    carries: (address) => (typeof trust === "number" ? trust > 0 : isProxy(parseAddress(address ?? ""))),
  };
}

function blockList(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = "", bits] = network.split("/");
    const family = isIPv6(address) ? "ipv6" : "ipv4";
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return list;
}

/** The entries of a header that proxies append to. */
function listOf(header: string | string[] | undefined): string[] {
  return [header ?? []]
    .flat()
    .join(",")
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
}
