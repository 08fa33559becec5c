import { describe, expect, it } from "vitest";
import { quiet, type Silence, silence } from "../../../src/camera/blur/silence.ts";

const TICK = 250;

/** The watchdog looks every 250 ms; `says` is what the worker reports at that time, if anything. */
function watch(
  ms: number,
  says: (at: number) => { taken: number; given: number; hung?: boolean } | undefined,
): Silence[] {
  let heard = silence(0, 1_000);
  const all: Silence[] = [];
  for (let at = TICK; at <= ms; at += TICK) {
    const report = says(at);
    if (report) heard = quiet(heard, { hung: false, ...report }, at);
    heard = quiet(heard, undefined, at);
    all.push(heard);
  }
  return all;
}

const overdueAt = (all: Silence[]) => (all.findIndex(({ overdue }) => overdue) + 1) * TICK;

describe("the watchdog", () => {
  it("lets a worker be that gives out what it takes", () => {
    expect(overdueAt(watch(60_000, (at) => ({ taken: at, given: at })))).toBe(0);
  });

  it("lets a worker be that has nothing to take: the camera stands still", () => {
    expect(overdueAt(watch(60_000, () => ({ taken: 5, given: 5 })))).toBe(0);
  });

  it("finds one that says nothing any more, a good second later", () => {
    const found = overdueAt(watch(10_000, (at) => (at <= 3_000 ? { taken: at, given: at } : undefined)));
    expect(found).toBeGreaterThan(4_000);
    expect(found).toBeLessThanOrEqual(4_750);
  });

  it("finds one that takes and gives nothing", () => {
    const found = overdueAt(watch(10_000, (at) => ({ taken: at, given: Math.min(at, 3_000) })));
    expect(found).toBeGreaterThan(4_000);
    expect(found).toBeLessThanOrEqual(4_750);
  });

  it("finds one whose frame is never finished: it takes no other, as if the camera stood still", () => {
    const found = overdueAt(
      watch(10_000, (at) => ({ taken: Math.min(at, 3_001), given: Math.min(at, 3_000), hung: at > 6_000 })),
    );
    expect(found).toBeGreaterThan(6_750);
    expect(found).toBeLessThanOrEqual(7_750);
  });

  it("gives a worker time to be fetched at first, and not for ever", () => {
    const found = overdueAt(watch(60_000, () => undefined));
    expect(found).toBeGreaterThan(15_000);
    expect(found).toBeLessThan(16_000);
  });

  it("does not take a page that slept for a worker that died", () => {
    let heard = quiet(silence(0, 1_000), { taken: 1, given: 1, hung: false }, 1_000);
    // The page wakes an hour later; what the worker said meanwhile waits behind the timer.
    heard = quiet(heard, undefined, 3_600_000);
    expect(heard.overdue).toBe(false);
    heard = quiet(heard, { taken: 2, given: 2, hung: false }, 3_600_010);
    expect(quiet(heard, undefined, 3_600_250).overdue).toBe(false);
  });
});
