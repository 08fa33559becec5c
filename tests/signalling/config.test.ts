import type { IncomingMessage } from "node:http";
import { expect, test } from "vitest";
import { clientAddress } from "../../signalling/address.ts";
import { readConfig } from "../../signalling/config.ts";

test("nothing set", () => {
  expect(readConfig({})).toEqual({
    ok: true,
    config: {
      host: "127.0.0.1",
      port: 8080,
      site: { realm: "driewoord", iceServers: [], maxPeople: 6, live: true },
      liveOrigins: ["https:"],
      trustProxy: false,
      logLevel: "info",
    },
  });
});

test("everything set", () => {
  const ice = [{ urls: ["turn:turn.example.org", "stun:s.example"], username: "u", credential: "c" }];
  const env = {
    HOST: "::",
    PORT: "0",
    REALM: "call.example.org",
    ICE_SERVERS: JSON.stringify(ice),
    TRUST_PROXY: "on",
    LOG_LEVEL: "debug",
    MAX_PEOPLE: "4",
    LIVE_ORIGINS: "https://live.example.org https://LIVE.example.net:8443 http://localhost:8889",
  };
  expect(readConfig(env)).toEqual({
    ok: true,
    config: {
      host: "::",
      port: 0,
      site: { realm: "call.example.org", iceServers: ice, maxPeople: 4, live: true },
      liveOrigins: ["https://live.example.org", "https://live.example.net:8443", "http://localhost:8889"],
      trustProxy: true,
      logLevel: "debug",
    },
  });
});

test("streaming turned off", () => {
  const result = readConfig({ LIVE_ORIGINS: "off" });
  expect(result).toMatchObject({ ok: true, config: { site: { live: false }, liveOrigins: [] } });
});

const EXAMPLE = 'such as [{"urls":"stun:stun.example.org"}].';

test.each([
  [
    "HOST",
    "256.1.1.1",
    'HOST is "256.1.1.1", but it must be an IP address or a host name, such as 127.0.0.1 or 0.0.0.0.',
  ],
  ["HOST", "", 'HOST is "", but it must be an IP address or a host name, such as 127.0.0.1 or 0.0.0.0.'],
  ["PORT", "65536", 'PORT is "65536", but it must be a whole number from 0 to 65535 (0 lets the system choose).'],
  ["PORT", "80a", 'PORT is "80a", but it must be a whole number from 0 to 65535 (0 lets the system choose).'],
  ["PORT", "", 'PORT is "", but it must be a whole number from 0 to 65535 (0 lets the system choose).'],
  [
    "REALM",
    "a b",
    'REALM is "a b", but it must be 1 to 64 letters, digits, dots or hyphens, such as call.example.org.',
  ],
  ["TRUST_PROXY", "maybe", 'TRUST_PROXY is "maybe", but it must be on or off.'],
  ["TRUST_PROXY", "toString", 'TRUST_PROXY is "toString", but it must be on or off.'],
  ["LOG_LEVEL", "loud", 'LOG_LEVEL is "loud", but it must be one of silent, fatal, error, warn, info, debug, trace.'],
  ["MAX_PEOPLE", "7", 'MAX_PEOPLE is "7", but it must be a whole number from 2 to 6.'],
  ["MAX_PEOPLE", "1", 'MAX_PEOPLE is "1", but it must be a whole number from 2 to 6.'],
  ["ICE_SERVERS", "stun:x", `ICE_SERVERS is not valid JSON; it must be a list of ICE servers, ${EXAMPLE}`],
  ["ICE_SERVERS", "{}", `ICE_SERVERS is JSON but not a list; it must be a list of ICE servers, ${EXAMPLE}`],
  ["ICE_SERVERS", "[3]", `ICE_SERVERS entry 1 is wrong: it must be an object with urls, ${EXAMPLE}`],
  [
    "ICE_SERVERS",
    '[{"urls":"http://x"}]',
    `ICE_SERVERS entry 1 is wrong: urls must be one or more addresses that begin with stun:, stuns:, turn: or turns:, ${EXAMPLE}`,
  ],
  [
    "ICE_SERVERS",
    '[{"urls":[]}]',
    `ICE_SERVERS entry 1 is wrong: urls must be one or more addresses that begin with stun:, stuns:, turn: or turns:, ${EXAMPLE}`,
  ],
  [
    "ICE_SERVERS",
    '[{"urls":"stun:x"},{"urls":"turn:x","username":"u"}]',
    `ICE_SERVERS entry 2 is wrong: a turn: server needs a username and a credential, ${EXAMPLE}`,
  ],
  [
    "ICE_SERVERS",
    '[{"urls":"turn:x","username":"u","password":"hidden"}]',
    `ICE_SERVERS entry 1 is wrong: it may hold only urls, username and credential, not "password", ${EXAMPLE}`,
  ],
  [
    "ICE_SERVERS",
    '[{"urls":"turn:x","username":1,"credential":"hidden"}]',
    `ICE_SERVERS entry 1 is wrong: username must be text, ${EXAMPLE}`,
  ],
])("%s=%s is a mistake", (name, value, sentence) => {
  expect(readConfig({ [name]: value })).toEqual({ ok: false, mistakes: [sentence] });
});

