import type { PeerId } from "../room/wire/roster.ts";

/** The largest file that is passed, in bytes. */
export const LARGEST = 2_147_483_648;

/**
 * How the passing of a file ended. `refused`: the receiver did not want it; `noRoom`: the receiver has no room for it; `stopped`:
 * the other person went no further; `failed`: the other device cannot read it any more; `unreadable`: this one cannot; `cut`: the
 * connection was lost; `broken`: what arrived is not what was sent.
 */
export type Outcome = "done" | "refused" | "noRoom" | "stopped" | "failed" | "unreadable" | "cut" | "broken";

/**
 * How far the passing of a file is. `asked`: one of the two waits for the other to choose a file; `telling`: place and time may be
 * in it, and whoever chose it has not said whether it goes all the same.
 */
export type Phase = "asked" | "telling" | "offered" | "moving" | Outcome;

/** What is said of a file. */
export interface About {
  readonly name: string;
  readonly bytes: number;
  /** The media type (RFC 6838); empty where it is not known. */
  readonly media: string;
  /** It is a picture to be looked at during the call, and not to be kept. */
  readonly look?: true | undefined;
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
  /** What was asked for is a picture of the card that says who somebody is. */
  readonly card: boolean;
  readonly phase: Phase;
  /** Undefined before a file was chosen. */
  readonly file?: About | undefined;
  /** Bytes that have arrived. */
  readonly moved: number;
  /** The place and the time were taken out of a photo of ours. */
  readonly drawn: boolean;
  /** It was saved where the person finds it again. */
  readonly saved: boolean;
  /** Its picture fills the screen. */
  readonly enlarged: boolean;
  /** The person has seen how it ended. */
  readonly seen: boolean;
}

/** Whether nothing more happens to it. */
export const isOver = ({ phase }: Exchange): boolean => !["asked", "telling", "offered", "moving"].includes(phase);

/** Whether the person here has to answer. */
export const isQuestion = ({ phase, by, wanted }: Exchange): boolean =>
  phase === "telling" || (phase === "asked" && by === "us") || (phase === "offered" && by === "them" && !wanted);

/** Whether somebody has asked the person here for a card. */
export const isCardAsked = ({ phase, by, card }: Exchange): boolean => phase === "asked" && by === "us" && card;

/** Whether it has come in whole. */
export const isReceived = ({ phase, by }: Exchange): boolean => phase === "done" && by === "them";

/** Endings of what is looked at, read or heard, and does nothing. Who can tell all those that do something? */
const HARMLESS =
  /\.(?:jpe?g|png|gif|webp|heic|heif|avif|bmp|tiff?|pdf|txt|md|csv|rtf|docx|xlsx|pptx|odt|ods|odp|pages|numbers|key|epub|mp3|m4a|aac|wav|ogg|opus|flac|mp4|m4v|mov|webm|mkv|3gp|ics|vcf|eml)$/iu;

/** Whether the file may do something when it is opened. */
export const mayRun = (name: string): boolean => !HARMLESS.test(name);

/** The media types of pictures that browsers draw, without anything in them that could run. */
const PICTURES: readonly string[] = ["image/jpeg", "image/png", "image/webp", "image/gif"];
/** Bytes of a picture that is shown before it is saved. */
const SHOWN = 30_000_000;

/** Whether it is shown what is in the file. */
export const isPicture = ({ media, bytes }: About): boolean => PICTURES.includes(media) && bytes <= SHOWN;

/** Bytes of a file that was asked for, above which the person is asked once more. */
const EXPECTED = 100_000_000;

/** Whether it may be what somebody means who asks for a photo or a file. */
export const isExpected = ({ name, bytes }: About): boolean => !mayRun(name) && bytes <= EXPECTED;

/** Whether it may be what somebody means who asks for a card: a picture that is shown. */
export const isCard = (about: About): boolean => isPicture(about) && !mayRun(about.name);
