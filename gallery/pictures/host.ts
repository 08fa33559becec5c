/** The host while nobody else is in the room. */
import type { RelayRefusal } from "../../src/room/model/errors.ts";
import type { Authenticating, Call, Visitor } from "../../src/room/model/state.ts";
import { APPOINTMENT } from "../fixtures/call.ts";
import { aCall, aGuest, authenticating, aVisitor, deriving, waiting } from "../fixtures/states.ts";
import { more } from "../hand.ts";
import { type Picture, picture, type Pictures, prefixed } from "../picture.ts";

const alone = (change: Partial<Call> = {}): Picture => picture({ state: waiting(aCall(change)) });

const QUEUE = [
  aGuest({ name: "Maria" }),
  aGuest({ peer: "second", name: "Bartholomeus-Emmanuel van den Broeck", note: { is: "ready", which: "moment" } }),
  aGuest({ peer: "third" }),
];

/** What a page knows that has come back to its call. */
const FORGOTTEN = { words: ["", "", ""], password: "" } as const;

const relays = {
  opening: alone({ relay: "opening" }),
  up: alone(),
  down: alone({ relay: "down" }),
} satisfies Record<Call["relay"], Picture>;

const refusals = {
  tooManyIds: alone({ relay: "down", refused: "tooManyIds" }),
  serverFull: alone({ relay: "down", refused: "serverFull" }),
} satisfies Record<RelayRefusal, Picture>;

const visitors = {
  knocked: alone({ visitors: [aVisitor("knocked")] }),
  atPassword: alone({ visitors: [aVisitor("atPassword")] }),
  proving: alone({ visitors: [aVisitor("proving")] }),
  held: alone({ visitors: [aVisitor("held")] }),
  asking: alone({ visitors: [aVisitor("asking")] }),
} satisfies Record<Visitor["is"], Picture>;

const checking = (phase: Authenticating["phase"]) =>
  picture({ state: authenticating(aCall({ visitors: [aVisitor("proving")] }), { phase }) });

export const hosts: Pictures = {
  ...prefixed("host-relay", relays),
  ...prefixed("host-refused", refusals),
  ...prefixed("host-visitor", visitors),
  "host-appointment": picture({ state: waiting(aCall()), linked: APPOINTMENT }),
  "host-deriving": picture({ state: deriving(aCall()) }),
  "host-checking": checking("confirming"),
  "host-open": alone({ open: true }),
  "host-open-arrived": alone({ open: true, visitors: [aVisitor("atPassword")] }),
  "host-knock": alone({ door: [aGuest({ name: "Maria" })] }),
  "host-consulting": alone({ consulting: true }),
  "host-consulting-waiters": alone({ consulting: true, door: QUEUE }),
  "host-consulting-leave": picture({ state: waiting(aCall({ consulting: true, door: QUEUE })) }, (hand) =>
    hand.press("hang-up"),
  ),
  "host-back": picture({ state: waiting(aCall({ returns: true })), phrase: FORGOTTEN }),
  "host-back-new-password": picture({
    state: waiting(aCall({ returns: true, visitors: [aVisitor("atPassword")] })),
    phrase: { ...FORGOTTEN, password: "peren boom" },
  }),
  "host-back-arrived": picture({
    state: waiting(aCall({ returns: true, visitors: [aVisitor("atPassword")] })),
    phrase: FORGOTTEN,
  }),
  "host-more": picture({ state: waiting(aCall()) }, (hand) => hand.press("more")),
  "host-invite": picture({ state: waiting(aCall()) }, (hand) => hand.press("invite")),
  "host-invite-insisted": picture({ state: waiting(aCall()) }, async (hand) => {
    await hand.press("invite");
    await hand.press("invite-insist");
  }),
  "host-invite-open": picture({ state: waiting(aCall({ open: true })) }, more("invite")),
  "host-blur-everything": picture({ state: waiting(aCall()), media: { blur: "everything" } }),
  "host-camera-denied": picture({
    state: waiting(aCall()),
    media: {
      camera: { track: null, device: undefined, problem: "denied" },
      mic: { track: null, device: undefined, problem: "denied" },
    },
  }),
};
