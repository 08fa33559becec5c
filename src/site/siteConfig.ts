import * as v from "valibot";
import {
  hasTurn,
  type Provider,
  type Server,
  serversSchema,
  type SiteConfig,
  siteConfigSchema,
} from "../../signalling/protocol.ts";

export type { Provider, Server };

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
    const response = await fetch("config.json", { cache: "no-store", signal: abort.signal });
    const config = v.parse(siteConfigSchema, await response.json());
    return { ...config, realm: config.realm || location.hostname, askedAt };
  } finally {
    clearTimeout(patience);
  }
}

/** Fetches the sites among which a host may choose, where this one says that there are several. Rejects if they cannot be had. */
export async function fetchServers(site: () => Promise<Site>): Promise<readonly Server[]> {
  if (!(await site()).servers) return [];
  const response = await fetch("servers.json", { cache: "no-store" });
  return v.parse(serversSchema, await response.json());
}

/** Whether the site has a TURN server. */
export const relays = ({ iceServers }: Site): boolean => hasTurn(iceServers);

/** ms between two tries to get new credentials where those from before are over. */
const HURRY = 2_000;

/**
 * Gives the ICE servers that `first` resolves with. Half-way to the end of their credentials, which may have come while the
 * device slept, new ones are asked for; those from before are given until they are there, or waited for where they are over.
 * Rejects as `first` does.
 */
export function makeIceServers(first: () => Promise<Site>): () => Promise<RTCIceServer[]> {
  let site: Site | undefined;
  let asking: Promise<void> | undefined;
  let triedAt = -Infinity;

  async function ask(): Promise<void> {
    triedAt = Date.now();
    site = await fetchConfig().catch(() => site);
    asking = undefined;
  }

  return async () => {
    site ??= await first();
    const { iceSeconds, askedAt } = site;
    // The clock may have been put back as well.
    const past = (moment: number) => Math.abs(Date.now() - moment) / 1_000;
    const over = past(askedAt) >= iceSeconds;
    const pause = over ? HURRY / 1_000 : iceSeconds / 20;
    if (iceSeconds > 0 && past(askedAt) >= iceSeconds / 2 && past(triedAt) >= pause) asking ??= ask();
    if (over) await asking;
    return site.iceServers;
  };
}
