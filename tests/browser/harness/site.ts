import { pino } from "pino";
import { createRelayServer, type RelayServer } from "../../../signalling/server.ts";

export interface Site {
  /** The origin, such as `http://localhost:40123`. */
  readonly url: string;
  readonly relay: RelayServer;
}

/**
 * The built app and its relay, as `npm start` serves them, on a free port or the given one. `liveOrigins`: where its pages
 * may stream to.
 */
export async function openSite(port = 0, realm = "test", liveOrigins: readonly string[] = ["https:"]): Promise<Site> {
  const site = { realm, iceServers: [], maxPeople: 6, live: true };
  const config = {
    host: "127.0.0.1",
    port,
    site,
    liveOrigins,
    trustProxy: 0,
    allowedOrigins: [],
    logLevel: "silent",
  };
  const relay = createRelayServer({ config, assets: "dist/app", log: pino({ level: "silent" }) });
  return { url: await relay.listen(), relay };
}
