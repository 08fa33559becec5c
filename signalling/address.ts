/** Where a request comes from, as far as limits need to know. Never logged. */
import type { IncomingMessage } from "node:http";
import { isIPv6, isIP } from "node:net";

/**
 * The client's address: IPv4 whole, IPv6 as its /64, because a household has 2^64 of those. Behind a trusted proxy it is
 * the last entry of X-Forwarded-For, the one that the proxy itself wrote.
 */
export function clientAddress(request: IncomingMessage, trustProxy: boolean): string {
  const forwarded = trustProxy
    ? [request.headers["x-forwarded-for"] ?? []].flat().join(",").split(",").at(-1)
    : undefined;
  const address = (forwarded ?? "").trim();
  return network(isIP(address) !== 0 ? address : (request.socket.remoteAddress ?? "unknown"));
}

/** Whether the browser's own connection was https: only the proxy before us can know. */
export function cameOverHttps(request: IncomingMessage, trustProxy: boolean): boolean {
  return trustProxy && request.headers["x-forwarded-proto"] === "https";
}

function network(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(address)) return address;
  // The URL parser writes an IPv6 address in its one short form.
  const short = new URL(`http://[${address.replace(/%.*$/, "")}]`).hostname.slice(1, -1);
  const [left = "", right] = short.split("::");
  const groups = left === "" ? [] : left.split(":");
  const tail = right === undefined || right === "" ? [] : right.split(":");
  const zeros = right === undefined ? [] : Array<string>(8 - groups.length - tail.length).fill("0");
  return [...groups, ...zeros, ...tail].slice(0, 4).join(":");
}
