import { activate } from "./activation";

/**
 * 1×1 convolution: `out[p][o] = activation(bias[o] + sum over i of input[p][i] · weights[i][o]) + residual[p][o]`.
 * Weights are in blocks of eight outputs, [outputs / 8][inputs][8]. `outputs`: a multiple of 8. `residual`: 0 for none.
 */
export function conv1x1(
  input: usize,
  weights: usize,
  bias: usize,
  residual: usize,
  out: usize,
  pixels: i32,
  inputs: i32,
  outputs: i32,
  activation: i32,
): void {
  const inRow = (<usize>inputs) << 2;
  const outRow = (<usize>outputs) << 2;
  const quads = pixels & ~3;
  for (let p = 0; p < quads; p += 4) {
    four(input, inRow, weights, bias, residual, out, outRow, inRow, activation);
    input += inRow << 2;
    out += outRow << 2;
    if (residual) residual += outRow << 2;
  }
  for (let p = quads; p < pixels; p++) {
    one(input, weights, bias, residual, out, outRow, inRow, activation);
    input += inRow;
    out += outRow;
    if (residual) residual += outRow;
  }
}

/**
 * Computes four pixels at a time: with eight outputs each, that is as many sums as a 64-bit processor's registers hold.
 */
// @ts-ignore: decorator
@inline
function four(
  input: usize,
  step: usize,
  weights: usize,
  bias: usize,
  residual: usize,
  out: usize,
  outRow: usize,
  inRow: usize,
  activation: i32,
): void {
  for (let o: usize = 0; o < outRow; o += 32) {
    let a0 = v128.load(bias + o);
    let a1 = v128.load(bias + o, 16);
    let b0 = a0;
    let b1 = a1;
    let c0 = a0;
    let c1 = a1;
    let d0 = a0;
    let d1 = a1;
    let second = input + step;
    let third = second + step;
    let fourth = third + step;
    const end = input + inRow;
    for (let first = input; first < end; first += 4) {
      const w0 = v128.load(weights);
      const w1 = v128.load(weights, 16);
      weights += 32;
      const a = v128.load32_splat(first);
      a0 = f32x4.add(a0, f32x4.mul(a, w0));
      a1 = f32x4.add(a1, f32x4.mul(a, w1));
      const b = v128.load32_splat(second);
      b0 = f32x4.add(b0, f32x4.mul(b, w0));
      b1 = f32x4.add(b1, f32x4.mul(b, w1));
      const c = v128.load32_splat(third);
      c0 = f32x4.add(c0, f32x4.mul(c, w0));
      c1 = f32x4.add(c1, f32x4.mul(c, w1));
      const d = v128.load32_splat(fourth);
      d0 = f32x4.add(d0, f32x4.mul(d, w0));
      d1 = f32x4.add(d1, f32x4.mul(d, w1));
      second += 4;
      third += 4;
      fourth += 4;
    }
    finish(a0, a1, residual, out, o, activation);
    finish(b0, b1, residual ? residual + outRow : 0, out + outRow, o, activation);
    finish(c0, c1, residual ? residual + 2 * outRow : 0, out + 2 * outRow, o, activation);
    finish(d0, d1, residual ? residual + 3 * outRow : 0, out + 3 * outRow, o, activation);
  }
}

function one(
  input: usize,
  weights: usize,
  bias: usize,
  residual: usize,
  out: usize,
  outRow: usize,
  inRow: usize,
  activation: i32,
): void {
  for (let o: usize = 0; o < outRow; o += 32) {
    let a0 = v128.load(bias + o);
    let a1 = v128.load(bias + o, 16);
    for (let first = input; first < input + inRow; first += 4) {
      const a = v128.load32_splat(first);
      a0 = f32x4.add(a0, f32x4.mul(a, v128.load(weights)));
      a1 = f32x4.add(a1, f32x4.mul(a, v128.load(weights, 16)));
      weights += 32;
    }
    finish(a0, a1, residual, out, o, activation);
  }
}

// @ts-ignore: decorator
@inline
function finish(sum0: v128, sum1: v128, residual: usize, out: usize, o: usize, activation: i32): void {
  sum0 = activate(sum0, activation);
  sum1 = activate(sum1, activation);
  if (residual) {
    sum0 = f32x4.add(sum0, v128.load(residual + o));
    sum1 = f32x4.add(sum1, v128.load(residual + o, 16));
  }
  v128.store(out + o, sum0);
  v128.store(out + o, sum1, 16);
}

