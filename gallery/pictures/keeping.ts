/** Recording and streaming a call. */
import type { LiveProblem } from "../../src/keeping/live.ts";
import type { RecordingTrouble } from "../../src/keeping/recording/recorder.ts";
import { NOTHING_KEPT } from "../../src/room/both/keeping.ts";
import type { Together } from "../../src/room/model/state.ts";
import { type Kind, KINDS, type Phase } from "../../src/room/wire/statement.ts";
import { aCall, aClientsCall, ADDRESS, aPerson, keptBy, together } from "../fixtures/states.ts";
import { more } from "../hand.ts";
import { each, type Picture, picture, type Pictures, prefixed } from "../picture.ts";

const HOST = "Bartholomeus-Emmanuel";
const allowed = { people: 2, ask: false, keep: true, promise: true } as const;
const own = (what: Kind, phase: Phase): Together =>
  together(aCall({ policy: allowed }), [aPerson("ann", { name: "Maria" })], {
    keeping: { ...NOTHING_KEPT, own: { ...NOTHING_KEPT.own, [what]: phase } },
  });
const theirs = (what: Kind, phase: Phase, yes = false): Together =>
  together(aClientsCall({ policy: allowed }), [aPerson(ADDRESS, { name: HOST })], {
    keeping: {
      ...NOTHING_KEPT,
      said: [keptBy(ADDRESS, what, phase)],
      answers: yes ? [{ by: "self", to: ADDRESS, what, yes, n: 1 }] : [],
    },
  });
const two = together(aCall({ policy: allowed }), [aPerson("ann")]);
const recorded = own("rec", "on");
const PROGRESS = { ms: 725_000, bytes: 48_200_000 };

const troubles = {
  storage: picture({ state: two, recording: { problem: "storage" } }),
  device: picture({ state: two, recording: { problem: "device" } }),
} satisfies Record<RecordingTrouble, Picture>;

const live = (problem: LiveProblem) => picture({ state: two, live: { problem, allowed: true } });
const liveProblems = {
  address: live("address"),
  token: live("token"),
  notFound: live("notFound"),
  busy: live("busy"),
  unreachable: live("unreachable"),
  refused: live("refused"),
  device: live("device"),
  lost: live("lost"),
} satisfies Record<LiveProblem, Picture>;

export const keepings: Pictures = {
  ...prefixed("recording-problem", troubles),
  ...prefixed("live-problem", liveProblems),
  ...prefixed(
    "consent",
    each(KINDS, (what) => picture({ state: theirs(what, "asking") })),
  ),
  ...prefixed(
    "agreed",
    each(KINDS, (what) => picture({ state: theirs(what, "asking", true) })),
  ),
  ...prefixed(
    "kept-by-other",
    each(KINDS, (what) => picture({ state: theirs(what, "on", true) })),
  ),
  ...prefixed(
    "kept-asking",
    each(KINDS, (what) => picture({ state: own(what, "asking") })),
  ),
  "kept-own-rec": picture({ state: recorded, recording: { progress: PROGRESS } }),
  "kept-passing": picture({ state: recorded, recording: { progress: PROGRESS, passing: true } }, more("keeping")),
  "kept-own-live": picture({ state: own("live", "on"), live: { streaming: true } }),
  "kept-own-live-starting": picture({ state: own("live", "on") }),
  "kept-both": picture({
    state: { ...recorded, keeping: { ...recorded.keeping, said: [keptBy("ann", "live", "on")] } },
    recording: { progress: PROGRESS },
  }),
  "kept-in-dialog": picture({ state: recorded, recording: { progress: PROGRESS } }, more("keeping")),
  "more-client-keep": picture({ state: theirs("rec", "off") }, (hand) => hand.press("more")),
  "consent-in-dialog": picture({ state: theirs("rec", "asking") }, more("help")),
  "record-unable": picture({ state: two, recording: { able: false } }, more("keeping")),
  "live-form": picture({ state: two, live: { allowed: true } }, async (hand) => {
    await more("keeping")(hand);
    await hand.press("live");
  }),
};
