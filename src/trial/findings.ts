import type { DeviceProblem } from "../camera/devices.ts";

/** What came of everything that was tried, a word for each. */
export interface Findings {
  /** "off": switched off by the person. "untried": nothing is known of it. "slow": so few pictures that faces jerk. */
  readonly camera: DeviceProblem | "dry" | "off" | "untried" | "slow" | "works";
  /** "silent": nothing was heard of whoever was asked to speak. */
  readonly mic: DeviceProblem | "dry" | "off" | "untried" | "silent" | "works";
  /** "off": it is to be seen. "slow": hiding it leaves few pictures. */
  readonly background: "off" | "stopped" | "untried" | "slow" | "works";
  readonly relay: RelayFinding;
  /** "untried": the site has not said how. "none": it has no way to tell. */
  readonly direct: Exclude<Reach, "refused"> | "untried" | "none";
  /** "stuck": it was reached, and a call by way of it did not come about. */
  readonly turn: Reach | "stuck" | "untried" | "none";
  readonly call: CallFinding;
  /** Whether the person hides the IP address: calls go by way of a TURN server or not at all. */
  readonly hidden: boolean;
}

/**
 * "busy": the relay answers and takes nobody in. "blocked": the site's pages come, and its WebSocket does not. "down": they do
 * not come either.
 */
export type RelayFinding = "open" | "busy" | "blocked" | "down";
/** Of a server: "refused" where it answers and lets this page do nothing (RFC 8489, section 14.8). */
export type Reach = "reached" | "refused" | "unreached";
/** By which way a call of the page with itself has gone. "thin": few pictures came through. "none": it did not come about. */
type CallFinding = "relayed" | "direct" | "thin" | "none";

/** How bad a finding is; "none" where there was nothing to try. */
export type Mark = "good" | "doubtful" | "bad" | "none";

/**
 * What the findings come to. "away": the site takes nobody in. "closed": probably no call leads out of this network. "alone": the
 * other person would neither see nor hear this one. "devices": not see, or not hear. "hampered": something is not as it should
 * be. "unsure": all that could be tried is well, and the site has nothing to try the ways to others with.
 */
export type Verdict = "good" | "unsure" | "hampered" | "devices" | "alone" | "closed" | "away";

/** What was tried, in the order in which it is told. */
export const TRIED = ["camera", "mic", "background", "relay", "direct", "turn", "call"] as const;
export type Tried = (typeof TRIED)[number];

const MARKS: Readonly<Partial<Record<string, Mark>>> = {
  works: "good",
  open: "good",
  reached: "good",
  relayed: "good",
  direct: "good",
  off: "none",
  slow: "doubtful",
  thin: "doubtful",
  untried: "doubtful",
  stuck: "doubtful",
};

/** How bad what was found is. Of the two ways out of a network one is enough, and the other is then missed at most. */
export function markOf(findings: Findings, what: Tried): Mark {
  // Where no picture was given, the camera's finding says so; where no way is known, the site's.
  const isSaid = what === "background" || what === "direct" || what === "turn";
  if (isSaid && findings[what] === "untried") return "none";
  if (what === "direct" && findings.hidden) return "none";
  const mark = MARKS[findings[what]];
  if (mark) return mark;
  const isWay = what === "direct" || what === "turn";
  if (isWay && findings[what] === "none") return "doubtful";
  return (isWay || what === "call") && isOut(findings) ? "doubtful" : "bad";
}

/** Whether a way out of this network was found, of those that the person allows. */
const isOut = ({ direct, turn, hidden }: Findings): boolean => (direct === "reached" && !hidden) || turn === "reached";

/** What all findings together mean for a call. */
export function verdictOf(findings: Findings): Verdict {
  const mark = (what: Tried) => markOf(findings, what);
  if (findings.relay === "down" || findings.relay === "busy") return "away";
  const isShut = findings.hidden && !isOut(findings);
  if (isShut || (["relay", "direct", "turn", "call"] as const).some((what) => mark(what) === "bad")) return "closed";
  const isUnseen = mark("camera") === "bad" || mark("background") === "bad";
  const isUnheard = mark("mic") === "bad";
  if (isUnseen && isUnheard) return "alone";
  if (isUnseen || isUnheard) return "devices";
  const doubts = TRIED.filter((what) => mark(what) === "doubtful");
  if (doubts.length === 0) return "good";
  return doubts.every((what) => findings[what] === "none") ? "unsure" : "hampered";
}
