/** Which pages may open the WebSocket. */

/**
 * A browser always names the page's origin (RFC 6455, section 10.2), and it must be ours: its host one of `hosts`, or the
 * whole of it one of `allowed`. Other programs have none and bring no user's cookies.
 *
 * The scheme is not compared: a proxy that ends TLS may tell us nothing of it, and what it could keep out, a page of our own
 * host over http, could as well ask without a browser.
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

/** As the URL parser writes it: `example.org:443` over https is `example.org`. */
function withoutDefaultPort(protocol: string, host: string): string | undefined {
  const url = `${protocol}//${host}`;
  return URL.canParse(url) ? new URL(url).host : undefined;
}
