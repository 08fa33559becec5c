import { activate } from "./activation";

/**
 * Depthwise convolution, 3×3 or 5×5: each channel by itself. Input [height][width][channels], weights
 * [size][size][channels], out and residual (0: none) [outHeight][outWidth][channels]. `channels`: a multiple of 4.
 */
export function depthwise(
  input: usize,
  weights: usize,
  bias: usize,
  residual: usize,
  out: usize,
  height: i32,
  width: i32,
  outHeight: i32,
  outWidth: i32,
  channels: i32,
  size: i32,
  stride: i32,
  top: i32,
  left: i32,
  activation: i32,
): void {
  const pixel = (<usize>channels) << 2;
  const row = pixel * <usize>width;
  const outRow = pixel * <usize>outWidth;
  for (let y = 0; y < outHeight; y++) {
    const fromY = stride * y - top;
    const firstY = max(0, -fromY);
    const lastY = min(size, height - fromY);
    for (let c: usize = 0; c < pixel; c += 16) {
      const start = v128.load(bias + c);
      const at = input + c + <usize>(fromY + firstY) * row;
      const taps = weights + c + <usize>(firstY * size) * pixel;
      let target = out + c;
      let beside = residual ? residual + c : 0;
      let x = 0;
      while (x < outWidth) {
        const fromX = stride * x - left;
        if (stride == 1 && fromX >= 0 && fromX + size + 3 <= width && x + 4 <= outWidth) {
          const from = at + <usize>fromX * pixel;
          if (size == 3) four3(from, row, taps, pixel, start, lastY - firstY, target, beside, activation);
          else four5(from, row, taps, pixel, start, lastY - firstY, target, beside, activation);
          target += pixel << 2;
          if (beside) beside += pixel << 2;
          x += 4;
        } else {
          const firstX = max(0, -fromX);
          const lastX = min(size, width - fromX);
          let sum = start;
          let line = at + <usize>(fromX + firstX) * pixel;
          let tapLine = taps + <usize>firstX * pixel;
          for (let ky = firstY; ky < lastY; ky++) {
            let from = line;
            let tap = tapLine;
            for (let kx = firstX; kx < lastX; kx++) {
              sum = f32x4.add(sum, f32x4.mul(v128.load(from), v128.load(tap)));
              from += pixel;
              tap += pixel;
            }
            line += row;
            tapLine += <usize>size * pixel;
          }
          store(sum, target, beside, activation);
          target += pixel;
          if (beside) beside += pixel;
          x += 1;
        }
      }
    }
    out += outRow;
    if (residual) residual += outRow;
  }
}

// @ts-ignore: decorator
@inline
function store(sum: v128, target: usize, beside: usize, activation: i32): void {
  sum = activate(sum, activation);
  if (beside) sum = f32x4.add(sum, v128.load(beside));
  v128.store(target, sum);
}

/** Computes four neighbours at once, which share the weights and the pixels that their windows have in common. */
// @ts-ignore: decorator
@inline
function four3(
  from: usize,
  row: usize,
  taps: usize,
  pixel: usize,
  start: v128,
  rows: i32,
  target: usize,
  beside: usize,
  activation: i32,
): void {
  let a = start;
  let b = start;
  let c = start;
  let d = start;
  for (let y = 0; y < rows; y++) {
    const w0 = v128.load(taps);
    const w1 = v128.load(taps + pixel);
    const w2 = v128.load(taps + 2 * pixel);
    const i0 = v128.load(from);
    const i1 = v128.load(from + pixel);
    const i2 = v128.load(from + 2 * pixel);
    const i3 = v128.load(from + 3 * pixel);
    const i4 = v128.load(from + 4 * pixel);
    const i5 = v128.load(from + 5 * pixel);
    a = f32x4.add(a, f32x4.add(f32x4.mul(i0, w0), f32x4.add(f32x4.mul(i1, w1), f32x4.mul(i2, w2))));
    b = f32x4.add(b, f32x4.add(f32x4.mul(i1, w0), f32x4.add(f32x4.mul(i2, w1), f32x4.mul(i3, w2))));
    c = f32x4.add(c, f32x4.add(f32x4.mul(i2, w0), f32x4.add(f32x4.mul(i3, w1), f32x4.mul(i4, w2))));
    d = f32x4.add(d, f32x4.add(f32x4.mul(i3, w0), f32x4.add(f32x4.mul(i4, w1), f32x4.mul(i5, w2))));
    from += row;
    taps += 3 * pixel;
  }
  store(a, target, beside, activation);
  store(b, target + pixel, beside ? beside + pixel : 0, activation);
  store(c, target + 2 * pixel, beside ? beside + 2 * pixel : 0, activation);
  store(d, target + 3 * pixel, beside ? beside + 3 * pixel : 0, activation);
}

// @ts-ignore: decorator
@inline
function four5(
  from: usize,
  row: usize,
  taps: usize,
  pixel: usize,
  start: v128,
  rows: i32,
  target: usize,
  beside: usize,
  activation: i32,
): void {
  let a = start;
  let b = start;
  let c = start;
  let d = start;
  for (let y = 0; y < rows; y++) {
    let i0 = v128.load(from);
    let i1 = v128.load(from + pixel);
    let i2 = v128.load(from + 2 * pixel);
    for (let x: usize = 0; x < 5; x++) {
      const w = v128.load(taps);
      const i3 = v128.load(from + (x + 3) * pixel);
      a = f32x4.add(a, f32x4.mul(i0, w));
      b = f32x4.add(b, f32x4.mul(i1, w));
      c = f32x4.add(c, f32x4.mul(i2, w));
      d = f32x4.add(d, f32x4.mul(i3, w));
      i0 = i1;
      i1 = i2;
      i2 = i3;
      taps += pixel;
    }
    from += row;
  }
  store(a, target, beside, activation);
  store(b, target + pixel, beside ? beside + pixel : 0, activation);
  store(c, target + 2 * pixel, beside ? beside + 2 * pixel : 0, activation);
  store(d, target + 3 * pixel, beside ? beside + 3 * pixel : 0, activation);
}
