import * as v from "valibot";
import { type SiteConfig, siteConfigSchema } from "../../signalling/protocol.ts";

/**
 * Fetches the site's settings from the relay's server; the realm is never empty. Rejects if the server cannot be reached
 * or sends something else.
 */
export async function fetchConfig(): Promise<SiteConfig> {
  const response = await fetch("/config.json", { cache: "no-store" });
  const config = v.parse(siteConfigSchema, await response.json());
  return { ...config, realm: config.realm || location.hostname };
}
