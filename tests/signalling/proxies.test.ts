import { readFileSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { describe, expect, test } from "vitest";
import { networksOf, parseAddress } from "../../signalling/address.ts";
import { sameSite } from "../../signalling/origin.ts";
import { makeProxies, type TrustProxy } from "../../signalling/proxies.ts";
import { LIMITS } from "../../signalling/protocol.ts";
import { start } from "./clients.ts";

const from = (remoteAddress: string | undefined, headers: Record<string, string | undefined> = {}) =>
  ({ socket: { remoteAddress }, headers }) as unknown as IncomingMessage;

describe("an address", () => {
  test.each([
    ["192.0.2.1", "192.0.2.1"],
    ["192.0.2.1:4711", "192.0.2.1"],
    ["::ffff:192.0.2.1", "192.0.2.1"],
    ["[::ffff:192.0.2.1]:4711", "192.0.2.1"],
    ["2001:db8::9", "2001:db8::9"],
    ["[2001:db8::9]", "2001:db8::9"],
    ["[2001:db8::9]:4711", "2001:db8::9"],
    ["fe80::1%eth0", "fe80::1"],
    ["unknown", undefined],
    ["_hidden", undefined],
    ["192.0.2.1:port", undefined],
    ["[192.0.2", undefined],
    ["", undefined],
  ])("is read from %s", (text, address) => {
    expect(parseAddress(text)).toBe(address);
  });

  test.each([
    ["192.0.2.1", [["192.0.2.1", 1]]],
    [
      "2001:DB8:1:2::9",
      [
        ["2001:db8:1:2", 1],
        ["2001:db8:1/48", 4],
      ],
    ],
    [
      "::1",
      [
        ["0:0:0:0", 1],
        ["0:0:0/48", 4],
      ],
    ],
    ["unknown", [["unknown", 1]]],
  ])("%s counts by its networks", (address, networks) => {
    expect(networksOf(address).map(({ name, share }) => [name, share])).toEqual(networks);
  });
});

describe("who asks", () => {
  test.each<[string, string | undefined, TrustProxy, string]>([
    ["192.0.2.1", undefined, 0, "192.0.2.1"],
    ["::ffff:192.0.2.1", undefined, 0, "192.0.2.1"],
    ["192.0.2.1", "198.51.100.1", 0, "192.0.2.1"],
    ["192.0.2.1", "198.51.100.1", 1, "198.51.100.1"],
    ["192.0.2.1", "203.0.113.1, 198.51.100.1", 1, "198.51.100.1"],
    ["192.0.2.1", "203.0.113.1, 198.51.100.1:4711", 1, "198.51.100.1"],
    ["192.0.2.1", "203.0.113.1, [2001:db8::9]:4711", 1, "2001:db8::9"],
    ["192.0.2.1", "203.0.113.1, 198.51.100.1", 2, "203.0.113.1"],
    ["192.0.2.1", "198.51.100.1", 2, "198.51.100.1"],
    ["192.0.2.1", "198.51.100.1, nonsense", 1, "192.0.2.1"],
    ["192.0.2.1", undefined, 1, "192.0.2.1"],
    ["10.0.0.1", "203.0.113.1, 198.51.100.1, 10.0.0.2", ["10.0.0.0/8"], "198.51.100.1"],
    ["10.0.0.1", "10.0.0.3, 10.0.0.2", ["10.0.0.0/8"], "10.0.0.3"],
    ["::ffff:10.0.0.1", "198.51.100.1", ["10.0.0.1"], "198.51.100.1"],
    ["fd00::1", "198.51.100.1", ["10.0.0.0/8", "fd00::/8"], "198.51.100.1"],
    ["192.0.2.1", "198.51.100.1", ["10.0.0.0/8"], "192.0.2.1"],
  ])("from %s, forwarded for %s, trusting %j: %s", (remote, forwarded, trust, address) => {
    const request = from(remote, { "x-forwarded-for": forwarded });
    expect(makeProxies(trust).caller(request).address).toBe(address);
  });

  test("has no address once the socket has gone", () => {
    expect(makeProxies(0).caller(from(undefined)).address).toBe("unknown");
  });

  test("came over https, and under this name, where a proxy that we believe says so", () => {
    const headers = { host: "up", "x-forwarded-proto": "https", "x-forwarded-host": "a.example, b.example" };
    const told = (remote: string, trust: TrustProxy, more = {}) => {
      const { https, hosts } = makeProxies(trust).caller(from(remote, { ...headers, ...more }));
      return { https, hosts };
    };
    expect(told("10.0.0.1", 0)).toEqual({ https: false, hosts: ["up"] });
    expect(told("10.0.0.1", 1)).toEqual({ https: true, hosts: ["up", "b.example"] });
    expect(told("10.0.0.1", 2, { "x-forwarded-for": "1.1.1.1, 2.2.2.2" })).toEqual({
      https: true,
      hosts: ["up", "a.example"],
    });
    expect(told("10.0.0.1", ["10.0.0.0/8"])).toEqual({ https: true, hosts: ["up", "b.example"] });
    expect(told("192.0.2.1", ["10.0.0.0/8"])).toEqual({ https: false, hosts: ["up"] });
    expect(told("10.0.0.1", 1, { "x-forwarded-proto": "https, http" }).https).toBe(false);
  });

  test.each<[Record<string, string>, TrustProxy, boolean]>([
    [{}, 0, false],
    [{ "x-forwarded-for": "198.51.100.1" }, 0, true],
    [{ forwarded: "for=198.51.100.1" }, 0, true],
    [{ "x-forwarded-for": "198.51.100.1" }, 1, false],
    [{ "x-forwarded-for": "198.51.100.1" }, ["10.0.0.0/8"], true],
  ])("with %j and trust %j is not believed: %s", (headers, trust, unbelieved) => {
    expect(makeProxies(trust).caller(from("192.0.2.1", headers)).unbelieved).toBe(unbelieved);
  });
});

describe("a page", () => {
  test.each<[string | undefined, string[], string[], boolean]>([
    [undefined, [], [], true],
    ["https://call.example.org", ["call.example.org"], [], true],
    ["https://call.example.org", ["call.example.org:443"], [], true],
    ["http://call.example.org", ["call.example.org:80"], [], true],
    ["https://call.example.org", ["call.example.org:80"], [], false],
    ["https://call.example.org:8443", ["call.example.org"], [], false],
    ["https://call.example.org", ["upstream", "call.example.org"], [], true],
    ["https://call.example.org", ["upstream"], [], false],
    ["https://call.example.org", ["upstream"], ["https://call.example.org"], true],
    ["http://call.example.org", ["upstream"], ["https://call.example.org"], false],
    ["https://call.example.org.evil.example", ["call.example.org"], [], false],
    ["null", ["null"], [], false],
    ["file:///", [""], [], false],
    ["nonsense", ["nonsense"], [], false],
    ["https://[::1]:8080", ["[::1]:8080"], [], true],
  ])("of %s may ask where we are %j and %j is allowed: %s", (origin, hosts, allowed, may) => {
    expect(sameSite(origin, { hosts, allowed })).toBe(may);
  });
});

describe("a connection that waits for the next request", () => {
  const waits = async (trustProxy: TrustProxy) => {
    const { url } = await start({ config: { trustProxy } });
    return (await fetch(`${url}/healthz`)).headers.get("keep-alive");
  };

  test("is kept for a proxy longer than the proxy keeps it, so that none is closed under a request", async () => {
    expect(await waits(1)).toBe(`timeout=${LIMITS.proxyIdleMs / 1_000}`);
    expect(await waits(["127.0.0.1"])).toBe(`timeout=${LIMITS.proxyIdleMs / 1_000}`);
    // Apache would use it for as long as it stands open.
    const ttl = /ProxyPass .*\bttl=(\d+)/.exec(readFileSync("docs/hosting.md", "utf8"))?.[1];
    expect(Number(ttl) * 1_000).toBeLessThan(LIMITS.proxyIdleMs);
  });

  test("is not kept as long for anybody else", async () => {
    expect(await waits(0)).toBe("timeout=5");
    expect(await waits([])).toBe("timeout=5");
  });
});
