/**
 * Short-lived credentials for the TURN server beside this one, by the scheme of draft-uberti-behave-turn-rest-00, section
 * 2.2, which coturn calls `use-auth-secret`: whoever shares the secret can check them, and nobody has to remember them.
 */
import { createHmac } from "node:crypto";
import { networksOf } from "./address.ts";
import type { SiteConfig } from "./siteSettings.ts";

/** The TURN server as the operator describes it. */
export interface Turn {
  /** As in `RTCIceServer.urls`. */
  urls: readonly string[];
  /** Shared with the TURN server. */
  secret: string;
  /** How long credentials are good for. */
  seconds: number;
}

/**
 * One entry of `RTCConfiguration.iceServers` for whoever asks from `address`, good for `turn.seconds` from `now` (ms since
 * 1970). The name in it stands for the largest network that the address belongs to, so that the TURN server's quota for one user
 * counts all credentials that were given out there; without the secret nobody can tell which network it is.
 */
export function turnServer(turn: Turn, address: string, now: number): SiteConfig["iceServers"][number] {
  const network = networksOf(address).at(-1);
  const user = createHmac("sha256", turn.secret).update(`driewoord/turn-user|${network?.name}`).digest("base64url");
  const username = `${Math.floor(now / 1_000) + turn.seconds}:${user.slice(0, 16)}`;
  const credential = createHmac("sha1", turn.secret).update(username).digest("base64");
  return { urls: [...turn.urls], username, credential };
}
