import type { PeerId } from "../wire/roster.ts";
import type { AlertKind } from "./errors.ts";

/** What a person hears. */
export type Sound = "knock" | "door" | "joined" | "left" | "alarm";

/** One alert a kind. */
export interface Alert {
  readonly kind: AlertKind;
  /** How often it has come since it was last put away. */
  readonly count: number;
  /** When it last came, ms since any fixed moment. */
  readonly at: number;
  /** Whom it is about, where that is known; the name may be empty. */
  readonly name: string;
  readonly peer?: PeerId;
}

export type Alerts = readonly Alert[];

/** Most urgent first: what a stranger does stands above what went wrong by itself. */
const ORDER: readonly AlertKind[] = [
  "extraIn",
  "extraAsks",
  "keptWithoutYes",
  "splitRoster",
  "askGuess",
  "wrongGuess",
  "interference",
  "addressTaken",
  "addressResting",
  "keepingRefused",
  "setupFailed",
  "hostAway",
  "clientLost",
  "clientLeft",
];

/** Somebody of whom an alert is. */
export interface Subject {
  readonly id: PeerId;
  readonly name: string;
}

/** With one more of this kind, at `at` ms, the most urgent first. */
export function raise(alerts: Alerts, kind: AlertKind, at: number, who?: Subject): Alerts {
  const count = (alerts.find((alert) => alert.kind === kind)?.count ?? 0) + 1;
  const alert: Alert = { kind, count, at, name: who?.name ?? "", ...(who ? { peer: who.id } : {}) };
  return [...putAway(alerts, kind), alert].toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}

/** Without those of these kinds. */
export function putAway(alerts: Alerts, ...kinds: readonly AlertKind[]): Alerts {
  return alerts.filter((alert) => !kinds.includes(alert.kind));
}