test.each([
  ["", ""],
  ["on", "on"],
  ["https", "https"],
  ["*", "*"],
  ["https://live.example.org  https://live.example.net", ""],
  ["https: http://localhost:8889", "https:"],
  ["https://live.example.org http://live.example.net", "http://live.example.net"],
  ["https://live.example.org/whip", "https://live.example.org/whip"],
  ["https://user@live.example.org", "https://user@live.example.org"],
  ["https://live.example.org; script-src *", "https://live.example.org;"],
  ["https://live.example.org,https://live.example.net", "https://live.example.org,https://live.example.net"],
  ["https://*.example.org", "https://*.example.org"],
  ["https://[::1]:8443", "https://[::1]:8443"],
])("LIVE_ORIGINS=%s is a mistake", (value, entry) => {
  const sentence =
    `LIVE_ORIGINS names "${entry}", but it must be https: (any address over TLS), off, or origins with a space between ` +
    "them, such as https://live.example.org https://live.example.net:8443; http:// only for localhost.";
  expect(readConfig({ LIVE_ORIGINS: value })).toEqual({ ok: false, mistakes: [sentence] });
});

test("all mistakes are named at once", () => {
  const names = ["LIVE_ORIGINS", "HOST", "PORT", "REALM", "ICE_SERVERS", "MAX_PEOPLE", "TRUST_PROXY", "LOG_LEVEL"];
  const result = readConfig(Object.fromEntries(names.map((name) => [name, "!"])));
  expect(result.ok ? [] : result.mistakes.map((sentence) => sentence.split(" ")[0])).toEqual(names);
});

const from = (remoteAddress: string, forwarded?: string) =>
  ({ socket: { remoteAddress }, headers: { "x-forwarded-for": forwarded } }) as unknown as IncomingMessage;

test.each([
  ["192.0.2.1", undefined, false, "192.0.2.1"],
  ["::ffff:192.0.2.1", undefined, false, "192.0.2.1"],
  ["::1", undefined, false, "0:0:0:0"],
  ["2001:db8:1:2:3:4:5:6", undefined, false, "2001:db8:1:2"],
  ["2001:DB8:1:2::9", undefined, false, "2001:db8:1:2"],
  ["2001:db8::9", undefined, false, "2001:db8:0:0"],
  ["fe80::1%eth0", undefined, false, "fe80:0:0:0"],
  ["192.0.2.1", "198.51.100.1", false, "192.0.2.1"],
  ["192.0.2.1", "198.51.100.1", true, "198.51.100.1"],
  ["192.0.2.1", "203.0.113.1, 198.51.100.1", true, "198.51.100.1"],
  ["192.0.2.1", "198.51.100.1, nonsense", true, "192.0.2.1"],
  ["192.0.2.1", undefined, true, "192.0.2.1"],
])("from %s, forwarded for %s, trusting %s: %s", (remote, forwarded, trust, address) => {
  expect(clientAddress(from(remote, forwarded), trust)).toBe(address);
});
