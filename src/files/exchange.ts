import type { PeerId } from "../room/wire/roster.ts";

/** The largest file that is passed, in bytes. */
export const LARGEST = 2_147_483_648;

/**
 * How the passing of a file ended. `refused`: the receiver did not want it; `noRoom`: the receiver has no room for it; `stopped`:
 * the other person went no further; `failed`: the other device cannot read it any more; `unreadable`: this one cannot; `cut`: the
 * connection was lost; `broken`: what arrived is not what was sent.
 */
export type Outcome = "done" | "refused" | "noRoom" | "stopped" | "failed" | "unreadable" | "cut" | "broken";

/** How far the passing of a file is. `asked`: one of the two waits for the other to choose a file. */
export type Phase = "asked" | "offered" | "moving" | Outcome;

/** What is said of a file. */
export interface About {
  readonly name: string;
  readonly bytes: number;
  /** The media type (RFC 6838); empty where it is not known. */
  readonly media: string;
}

/** One file between two people, or the wish for one. */
export interface Exchange {
  readonly id: string;
  readonly peer: PeerId;
  /** The name that they gave when it began; empty where they gave none. */
  readonly name: string;
  /** Who sends. */
  readonly by: "us" | "them";
  /** Whoever would receive it has asked for it. */
  readonly wanted: boolean;
  readonly phase: Phase;
  /** Undefined before a file was chosen. */
  readonly file?: About | undefined;
  /** Bytes that have arrived. */
  readonly moved: number;
  /** The place and the time were taken out of a photo of ours. */
  readonly drawn: boolean;
  /** It was saved where the person finds it again. */
  readonly saved: boolean;
  /** The person has seen how it ended. */
  readonly seen: boolean;
}

/** Whether nothing more happens to it. */
export const isOver = ({ phase }: Exchange): boolean => phase !== "asked" && phase !== "offered" && phase !== "moving";

/** Whether the person here has to answer. */
export const isQuestion = ({ phase, by, wanted }: Exchange): boolean =>
  (phase === "asked" && by === "us") || (phase === "offered" && by === "them" && !wanted);

/** Whether it has come in whole. */
export const isReceived = ({ phase, by }: Exchange): boolean => phase === "done" && by === "them";

/** What a system may run when it is opened (Windows, macOS, Linux, Android), or a page that may run something. */
const PROGRAMS =
  /\.(?:exe|com|bat|cmd|msi|msix|scr|pif|cpl|lnk|url|hta|jse?|vbe?|vbs|wsf?|wsh|ps1|reg|jar|apk|app|dmg|pkg|command|sh|run|appimage|deb|rpm|desktop|html?|xhtml|svg|mht|chm|iso|img|vhdx?|docm|xlsm|pptm)$/iu;

/** Whether the file may do something when it is opened. */
export const mayRun = (name: string): boolean => PROGRAMS.test(name);
