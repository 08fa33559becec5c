import { BOTH, ONLY_PERSON } from "./matte";
import { begin, fraction, GAIN, spread, spreadLines } from "./spread";

/*
 * Each row of the backdrop is enlarged once, to 16-bit numbers in 64ths, and rows in between are mixed from two of those.
 * The lines are enlarged only where both person and room are. Eight pixels are computed at a time.
 */

/**
 * One row of a run of cells in one plane, from `from` to `to`: the backdrop between two enlarged rows, `share` of the way
 * down; the camera's; or, by `opacities` in 32768ths, which begin with the run's first pixel, the one before the other.
 */
// @ts-ignore: decorator
@inline
function compose(
  kind: i32,
  above: usize,
  below: usize,
  share: f32,
  source: usize,
  opacities: usize,
  target: usize,
  from: i32,
  to: i32,
): void {
  if (kind == ONLY_PERSON) return memory.copy(target + <usize>from, source + <usize>from, <usize>(to - from));
  const shares = i16x8.splat(<i16>(share * 32767));
  // Behind the last row of a plane begins the next one, which may have been written already.
  const next = load<u64>(target + <usize>to);
  for (let x = from; x < to; x += 8) {
    const top = v128.load(above + ((<usize>x) << 1));
    const bottom = v128.load(below + ((<usize>x) << 1));
    let pixels = i16x8.add(top, i16x8.q15mulr_sat_s(i16x8.sub(bottom, top), shares));
    if (kind == BOTH) {
      const person = i16x8.shl(v128.load8x8_u(source + <usize>x), 6);
      const opacity = v128.load(opacities + ((<usize>(x - from)) << 1));
      pixels = i16x8.add(pixels, i16x8.q15mulr_sat_s(i16x8.sub(person, pixels), opacity));
    }
    const bytes = i16x8.shr_s(i16x8.add(pixels, i16x8.splat(32)), 6);
    v128.store64_lane(target + <usize>x, i8x16.narrow_i16x8_u(bytes, bytes), 0);
  }
  store<u64>(target + <usize>to, next);
}

/** A line's value for four of eight pixels, whose colour is given as floats. `share` of the way down. */
// @ts-ignore: decorator
@inline
function apply(lines: usize, plane: usize, share: v128, y: v128, u: v128, v: v128): v128 {
  let value = coefficient(lines + 6 * plane, plane, share);
  value = f32x4.add(value, f32x4.mul(coefficient(lines, plane, share), y));
  value = f32x4.add(value, f32x4.mul(coefficient(lines + 2 * plane, plane, share), u));
  value = f32x4.add(value, f32x4.mul(coefficient(lines + 4 * plane, plane, share), v));
  return i32x4.trunc_sat_f32x4_s(value);
}

// @ts-ignore: decorator
@inline
function coefficient(lines: usize, plane: usize, share: v128): v128 {
  return f32x4.add(v128.load(lines), f32x4.mul(v128.load(lines + plane), share));
}

/** How much of each of eight pixels is the person, in 32768ths. Their colour is given as 16-bit numbers. */
// @ts-ignore: decorator
@inline
function opacities(lines: usize, plane: usize, share: f32, y: v128, u: v128, v: v128): v128 {
  const shares = f32x4.splat(share);
  const low = apply(lines, plane, shares, lower(y), lower(u), lower(v));
  const high = apply(lines + 16, plane, shares, upper(y), upper(u), upper(v));
  // The same as `opacity` in ./matte.ts: t² · (3 - 2t) = t² + 2 · (t² - t³).
  const t = i16x8.max_s(i16x8.narrow_i32x4_s(low, high), i16x8.splat(0));
  const square = i16x8.q15mulr_sat_s(t, t);
  const rest = i16x8.sub(square, i16x8.q15mulr_sat_s(square, t));
  return i16x8.add_sat_s(square, i16x8.add(rest, rest));
}

// @ts-ignore: decorator
@inline
function lower(numbers: v128): v128 {
  return f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_s(numbers));
}

