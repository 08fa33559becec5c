/** The networks by which limits count connections. Addresses are never logged. */
import { isIP, isIPv4, isIPv6 } from "node:net";

/** A network that an address belongs to. Its limit is `share` times that of one household. */
export interface Network {
  name: string;
  share: number;
}

/**
 * The networks to count an address by, smallest first. IPv4 counts whole. IPv6 counts by its /64, because a household
 * has 2^64 addresses, and by its /48, which holds 65,536 of those. `address` comes from `parseAddress`; any other text
 * counts as itself.
 */
export function networksOf(address: string): Network[] {
  if (!isIPv6(address)) return [{ name: address, share: 1 }];
  const groups = groupsOf(address);
  return [
    { name: groups.slice(0, 4).join(":"), share: 1 },
    { name: `${groups.slice(0, 3).join(":")}/48`, share: 4 },
  ];
}

/**
 * The bare IP address in what a proxy or a socket wrote: without port, brackets and zone, and IPv4 taken out of IPv6.
 * Undefined where there is none.
 */
export function parseAddress(text: string): string | undefined {
  const [, bracketed] = /^\[([^\]]*)\](?::\d{1,5})?$/.exec(text) ?? [];
  const [, withPort] = /^(\d+\.\d+\.\d+\.\d+):\d{1,5}$/.exec(text) ?? [];
  const bare = (bracketed ?? withPort ?? text).replace(/%.*$/, "");
  const [, mapped] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare) ?? [];
  if (mapped !== undefined && isIPv4(mapped)) return mapped;
  return isIP(bare) === 0 ? undefined : bare;
}

/** The eight groups of an IPv6 address, each in its shortest form. */
function groupsOf(address: string): string[] {
  // The URL parser always writes an IPv6 address in its shortest form.
  const short = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [left = "", right] = short.split("::");
  const groups = left === "" ? [] : left.split(":");
  const tail = right === undefined || right === "" ? [] : right.split(":");
  const zeros = right === undefined ? [] : Array<string>(8 - groups.length - tail.length).fill("0");
  return [...groups, ...zeros, ...tail];
}
