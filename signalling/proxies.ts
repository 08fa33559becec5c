/** The reverse proxies in front of this program: which of them are believed, and what they say of a request. */
import type { IncomingMessage } from "node:http";
import { BlockList, isIPv6 } from "node:net";
import { parseAddress } from "./address.ts";

/**
 * How many proxies stand in front of this program (0: none is believed), or their addresses and networks, such as `::1`
 * or `10.0.0.0/8`. A proxy outside the named networks is not believed.
 */
export type TrustProxy = number | readonly string[];

/** Who asks, according to the proxies that are believed. */
export interface Caller {
  /** An IP address without a port; `unknown` for a socket that has gone. */
  address: string;
  /** Whether the browser's own connection was https, which only a proxy can know. */
  https: boolean;
  /** The names by which the browser may have called us, each a host with or without a port. */
  hosts: string[];
  /** A proxy named the client it was asking for, but is not believed. */
  unbelieved: boolean;
}

/** What is known of the proxies. */
export interface Proxies {
  /** Whether any is believed. */
  readonly expected: boolean;
  /** Who really sent the request. Headers that do not come from a believed proxy are ignored; it never throws. */
  caller(request: IncomingMessage): Caller;
  /**
   * Whether a connection from this address carries the requests of many people, and must not be limited as one
   * person's.
   */
  carries(address: string | undefined): boolean;
}

/**
 * Reads proxy headers as `trust` says.
 * @throws Error where an entry of `trust` is not an address or network, which `readConfig` does not let through
 */
export function makeProxies(trust: TrustProxy): Proxies {
  const networks = typeof trust === "number" ? undefined : blockList(trust);
  const isProxy = (address: string | undefined) =>
    address !== undefined && networks !== undefined && networks.check(address, isIPv6(address) ? "ipv6" : "ipv4");

  /**
   * How many of `chain`, counted from its end, are believed proxies. The first entry is the client and never counts.
   */
  function countProxies(chain: readonly (string | undefined)[]): number {
    const most = chain.length - 1;
    if (typeof trust === "number") return Math.min(trust, most);
    let count = 0;
    while (count < most && isProxy(chain[most - count])) count += 1;
    return count;
  }

  return {
    expected: typeof trust === "number" ? trust > 0 : trust.length > 0,
    caller(request) {
      const { headers, socket } = request;
      const peer = parseAddress(socket.remoteAddress ?? "");
      const forwarded = listOf(headers["x-forwarded-for"]).map(parseAddress);
      const chain = [...forwarded, peer];
      const proxies = countProxies(chain);
      // Nobody can be between us and a believed proxy: it is believed even where it does not name the client.
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

/** The entries of a header to which each proxy appends. */
function listOf(header: string | string[] | undefined): string[] {
  return [header ?? []]
    .flat()
    .join(",")
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
}