// @ts-ignore: decorator
@inline
function upper(numbers: v128): v128 {
  return f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_s(numbers));
}

/** The end (exclusive) of the run of cells of the same kind that starts at `cell`. */
// @ts-ignore: decorator
@inline
function runEnd(kinds: usize, cell: i32, last: i32): i32 {
  const kind = load<u8>(kinds + <usize>cell);
  let end = cell + 1;
  while (end <= last && load<u8>(kinds + <usize>end) == kind) end++;
  return end;
}

/**
 * The luma of the composed picture. `y`, `u`, `v`: the source, I420; coefficients and backdrop:
 * [netHeight][netWidth][4]; kinds: [netHeight + 1][netWidth + 1]; `across`, `down`: the tables; `rows`: room for two
 * enlarged rows of width + 8 numbers of 16 bits; `lines`: for eight of floats, and one of 16 bits.
 */
export function blendLuma(
  y: usize,
  u: usize,
  v: usize,
  coefficients: usize,
  backdrop: usize,
  kinds: usize,
  across: usize,
  down: usize,
  rows: usize,
  lines: usize,
  out: usize,
  width: i32,
  height: i32,
  netWidth: i32,
  netHeight: i32,
): void {
  const netRow = (<usize>netWidth) << 4;
  const half = (width + 1) >> 1;
  const stepX = <f32>netWidth / <f32>width;
  const stepY = <f32>netHeight / <f32>height;
  const plane = (<usize>(width + 8)) << 2;
  const alphas = lines + 8 * plane;
  let above = rows;
  let below = rows + (plane >> 1);
  spread(backdrop, below, across, netWidth, stepX);
  for (let cellY = 0; cellY <= netHeight; cellY++) {
    const upperRow = <usize>max(cellY - 1, 0) * netRow;
    const lowerRow = <usize>min(cellY, netHeight - 1) * netRow;
    const spare = above;
    above = below;
    below = spare;
    spread(backdrop + lowerRow, below, across, netWidth, stepX);
    const kindsHere = kinds + <usize>(cellY * (netWidth + 1));
    const first = begin(down, cellY);
    const last = begin(down, cellY + 1);
    for (let cell = 0; cell <= netWidth; ) {
      const kind = <i32>load<u8>(kindsHere + <usize>cell);
      const end = runEnd(kindsHere, cell, netWidth);
      const from = begin(across, cell);
      const to = begin(across, end);
      if (kind == BOTH) {
        const upper = coefficients + upperRow;
        spreadLines(upper, coefficients + lowerRow, lines, plane, across, cell, end, netWidth, stepX, GAIN);
      }
      for (let row = first; row < last; row++) {
        const share = fraction(down, cellY) + stepY * <f32>(row - first);
        const source = y + <usize>(row * width);
        if (kind == BOTH) {
          const chroma = <usize>((row >> 1) * half);
          for (let x = from; x < to; x += 8) {
            const at = <usize>(x - from);
            const luma = v128.load8x8_u(source + <usize>x);
            const alpha = opacities(lines + (at << 2), plane, share, luma, doubled(u + chroma, x), doubled(v + chroma, x));
            v128.store(alphas + (at << 1), alpha);
          }
        }
        compose(kind, above, below, share, source, alphas, out + <usize>(row * width), from, to);
      }
      cell = end;
    }
  }
}

/** The chroma of eight pixels of luma from `x` on, as 16-bit numbers. */
// @ts-ignore: decorator
@inline
function doubled(row: usize, x: i32): v128 {
  const five = v128.load8x8_u(row + <usize>(x >> 1));
  const even = v128.shuffle<i16>(five, five, 0, 0, 1, 1, 2, 2, 3, 3);
  const odd = v128.shuffle<i16>(five, five, 0, 1, 1, 2, 2, 3, 3, 4);
  return x & 1 ? odd : even;
}

/**
 * The same for both planes of chroma, with the tables for half the size. `rows`: room for four enlarged rows of half
 * the width + 8; `lines`: for eight of as many floats, and one of 16 bits.
 */
