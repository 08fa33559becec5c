import * as v from "valibot";
import { type SiteConfig, siteConfigSchema } from "../../signalling/protocol.ts";

/** The site's settings, and when they were asked for, in ms since 1970. */
export interface Site extends SiteConfig {
  readonly askedAt: number;
}

/** ms until an answer is no longer waited for. */
const PATIENCE = 10_000;

/**
 * Fetches the site's settings from the relay's server; the realm is never empty. Rejects if the server cannot be reached
 * or sends something else.
 */
export async function fetchConfig(): Promise<Site> {
  const askedAt = Date.now();
  const abort = new AbortController();
  const patience = setTimeout(() => abort.abort(), PATIENCE);
  try {
    const response = await fetch("/config.json", { cache: "no-store", signal: abort.signal });
    const config = v.parse(siteConfigSchema, await response.json());
    return { ...config, realm: config.realm || location.hostname, askedAt };
  } finally {
    clearTimeout(patience);
  }
}

/**
 * Gives the ICE servers that `first` resolves with. Once their credentials are half-way to their end, which may have come
 * while the device slept, it asks for new ones, now and then until it has got them. Rejects as `first` does.
 */
export function makeIceServers(first: () => Promise<Site>): () => Promise<RTCIceServer[]> {
  let site: Site | undefined;
  /** When new ones were last asked for, and how long to leave it at that. */
  let askedAt = 0;
  let pause = 0;
  return async () => {
    if (!site) {
      site = await first();
      askedAt = site.askedAt;
      pause = site.iceSeconds * 500;
    }
    // The clock may have been put back as well.
    if (site.iceSeconds === 0 || Math.abs(Date.now() - askedAt) < pause) return site.iceServers;
    askedAt = Date.now();
    pause = site.iceSeconds * 50;
    const renewed = await fetchConfig().catch(() => undefined);
    if (renewed) {
      site = renewed;
      pause = site.iceSeconds * 500;
    }
    return site.iceServers;
  };
}
