import { PERSON, ROOM } from "./matte";

/*
 * Enlarges rows from the net's size to the picture's. Each axis of the picture is divided into cells, each between two
 * neighbouring pixels of the net. The axis's table holds, for each cell and one more, where the cell's first pixel is
 * (int32) and how far between the two neighbours that pixel lies (float32). Up to seven numbers are written past an end.
 */

/** From a line, applied to bytes, to how far it is on its way from `ROOM` to `PERSON`, in 32768ths. */
export const GAIN: f32 = 32768.0 / (255.0 * (PERSON - ROOM));
const SIXTY_FOURTHS: f32 = 255 * 64;

// @ts-ignore: decorator
@inline
export function begin(table: usize, cell: i32): i32 {
  return load<i32>(table + ((<usize>cell) << 3));
}

// @ts-ignore: decorator
@inline
export function fraction(table: usize, cell: i32): f32 {
  return load<f32>(table + ((<usize>cell) << 3), 4);
}

// @ts-ignore: decorator
@inline
function steps(by: f32): v128 {
  return f32x4.mul(f32x4(0, 1, 2, 3), f32x4.splat(by));
}

/** Enlarges one row of one channel of the backdrop to the picture's width. */
export function spread(row: usize, out: usize, table: usize, netWidth: i32, step: f32): void {
  const four = f32x4.splat(4 * step);
  for (let cell = 0; cell <= netWidth; cell++) {
    const from = begin(table, cell);
    const to = begin(table, cell + 1);
    const left = load<f32>(row + ((<usize>max(cell - 1, 0)) << 4));
    const right = load<f32>(row + ((<usize>min(cell, netWidth - 1)) << 4));
    const base = f32x4.splat(left * SIXTY_FOURTHS);
    const slope = f32x4.splat((right - left) * SIXTY_FOURTHS);
    let place = f32x4.add(f32x4.splat(fraction(table, cell)), steps(step));
    for (let x = from; x < to; x += 8) {
      const first = i32x4.trunc_sat_f32x4_s(f32x4.add(base, f32x4.mul(slope, place)));
      place = f32x4.add(place, four);
      const second = i32x4.trunc_sat_f32x4_s(f32x4.add(base, f32x4.mul(slope, place)));
      place = f32x4.add(place, four);
      v128.store(out + ((<usize>x) << 1), i16x8.narrow_i32x4_s(first, second));
    }
  }
}

/**
 * Enlarges the lines of the cells from `cell` to `end` between two rows of the net's coefficients. `lines`: eight planes
 * of floats, `plane` bytes each, which begin with the first cell's first pixel: for each coefficient its upper row, and
 * by how much the lower one differs. Applied to bytes they give `ROOM` as 0 and `PERSON` as 32768.
 */
export function spreadLines(
  upper: usize,
  lower: usize,
  lines: usize,
  plane: usize,
  table: usize,
  cell: i32,
  end: i32,
  netWidth: i32,
  step: f32,
  gainOfLuma: f32,
): void {
  const start = begin(table, cell);
  for (; cell < end; cell++) {
    const from = begin(table, cell);
    const to = begin(table, cell + 1);
    const left = (<usize>max(cell - 1, 0)) << 4;
    const right = (<usize>min(cell, netWidth - 1)) << 4;
    const first = f32x4.add(f32x4.splat(fraction(table, cell)), steps(step));
    let out = lines + ((<usize>(from - start)) << 2);
    for (let k: usize = 0; k < 16; k += 4) {
      const gain = k == 0 ? gainOfLuma : k == 12 ? 255 * GAIN : GAIN;
      const less = k == 12 ? ROOM : <f32>0;
      const upperLeft = (load<f32>(upper + left + k) - less) * gain;
      const upperRight = (load<f32>(upper + right + k) - less) * gain;
      const moreLeft = (load<f32>(lower + left + k) - less) * gain - upperLeft;
      const moreRight = (load<f32>(lower + right + k) - less) * gain - upperRight;
      enlarge(out, upperLeft, upperRight, first, step, to - from);
      enlarge(out + plane, moreLeft, moreRight, first, step, to - from);
      out += plane << 1;
    }
  }
}

// @ts-ignore: decorator
@inline
function enlarge(out: usize, left: f32, right: f32, place: v128, step: f32, count: i32): void {
  const base = f32x4.splat(left);
  const slope = f32x4.splat(right - left);
  for (let x = 0; x < count; x += 4) {
    v128.store(out + ((<usize>x) << 2), f32x4.add(base, f32x4.mul(slope, place)));
    place = f32x4.add(place, f32x4.splat(4 * step));
  }
}
