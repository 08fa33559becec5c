/** `out[c] = mean over pixels of a[pixel][c] + b[pixel][c]`; `b` may be 0: there is none. Channels: a multiple of 4. */
export function mean(a: usize, b: usize, out: usize, pixels: i32, channels: i32): void {
  const row: usize = (<usize>channels) << 2;
  const scale = f32x4.splat(<f32>1 / <f32>pixels);
  for (let c: usize = 0; c < row; c += 16) {
    let sum = f32x4.splat(0);
    const end = a + c + row * <usize>pixels;
    for (let p = a + c; p < end; p += row) sum = f32x4.add(sum, v128.load(p));
    if (b != 0) {
      const last = b + c + row * <usize>pixels;
      for (let p = b + c; p < last; p += row) sum = f32x4.add(sum, v128.load(p));
    }
    v128.store(out + c, f32x4.mul(sum, scale));
  }
}
