import { NAME, readable } from "../wire/readable.ts";
import type { PeerId } from "../wire/roster.ts";
import type { AlertKind, Obstacle } from "./errors.ts";

/** What a person hears. */
export type Sound = "knock" | "door" | "joined" | "left" | "text" | "alarm";

/** What a person is told while the call goes on. There is one alert of each kind. */
export interface Alert {
  readonly kind: AlertKind;
  /** How often it has come since it was last put away. */
  readonly count: number;
  /** When it last came, in ms of the machine's clock. */
  readonly at: number;
  /** Whom it is about, where that is known; empty where it is not, or where the person gave no name. */
  readonly name: string;
  /** Whom it was about last, by the id of then; of wrong guesses, where that came from, as the relay says. */
  readonly peer?: PeerId;
  /** What stood in the way of a connection, where that is known. */
  readonly why?: Obstacle;
}

/** The alerts that are shown, the most urgent first. */
export type Alerts = readonly Alert[];

/** Most urgent first: what a stranger does comes before what went wrong by itself. */
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

/** Whom an alert is about, and what stood in the way of a connection to them. */
export interface Subject {
  readonly id: PeerId;
  readonly name: string;
  readonly why?: Obstacle;
}

/** With this alert first raised, or counted once more, at `at` (ms of the machine's clock). */
export function raise(alerts: Alerts, kind: AlertKind, at: number, who?: Subject): Alerts {
  const count = (alerts.find((alert) => alert.kind === kind)?.count ?? 0) + 1;
  const about = { ...(who ? { peer: who.id } : {}), ...(who?.why ? { why: who.why } : {}) };
  const alert: Alert = { kind, count, at, name: readable(who?.name ?? "", NAME), ...about };
  return [...putAway(alerts, kind), alert].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}

/**
 * Without the alert of this kind where it has come once, about this person. Of several, the others would go with it.
 */
export function settled(alerts: Alerts, kind: AlertKind, peer: PeerId): Alerts {
  return alerts.filter((alert) => alert.kind !== kind || alert.count > 1 || alert.peer !== peer);
}

/** Without the alerts of these kinds. */
export function putAway(alerts: Alerts, ...kinds: readonly AlertKind[]): Alerts {
  return alerts.filter((alert) => !kinds.includes(alert.kind));
}
