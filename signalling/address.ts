/** Whose a connection is, as far as limits need to know: networks to count by. Never logged. */
import { isIP, isIPv4, isIPv6 } from "node:net";

/** A network that an address belongs to. Its bound is `share` times that of one person's. */
export interface Network {
  name: string;
  share: number;
}

/**
 * IPv4 counts whole. IPv6 counts by its /64, because a household has 2^64 addresses, and by its /48, because whoever has
 * that has 65,536 households.
 */
export function networksOf(address: string): Network[] {
  if (!isIPv6(address)) return [{ name: address, share: 1 }];
  const groups = groupsOf(address);
  return [
    { name: groups.slice(0, 4).join(":"), share: 1 },
    { name: `${groups.slice(0, 3).join(":")}/48`, share: 4 },
  ];
}

/** One address as a proxy or a socket may write it: with a port, in brackets, with a zone, IPv4 inside IPv6. */
export function parseAddress(text: string): string | undefined {
  const [, bracketed] = /^\[([^\]]*)\](?::\d{1,5})?$/.exec(text) ?? [];
  const [, withPort] = /^(\d+\.\d+\.\d+\.\d+):\d{1,5}$/.exec(text) ?? [];
  const bare = (bracketed ?? withPort ?? text).replace(/%.*$/, "");
  const [, mapped] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare) ?? [];
  if (mapped !== undefined && isIPv4(mapped)) return mapped;
  return isIP(bare) === 0 ? undefined : bare;
}

/** The eight groups, each in its one short form. */
function groupsOf(address: string): string[] {
  // The URL parser writes an IPv6 address in its one short form.
  const short = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [left = "", right] = short.split("::");
  const groups = left === "" ? [] : left.split(":");
  const tail = right === undefined || right === "" ? [] : right.split(":");
  const zeros = right === undefined ? [] : Array<string>(8 - groups.length - tail.length).fill("0");
  return [...groups, ...zeros, ...tail];
}
