import { describe, expect, it } from "vitest";
import { adapt, type Adaptation, BEGUN, FIRST, LEVELS } from "../../src/peer/bandwidth.ts";
import type { LineReport } from "../../src/peer/lineReport.ts";

const TOP = LEVELS.length - 1;

/** A line: what it carries in bits a second, and the part of the packets that it loses whatever is sent. */
interface Line {
  readonly rate: number;
  readonly loss?: number;
  /** The browser does not say what it thinks it can send. */
  readonly mute?: boolean;
}

/** Bits a second that a level fills a line with: sound twice, the headers of fifty packets, and the picture. */
const filled = ({ audio, video }: (typeof LEVELS)[number]) => 2 * audio + 32_000 + video;

/** What is reported of a line by which this level is sent: what does not fit is lost, and the rest has waited in a queue. */
function reportOf({ rate, loss = 0, mute = false }: Line, level: number): LineReport {
  const sent = filled(LEVELS[level]!);
  const over = Math.max(0, 1 - rate / sent);
  return {
    picture: level > 0,
    lost: 1 - (1 - loss) * (1 - over),
    rtt: over > 0 ? 1.2 : 0.1,
    // The estimate follows what arrives, and finds out about some of what there is besides.
    ...(mute ? {} : { available: Math.min(rate, 2 * sent) }),
  };
}

/** The levels of so many seconds on this line, and where they end. */
function run(line: Line, seconds: number, from: Adaptation = BEGUN, most = TOP): [readonly number[], Adaptation] {
  let now = from;
  const levels: number[] = [];
  for (let second = 0; second < seconds; second += 1) {
    now = adapt(now, reportOf(line, now.level), most);
    levels.push(now.level);
  }
  return [levels, now];
}

const part = (levels: readonly number[], of: (level: number) => boolean) => levels.filter(of).length / levels.length;

describe.each([false, true])("where the browser keeps its estimate to itself: %s,", (mute) => {
  it("a good line carries all there is within 20 seconds, and never less again", () => {
    const [levels] = run({ rate: 10_000_000, mute }, 600);
    expect(levels.slice(20).every((level) => level === TOP)).toBe(true);
    expect(levels.every((level) => level >= FIRST)).toBe(true);
  });

  it("a line too weak for a picture carries sound alone within 5 seconds, and is seldom tried again", () => {
    const [levels] = run({ rate: 80_000, mute }, 600);
    expect(levels.indexOf(0)).toBeLessThan(5);
    expect(part(levels.slice(5), (level) => level > 0)).toBeLessThan(0.06);
  });

  it("a line that is weak for a while has its whole picture back within 40 seconds", () => {
    const [, weak] = run({ rate: 80_000, mute }, 30);
    expect(run({ rate: 10_000_000, mute }, 40, weak)[1].level).toBe(TOP);
  });

  it("on a narrow line the picture settles where it fits", () => {
    const [levels] = run({ rate: 300_000, mute }, 600);
    const fits = LEVELS.filter((level) => filled(level) <= 300_000).length - 1;
    expect(part(levels.slice(60), (level) => level === fits)).toBeGreaterThan(0.85);
    expect(levels).not.toContain(0);
  });

  it("loss that has nothing to do with what is sent does not take the picture away for good", () => {
    const [levels] = run({ rate: 10_000_000, loss: 0.2, mute }, 300);
    // It is taken away once, to find out.
    expect(levels).toContain(0);
    expect(part(levels.slice(60), (level) => level > 0)).toBe(1);
  });
});

it("two lost packets in a hundred are borne", () => {
  expect(run({ rate: 10_000_000, loss: 0.02 }, 60)[0]).not.toContain(0);
});

it("a picture of which nothing is heard is taken to be too much", () => {
  let now = BEGUN;
  for (let second = 0; second < 3; second += 1) now = adapt(now, { picture: true, available: 1_000_000 }, TOP);
  expect(now.level).toBe(FIRST - 1);
});

it("sound alone is reported on every few seconds, which is no sign of anything", () => {
  let now = BEGUN;
  for (let second = 0; second < 30; second += 1) now = adapt(now, { picture: false, available: 300_000 }, TOP);
  expect(now.level).toBeGreaterThanOrEqual(FIRST);
});

it.each([
  [0.7, 30],
  [1.1, 60],
])("a way that is long, and stays so, is no queue: %s s there and back", (rtt, seconds) => {
  let now = BEGUN;
  for (let second = 0; second < seconds; second += 1) {
    // On sound alone the other side reports every five seconds.
    const reported = now.level > 0 || second % 5 === 0 ? { lost: 0, rtt } : {};
    now = adapt(now, { picture: now.level > 0, available: 10_000_000, ...reported }, TOP);
  }
  expect(now.level).toBe(TOP);
});

it("loss of our own making is not borne because there was some when no picture was sent", () => {
  let [, now] = run({ rate: 80_000 }, 5);
  for (const lost of [0, 0.45, 0.45, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]) now = adapt(now, { picture: true, lost }, TOP);
  const { level } = now;
  for (let second = 0; second < 4; second += 1) now = adapt(now, { picture: true, lost: 0.4, rtt: 0.4 }, TOP);
  expect(now.level).toBeLessThan(level);
});

it("sound alone, because the camera is off, says nothing about a picture", () => {
  let now = BEGUN;
  for (let second = 0; second < 60; second += 1) now = adapt(now, { picture: false, lost: 0, rtt: 0.1 }, TOP);
  expect(now.level).toBe(FIRST);
  for (let second = 0; second < 60; second += 1) now = adapt(now, { picture: false, lost: 0, available: 90_000 }, TOP);
  expect(now.level).toBe(FIRST);
});

it("no more is sent than there is a use for, at once", () => {
  const [, all] = run({ rate: 10_000_000 }, 30);
  expect(adapt(all, reportOf({ rate: 10_000_000 }, TOP), 3).level).toBe(3);
  expect(run({ rate: 10_000_000 }, 60, BEGUN, 3)[1].level).toBe(3);
});
