/** The end screen for each reason. */
import type { EndReason, Obstacle } from "../../src/room/model/errors.ts";
import type { Ended } from "../../src/room/model/state.ts";
import { APPOINTMENT, type Given, KEPT, OPERATOR } from "../fixtures/call.ts";
import { RECEIVED } from "./files.ts";
import { type Picture, picture, type Pictures, prefixed } from "../picture.ts";

const ended = (reason: EndReason, change: Partial<Ended> = {}, given: Given = {}): Picture =>
  picture({ ...given, state: { at: "ended", generation: 1, role: "client", reason, lasted: 0, ...change } });

const obstacles = {
  noCandidates: ended("cannotConnect", { why: "noCandidates" }),
  hidden: ended("cannotConnect", { why: "hidden" }),
  noRelay: ended("cannotConnect", { why: "noRelay" }),
  refused: ended("cannotConnect", { why: "refused" }),
  unreachable: ended("cannotConnect", { why: "unreachable" }),
  noPath: ended("cannotConnect", { why: "noPath" }),
} satisfies Record<Obstacle, Picture>;

const reasons = {
  hungUp: ended("hungUp", { lasted: 725_000 }),
  otherLeft: ended("otherLeft", { lasted: 3_780_000 }),
  hostEnded: ended("hostEnded", { lasted: 61_000 }),
  removed: ended("removed"),
  distrusted: ended("distrusted"),
  turnedAway: ended("turnedAway"),
  lost: ended("lost", { lasted: 5_000 }),
  wordsTaken: ended("wordsTaken", { role: "host" }),
  wrongPassword: ended("wrongPassword"),
  refused: ended("refused"),
  hostSilent: ended("hostSilent"),
  cannotConnect: ended("cannotConnect"),
  tampered: ended("tampered"),
  otherHost: ended("otherHost"),
  elsewhere: ended("elsewhere", { role: "host" }),
  alreadyOpen: ended("alreadyOpen", { role: "host" }),
  newerVersion: ended("newerVersion"),
  deviceTooWeak: ended("deviceTooWeak"),
} satisfies Record<EndReason, Picture>;

export const ends: Pictures = {
  ...prefixed("ended", reasons),
  ...prefixed("ended-obstacle", obstacles),
  "ended-obstacle-host": ended("cannotConnect", { why: "noRelay", role: "host" }),
  "ended-appointment": ended("hungUp", { lasted: 725_000 }, { linked: APPOINTMENT }),
  "ended-operator": {
    ...ended("cannotConnect", {}, { operator: { name: OPERATOR.name, helpdesk: "help@zorg.example" } }),
    acted: (hand) => hand.see('[data-testid="helpdesk"]'),
  },
  "ended-files": ended("otherLeft", { lasted: 725_000 }, { exchanges: [RECEIVED] }),
  "ended-files-unsaved": picture(
    {
      state: { at: "ended", generation: 1, role: "client", reason: "otherLeft", lasted: 725_000 },
      exchanges: [RECEIVED],
    },
    (hand) => hand.press("ended-home"),
  ),
  "ended-recordings": ended("hungUp", { role: "host", lasted: 725_000 }, { recording: { kept: KEPT.slice(0, 1) } }),
};
