/**
 * The settings, read once from the environment. Every mistake is reported as one sentence, and a wrong value is never
 * silently replaced by a default.
 */
import { isIP } from "node:net";
import * as v from "valibot";
import { type Brand, readBrand } from "./brand.ts";
import { readIdentification } from "./identity.ts";
import { readOperator } from "./operator.ts";
import { readAllowedOrigins, readLiveOrigins } from "./origins.ts";
import type { TrustProxy } from "./proxies.ts";
import { readServers, type Server } from "./servers.ts";
import { LIMITS } from "./protocol.ts";
import {
  DISPENSABLE,
  iceServerSchema,
  iceUrlSchema,
  LANGUAGES,
  siteConfigSchema,
  type SiteConfig,
} from "./siteSettings.ts";
import { eachOf, entriesOf, HOSTNAME, is, type Setting } from "./setting.ts";
import type { Turn } from "./turn.ts";

/** All settings, valid and with their defaults filled in. */
export interface Config {
  host: string;
  port: number;
  /** What every browser gets as `/config.json`. */
  site: SiteConfig;
  /** What every browser gets as `/servers.json`. */
  servers: readonly Server[];
  /** What the operator's pages look like, where not as ours do. */
  brand?: Brand;
  /** The TURN server to which each browser gets credentials of its own. */
  turn?: Turn;
  /** Where the pages may stream to, as sources of a Content-Security-Policy; nowhere when empty. */
  liveOrigins: readonly string[];
  /** Where the pages ask for what an identity provider says, likewise. */
  providerOrigins: readonly string[];
  /** Which proxies' `X-Forwarded-For`, `-Host` and `-Proto` are believed. */
  trustProxy: TrustProxy;
  /** Origins besides our own whose pages may use the relay, in the URL parser's form. */
  allowedOrigins: readonly string[];
  /** What a request for `/metrics` has to show; undefined where everybody may read it. */
  metricsToken?: string;
  /** How many people this relay takes at once. */
  maxConnected: number;
  /** The store that this relay shares with others, as Redis writes addresses; none where it is alone. */
  redisUrls: readonly string[];
  logLevel: string;
}

/** The settings, or one sentence for each mistake. */
export type ConfigResult = { ok: true; config: Config } | { ok: false; mistakes: string[] };

const PROXIES: Record<string, number> = { off: 0, false: 0, on: 1, true: 1 };
const LOG_LEVELS = ["silent", "fatal", "error", "warn", "info", "debug", "trace"];
const HALF_A_TURN =
  "TURN_URLS and TURN_SECRET belong together: the addresses of the TURN server, and the secret that it shares with this program.";

/** Reads the environment variables that docs/hosting.md lists. Reports all mistakes at once, and never throws. */
export function readConfig(env: Record<string, string | undefined>): ConfigResult {
  const mistakes: string[] = [];
  function read<T>(name: string, fallback: string, parse: (text: string) => Setting<T>, unsaid: T): T {
    const setting = parse(env[name] ?? fallback);
    if ("value" in setting) return setting.value;
    mistakes.push(`${name} ${setting.wrong}`);
    return unsaid;
  }
  const urls = read("TURN_URLS", "", readTurnUrls, []);
  const secret = read("TURN_SECRET", "", readSecret, "");
  const seconds = read("TURN_SECONDS", "3600", (text) => readNumber(text, 10, 86_400), 0);
  if (mistakes.length === 0 && urls.length > 0 !== (secret !== "")) mistakes.push(HALF_A_TURN);
  const metricsToken = read("METRICS_TOKEN", "", readSecret, "");
  const liveOrigins = read("LIVE_ORIGINS", "https:", readLiveOrigins, []);
  const without = read("WITHOUT", "", readWithout, []);
  const operator = readOperator(env, mistakes);
  const brand = readBrand(env, mistakes);
  const language = read("DEFAULT_LANGUAGE", "nl", (text) => readOne(text, LANGUAGES), "nl");
  const servers = readServers(env, mistakes);
  const identification = readIdentification(env, mistakes);
  const config: Config = {
    host: read("HOST", "127.0.0.1", readHost, ""),
    port: read("PORT", "8080", (text) => readNumber(text, 0, 65_535, " (0 lets the system choose)"), 0),
    site: {
      realm: read("REALM", "", readRealm, ""),
      iceServers: read("ICE_SERVERS", "[]", readIceServers, []),
      iceSeconds: urls.length > 0 ? seconds : 0,
      maxPeople: read("MAX_PEOPLE", "6", (text) => readNumber(text, 2, 6), 0),
      live: liveOrigins.length > 0,
      ...(language === "nl" ? {} : { language }),
      ...(without.length > 0 ? { without } : {}),
      ...(operator ? { operator } : {}),
      ...(servers.length > 1 ? { servers: true } : {}),
      ...(identification ? { provider: identification.provider } : {}),
    },
    servers,
    ...(brand ? { brand } : {}),
    ...(urls.length > 0 ? { turn: { urls, secret, seconds } } : {}),
    ...(metricsToken === "" ? {} : { metricsToken }),
    liveOrigins,
    providerOrigins: identification?.origins ?? [],
    trustProxy: read<TrustProxy>("TRUST_PROXY", "off", readTrustProxy, 0),
    allowedOrigins: read("ALLOWED_ORIGINS", "", readAllowedOrigins, []),
    maxConnected: read("MAX_CONNECTED", `${LIMITS.peers}`, (text) => readNumber(text, 10, 200_000), 0),
    redisUrls: read("REDIS_URL", "", readRedisUrls, []),
    logLevel: read("LOG_LEVEL", "info", (text) => readOne(text, LOG_LEVELS), ""),
  };
  return mistakes.length === 0 ? { ok: true, config } : { ok: false, mistakes };
}

