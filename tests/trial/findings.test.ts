import { describe, expect, it } from "vitest";
import { type Findings, markOf, TRIED, verdictOf } from "../../src/trial/findings.ts";

const ALL: Findings = {
  camera: "works",
  mic: "works",
  background: "works",
  relay: "open",
  direct: "reached",
  turn: "reached",
  call: "relayed",
  hidden: false,
};
const found = (changes: Partial<Findings>): Findings => ({ ...ALL, ...changes });

describe("the verdict", () => {
  it.each<[string, Partial<Findings>, ReturnType<typeof verdictOf>]>([
    ["all is well", {}, "good"],
    ["nothing is hidden, and nothing is wrong with that", { background: "off" }, "good"],
    ["the person has switched both off", { camera: "off", mic: "off", background: "untried" }, "good"],
    ["one of two ways out is enough, and the other is missed", { direct: "unreached" }, "hampered"],
    ["so is the other", { turn: "unreached", call: "direct" }, "hampered"],
    ["the detour answers, and carries nothing", { turn: "stuck", call: "direct" }, "hampered"],
    ["a site without a detour, which two strict networks would need", { turn: "none", call: "direct" }, "unsure"],
    ["a site that cannot tell", { direct: "none", turn: "none", call: "direct" }, "unsure"],
    ["nor where something else is doubtful", { turn: "none", call: "direct", background: "slow" }, "hampered"],
    ["a picture that jerks", { background: "slow" }, "hampered"],
    ["a slow line", { call: "thin" }, "hampered"],
    ["nobody knows whether there was a voice", { mic: "untried" }, "hampered"],
    ["a browser that does not call itself, though there are ways out", { call: "none", camera: "untried" }, "hampered"],
    ["no camera", { camera: "missing", background: "untried" }, "devices"],
    ["a microphone that gives nothing", { mic: "silent" }, "devices"],
    [
      "a background that cannot be hidden, so that there is no picture",
      { camera: "untried", background: "stopped" },
      "devices",
    ],
    ["neither seen nor heard", { camera: "denied", mic: "denied", background: "untried" }, "alone"],
    ["UDP is blocked and there is no detour", { direct: "unreached", turn: "none", call: "direct" }, "closed"],
    [
      "UDP is blocked and the detour out of reach",
      { direct: "unreached", turn: "unreached", call: "direct" },
      "closed",
    ],
    ["UDP is blocked and the detour refused", { direct: "unreached", turn: "refused", call: "direct" }, "closed"],
    ["UDP is blocked and the detour carries nothing", { direct: "unreached", turn: "stuck", call: "none" }, "closed"],
    ["the browser makes no call at all", { direct: "none", turn: "none", call: "none" }, "closed"],
    [
      "whoever hides the address has no way but the detour",
      { hidden: true, turn: "unreached", call: "none" },
      "closed",
    ],
    ["nor where the site has none any more", { hidden: true, turn: "none", call: "none" }, "closed"],
    ["and misses nothing but that", { hidden: true, direct: "unreached" }, "good"],
    ["the connection for calls is blocked, worse than no camera", { relay: "blocked", camera: "missing" }, "closed"],
    ["the relay takes nobody in", { relay: "busy" }, "away"],
    ["the site is down", { relay: "down", direct: "untried", turn: "untried", camera: "denied" }, "away"],
  ])("%s", (_, changes, verdict) => {
    expect(verdictOf(found(changes))).toBe(verdict);
  });

  it("is never good where something is marked as bad or doubtful", () => {
    for (const direct of ["reached", "unreached", "none"] as const)
      for (const turn of ["reached", "refused", "unreached", "none"] as const)
        for (const camera of ["works", "off", "denied", "dry"] as const)
          for (const background of ["works", "slow", "stopped"] as const) {
            const all = found({ direct, turn, camera, background });
            const calm = TRIED.every((what) => ["good", "none"].includes(markOf(all, what)));
            expect(verdictOf(all) === "good", JSON.stringify(all)).toBe(calm);
          }
  });
});