/** Multiplies the weights of `conv1x1` by a factor for each input: `out[.][i][.] = weights[.][i][.] · scale[i]`. */
export function scaleWeights(weights: usize, scale: usize, out: usize, inputs: i32, outputs: i32): void {
  for (let o = 0; o < outputs; o += 8) {
    for (let i: usize = 0; i < <usize>inputs; i++) {
      const factor = v128.load32_splat(scale + (i << 2));
      v128.store(out, f32x4.mul(v128.load(weights), factor));
      v128.store(out, f32x4.mul(v128.load(weights, 16), factor), 16);
      weights += 32;
      out += 32;
    }
  }
}

/**
 * The network's first layer: 3×3 with stride 2 over three channels. Input [height][width][3]; weights
 * [outputs / 8][3][3][3][8], in the order of rows, columns, channels; out [outHeight][outWidth][outputs].
 */
export function conv3x3(
  input: usize,
  weights: usize,
  bias: usize,
  out: usize,
  height: i32,
  width: i32,
  outHeight: i32,
  outWidth: i32,
  outputs: i32,
  top: i32,
  left: i32,
  activation: i32,
): void {
  const row = (<usize>(width * 3)) << 2;
  const outRow = (<usize>outputs) << 2;
  for (let y = 0; y < outHeight; y++) {
    const fromY = 2 * y - top;
    const firstY = max(0, -fromY);
    const lastY = min(3, height - fromY);
    let x = 0;
    while (x < outWidth) {
      const fromX = 2 * x - left;
      const at = input + <usize>(fromY * <i32>row + fromX * 12);
      if (fromX >= 0 && fromX + 9 <= width && x + 4 <= outWidth) {
        fourWindows(at, row, weights, bias, out, outRow, firstY, lastY, activation);
        out += outRow << 2;
        x += 4;
      } else {
        oneWindow(at, row, weights, bias, out, outRow, firstY, lastY, max(0, -fromX), min(3, width - fromX), activation);
        out += outRow;
        x += 1;
      }
    }
  }
}

// @ts-ignore: decorator
@inline
function fourWindows(
  at: usize,
  row: usize,
  weights: usize,
  bias: usize,
  out: usize,
  outRow: usize,
  firstY: i32,
  lastY: i32,
  activation: i32,
): void {
  for (let o: usize = 0; o < outRow; o += 32) {
    let a0 = v128.load(bias + o);
    let a1 = v128.load(bias + o, 16);
    let b0 = a0;
    let b1 = a1;
    let c0 = a0;
    let c1 = a1;
    let d0 = a0;
    let d1 = a1;
    const block = weights + o * 27;
    for (let y = firstY; y < lastY; y++) {
      let from = at + <usize>y * row;
      let weight = block + <usize>(y * 288);
      // Nine floats: three pixels of three channels. The next window begins two pixels, 24 bytes, further on.
      for (let i = 0; i < 9; i++) {
        const w0 = v128.load(weight);
        const w1 = v128.load(weight, 16);
        const a = v128.load32_splat(from);
        a0 = f32x4.add(a0, f32x4.mul(a, w0));
        a1 = f32x4.add(a1, f32x4.mul(a, w1));
        const b = v128.load32_splat(from, 24);
        b0 = f32x4.add(b0, f32x4.mul(b, w0));
        b1 = f32x4.add(b1, f32x4.mul(b, w1));
        const c = v128.load32_splat(from, 48);
        c0 = f32x4.add(c0, f32x4.mul(c, w0));
        c1 = f32x4.add(c1, f32x4.mul(c, w1));
        const d = v128.load32_splat(from, 72);
        d0 = f32x4.add(d0, f32x4.mul(d, w0));
        d1 = f32x4.add(d1, f32x4.mul(d, w1));
        from += 4;
        weight += 32;
      }
    }
    finish(a0, a1, 0, out, o, activation);
    finish(b0, b1, 0, out + outRow, o, activation);
    finish(c0, c1, 0, out + 2 * outRow, o, activation);
    finish(d0, d1, 0, out + 3 * outRow, o, activation);
  }
}

function oneWindow(
  at: usize,
  row: usize,
  weights: usize,
  bias: usize,
  out: usize,
  outRow: usize,
  firstY: i32,
  lastY: i32,
  firstX: i32,
  lastX: i32,
  activation: i32,
): void {
  for (let o: usize = 0; o < outRow; o += 32) {
    let a0 = v128.load(bias + o);
    let a1 = v128.load(bias + o, 16);
    for (let y = firstY; y < lastY; y++) {
      for (let i = 3 * firstX; i < 3 * lastX; i++) {
        const a = v128.load32_splat(at + <usize>y * row + <usize>(i << 2));
        const weight = weights + o * 27 + <usize>(y * 288 + i * 32);
        a0 = f32x4.add(a0, f32x4.mul(a, v128.load(weight)));
        a1 = f32x4.add(a1, f32x4.mul(a, v128.load(weight, 16)));
      }
    }
    finish(a0, a1, 0, out, o, activation);
  }
}