export function blendChroma(
  y: usize,
  u: usize,
  v: usize,
  coefficients: usize,
  backdrop: usize,
  kinds: usize,
  across: usize,
  down: usize,
  rows: usize,
  lines: usize,
  outU: usize,
  outV: usize,
  width: i32,
  height: i32,
  netWidth: i32,
  netHeight: i32,
): void {
  const netRow = (<usize>netWidth) << 4;
  const half = (width + 1) >> 1;
  const halfHeight = (height + 1) >> 1;
  const stepX = <f32>netWidth / <f32>half;
  const stepY = <f32>netHeight / <f32>halfHeight;
  const plane = (<usize>(half + 8)) << 2;
  const gap = plane >> 1;
  const alphas = lines + 8 * plane;
  let above = rows;
  let below = rows + 2 * gap;
  spread(backdrop + 4, below, across, netWidth, stepX);
  spread(backdrop + 8, below + gap, across, netWidth, stepX);
  for (let cellY = 0; cellY <= netHeight; cellY++) {
    const upperRow = <usize>max(cellY - 1, 0) * netRow;
    const lowerRow = <usize>min(cellY, netHeight - 1) * netRow;
    const spare = above;
    above = below;
    below = spare;
    spread(backdrop + lowerRow + 4, below, across, netWidth, stepX);
    spread(backdrop + lowerRow + 8, below + gap, across, netWidth, stepX);
    const kindsHere = kinds + <usize>(cellY * (netWidth + 1));
    const first = begin(down, cellY);
    const last = begin(down, cellY + 1);
    for (let cell = 0; cell <= netWidth; ) {
      const kind = <i32>load<u8>(kindsHere + <usize>cell);
      const end = runEnd(kindsHere, cell, netWidth);
      const from = begin(across, cell);
      const to = begin(across, end);
      if (kind == BOTH) {
        const upper = coefficients + upperRow;
        // Of luma there is the sum of four pixels.
        spreadLines(upper, coefficients + lowerRow, lines, plane, across, cell, end, netWidth, stepX, GAIN / 4);
      }
      for (let row = first; row < last; row++) {
        const share = fraction(down, cellY) + stepY * <f32>(row - first);
        const offset = <usize>(row * half);
        if (kind == BOTH) {
          const line0 = y + <usize>(2 * row * width);
          const line1 = y + <usize>(min(2 * row + 1, height - 1) * width);
          sumOfFour(line0, line1, alphas, from, to, width);
          for (let x = from; x < to; x += 8) {
            const at = <usize>(x - from);
            const luma = v128.load(alphas + (at << 1));
            const blue = v128.load8x8_u(u + offset + <usize>x);
            const red = v128.load8x8_u(v + offset + <usize>x);
            v128.store(alphas + (at << 1), opacities(lines + (at << 2), plane, share, luma, blue, red));
          }
        }
        compose(kind, above, below, share, u + offset, alphas, outU + offset, from, to);
        compose(kind, above + gap, below + gap, share, v + offset, alphas, outV + offset, from, to);
      }
      cell = end;
    }
  }
}

/** For the pixels of chroma from `from` to `to`, the sum of the four of luma that they cover, as 16-bit numbers. */
// @ts-ignore: decorator
@inline
function sumOfFour(line0: usize, line1: usize, out: usize, from: i32, to: i32, width: i32): void {
  for (let x = from; x < to; x += 8) {
    const upper = i16x8.extadd_pairwise_i8x16_u(v128.load(line0 + <usize>(2 * x)));
    const lower = i16x8.extadd_pairwise_i8x16_u(v128.load(line1 + <usize>(2 * x)));
    v128.store(out + ((<usize>(x - from)) << 1), i16x8.add(upper, lower));
  }
  if (2 * to <= width) return;
  // The last of an odd width covers two, which count twice.
  const last = <usize>(width - 1);
  store<u16>(out + ((<usize>(to - 1 - from)) << 1), 2 * (<u16>load<u8>(line0 + last) + <u16>load<u8>(line1 + last)));
}
