import { describe, expect, it } from "vitest";
import { allowOne, compared, type Guesses, NO_GUESSES, verdict } from "../../src/handshake/guesses.ts";

const MINUTE = 60_000;
const wrong = (times: readonly number[]): Guesses =>
  times.reduce((guesses, time) => compared(guesses, false, time), NO_GUESSES);

describe("the budget for wrong guesses", () => {
  it("lets the first try through", () => {
    expect(verdict(NO_GUESSES, 0)).toEqual({ may: "try" });
  });

  it("waits 2 s after the first, doubling", () => {
    expect(verdict(wrong([0]), 0)).toEqual({ may: "wait", ms: 2_000 });
    expect(verdict(wrong([0]), 1_999)).toEqual({ may: "wait", ms: 1 });
    expect(verdict(wrong([0]), 2_000)).toEqual({ may: "try" });
    expect(verdict(wrong([0, 0, 0, 0]), 0)).toEqual({ may: "wait", ms: 16_000 });
  });

  it("asks the host after five in ten minutes, each time", () => {
    const five = wrong([0, 1, 2, 3, 4]);
    expect(verdict(five, MINUTE)).toEqual({ may: "ask" });
    const allowed = allowOne(five);
    expect(verdict(allowed, MINUTE)).toEqual({ may: "try" });
    expect(verdict(compared(allowed, false, MINUTE), MINUTE)).toEqual({ may: "ask" });
  });

  it("never locks for good", () => {
    expect(verdict(wrong([0, 1, 2, 3, 4]), 10 * MINUTE + 4)).toEqual({ may: "try" });
  });

  it("does not forget the wrong ones when a right one comes", () => {
    expect(verdict(compared(wrong([0, 1, 2, 3, 4]), true, 5), 6)).toEqual({ may: "ask" });
  });
});
