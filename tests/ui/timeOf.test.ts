import { expect, it } from "vitest";
import { timeOf } from "../../src/ui/parts/timeOf.ts";

it("the time of day is written as it is around here, in English too", () => {
  const evening = new Date(2026, 0, 2, 21, 5).getTime() - performance.timeOrigin;
  for (const language of ["nl", "fr", "de", "en"] as const) expect(timeOf(evening, language)).toBe("21:05");
});
