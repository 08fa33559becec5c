import { pino } from "pino";
import { CONFIG } from "../../signalling/clients.ts";
import type { Brand } from "../../../signalling/brand.ts";
import type { Provider, Server } from "../../../signalling/protocol.ts";
import { createRelayServer } from "../../../signalling/server.ts";

export interface Site {
  /** The origin, such as `http://localhost:40123`. */
  readonly url: string;
  /** Its process is started anew: the relay knows nobody any more. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

interface SiteOptions {
  /** Where its pages may stream to. */
  readonly liveOrigins?: readonly string[];
  /** What its pages look like, where not as ours do. */
  readonly brand?: Brand;
  /** The sites among which a host may choose. They are read at each request. */
  readonly servers?: readonly Server[];
  /** Where people can show who they are. */
  readonly provider?: Provider;
  /** `dist/app` is what is shipped; in `dist/quick` a guess at the password costs nothing. */
  readonly assets?: "dist/app" | "dist/quick" | "dist/gallery";
}

/** The built app and its relay, as `npm start` serves them, on a free port. */
export async function openSite({
  liveOrigins = ["https:"],
  brand,
  servers,
  provider,
  assets = "dist/quick",
}: SiteOptions = {}): Promise<Site> {
  const site = {
    realm: "test",
    iceServers: [],
    iceSeconds: 0,
    maxPeople: 6,
    live: true,
    ...(servers ? { servers: true as const } : {}),
    ...(provider ? { provider } : {}),
  };
  const make = (on: number) =>
    createRelayServer({
      config: {
        ...CONFIG,
        site,
        liveOrigins,
        providerOrigins: provider ? [provider.issuer] : [],
        servers: servers ?? [],
        port: on,
        ...(brand ? { brand } : {}),
      },
      assets,
      log: pino({ level: "silent" }),
    });
  let relay = make(0);
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
