/** The alerts that can be shown during a call. */
import type { AlertKind } from "../../src/room/model/errors.ts";
import type { Alert } from "../../src/room/model/alerts.ts";
import { aCall, aClientsCall, ADDRESS, aGuest, anAlert, aPerson, together, waiting } from "../fixtures/states.ts";
import { type Picture, picture, type Pictures, prefixed } from "../picture.ts";

const WHO = { name: "Maria-Magdalena", peer: "ann" } as const;
const alone = (kind: AlertKind): Picture => picture({ state: waiting(aCall({ alerts: [anAlert(kind)] })) });
const host = (kind: AlertKind, change: Partial<Alert> = {}): Picture =>
  picture({ state: together(aCall({ alerts: [anAlert(kind, change)] }), [aPerson("ann")]) });
const client = (kind: AlertKind, change: Partial<Alert> = {}): Picture =>
  picture({ state: together(aClientsCall({ alerts: [anAlert(kind, change)] }), [aPerson(ADDRESS)]) });

const GUEST = { name: WHO.name, peer: "guest" } as const;

const kinds = {
  extraAsks: picture({
    state: together(aCall({ door: [aGuest(GUEST)], alerts: [anAlert("extraAsks", GUEST)] }), [aPerson("ann")]),
  }),
  extraIn: host("extraIn", WHO),
  keptWithoutYes: client("keptWithoutYes", WHO),
  keepingRefused: host("keepingRefused", WHO),
  splitRoster: client("splitRoster"),
  wrongGuess: host("wrongGuess", { count: 3 }),
  askGuess: alone("askGuess"),
  interference: alone("interference"),
  setupFailed: alone("setupFailed"),
  hostAway: client("hostAway"),
  clientLeft: alone("clientLeft"),
  clientLost: alone("clientLost"),
  addressTaken: alone("addressTaken"),
  addressResting: alone("addressResting"),
} satisfies Record<AlertKind, Picture>;

export const alerts: Pictures = {
  ...prefixed("alert", kinds),
  "alert-extraAsks-client": client("extraAsks", WHO),
  "alert-extraIn-client": client("extraIn", WHO),
  "alert-setupFailed-why": host("setupFailed", { why: "noRelay" }),
  "alert-several": picture({
    state: together(aCall({ alerts: [anAlert("extraAsks", WHO), anAlert("wrongGuess"), anAlert("addressTaken")] }), [
      aPerson("ann"),
      aPerson("bob"),
    ]),
  }),
  "alert-of-two": picture({
    state: together(
      aCall({
        open: true,
        door: [aGuest(GUEST)],
        alerts: [anAlert("extraAsks", GUEST), anAlert("wrongGuess")],
      }),
      [aPerson("ann")],
    ),
    phoneDown: false,
  }),
  "alert-with-question": picture({
    state: together(
      aCall({ door: [aGuest(GUEST)], alerts: [anAlert("extraIn", WHO), anAlert("keptWithoutYes", WHO)] }),
      [aPerson("ann"), aPerson("bob")],
    ),
  }),
  "alert-in-dialog": picture(
    { state: together(aCall({ door: [aGuest(GUEST)], alerts: [anAlert("wrongGuess")] }), [aPerson("ann")]) },
    (hand) => hand.press("more"),
  ),
  "alert-closable": picture({
    state: together(aCall({ open: true }), [aPerson("ann")]),
    media: { camera: { track: null, device: undefined, problem: "unplugged" } },
  }),
  "alert-notices": picture({ state: together(aCall({ open: true }), [aPerson("ann")]), phoneDown: false }),
};