function readHost(text: string): Setting<string> {
  // Digits and dots that are not an IP address are a typing error, not a host name.
  const isName = HOSTNAME.test(text) && !/^[\d.]+$/.test(text);
  if (isIP(text) !== 0 || isName) return { value: text };
  return is(text, "an IP address or a host name, such as 127.0.0.1 or 0.0.0.0");
}

function readNumber(text: string, least: number, most: number, note = ""): Setting<number> {
  const number = Number(text);
  if (/^\d{1,6}$/.test(text) && number >= least && number <= most) return { value: number };
  return is(text, `a whole number from ${least} to ${most}${note}`);
}

function readTurnUrls(text: string): Setting<string[]> {
  const right =
    "addresses with a space between them, such as turn:turn.example.org turns:turn.example.org:443?transport=tcp";
  return eachOf(entriesOf(text), (url) => (v.is(iceUrlSchema, url) ? url : undefined), right);
}

function readWithout(text: string): Setting<string[]> {
  const known = (name: string) => DISPENSABLE.find((one) => one === name);
  return eachOf(entriesOf(text), known, `one or more of ${DISPENSABLE.join(", ")}`);
}

/** Never named in a mistake, because it is a secret. */
function readSecret(text: string): Setting<string> {
  if (text === "" || /^[\x21-\x7e]{16,256}$/.test(text)) return { value: text };
  return { wrong: "must be 16 to 256 letters, digits or signs without a space, such as `openssl rand -hex 32` makes." };
}

/** Never named in a mistake, because it may hold a password. */
function readRedisUrls(text: string): Setting<string[]> {
  const urls = entriesOf(text);
  if (urls.every(isRedisUrl)) return { value: urls };
  return {
    wrong:
      "must be the address of a Redis server, such as redis://:password@127.0.0.1:6379 or rediss://redis.example.org:6380, or several of " +
      "one cluster with a space between them.",
  };
}

function isRedisUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password, pathname } = new URL(text);
  if (!/^rediss?:$/.test(protocol) || hostname === "" || !/^(?:\/\d*)?$/.test(pathname)) return false;
  try {
    decodeURIComponent(username + password);
    return true;
  } catch {
    return false;
  }
}

function readRealm(text: string): Setting<string> {
  if (v.is(siteConfigSchema.entries.realm, text)) return { value: text };
  return is(text, "1 to 64 letters, digits, dots or hyphens, such as call.example.org");
}

/** The number of proxies, or their addresses and networks. */
function readTrustProxy(text: string): Setting<TrustProxy> {
  const count = Object.hasOwn(PROXIES, text) ? PROXIES[text] : undefined;
  if (count !== undefined) return { value: count };
  if (/^\d$/.test(text)) return { value: Number(text) };
  const networks = entriesOf(text);
  if (networks.length > 0 && networks.every(isNetwork)) return { value: networks };
  return is(
    text,
    "off, the number of proxies before this program, or their addresses and networks, such as 127.0.0.1 10.0.0.0/8",
  );
}

function isNetwork(text: string): boolean {
  const [address = "", bits, more] = text.split("/");
  const family = isIP(address);
  if (family === 0 || more !== undefined) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

function readOne<T extends string>(text: string, of: readonly T[]): Setting<T> {
  const value = of.find((one) => one === text);
  return value === undefined ? is(text, `one of ${of.join(", ")}`) : { value };
}

/** Mistakes name the entry and the field, never the value, which may be a credential. */
function readIceServers(text: string): Setting<SiteConfig["iceServers"]> {
  const example = `such as [{"urls":"stun:stun.example.org"}]`;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { wrong: `is not valid JSON; it must be a list of ICE servers, ${example}.` };
  }
  if (!Array.isArray(json)) return { wrong: `is JSON but not a list; it must be a list of ICE servers, ${example}.` };
  const iceServers: SiteConfig["iceServers"] = [];
  for (const [index, entry] of json.entries()) {
    const parsed = v.safeParse(iceServerSchema, entry);
    if (!parsed.success) return { wrong: `entry ${index + 1} is wrong: ${explain(parsed.issues[0])}, ${example}.` };
    iceServers.push(parsed.output);
  }
  return { value: iceServers };
}

function explain(issue: v.InferIssue<typeof iceServerSchema>): string {
  const field = issue.path?.[0].key;
  if (issue.type === "check") return issue.message;
  if (field === undefined) return "it must be an object with urls";
  if (field === "urls") return "urls must be one or more addresses that begin with stun:, stuns:, turn: or turns:";
  if (field === "username" || field === "credential") return `${field} must be text`;
  return `it may hold only urls, username and credential, not ${JSON.stringify(field)}`;
}
