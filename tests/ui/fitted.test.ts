import fc from "fast-check";
import { expect, it } from "vitest";
import { fitted } from "../../src/ui/paper/fitted.ts";

const side = fc.double({ min: 1, max: 5_000, noNaN: true });
const shape = fc.double({ min: 0.1, max: 10, noNaN: true });

it("a whole page is never larger than its room, and fills it one way", () => {
  fc.assert(
    fc.property(shape, side, side, (page, width, height) => {
      const size = fitted(page, { width, height }, 1);
      expect(size.width).toBeLessThanOrEqual(width);
      expect(size.height).toBeLessThanOrEqual(height);
      const left = Math.min(width - size.width, height - size.height);
      // Whole pixels of the one side can be several of the other.
      expect(left).toBeLessThan(2 + 1 / page);
    }),
  );
});

it("enlarged it is so many times larger, in the same shape", () => {
  expect(fitted(0.5, { width: 400, height: 300 }, 2)).toEqual({ width: 300, height: 600 });
});
