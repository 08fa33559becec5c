import * as v from "valibot";
import { type SiteConfig, siteConfigSchema } from "../../signalling/protocol.ts";

/** What the relay tells the browser about itself. Rejects where it cannot be reached or answers something else. */
export async function fetchConfig(): Promise<SiteConfig> {
  const response = await fetch("/config.json", { cache: "no-store" });
  return v.parse(siteConfigSchema, await response.json());
}
