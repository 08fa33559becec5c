import type { TextKey } from "../../site/locale.tsx";
import type { Outcome } from "../../trial/createTrial.ts";
import { type Findings, type Tried, TRIED } from "../../trial/findings.ts";
import { CAMERA_PROBLEMS, MIC_PROBLEMS } from "../preview/problemTexts.ts";

/** The text that says what was found of one thing, and what to do about it. */
export function findingKey(findings: Findings, what: Tried): TextKey {
  switch (what) {
    case "camera":
      if (findings.camera === "denied" && findings.mic === "denied") return "problem.denied";
      return ofDevice("camera", findings.camera, { ...CAMERA_PROBLEMS, dry: "problem.cameraDry" });
    case "mic":
      return ofDevice("mic", findings.mic, { ...MIC_PROBLEMS, dry: "problem.micDry" });
    case "background":
      return `test.background.${findings.background}`;
    case "relay":
      return `test.relay.${findings.relay}`;
    case "direct":
      return `test.direct.${findings.direct}`;
    case "turn":
      return `test.turn.${findings.turn}`;
    case "call":
      return `test.call.${findings.call}`;
  }
}

/** What to do where a call does not come about; otherwise each finding says so itself. */
export function adviceKey({ findings, verdict }: Outcome): TextKey | undefined {
  if (verdict === "away") return "test.advice.away";
  if (verdict !== "closed") return undefined;
  return findings.hidden && findings.relay === "open" ? "obstacle.hidden" : "test.advice.closed";
}

const ofDevice = <Kind extends "camera" | "mic">(
  kind: Kind,
  found: Findings[Kind],
  problems: Readonly<Record<string, TextKey>>,
): TextKey => problems[found] ?? (`test.${kind}.${found}` as TextKey);

/** All that was found in codes, which mean the same in every language, for whoever looks after a network or a site. */
export function codesOf({ findings, ways, pictures }: Outcome): string {
  const tried = TRIED.map((what) => `${what}=${findings[what]}`);
  const each = Object.entries(ways).map(([way, reach]) => `turn-${way}=${reach}`);
  return [...tried, ...each, `pictures=${pictures.toFixed(1)}`].join(" ");
}
