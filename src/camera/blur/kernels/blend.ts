import { opacity, sum } from "./matte";

/*
 * Enlarges from the net's size to the picture's. Each axis of the picture is divided into cells, each between two
 * neighbouring pixels of the net. The axis's table holds, for each cell and one more, where the cell's first pixel is
 * (int32) and how far between the two neighbours that pixel lies (float32). Each row of the backdrop is enlarged once,
 * to 16-bit numbers in 64ths, and rows in between are mixed from two of those.
 */

const SIXTY_FOURTHS: f32 = 255 * 64;

// @ts-ignore: decorator
@inline
function begin(table: usize, cell: i32): i32 {
  return load<i32>(table + ((<usize>cell) << 3));
}

// @ts-ignore: decorator
@inline
function fraction(table: usize, cell: i32): f32 {
  return load<f32>(table + ((<usize>cell) << 3), 4);
}

/** Enlarges one row of one channel of the backdrop to the picture's width. Writes up to seven numbers past its end. */
function spread(row: usize, out: usize, table: usize, netWidth: i32, step: f32): void {
  const steps = f32x4.mul(f32x4(0, 1, 2, 3), f32x4.splat(step));
  const four = f32x4.splat(4 * step);
  for (let cell = 0; cell <= netWidth; cell++) {
    const from = begin(table, cell);
    const to = begin(table, cell + 1);
    const left = load<f32>(row + ((<usize>max(cell - 1, 0)) << 4));
    const right = load<f32>(row + ((<usize>min(cell, netWidth - 1)) << 4));
    const base = f32x4.splat(left * SIXTY_FOURTHS);
    const slope = f32x4.splat((right - left) * SIXTY_FOURTHS);
    let place = f32x4.add(f32x4.splat(fraction(table, cell)), steps);
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
 * Bytes from `from` to `to` of two enlarged rows, `share` 32768ths of the way from the first to the second. Writes up
 * to seven bytes past `to`.
 */
// @ts-ignore: decorator
@inline
function fill(above: usize, below: usize, share: i32, out: usize, from: i32, to: i32): void {
  const shares = i16x8.splat(<i16>share);
  const half = i16x8.splat(32);
  for (let x = from; x < to; x += 8) {
    const top = v128.load(above + ((<usize>x) << 1));
    const bottom = v128.load(below + ((<usize>x) << 1));
    const mixed = i16x8.add(top, i16x8.q15mulr_sat_s(i16x8.sub(bottom, top), shares));
    const bytes = i16x8.shr_s(i16x8.add(mixed, half), 6);
    v128.store64_lane(out + <usize>x, i8x16.narrow_i16x8_u(bytes, bytes), 0);
  }
}

/** The same for one pixel, as a number that is not rounded yet; `share` from 0 to 1. */
// @ts-ignore: decorator
@inline
function backdropAt(above: usize, below: usize, share: f32, x: i32): f32 {
  const top = <f32>load<i16>(above + ((<usize>x) << 1));
  const bottom = <f32>load<i16>(below + ((<usize>x) << 1));
  return (top + (bottom - top) * share) * (<f32>1 / 64);
}

// @ts-ignore: decorator
@inline
function mix(a: v128, b: v128, share: f32): v128 {
  return f32x4.add(a, f32x4.mul(f32x4.sub(b, a), f32x4.splat(share)));
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
 * enlarged rows of width + 8 numbers of 16 bits. Writes up to seven bytes past the end of the plane.
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
  out: usize,
  width: i32,
  height: i32,
  netWidth: i32,
  netHeight: i32,
): void {
  const netRow = (<usize>netWidth) << 4;
  const uvWidth = (width + 1) >> 1;
  const stepX = <f32>netWidth / <f32>width;
  const stepY = <f32>netHeight / <f32>height;
  let above = rows;
  let below = rows + ((<usize>(width + 8)) << 1);
  spread(backdrop, below, across, netWidth, stepX);
  for (let cellY = 0; cellY <= netHeight; cellY++) {
    const topRow = <usize>max(cellY - 1, 0) * netRow;
    const bottomRow = <usize>min(cellY, netHeight - 1) * netRow;
    const spare = above;
    above = below;
    below = spare;
    spread(backdrop + bottomRow, below, across, netWidth, stepX);
    const kindsHere = kinds + <usize>(cellY * (netWidth + 1));
    const first = begin(down, cellY);
    for (let row = first; row < begin(down, cellY + 1); row++) {
      const share = fraction(down, cellY) + stepY * <f32>(row - first);
      const source = y + <usize>(row * width);
      const target = out + <usize>(row * width);
      const chroma = <usize>((row >> 1) * uvWidth);
      for (let cell = 0; cell <= netWidth; ) {
        const kind = load<u8>(kindsHere + <usize>cell);
        const end = runEnd(kindsHere, cell, netWidth);
        const from = begin(across, cell);
        const to = begin(across, end);
        if (kind == 0) fill(above, below, <i32>(share * 32767), target, from, to);
        else if (kind == 1) memory.copy(target + <usize>from, source + <usize>from, <usize>(to - from));
        else {
          for (; cell < end; cell++) {
            const l = (<usize>max(cell - 1, 0)) << 4;
            const r = (<usize>min(cell, netWidth - 1)) << 4;
            const left = mix(v128.load(coefficients + topRow + l), v128.load(coefficients + bottomRow + l), share);
            const right = mix(v128.load(coefficients + topRow + r), v128.load(coefficients + bottomRow + r), share);
            const start = begin(across, cell);
            for (let x = start; x < begin(across, cell + 1); x++) {
              const luma = <f32>load<u8>(source + <usize>x);
              const at = chroma + <usize>(x >> 1);
              const colour = f32x4(luma, <f32>load<u8>(u + at), <f32>load<u8>(v + at), 255);
              const line = mix(left, right, fraction(across, cell) + stepX * <f32>(x - start));
              const alpha = opacity(sum(f32x4.mul(line, colour)) * (<f32>1 / 255));
              const behind = backdropAt(above, below, share, x);
              store<u8>(target + <usize>x, <u8>nearest(behind + (luma - behind) * alpha));
            }
          }
        }
        cell = end;
      }
    }
  }
}

/**
 * The same for both planes of chroma, with the tables for half the size. `rows`: room for four enlarged rows of half
 * the width + 8.
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
  const gap = (<usize>(half + 8)) << 1;
  let above = rows;
  let below = rows + 2 * gap;
  spread(backdrop + 4, below, across, netWidth, stepX);
  spread(backdrop + 8, below + gap, across, netWidth, stepX);
  for (let cellY = 0; cellY <= netHeight; cellY++) {
    const topRow = <usize>max(cellY - 1, 0) * netRow;
    const bottomRow = <usize>min(cellY, netHeight - 1) * netRow;
    const spare = above;
    above = below;
    below = spare;
    spread(backdrop + bottomRow + 4, below, across, netWidth, stepX);
    spread(backdrop + bottomRow + 8, below + gap, across, netWidth, stepX);
    const kindsHere = kinds + <usize>(cellY * (netWidth + 1));
    const first = begin(down, cellY);
    for (let row = first; row < begin(down, cellY + 1); row++) {
      const share = fraction(down, cellY) + stepY * <f32>(row - first);
      const line0 = y + <usize>(2 * row * width);
      const line1 = y + <usize>(min(2 * row + 1, height - 1) * width);
      const offset = <usize>(row * half);
      for (let cell = 0; cell <= netWidth; ) {
        const kind = load<u8>(kindsHere + <usize>cell);
        const end = runEnd(kindsHere, cell, netWidth);
        const from = begin(across, cell);
        const to = begin(across, end);
        if (kind == 0) {
          fill(above, below, <i32>(share * 32767), outU + offset, from, to);
          fill(above + gap, below + gap, <i32>(share * 32767), outV + offset, from, to);
        } else if (kind == 1) {
          memory.copy(outU + offset + <usize>from, u + offset + <usize>from, <usize>(to - from));
          memory.copy(outV + offset + <usize>from, v + offset + <usize>from, <usize>(to - from));
        } else {
          for (; cell < end; cell++) {
            const l = (<usize>max(cell - 1, 0)) << 4;
            const r = (<usize>min(cell, netWidth - 1)) << 4;
            const left = mix(v128.load(coefficients + topRow + l), v128.load(coefficients + bottomRow + l), share);
            const right = mix(v128.load(coefficients + topRow + r), v128.load(coefficients + bottomRow + r), share);
            const start = begin(across, cell);
            for (let x = start; x < begin(across, cell + 1); x++) {
              const x0 = <usize>(2 * x);
              const x1 = <usize>min(2 * x + 1, width - 1);
              const luma: i32 =
                <i32>load<u8>(line0 + x0) + load<u8>(line0 + x1) + load<u8>(line1 + x0) + load<u8>(line1 + x1);
              const blue = <f32>load<u8>(u + offset + <usize>x);
              const red = <f32>load<u8>(v + offset + <usize>x);
              const line = mix(left, right, fraction(across, cell) + stepX * <f32>(x - start));
              const colour = f32x4(<f32>luma * 0.25, blue, red, 255);
              const alpha = opacity(sum(f32x4.mul(line, colour)) * (<f32>1 / 255));
              const behindU = backdropAt(above, below, share, x);
              const behindV = backdropAt(above + gap, below + gap, share, x);
              store<u8>(outU + offset + <usize>x, <u8>nearest(behindU + (blue - behindU) * alpha));
              store<u8>(outV + offset + <usize>x, <u8>nearest(behindV + (red - behindV) * alpha));
            }
          }
        }
        cell = end;
      }
    }
  }
}
