/**
 * Whether a page of `origin` may open the WebSocket: its host is one of `hosts` (as in a Host header), or the whole of
 * it one of `allowed` (in the URL parser's form). Browsers always send an origin (RFC 6455, section 10.2). A program
 * that sends none is let in, because it brings no user's cookies. False where `origin` is no URL.
 *
 * The scheme is not compared. A proxy that ends TLS may not tell it, and the only thing that a comparison could keep
 * out, our own page over http, could also ask without a browser.
 */
export function sameSite(
  origin: string | undefined,
  { hosts, allowed }: { hosts: readonly string[]; allowed: readonly string[] },
): boolean {
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const page = new URL(origin);
  if (allowed.includes(page.origin)) return true;
  return page.host !== "" && hosts.some((host) => withoutDefaultPort(page.protocol, host) === page.host);
}

/** `host` in the URL parser's form: over https `example.org:443` is `example.org`. */
function withoutDefaultPort(protocol: string, host: string): string | undefined {
  const url = `${protocol}//${host}`;
  return URL.canParse(url) ? new URL(url).host : undefined;
}
