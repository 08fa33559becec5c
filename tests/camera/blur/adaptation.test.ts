import { describe, expect, it } from "vitest";
import { EASY_PACE, measured, type Pace, stepOf, STEPS } from "../../../src/camera/blur/adaptation.ts";

const INTERVAL = 33;

/** So many seconds of frames of which each takes this share of its interval. */
function spend(pace: Pace, seconds: number, load: number | ((pace: Pace) => number)): Pace {
  for (let time = 0; time < seconds * 1_000; time += INTERVAL) {
    pace = measured(pace, INTERVAL * (typeof load === "number" ? load : load(pace)), INTERVAL);
  }
  return pace;
}

describe("a machine that", () => {
  it("keeps up goes without nothing", () => {
    expect(stepOf(spend(EASY_PACE, 60, 0.7))).toBe("full");
  });

  it("is behind for a moment goes without nothing", () => {
    expect(stepOf(spend(spend(EASY_PACE, 1, 1), 5, 0.5))).toBe("full");
  });

  it("falls behind goes down step by step, to the blur of everything, and never further", () => {
    const seen = new Set<string>();
    let pace = EASY_PACE;
    for (let second = 0; second < 60; second++) {
      pace = spend(pace, 1, 1);
      seen.add(stepOf(pace));
    }
    expect([...seen]).toEqual([...STEPS]);
    expect(stepOf(spend(pace, 60, 1))).toBe("everything");
  });

  it("has ease again comes back up", () => {
    const down = spend(EASY_PACE, 4, 1);
    expect(stepOf(down)).not.toBe("full");
    expect(stepOf(spend(down, 60, 0.1))).toBe("full");
  });

  it("can bear the second step only tries the first one ever more seldom", () => {
    const work = ({ step }: Pace) => (step === 0 ? 1 : 0.3);
    let pace = EASY_PACE;
    const tries: number[] = [];
    for (let second = 0; second < 600; second++) {
      const before = pace.step;
      pace = spend(pace, 1, work);
      if (before === 1 && pace.step === 0) tries.push(second);
    }
    const pauses = tries.slice(1).map((second, index) => second - tries[index]!);
    expect(tries.length).toBeGreaterThan(2);
    expect(tries.length).toBeLessThan(12);
    expect(pauses.at(-1)!).toBeGreaterThan(4 * pauses[0]!);
  });
});
