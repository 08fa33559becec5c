/**
 * Enlarges to twice the width and height, bilinear with half-pixel centres: along each axis a new pixel is three
 * quarters of its nearest old one and a quarter of the next. Input [height][width][channels], `channels` a multiple of
 * 4.
 */
export function resize2x(input: usize, out: usize, height: i32, width: i32, channels: i32): void {
  const pixel = (<usize>channels) << 2;
  const row = pixel * <usize>width;
  for (let y = 0; y < 2 * height; y++) {
    const near = y >> 1;
    const next = min(max(near + (y & 1 ? 1 : -1), 0), height - 1);
    const nearRow = input + <usize>near * row;
    const nextRow = input + <usize>next * row;
    for (let c: usize = 0; c < pixel; c += 16) {
      let target = out + c;
      let here = between(nearRow + c, nextRow + c);
      let before = here;
      for (let x: usize = 0; x < row; x += pixel) {
        const ahead = x + pixel < row ? x + pixel : x;
        const after = between(nearRow + c + ahead, nextRow + c + ahead);
        const most = f32x4.mul(here, f32x4.splat(0.75));
        v128.store(target, f32x4.add(most, f32x4.mul(before, f32x4.splat(0.25))));
        v128.store(target + pixel, f32x4.add(most, f32x4.mul(after, f32x4.splat(0.25))));
        target += pixel << 1;
        before = here;
        here = after;
      }
    }
    out += row << 1;
  }
}

// @ts-ignore: decorator
@inline
function between(near: usize, next: usize): v128 {
  return f32x4.add(
    f32x4.mul(v128.load(near), f32x4.splat(0.75)),
    f32x4.mul(v128.load(next), f32x4.splat(0.25)),
  );
}

/**
 * Transposed convolution, 2×2 with stride 2, to one channel: each pixel becomes four. Input [height][width][channels],
 * weights [2][2][channels], out [2 · height][2 · width]. `channels`: a multiple of 4.
 */
export function transposeConv(
  input: usize,
  weights: usize,
  bias: usize,
  out: usize,
  height: i32,
  width: i32,
  channels: i32,
): void {
  const pixel = (<usize>channels) << 2;
  const outRow = (<usize>width) << 3;
  const start = v128.load32_splat(bias);
  for (let y = 0; y < height; y++) {
    for (let x: usize = 0; x < <usize>width; x++) {
      let a = f32x4.splat(0);
      let b = a;
      let c = a;
      let d = a;
      for (let i: usize = 0; i < pixel; i += 16) {
        const value = v128.load(input + i);
        a = f32x4.add(a, f32x4.mul(value, v128.load(weights + i)));
        b = f32x4.add(b, f32x4.mul(value, v128.load(weights + pixel + i)));
        c = f32x4.add(c, f32x4.mul(value, v128.load(weights + 2 * pixel + i)));
        d = f32x4.add(d, f32x4.mul(value, v128.load(weights + 3 * pixel + i)));
      }
      const sums = f32x4.add(start, f32x4.add(lower(a, b, c, d), upper(a, b, c, d)));
      v128.store64_lane(out + (x << 3), sums, 0);
      v128.store64_lane(out + outRow + (x << 3), sums, 1);
      input += pixel;
    }
    out += outRow << 1;
  }
}

/** For each of four vectors, the sum of its first two lanes. */
// @ts-ignore: decorator
@inline
function lower(a: v128, b: v128, c: v128, d: v128): v128 {
  const evens = v128.shuffle<f32>(v128.shuffle<f32>(a, b, 0, 4, 1, 5), v128.shuffle<f32>(c, d, 0, 4, 1, 5), 0, 1, 4, 5);
  const odds = v128.shuffle<f32>(v128.shuffle<f32>(a, b, 0, 4, 1, 5), v128.shuffle<f32>(c, d, 0, 4, 1, 5), 2, 3, 6, 7);
  return f32x4.add(evens, odds);
}

/** For each of four vectors, the sum of its last two lanes. */
// @ts-ignore: decorator
@inline
function upper(a: v128, b: v128, c: v128, d: v128): v128 {
  const evens = v128.shuffle<f32>(v128.shuffle<f32>(a, b, 2, 6, 3, 7), v128.shuffle<f32>(c, d, 2, 6, 3, 7), 0, 1, 4, 5);
  const odds = v128.shuffle<f32>(v128.shuffle<f32>(a, b, 2, 6, 3, 7), v128.shuffle<f32>(c, d, 2, 6, 3, 7), 2, 3, 6, 7);
  return f32x4.add(evens, odds);
}
