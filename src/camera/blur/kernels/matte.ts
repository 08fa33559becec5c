/**
 * Up to the first value of the line (see `opacity`) a pixel is surely room; from the second on it is surely the person.
 */
export const ROOM: f32 = 0.12;
export const PERSON: f32 = 0.65;

/** The kinds of cells: there is only room in it, only the person, or both. */
export const ONLY_ROOM: i32 = 0;
export const ONLY_PERSON: i32 = 1;
export const BOTH: i32 = 2;

/**
 * Prepares the room for blurring, without the person: w · [y, u, v, 1] with w = (1 - opacity)² + 0.001. The small
 * constant gives every pixel some weight, so that there is a colour even behind the middle of the person. Guide,
 * coefficients and out: [pixels][4]; `pixels`: a multiple of 4.
 */
export function excludePerson(guide: usize, coefficients: usize, out: usize, pixels: i32): void {
  for (let p = 0; p < pixels; p += 4) {
    const a = f32x4.replace_lane(v128.load(guide), 3, 1);
    const b = f32x4.replace_lane(v128.load(guide, 16), 3, 1);
    const c = f32x4.replace_lane(v128.load(guide, 32), 3, 1);
    const d = f32x4.replace_lane(v128.load(guide, 48), 3, 1);
    const lines = sums(
      f32x4.mul(a, v128.load(coefficients)),
      f32x4.mul(b, v128.load(coefficients, 16)),
      f32x4.mul(c, v128.load(coefficients, 32)),
      f32x4.mul(d, v128.load(coefficients, 48)),
    );
    const rest = f32x4.sub(f32x4.splat(1), opacity(lines));
    const weights = f32x4.add(f32x4.mul(rest, rest), f32x4.splat(0.001));
    v128.store(out, f32x4.mul(a, v128.shuffle<f32>(weights, weights, 0, 0, 0, 0)));
    v128.store(out, f32x4.mul(b, v128.shuffle<f32>(weights, weights, 1, 1, 1, 1)), 16);
    v128.store(out, f32x4.mul(c, v128.shuffle<f32>(weights, weights, 2, 2, 2, 2)), 32);
    v128.store(out, f32x4.mul(d, v128.shuffle<f32>(weights, weights, 3, 3, 3, 3)), 48);
    guide += 64;
    coefficients += 64;
    out += 64;
  }
}

/**
 * How much of a pixel is the person, 0 to 1, for four pixels. `lines`: their coefficients applied to [y, u, v, 1]. The
 * blend does the same in 16 bits (./blend.ts).
 */
// @ts-ignore: decorator
@inline
function opacity(lines: v128): v128 {
  const far = f32x4.mul(f32x4.sub(lines, f32x4.splat(ROOM)), f32x4.splat(<f32>1 / (PERSON - ROOM)));
  const t = f32x4.min(f32x4.max(far, f32x4.splat(0)), f32x4.splat(1));
  return f32x4.mul(f32x4.mul(t, t), f32x4.sub(f32x4.splat(3), f32x4.add(t, t)));
}

