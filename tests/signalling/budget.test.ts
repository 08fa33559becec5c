import { expect, test } from "vitest";
import { newBudget, spendPoints } from "../../signalling/budget.ts";

const LIMITS = { floodPoints: 10, floodWindowMs: 1_000 };

test("a window begins with the first point, lasts as long as it may, and then all is there again", () => {
  const budget = newBudget();
  const spend = (points: number, now: number) => spendPoints(budget, points, now, LIMITS);
  expect(spend(4, 5_000)).toBe(true);
  expect(spend(6, 5_999)).toBe(true);
  expect(spend(1, 5_999.9)).toBe(false);
  expect(spend(10, 6_000)).toBe(true);
  expect(spend(1, 6_000)).toBe(false);
});

test("who asks for too much at once gets nothing more in that window", () => {
  const budget = newBudget();
  expect(spendPoints(budget, 11, 1, LIMITS)).toBe(false);
  expect(spendPoints(budget, 1, 2, LIMITS)).toBe(false);
  expect(spendPoints(budget, 1, 1_001, LIMITS)).toBe(true);
});
