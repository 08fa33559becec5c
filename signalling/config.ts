/** Settings: the environment, read once at start. Every mistake is one sentence; nothing falls back silently. */
import { isIP } from "node:net";
import * as v from "valibot";
import { iceServerSchema, siteConfigSchema, type SiteConfig } from "./protocol.ts";

export interface Config {
  host: string;
  port: number;
  /** What the browser gets as `/config.json`. */
  site: SiteConfig;
  /** Where the pages may stream to, as sources of a Content-Security-Policy; none: nowhere. */
  liveOrigins: readonly string[];
  /** A reverse proxy stands before us: its `X-Forwarded-For` and `X-Forwarded-Proto` are believed. */
  trustProxy: boolean;
  logLevel: string;
}

export type ConfigResult = { ok: true; config: Config } | { ok: false; mistakes: string[] };

/** Either a value or the rest of the sentence "NAME is "value", …". */
type Setting<T> = { value: T } | { wrong: string };

const SWITCH: Record<string, boolean> = { on: true, true: true, "1": true, off: false, false: false, "0": false };
const LOG_LEVELS = ["silent", "fatal", "error", "warn", "info", "debug", "trace"];
const HOSTNAME =
  /^(?=.{1,253}$)[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*$/;

/** Reads LIVE_ORIGINS, HOST, PORT, REALM, ICE_SERVERS, MAX_PEOPLE, TRUST_PROXY and LOG_LEVEL; names all mistakes at once. */
export function readConfig(env: Record<string, string | undefined>): ConfigResult {
  const mistakes: string[] = [];
  function read<T>(name: string, fallback: string, parse: (text: string) => Setting<T>, unsaid: T): T {
    const setting = parse(env[name] ?? fallback);
    if ("value" in setting) return setting.value;
    mistakes.push(`${name} ${setting.wrong}`);
    return unsaid;
  }
  const liveOrigins = read("LIVE_ORIGINS", "https:", readLiveOrigins, []);
  const config: Config = {
    host: read("HOST", "127.0.0.1", readHost, ""),
    port: read("PORT", "8080", (text) => readNumber(text, 0, 65_535, " (0 lets the system choose)"), 0),
    site: {
      realm: read("REALM", "driewoord", readRealm, ""),
      iceServers: read("ICE_SERVERS", "[]", readIceServers, []),
      maxPeople: read("MAX_PEOPLE", "6", (text) => readNumber(text, 2, 6), 0),
      live: liveOrigins.length > 0,
    },
    liveOrigins,
    trustProxy: read("TRUST_PROXY", "off", readSwitch, false),
    logLevel: read("LOG_LEVEL", "info", readLogLevel, ""),
  };
  return mistakes.length === 0 ? { ok: true, config } : { ok: false, mistakes };
}

function is(text: string, right: string): { wrong: string } {
  return { wrong: `is ${JSON.stringify(text)}, but it must be ${right}.` };
}

function readHost(text: string): Setting<string> {
  // Four numbers that are no IP address are a slip of the pen, not a name.
  const isName = HOSTNAME.test(text) && !/^[\d.]+$/.test(text);
  if (isIP(text) !== 0 || isName) return { value: text };
  return is(text, "an IP address or a host name, such as 127.0.0.1 or 0.0.0.0");
}

function readNumber(text: string, least: number, most: number, note = ""): Setting<number> {
  const number = Number(text);
  if (/^\d{1,5}$/.test(text) && number >= least && number <= most) return { value: number };
  return is(text, `a whole number from ${least} to ${most}${note}`);
}

function readRealm(text: string): Setting<string> {
  if (v.is(siteConfigSchema.entries.realm, text)) return { value: text };
  return is(text, "1 to 64 letters, digits, dots or hyphens, such as call.example.org");
}

function readSwitch(text: string): Setting<boolean> {
  const value = Object.hasOwn(SWITCH, text) ? SWITCH[text] : undefined;
  return value === undefined ? is(text, "on or off") : { value };
}

function readLogLevel(text: string): Setting<string> {
  return LOG_LEVELS.includes(text) ? { value: text } : is(text, `one of ${LOG_LEVELS.join(", ")}`);
}

/** `https:` is every address over TLS. What is returned goes into a header: only a parsed origin does. */
function readLiveOrigins(text: string): Setting<string[]> {
  if (text === "off") return { value: [] };
  if (text === "https:") return { value: [text] };
  const origins: string[] = [];
  for (const entry of text.split(" ")) {
    const origin = readOrigin(entry);
    if (origin === undefined) {
      const right = "https: (any address over TLS), off, or origins with a space between them";
      const example = "such as https://live.example.org https://live.example.net:8443; http:// only for localhost";
      return { wrong: `names ${JSON.stringify(entry)}, but it must be ${right}, ${example}.` };
    }
    origins.push(origin);
  }
  return { value: origins };
}

/** A policy's sources know no IPv6 address, and a host name may hold none of the policy's own `;`, `,` and `*`. */
function readOrigin(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, hostname, origin, href } = new URL(text);
  const isSafe = protocol === "https:" || (protocol === "http:" && ["localhost", "127.0.0.1"].includes(hostname));
  // With anything behind the origin it is no origin: a path would be matched whole, and a redirect would forget it.
  return isSafe && HOSTNAME.test(hostname) && href === `${origin}/` ? origin : undefined;
}

/** Names the entry and the field, never the value: it may hold a credential. */
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