/** For each of four vectors, the sum of its lanes. */
// @ts-ignore: decorator
@inline
function sums(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(v128.shuffle<f32>(a, b, 0, 4, 1, 5), v128.shuffle<f32>(a, b, 2, 6, 3, 7));
  const cd = f32x4.add(v128.shuffle<f32>(c, d, 0, 4, 1, 5), v128.shuffle<f32>(c, d, 2, 6, 3, 7));
  return f32x4.add(v128.shuffle<f32>(ab, cd, 0, 1, 4, 5), v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
}

/** Divides w · [y, u, v, 1] by w, in place. */
export function divideByWeight(pixels: usize, count: i32): void {
  for (let p = 0; p < count; p++) {
    const pixel = v128.load(pixels);
    v128.store(pixels, f32x4.mul(pixel, f32x4.splat(<f32>1 / f32x4.extract_lane(pixel, 3))));
    pixels += 16;
  }
}

/**
 * Gives the kind of each cell between four pixels of the coefficients. The first and last cells of a row or column lie
 * half outside. The guide is between 0 and 1, so the line lies between b plus the negative coefficients and b plus the
 * positive ones; between the corners it is interpolated. `width`: a multiple of 4. `bounds`: room for two floats per
 * pixel; out [height + 1][width + 1] bytes. Returns whether all coefficients are finite.
 */
export function classify(coefficients: usize, bounds: usize, out: usize, width: i32, height: i32): bool {
  const row = (<usize>width) << 2;
  const lows = bounds;
  const highs = bounds + row * <usize>height;
  const sound = bound(coefficients, lows, highs, highs);
  for (let y = 0; y <= height; y++) {
    const above = <usize>max(y - 1, 0) * row;
    const below = <usize>min(y, height - 1) * row;
    for (let at: usize = 0; at < row; at += 16) {
      const low = f32x4.min(lowest(lows + at, above, below), lowest(lows + at + 4, above, below));
      const high = f32x4.max(highest(highs + at, above, below), highest(highs + at + 4, above, below));
      v128.store32_lane(out + (at >> 2) + 1, kindsOf(low, high), 0);
    }
    // At the edges there is one pixel instead of two.
    const last = row - 4;
    const first = kindsOf(lowest(lows, above, below), highest(highs, above, below));
    v128.store8_lane(out, first, 0);
    const end = kindsOf(lowest(lows + last, above, below), highest(highs + last, above, below));
    v128.store8_lane(out + <usize>width, end, 0);
    out += <usize>(width + 1);
  }
  return sound;
}

/** The lowest and highest values of the lines of four pixels at a time. Returns whether they are finite. */
function bound(coefficients: usize, lows: usize, highs: usize, end: usize): bool {
  const zero = f32x4.splat(0);
  let sound = v128.not(zero);
  for (; lows < end; lows += 16) {
    const a = v128.load(coefficients);
    const b = v128.load(coefficients, 16);
    const c = v128.load(coefficients, 32);
    const d = v128.load(coefficients, 48);
    coefficients += 64;
    const ab = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
    const cd = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
    const y = v128.shuffle<f32>(ab, cd, 0, 1, 4, 5);
    const u = v128.shuffle<f32>(ab, cd, 2, 3, 6, 7);
    const abRest = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
    const cdRest = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
    const v = v128.shuffle<f32>(abRest, cdRest, 0, 1, 4, 5);
    const constant = v128.shuffle<f32>(abRest, cdRest, 2, 3, 6, 7);
    const falling = f32x4.add(f32x4.add(f32x4.min(y, zero), f32x4.min(u, zero)), f32x4.min(v, zero));
    const rising = f32x4.add(f32x4.add(f32x4.max(y, zero), f32x4.max(u, zero)), f32x4.max(v, zero));
    const low = f32x4.add(constant, falling);
    const high = f32x4.add(constant, rising);
    sound = v128.and(sound, f32x4.lt(f32x4.sub(high, low), f32x4.splat(Infinity)));
    v128.store(lows, low);
    v128.store(highs, high);
    highs += 16;
  }
  return i32x4.all_true(sound);
}

// @ts-ignore: decorator
@inline
function lowest(lows: usize, above: usize, below: usize): v128 {
  return f32x4.min(v128.load(lows + above), v128.load(lows + below));
}

// @ts-ignore: decorator
@inline
function highest(highs: usize, above: usize, below: usize): v128 {
  return f32x4.max(v128.load(highs + above), v128.load(highs + below));
}

/** The kinds of four cells as bytes, by the lowest and highest values of their lines. */
// @ts-ignore: decorator
@inline
function kindsOf(low: v128, high: v128): v128 {
  const rest = v128.bitselect(i32x4.splat(ONLY_PERSON), i32x4.splat(BOTH), f32x4.ge(low, f32x4.splat(PERSON)));
  const kinds = v128.bitselect(i32x4.splat(ONLY_ROOM), rest, f32x4.le(high, f32x4.splat(ROOM)));
  const words = i16x8.narrow_i32x4_s(kinds, kinds);
  return i8x16.narrow_i16x8_s(words, words);
}
