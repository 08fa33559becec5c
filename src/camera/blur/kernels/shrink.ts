/**
 * Area average of a plane of bytes, [height][width] without padding, to [outHeight][outWidth] bytes. Each new pixel is
 * the mean of the old ones from where it begins up to where the next one begins, at least one. `sums`: room for width +
 * 8 numbers of 16 bits.
 */
export function shrinkToBytes(
  plane: usize,
  width: i32,
  height: i32,
  sums: usize,
  out: usize,
  outWidth: i32,
  outHeight: i32,
): void {
  for (let y = 0; y < outHeight; y++) {
    const rows = sumRows(plane, width, height, sums, y, outHeight);
    let from = 0;
    for (let x = 1; x <= outWidth; x++) {
      const to = (x * width) / outWidth;
      const last = max(from + 1, to);
      store<u8>(out++, <u8>nearest(sumOf(sums, from, last) / <f32>(rows * (last - from))));
      from = min(to, width - 1);
    }
  }
}

/** The same, to floats from 0 to 1. They are written to every fourth float from `out` on, as one of a pixel's four. */
export function shrinkToFloats(
  plane: usize,
  width: i32,
  height: i32,
  sums: usize,
  out: usize,
  outWidth: i32,
  outHeight: i32,
): void {
  for (let y = 0; y < outHeight; y++) {
    const rows = sumRows(plane, width, height, sums, y, outHeight);
    let from = 0;
    for (let x = 1; x <= outWidth; x++) {
      const to = (x * width) / outWidth;
      const last = max(from + 1, to);
      store<f32>(out, sumOf(sums, from, last) / <f32>(rows * (last - from) * 255));
      out += 16;
      from = min(to, width - 1);
    }
  }
}

/**
 * Adds up, for each column, the rows that fall into row `y` of the smaller picture; returns how many rows those are.
 */
function sumRows(plane: usize, width: i32, height: i32, sums: usize, y: i32, outHeight: i32): i32 {
  const first = min((y * height) / outHeight, height - 1);
  const last = max(first + 1, ((y + 1) * height) / outHeight);
  const whole = width & ~7;
  for (let x = 0; x < whole; x += 8) {
    let from = plane + <usize>(first * width + x);
    let sum = i16x8.splat(0);
    for (let row = first; row < last; row++) {
      sum = i16x8.add(sum, v128.load8x8_u(from));
      from += <usize>width;
    }
    v128.store(sums + <usize>(x << 1), sum);
  }
  for (let x = whole; x < width; x++) {
    let sum = 0;
    for (let row = first; row < last; row++) sum += <i32>load<u8>(plane + <usize>(row * width + x));
    store<u16>(sums + <usize>(x << 1), <u16>sum);
  }
  return last - first;
}

// @ts-ignore: decorator
@inline
function sumOf(sums: usize, from: i32, to: i32): f32 {
  let sum = 0;
  for (let x = from; x < to; x++) sum += <i32>load<u16>(sums + <usize>(x << 1));
  return <f32>sum;
}
