import { describe, expect, it } from "vitest";
import { guessedWrong, type Guesses, verdict } from "../../src/handshake/guesses.ts";

const MINUTE = 60_000;
const wrong = (times: readonly number[]): Guesses => times.reduce<Guesses>(guessedWrong, []);

describe("the budget for wrong guesses", () => {
  it("lets the first try through", () => {
    expect(verdict([], 0)).toEqual({ may: "try" });
  });

  it("waits 2 s after the first, doubling", () => {
    expect(verdict(wrong([0]), 0)).toEqual({ may: "wait", ms: 2_000 });
    expect(verdict(wrong([0]), 1_999)).toEqual({ may: "wait", ms: 1 });
    expect(verdict(wrong([0]), 2_000)).toEqual({ may: "try" });
    expect(verdict(wrong([0, 0, 0, 0]), 0)).toEqual({ may: "wait", ms: 16_000 });
  });

  it("asks the host after five in ten minutes", () => {
    expect(verdict(wrong([0, 1, 2, 3, 4]), MINUTE)).toEqual({ may: "ask" });
  });

  it("never locks for good", () => {
    expect(verdict(wrong([0, 1, 2, 3, 4]), 10 * MINUTE + 4)).toEqual({ may: "try" });
  });
});
