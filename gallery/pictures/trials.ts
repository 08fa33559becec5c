/** What comes of trying everything on the page where a device is tested. */
import type { Verdict } from "../../src/trial/findings.ts";
import type { Tried } from "../fixtures/attempts.ts";
import type { Given } from "../fixtures/call.ts";
import { type Picture, picture, type Pictures } from "../picture.ts";

const OPEN = { relay: "open", direct: "reached", turn: "reached", ways: { udp: "reached", tls: "reached" } } as const;
const HEARD = { pictures: 24, given: 24, sound: true, film: undefined } as const;

/** Behind the press, `see` is waited for. */
const trial = (tried: Tried | undefined, see: string, media: Given["media"] = {}): Picture =>
  picture({ at: "test", media, ...(tried ? { trial: tried } : {}) }, async (hand) => {
    await hand.press("trial-start");
    await hand.see(see);
  });
const ended = (tried: Tried, media: Given["media"] = {}) => trial(tried, '[data-testid="verdict"]', media);
const stage = (name: string) => `[data-testid="trial"][data-stage="${name}"]`;

const verdicts = {
  good: ended({ line: OPEN, heard: HEARD }),
  hampered: ended({
    line: { ...OPEN, direct: "unreached", ways: { udp: "unreached", tls: "reached" } },
    heard: { ...HEARD, pictures: 4, given: 4 },
  }),
  devices: ended(
    { line: { ...OPEN, turn: "refused", ways: { udp: "refused" } }, heard: { ...HEARD, sound: false } },
    { camera: { track: null, device: undefined, problem: "inUse" } },
  ),
  unsure: ended({ line: { relay: "open", direct: "none", turn: "none", ways: {} }, heard: HEARD }),
  alone: ended(
    { line: OPEN, heard: { ...HEARD, sound: undefined } },
    {
      camera: { track: null, device: undefined, problem: "denied" },
      mic: { track: null, device: undefined, problem: "denied" },
    },
  ),
  closed: ended({ line: { relay: "blocked", direct: "unreached", turn: "unreached", ways: { udp: "unreached" } } }),
  away: ended({ line: { relay: "down", direct: "untried", turn: "untried", ways: {} } }),
} satisfies Record<Verdict, Picture>;

export const trials: Pictures = {
  line: trial(undefined, stage("line")),
  self: trial({ line: OPEN, heard: "listening" }, stage("self")),
  ...verdicts,
};
