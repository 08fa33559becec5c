import { fetchConfig } from "../site/siteConfig.ts";
import type { Reach, RelayFinding } from "./findings.ts";
import { callOneself, type OwnCall } from "./ownCall.ts";
import { bestOf, type Paths, tryPaths } from "./paths.ts";
import { tryRelay } from "./relayAttempt.ts";

/** How this device reaches the site and gets out of its network. */
export interface Line {
  readonly relay: RelayFinding;
  readonly direct: Paths["direct"] | "untried";
  readonly turn: Reach | "untried" | "none";
  /** The ways to TURN servers one by one, for whoever looks after the network. */
  readonly ways: Paths["turn"];
}

/** What can be tried with nobody on the other side. */
export interface Attempts {
  /** Resolves within 20 s, as a rule in less than one. Never rejects. */
  line(): Promise<Line>;
  /**
   * A call of the page with itself, with these tracks, by way of a TURN server where `line` has found one, or else directly, but
   * where `relayOnly`. Undefined where it does not come about. Never rejects.
   */
  call(tracks: readonly MediaStreamTrack[], relayOnly: boolean): Promise<OwnCall | undefined>;
}

/** `relay`: where the app is served from, and behind it the relay; its path ends with a slash. */
export function makeAttempts(relay: URL): Attempts {
  let iceServers: RTCIceServer[] = [];
  let relayed = false;
  return {
    async line() {
      const [answer, site] = await Promise.all([tryRelay(relay), fetchConfig().catch(() => undefined)]);
      iceServers = site?.iceServers ?? [];
      if (!site) return { relay: "down", direct: "untried", turn: "untried", ways: {} };
      const { direct, turn: ways } = await tryPaths(iceServers);
      const turn = bestOf(ways);
      relayed = turn === "reached";
      return { relay: answer === "silent" ? "blocked" : answer, direct, turn, ways };
    },
    async call(tracks, relayOnly) {
      const first = await callOneself(tracks, iceServers, relayed || relayOnly);
      return first ?? (relayed && !relayOnly ? callOneself(tracks, iceServers, false) : undefined);
    },
  };
}
