/**
 * Separates the interleaved chroma of NV12: `count` pairs [u, v] at `pairs` become `count` bytes each at `u` and `v`.
 */
export function deinterleave(pairs: usize, u: usize, v: usize, count: i32): void {
  let i: usize = 0;
  const whole = <usize>(count & ~15);
  for (; i < whole; i += 16) {
    const a = v128.load(pairs + (i << 1));
    const b = v128.load(pairs + (i << 1), 16);
    v128.store(u + i, v128.shuffle<u8>(a, b, 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30));
    v128.store(v + i, v128.shuffle<u8>(a, b, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31));
  }
  for (; i < <usize>count; i++) {
    store<u8>(u + i, load<u8>(pairs + (i << 1)));
    store<u8>(v + i, load<u8>(pairs + (i << 1), 1));
  }
}

/**
 * Converts pixels of four bytes, [height][width], to I420 after ITU-R BT.601 (limited range, in 8-bit fixed point).
 * `red`, `blue`: the positions of the two in a pixel. Chroma is computed from the mean of up to four pixels.
 */
export function rgbToI420(
  pixels: usize,
  width: i32,
  height: i32,
  red: i32,
  blue: i32,
  y: usize,
  u: usize,
  v: usize,
): void {
  const count = <usize>(width * height);
  for (let i: usize = 0; i < count; i++) {
    const p = pixels + (i << 2);
    const r = <i32>load<u8>(p + red);
    const g = <i32>load<u8>(p, 1);
    const b = <i32>load<u8>(p + blue);
    store<u8>(y + i, ((66 * r + 129 * g + 25 * b + 128) >> 8) + 16);
  }
  for (let top = 0; top < height; top += 2) {
    const below = min(top + 1, height - 1);
    for (let left = 0; left < width; left += 2) {
      const right = min(left + 1, width - 1);
      const p0 = pixels + <usize>((top * width + left) << 2);
      const p1 = pixels + <usize>((top * width + right) << 2);
      const p2 = pixels + <usize>((below * width + left) << 2);
      const p3 = pixels + <usize>((below * width + right) << 2);
      const r = (<i32>load<u8>(p0 + red) + load<u8>(p1 + red) + load<u8>(p2 + red) + load<u8>(p3 + red) + 2) >> 2;
      const g = (<i32>load<u8>(p0, 1) + load<u8>(p1, 1) + load<u8>(p2, 1) + load<u8>(p3, 1) + 2) >> 2;
      const b = (<i32>load<u8>(p0 + blue) + load<u8>(p1 + blue) + load<u8>(p2 + blue) + load<u8>(p3 + blue) + 2) >> 2;
      store<u8>(u++, ((-38 * r - 74 * g + 112 * b + 128) >> 8) + 128);
      store<u8>(v++, ((112 * r - 94 * g - 18 * b + 128) >> 8) + 128);
    }
  }
}
