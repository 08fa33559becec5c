/** Warnings for the operator. Those that strangers can cause are logged once, so that they cannot fill the log. */
import type { Logger } from "pino";

/** How many refused pairs of origin and host are logged at most. */
const MOST_REFUSALS = 20;
const LONGEST = 200;

/** The warnings. Each may be called as often as its reason comes up. */
export interface Notices {
  /** A request names the client it was forwarded for, but comes from a proxy that is not trusted. */
  unbelievedProxy(): void;
  /** A page of `origin` was refused; `hosts` are the names that its browser may have called us by. */
  refusedOrigin(origin: string, hosts: readonly string[]): void;
  /** One address has reached its limit of connections or ids. */
  crowdedAddress(): void;
  /** Redis is within reach again, or has not been for some seconds: told each time. */
  reached(within: boolean): void;
}

/** Logs to `log`. */
export function makeNotices(log: Logger): Notices {
  const told = new Set<string>();

  function once(key: string, tell: () => void): void {
    if (told.has(key)) return;
    told.add(key);
    tell();
  }

  return {
    unbelievedProxy: () =>
      once("unbelieved proxy", () =>
        log.warn(
          "A request came with X-Forwarded-For or Forwarded, but TRUST_PROXY is off or does not name who sent it: all people " +
            "behind that proxy share the limits of one address. If the proxy is yours, set TRUST_PROXY to how many " +
            "proxies stand before this program (1 is usual), or to their addresses.",
        ),
      ),
    refusedOrigin: (origin, hosts) => {
      const said = { origin: origin.slice(0, LONGEST), hosts: hosts.map((host) => host.slice(0, LONGEST)) };
      if (told.size >= MOST_REFUSALS) return;
      once(JSON.stringify(said), () =>
        log.warn(
          said,
          "A page of this origin asked for the relay, which the browser knows under another name, and was refused. If the " +
            "page is yours, name its origin in ALLOWED_ORIGINS, or let the proxy pass the Host header on, or send " +
            "X-Forwarded-Host and set TRUST_PROXY.",
        ),
      );
    },
    crowdedAddress: () =>
      once("crowded address", () =>
        log.warn(
          "One address has as many connections as one address may have, and further ones are refused. If that is your proxy, " +
            "set TRUST_PROXY to the number of proxies that stand before this program.",
        ),
      ),
    reached: (within) => {
      if (within) log.info("Redis is within reach again: people are let in.");
      else log.warn("Redis does not answer at REDIS_URL: nobody is let in until it does. Calls go on.");
    },
  };
}
