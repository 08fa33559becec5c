/** Why a call is over. */
import type { EndReason } from "../../src/room/model/errors.ts";
import type { Ended } from "../../src/room/model/state.ts";
import { type Picture, picture, type Pictures, prefixed } from "../picture.ts";

const KEPT = [{ id: "1", startedAt: new Date(2_026, 10, 26, 14, 5), bytes: 48_200_000 }];
const ended = (reason: EndReason, change: Partial<Ended> = {}): Picture =>
  picture({ state: { at: "ended", generation: 1, role: "client", reason, lasted: 0, ...change } });

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
  newerVersion: ended("newerVersion"),
  deviceTooWeak: ended("deviceTooWeak"),
} satisfies Record<EndReason, Picture>;

export const ends: Pictures = {
  ...prefixed("ended", reasons),
  "ended-recordings": picture({
    state: { at: "ended", generation: 1, role: "host", reason: "hungUp", lasted: 725_000 },
    recording: { kept: KEPT },
  }),
};
