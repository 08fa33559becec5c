import type { LineReport } from "./lineReport.ts";

/** How much is sent. */
export interface Level {
  /** Bits a second of sound, which is sent twice (see `preferRedundancy`). */
  readonly audio: number;
  /** Bits a second of picture at most; 0 sends none. */
  readonly video: number;
  /** Of the picture's shorter side, in pixels, at most. */
  readonly height: number;
  /** Frames a second at most. */
  readonly frames: number;
}

const FULL = { audio: 32_000, frames: 30 } as const;

/** From sound alone to all that the camera gives. */
export const LEVELS: readonly Level[] = [
  { audio: 12_000, video: 0, height: 180, frames: 12 },
  { audio: 16_000, video: 60_000, height: 180, frames: 12 },
  { ...FULL, video: 150_000, height: 360, frames: 20 },
  { ...FULL, video: 400_000, height: 480 },
  { ...FULL, video: 1_000_000, height: 720 },
  { ...FULL, video: 2_500_000, height: 720 },
];

/** Where a connection begins, whose line nobody knows yet: a large first picture would hold up the first words. */
export const FIRST = 2;

/** What the headers of fifty packets of sound take, and the reports on what came in, in bits a second. */
const HEADERS = 32_000;
/** Part of the packets (`most`: whatever is usual), and seconds on the way above what is usual, from which on sound suffers. */
const STRAIN = { lost: 0.1, most: 0.3, rtt: 0.5 } as const;
/** Reports: strained ones before less is sent, scarce ones and ones without an answer likewise; how soon after a step up strain is due to it. */
const PATIENCE = { strained: 2, scarce: 3, unanswered: 3, blamed: 20 } as const;
/** Reports without strain before more is tried; `silent`: of sound alone. Doubled up to `most` by each try that failed, for that level. */
const WAIT = { least: 2, silent: 10, most: 60 } as const;

/** How much is sent over one connection, and why. It is told a report a second. */
export interface Adaptation {
  /** In `LEVELS`. */
  readonly level: number;
  /** The level was raised to what it is. */
  readonly raised: boolean;
  /** Reports since the level changed, and those of them in which the other side had reported. */
  readonly age: number;
  readonly heard: number;
  /** Reports in a row: with strain, without, with less available than is needed, and with a picture that nothing is heard of. */
  readonly strained: number;
  readonly calm: number;
  readonly scarce: number;
  readonly unanswered: number;
  /** The level that was tried last and was too much; calm reports to wait for before it is tried again. */
  readonly barred: number;
  readonly wait: number;
  /** By this factor it waits longer than others that begin at the same time. */
  readonly delay: number;
  /** Part of the packets that gets lost, smoothed; and what gets lost when no picture is sent, which is not of our making. */
  readonly lost: number;
  readonly usual: number;
  /** Seconds there and back without a queue on the way. */
  readonly base: number;
}

/** A level that has just been taken. */
const FRESH = { age: 0, heard: 0, strained: 0, calm: 0, scarce: 0, unanswered: 0 } as const;

/** A connection of whose line nothing is known. */
export const BEGUN: Adaptation = {
  ...FRESH,
  level: FIRST,
  raised: false,
  barred: LEVELS.length,
  wait: WAIT.least,
  delay: 1,
  lost: 0,
  usual: 0,
  base: 0.3,
};

function needOf(level: number): number {
  const { audio, video } = LEVELS[level]!;
  return HEADERS + 2 * audio + video;
}

/**
 * Takes the next report. `most` is the highest level there is a use for. Less is sent where packets get lost or queue up, and
 * none where even little is too much, so that the sound gets through; more is tried again and again, ever more rarely where
 * it fails. Loss that stays without any picture is the line's own: the picture comes back and bears it.
 */
export function adapt(before: Adaptation, report: LineReport, most: number): Adaptation {
  const now = note(before, report);
  if (now.level > most) return step(now, most);
  const strained = now.strained >= PATIENCE.strained || now.unanswered >= PATIENCE.unanswered;
  if (now.level > 0 && strained) return lower(now, report, 0);
  if (now.level > 1 && now.scarce >= PATIENCE.scarce) return lower(now, report, 1);
  // Sound alone, because the camera is off, tells nothing about a picture.
  if (now.level > 0 && !report.picture) return now;
  return now.level < most && mayRise(now, report) ? step(now, now.level + 1) : now;
}

function note(before: Adaptation, report: LineReport): Adaptation {
  const unanswered = report.picture && report.lost === undefined;
  const scarce = report.picture && report.available !== undefined && report.available < 0.6 * needOf(before.level);
  // A level that was barred and has held is barred no more.
  const held = before.level >= before.barred && before.age > PATIENCE.blamed && report.picture;
  const now: Adaptation = {
    ...before,
    ...(held ? { barred: LEVELS.length, wait: Math.max(WAIT.least, before.wait / 2) } : {}),
    age: before.age + 1,
    calm: before.calm + (unanswered ? 0 : 1),
    scarce: scarce ? before.scarce + 1 : 0,
    unanswered: unanswered ? before.unanswered + 1 : 0,
  };
  if (report.lost === undefined) return now;
  const heard = before.heard + 1;
  const rtt = report.rtt ?? before.base;
  const lost = (before.lost + report.lost) / 2;
  // The first report on sound alone is about what went before, too.
  const alone = before.level === 0 && heard > 1;
  const usual = alone ? lost : Math.min(before.usual, Math.max(lost, 0.98 * before.usual));
  // A way that has become longer for good is the usual one after a while.
  const base = alone ? rtt : Math.min(rtt, before.base + 0.01);
  const borne = Math.min(Math.max(STRAIN.lost, 1.5 * usual), STRAIN.most);
  const strain = lost > borne || rtt > base + STRAIN.rtt;
  const counted = strain ? { strained: before.strained + 1, calm: 0 } : { strained: 0 };
  return { ...now, heard, lost, usual, base, ...counted };
}

/** To what fits, or where a step up was a mistake, back. */
function lower(now: Adaptation, { available }: LineReport, least: number): Adaptation {
  if (now.raised && now.age <= PATIENCE.blamed) {
    const wait = Math.max(now.wait, now.level === 1 ? WAIT.silent : WAIT.least);
    return { ...step(now, now.level - 1), barred: now.level, wait: Math.min(2 * wait, WAIT.most) };
  }
  const half = Math.floor(now.level / 2);
  const fits =
    available === undefined ? half : LEVELS.filter((_, level) => needOf(level) <= 0.8 * available).length - 1;
  return step(now, Math.max(least, Math.min(fits, now.level - 1)));
}

/** Reports to wait for before this level is tried. */
function waitFor({ barred, wait, delay }: Adaptation, level: number): number {
  return delay * (level === barred ? wait : level === 1 ? WAIT.silent : WAIT.least);
}

function mayRise(now: Adaptation, { available }: LineReport): boolean {
  const next = now.level + 1;
  const wait = waitFor(now, next);
  // Without a picture nothing tells what there would be room for, and loss may be the line's own.
  if (now.level === 0) return now.age >= wait;
  if (available === undefined) return now.calm >= 2 * wait;
  return now.calm >= (available >= 0.9 * needOf(next) ? wait / 2 : wait) && available >= 0.6 * needOf(next);
}

function step(now: Adaptation, level: number): Adaptation {
  return { ...now, ...FRESH, level, raised: level > now.level };
}
