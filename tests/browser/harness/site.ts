import { pino } from "pino";
import { CONFIG } from "../../signalling/clients.ts";
import { createRelayServer } from "../../../signalling/server.ts";

export interface Site {
  /** The origin, such as `http://localhost:40123`. */
  readonly url: string;
  /** Its process is started anew: the relay knows nobody any more. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

interface SiteOptions {
  readonly port?: number;
  readonly realm?: string;
  /** Where its pages may stream to. */
  readonly liveOrigins?: readonly string[];
  /** `dist/app` is what is shipped; in `dist/quick` a guess at the password costs nothing. */
  readonly assets?: "dist/app" | "dist/quick" | "dist/gallery";
}

/** The built app and its relay, as `npm start` serves them, on a free port or the given one. */
export async function openSite({
  port = 0,
  realm = "test",
  liveOrigins = ["https:"],
  assets = "dist/quick",
}: SiteOptions = {}): Promise<Site> {
  const site = { realm, iceServers: [], maxPeople: 6, live: true };
  const make = (on: number) =>
    createRelayServer({
      config: { ...CONFIG, site, liveOrigins, port: on },
      assets,
      log: pino({ level: "silent" }),
    });
  let relay = make(port);
  const url = await relay.listen();
  return {
    url,
    async restart() {
      await relay.close();
      relay = make(Number(new URL(url).port));
      await relay.listen();
    },
    close: () => relay.close(),
  };
}
