import { expect, it } from "vitest";
import { type Brush, HEIGHT, paintGround, paintTile, WIDTH } from "../../../src/keeping/scene/paint.ts";

/** What was filled and written, in order. */
function brush() {
  const done: unknown[][] = [];
  const made = {
    fillRect: (...where: number[]) => done.push(["rect", ...where]),
    fillText: (text: string, ...where: number[]) => done.push([text, ...where]),
    measureText: (text: string) => ({ width: 10 * text.length }),
  };
  return { done, brush: made as unknown as Brush };
}

const TILE = { x: 0, y: 0, width: 644, height: 364 };
const picture = (width: number, height: number) => {
  const drawn: number[][] = [];
  return { width, height, draw: (...where: number[]) => void drawn.push(where), drawn };
};

it("the ground is all of the picture", () => {
  const { brush: to, done } = brush();
  paintGround(to);
  expect(done).toEqual([["rect", 0, 0, WIDTH, HEIGHT]]);
});

it("a picture stands whole in its tile, in the middle", () => {
  const [wide, tall] = [picture(1_280, 720), picture(720, 1_280)];
  for (const one of [wide, tall]) paintTile(brush().brush, TILE, "", one);
  expect(wide.drawn).toEqual([[2, 2, 640, 360]]);
  expect(tall.drawn).toEqual([[220, 2, 203, 360]]);
});

it("without a picture, or with one that has no size yet, the tile is dark", () => {
  for (const nothing of [undefined, picture(0, 720), picture(1_280, 0)]) {
    const { brush: to, done } = brush();
    paintTile(to, TILE, "", nothing);
    expect(done).toEqual([["rect", 2, 2, 640, 360]]);
    expect(nothing?.drawn ?? []).toEqual([]);
  }
});

it("a name stands over it at the foot, no longer than the tile", () => {
  const { brush: to, done } = brush();
  paintTile(to, TILE, "Ann", undefined);
  expect(done.slice(1)).toEqual([
    ["rect", 2, 334, 46, 28],
    ["Ann", 10, 348, 624],
  ]);
  const long = brush();
  paintTile(long.brush, TILE, "x".repeat(100), undefined);
  expect(long.done[1]).toEqual(["rect", 2, 334, 640, 28]);
});
