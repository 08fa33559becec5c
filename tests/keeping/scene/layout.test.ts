import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Tile, tiles } from "../../../src/keeping/scene/layout.ts";

const WIDTH = 1280;
const HEIGHT = 720;

const count = fc.integer({ min: 1, max: 6 });
const side = fc.integer({ min: 100, max: 4_000 });
const rowsOf = (all: readonly Tile[]) => {
  const rows = new Map<number, Tile[]>();
  for (const tile of all) rows.set(tile.y, [...(rows.get(tile.y) ?? []), tile]);
  return rows;
};

describe("the tiles of one to six people", () => {
  it("are one a person, of one size, in whole pixels", () => {
    fc.assert(
      fc.property(count, side, side, (count, width, height) => {
        const all = tiles(count, width, height);
        expect(all).toHaveLength(count);
        expect(new Set(all.map((tile) => `${tile.width}×${tile.height}`)).size).toBe(1);
        expect(all.flatMap((tile) => Object.values(tile)).every(Number.isInteger)).toBe(true);
      }),
    );
  });

  it("lie in the picture, and none on another", () => {
    fc.assert(
      fc.property(count, side, side, (count, width, height) => {
        const all = tiles(count, width, height);
        for (const { x, y, width: w, height: h } of all) {
          expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
          expect(x + w).toBeLessThanOrEqual(width);
          expect(y + h).toBeLessThanOrEqual(height);
        }
        const apart = (a: Tile, b: Tile) =>
          a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
        for (const [index, a] of all.entries()) {
          for (const b of all.slice(index + 1)) expect(apart(a, b)).toBe(true);
        }
      }),
    );
  });

  it("stand in the middle, also in a last row that is not full", () => {
    fc.assert(
      fc.property(count, side, side, (count, width, height) => {
        for (const row of rowsOf(tiles(count, width, height)).values()) {
          const [left, right] = [row[0]!.x, width - row.at(-1)!.x - row.at(-1)!.width];
          expect(Math.abs(left - right)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it("are in reading order", () => {
    fc.assert(
      fc.property(count, (count) => {
        const all = tiles(count, WIDTH, HEIGHT);
        const read = all.toSorted((a, b) => a.y - b.y || a.x - b.x);
        expect(all).toEqual(read);
      }),
    );
  });
});

it.each([
  [1, [1]],
  [2, [2]],
  [3, [2, 1]],
  [4, [2, 2]],
  [5, [3, 2]],
  [6, [3, 3]],
])("%i people are in rows of %j, in tiles that are no more than twice as wide as high", (count, expected) => {
  const all = tiles(count, WIDTH, HEIGHT);
  expect([...rowsOf(all).values()].map((row) => row.length)).toEqual(expected);
  const shape = all[0]!.width / all[0]!.height;
  expect(shape).toBeGreaterThan(1 / 2);
  expect(shape).toBeLessThan(2);
});

it("nobody has no tile", () => {
  expect(tiles(0, WIDTH, HEIGHT)).toEqual([]);
});
