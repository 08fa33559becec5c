import * as v from "valibot";
import { type Server, serversSchema } from "../../signalling/protocol.ts";

export type { Server };

/** Fetches the sites among which a host may choose. Rejects if they cannot be had. */
export async function fetchServers(): Promise<readonly Server[]> {
  const response = await fetch("servers.json", { cache: "no-store" });
  return v.parse(serversSchema, await response.json());
}
