import type { AlertKind } from "./errors.ts";

/** One alert a kind; `count` is how often it has come since it was last put away. */
export interface Alert {
  readonly kind: AlertKind;
  readonly count: number;
}

export type Alerts = readonly Alert[];

/** Most urgent first: what a stranger does stands above what went wrong by itself. */
const ORDER: readonly AlertKind[] = [
  "askGuess",
  "wrongGuess",
  "extraPerson",
  "cameBack",
  "interference",
  "addressTaken",
  "setupFailed",
  "clientLost",
  "clientLeft",
];

export function raise(alerts: Alerts, kind: AlertKind): Alerts {
  const count = (alerts.find((alert) => alert.kind === kind)?.count ?? 0) + 1;
  return [...putAway(alerts, kind), { kind, count }].toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}

export function putAway(alerts: Alerts, ...kinds: readonly AlertKind[]): Alerts {
  return alerts.filter((alert) => !kinds.includes(alert.kind));
}
