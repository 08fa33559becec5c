import { logistic } from "./activation";

/**
 * Fully connected: `out[o] = activation(bias[o] + sum over i of input[i] · weights[o][i])`; activation 1 is ReLU, 3 the
 * logistic function, 0 none. `inputs`: a multiple of 4.
 */
export function fullyConnected(
  input: usize,
  weights: usize,
  bias: usize,
  out: usize,
  inputs: i32,
  outputs: i32,
  activation: i32,
): void {
  for (let o: usize = 0; o < <usize>outputs; o++) {
    let sums = f32x4.splat(0);
    for (let i: usize = 0; i < <usize>inputs; i += 4) {
      sums = f32x4.add(sums, f32x4.mul(v128.load(input + (i << 2)), v128.load(weights)));
      weights += 16;
    }
    let sum = load<f32>(bias + (o << 2));
    sum += f32x4.extract_lane(sums, 0) + f32x4.extract_lane(sums, 1);
    sum += f32x4.extract_lane(sums, 2) + f32x4.extract_lane(sums, 3);
    if (activation == 1) sum = max(sum, <f32>0);
    if (activation == 3) sum = f32x4.extract_lane(logistic(f32x4.splat(sum)), 0);
    store<f32>(out + (o << 2), sum);
  }
}

/** `out[c] = mean over pixels of a[pixel][c] + b[pixel][c]`; `b` may be 0 for none. `channels`: a multiple of 4. */
export function mean(a: usize, b: usize, out: usize, pixels: i32, channels: i32): void {
  const scale = f32x4.splat(<f32>1 / <f32>pixels);
  for (let c: usize = 0; c < (<usize>channels) << 2; c += 16) {
    let sum = total(a + c, pixels, channels);
    if (b) sum = f32x4.add(sum, total(b + c, pixels, channels));
    v128.store(out + c, f32x4.mul(sum, scale));
  }
}

// @ts-ignore: decorator
@inline
function total(from: usize, pixels: i32, channels: i32): v128 {
  const pixel = (<usize>channels) << 2;
  const end = from + pixel * <usize>pixels;
  let sum = f32x4.splat(0);
  for (; from < end; from += pixel) sum = f32x4.add(sum, v128.load(from));
  return sum;
}

/** `out[p][c] = x[p][c] · factor[c] + y[p][c]`. `channels`: a multiple of 4. */
export function multiplyAdd(x: usize, y: usize, factor: usize, out: usize, pixels: i32, channels: i32): void {
  const pixel = (<usize>channels) << 2;
  for (let p = 0; p < pixels; p++) {
    for (let c: usize = 0; c < pixel; c += 16) {
      const product = f32x4.mul(v128.load(x + c), v128.load(factor + c));
      v128.store(out + c, f32x4.add(product, v128.load(y + c)));
    }
    x += pixel;
    y += pixel;
    out += pixel;
  }
}
