import type { DeviceProblem } from "../camera/devices.ts";

/** What came of everything that was tried, a word for each. */
export interface Findings {
  /** "off": switched off by the person. "untried": it would have been tried in a call with oneself, which did not come about. */
  readonly camera: DeviceProblem | "dry" | "off" | "untried" | "works";
  /** "silent": nothing was heard of whoever was asked to speak. */
  readonly mic: DeviceProblem | "dry" | "off" | "untried" | "silent" | "works";
  /** "off": it is to be seen. "slow": hiding it leaves so few pictures that a conversation is no pleasure. */
  readonly background: "off" | "stopped" | "untried" | "slow" | "works";
  readonly relay: RelayFinding;
  readonly direct: Exclude<Reach, "refused"> | "none";
  readonly turn: Reach | "none";
  readonly call: CallFinding;
}

/** "blocked": the site's pages come, and its WebSocket does not. "down": the pages do not come either. */
export type RelayFinding = "open" | "blocked" | "down";
/** Of a server: "refused" where it answers and lets this page do nothing (RFC 8489, section 14.8). */
export type Reach = "reached" | "refused" | "unreached";
/** By which way a call of the page with itself has gone. "none": by none. */
export type CallFinding = "relayed" | "direct" | "none";

/** How bad a finding is; "none" where there was nothing to try. */
export type Mark = "good" | "doubtful" | "bad" | "none";

/**
 * What the findings come to. "away": the site does not answer. "closed": no call leads out of this network. "devices": the
 * other person would not see or hear this one. "hampered": something is not as it should be.
 */
export type Verdict = "good" | "hampered" | "devices" | "closed" | "away";

/** What was tried, in the order in which it is told. */
export const TRIED = ["camera", "mic", "background", "relay", "direct", "turn", "call"] as const;

const MARKS: Readonly<Record<string, Mark>> = {
  works: "good",
  open: "good",
  reached: "good",
  relayed: "good",
  direct: "good",
  slow: "doubtful",
  off: "none",
  untried: "none",
};

/** How bad what was found is. Of the two ways out of a network, one is enough: the other is then missed at most. */
export function markOf(findings: Findings, what: (typeof TRIED)[number]): Mark {
  const found = findings[what];
  if (what !== "direct" && what !== "turn") return MARKS[found] ?? "bad";
  if (found === "none") return isOut(findings) ? "none" : "doubtful";
  return MARKS[found] ?? (isOut(findings) ? "doubtful" : "bad");
}

/** Whether a way out of this network was found. */
const isOut = ({ direct, turn }: Findings): boolean => direct === "reached" || turn === "reached";

/** What all findings together mean for a call. */
export function verdictOf(findings: Findings): Verdict {
  if (findings.relay === "down") return "away";
  if (findings.relay === "blocked" || findings.call === "none") return "closed";
  const marks = TRIED.map((what) => markOf(findings, what));
  if (markOf(findings, "direct") === "bad" || markOf(findings, "turn") === "bad") return "closed";
  if (markOf(findings, "camera") === "bad" || markOf(findings, "mic") === "bad") return "devices";
  return marks.every((mark) => mark === "good" || mark === "none") ? "good" : "hampered";
}
