import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { LIMITS } from "../signalling/protocol.ts";
import { createRelayServer } from "../signalling/server.ts";
import { CONFIG } from "../tests/signalling/clients.ts";

/** The site as it is shipped, with the bare call of stock PeerJS under `/bare/`. */
export interface BenchSite {
  readonly url: string;
  /** What it serves. */
  readonly folder: string;
  close(): Promise<void>;
}

/** Opens it on a free port. */
export async function openBenchSite(): Promise<BenchSite> {
  // A copy: a build that somebody else starts meanwhile must not pull the pages from under the bench.
  const folder = await mkdtemp(join(tmpdir(), "driewoord-bench-"));
  await cp("dist/app", folder, { recursive: true });
  await cp("bench/bare", join(folder, "bare"), { recursive: true });
  await cp("node_modules/peerjs/dist/peerjs.min.js", join(folder, "bare/peerjs.min.js"));
  const config = {
    ...CONFIG,
    site: { realm: "bench", iceServers: [], iceSeconds: 0, maxPeople: 6, live: false },
    liveOrigins: [],
  };
  // The same words again and again, each time from a browser that the relay does not know: nobody waits for a minute here.
  const limits = { ...LIMITS, restMs: 0, askedPerAddress: 10_000 };
  const relay = createRelayServer({ config, assets: folder, limits, log: pino({ level: "silent" }) });
  const url = await relay.listen();
  return {
    url,
    folder,
    async close() {
      await relay.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
