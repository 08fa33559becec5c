/** A client on the way into the call. */
import type { RelayRefusal } from "../../src/room/model/errors.ts";
import type { Authenticating, Call, Knocking } from "../../src/room/model/state.ts";
import { NOTES } from "../../src/room/wire/messages.ts";
import { APPOINTMENT } from "../fixtures/call.ts";
import { aClientsCall, authenticating, deriving, knocking, waiting } from "../fixtures/states.ts";
import { each, type Picture, picture, type Pictures, prefixed } from "../picture.ts";

const relays = {
  opening: picture({ state: waiting(aClientsCall({ relay: "opening" })) }),
  up: picture({ state: waiting(aClientsCall()) }),
  down: picture({ state: waiting(aClientsCall({ relay: "down" })) }),
} satisfies Record<Call["relay"], Picture>;

const refusals = {
  tooManyIds: picture({ state: waiting(aClientsCall({ relay: "down", refused: "tooManyIds" })) }),
  serverFull: picture({ state: waiting(aClientsCall({ relay: "down", refused: "serverFull" })) }),
} satisfies Record<RelayRefusal, Picture>;

const phases = {
  password: picture({ state: authenticating(aClientsCall()) }),
  open: picture({ state: authenticating(aClientsCall({ open: true }), { phase: "open" }) }),
  proving: picture({ state: authenticating(aClientsCall(), { phase: "proving", given: 1 }) }),
  confirming: picture({ state: authenticating(aClientsCall(), { phase: "confirming", given: 1 }) }),
} satisfies Record<Authenticating["phase"], Picture>;

const unanswered = (acted: Picture["acted"]) => picture({ state: waiting(aClientsCall()) }, acted);

const door = (change: Partial<Knocking> = {}) => picture({ state: knocking(aClientsCall(), change) });

export const clients: Pictures = {
  ...prefixed("client-relay", relays),
  ...prefixed("client-refused", refusals),
  ...prefixed("client-password", phases),
  ...prefixed(
    "door",
    each(NOTES, (which) => door({ note: { is: "ready", which } })),
  ),
  "client-unanswered": { ...unanswered((hand) => hand.see('[data-testid="read-back"]')), hurried: true },
  "client-unanswered-mended": {
    ...unanswered(async (hand) => {
      await hand.type("read-back-word2", "Sint-Truiden");
      await hand.type("read-back-word3", "fietz");
      await hand.see('[data-testid="read-back-suggestion2"]');
      await hand.see('[data-testid="read-back-suggestion3"]');
    }),
    hurried: true,
  },
  "client-invited": { ...picture({ state: waiting(aClientsCall()), linked: APPOINTMENT }), hurried: true },
  "client-check-see": picture({ state: waiting(aClientsCall()), media: { camera: { track: null } } }, (hand) =>
    hand.press("check-no"),
  ),
  "client-check-denied": picture(
    { state: waiting(aClientsCall()), media: { camera: { track: null, problem: "denied" } } },
    (hand) => hand.press("check-no"),
  ),
  "client-check-say": picture({ state: waiting(aClientsCall()) }, async (hand) => {
    await hand.press("check-yes");
    await hand.press("check-no");
  }),
  "client-check-hear": picture({ state: waiting(aClientsCall()) }, async (hand) => {
    await hand.press("check-yes");
    await hand.press("check-yes");
    await hand.press("speaker-test");
    await hand.press("check-no");
  }),
  "client-check-works": picture({ state: waiting(aClientsCall()), tried: true }),
  "client-check-troubles": picture({ state: waiting(aClientsCall()), tried: false }),
  "client-deriving": picture({ state: deriving(aClientsCall()) }),
  "client-password-suggestion": picture({ state: authenticating(aClientsCall()) }, async (hand) => {
    await hand.type("join-password", "apel bohm");
    await hand.see('[data-testid="join-password-suggestion"]');
  }),
  "client-password-empty": picture({ state: authenticating(aClientsCall()) }, (hand) =>
    hand.press("join-password-submit"),
  ),
  "client-password-wrong": picture({ state: authenticating(aClientsCall(), { wrong: 1, given: 1 }) }),
  "client-password-wrongTwice": picture({ state: authenticating(aClientsCall(), { wrong: 2, given: 2 }) }),
  "client-password-again": picture({ state: authenticating(aClientsCall(), { given: 1, again: true }) }),
  "client-open-again": picture({
    state: authenticating(aClientsCall({ open: true }), { phase: "open", given: 1, again: true }),
  }),
  "client-password-slow": {
    ...picture({ state: authenticating(aClientsCall(), { phase: "confirming" }) }, (hand) => hand.see(".notice")),
    hurried: true,
  },
  "client-open-checking": picture({ state: authenticating(aClientsCall({ open: true }), { phase: "confirming" }) }),
  "client-relayDown": picture({ state: authenticating(aClientsCall({ relay: "down" })) }),
  door: door(),
  "door-own": door({ note: { is: "own", text: "Nog heel even geduld, we zijn bijna klaar" } }),
  "door-relayDown": picture({ state: knocking(aClientsCall({ relay: "down" })) }),
  "coming-back": picture({ state: waiting(aClientsCall({ returns: true })) }),
  "coming-back-door": picture({ state: knocking(aClientsCall({ returns: true })) }),
};
