import { eachOf, entriesOf, HOSTNAME, type Setting } from "./setting.ts";

/** Whose pages may use the relay. */
export function readAllowedOrigins(text: string): Setting<string[]> {
  const read = (entry: string) => {
    const page = parseOrigin(entry);
    return page && ["https:", "http:"].includes(page.protocol) ? page.origin : undefined;
  };
  return eachOf(entriesOf(text), read, "origins with a space between them, such as https://call.example.org");
}

/** `https:` allows every address over TLS. The result goes into a header, so only parsed origins get into it. */
export function readLiveOrigins(text: string): Setting<string[]> {
  if (text === "off") return { value: [] };
  if (text === "https:") return { value: [text] };
  const right = "https: (any address over TLS), off, or origins with a space between them";
  const example = "such as https://live.example.org https://live.example.net:8443; http:// only for localhost";
  return eachOf(text.split(" "), readOrigin, `${right}, ${example}`);
}

/**
 * A policy's sources cannot name an IPv6 address, and a host name must hold none of the policy's own `;`, `,` and `*`.
 */
export function readOrigin(text: string): string | undefined {
  const place = parseOrigin(text);
  if (place === undefined) return undefined;
  const { protocol, hostname, origin } = place;
  const isSafe = protocol === "https:" || (protocol === "http:" && ["localhost", "127.0.0.1"].includes(hostname));
  return isSafe && HOSTNAME.test(hostname) ? origin : undefined;
}

/** Anything after the origin is refused: a policy would match a path exactly, and would ignore it after a redirect. */
function parseOrigin(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url?.href === `${url?.origin}/` ? url : undefined;
}
