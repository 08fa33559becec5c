/** The activations that can follow a sum, with the same numbers as in ../network.ts. */
const RELU: i32 = 1;
const HARD_SWISH: i32 = 2;
const SIGMOID: i32 = 3;

// @ts-ignore: decorator
@inline
export function activate(x: v128, activation: i32): v128 {
  if (activation == RELU) return f32x4.max(x, f32x4.splat(0));
  if (activation == HARD_SWISH) {
    const gate = f32x4.min(f32x4.max(f32x4.add(x, f32x4.splat(3)), f32x4.splat(0)), f32x4.splat(6));
    return f32x4.mul(x, f32x4.mul(gate, f32x4.splat(<f32>1 / 6)));
  }
  if (activation == SIGMOID) return logistic(x);
  return x;
}

/**
 * 1 / (1 + e^-x), to about six digits. e^y = 2^n · 2^f with n an integer and f in [-½, ½]: n goes into the exponent's
 * bits, and 2^f is a Taylor polynomial of degree 6. NaN gives NaN.
 */
// @ts-ignore: decorator
@inline
export function logistic(x: v128): v128 {
  const limited = f32x4.max(f32x4.min(x, f32x4.splat(40)), f32x4.splat(-40));
  const y = f32x4.mul(limited, f32x4.splat(-1.4426950408889634));
  const n = f32x4.nearest(y);
  const f = f32x4.mul(f32x4.sub(y, n), f32x4.splat(0.6931471805599453));
  let power = f32x4.splat(<f32>(1.0 / 720));
  power = f32x4.add(f32x4.mul(power, f), f32x4.splat(<f32>(1.0 / 120)));
  power = f32x4.add(f32x4.mul(power, f), f32x4.splat(<f32>(1.0 / 24)));
  power = f32x4.add(f32x4.mul(power, f), f32x4.splat(<f32>(1.0 / 6)));
  power = f32x4.add(f32x4.mul(power, f), f32x4.splat(0.5));
  power = f32x4.add(f32x4.mul(power, f), f32x4.splat(1));
  power = f32x4.add(f32x4.mul(power, f), f32x4.splat(1));
  const exponent = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23);
  return f32x4.div(f32x4.splat(1), f32x4.add(f32x4.splat(1), f32x4.mul(power, exponent)));
}

/** Applies the logistic function to `count` floats, in place. `count`: a multiple of 4. */
export function sigmoid(values: usize, count: i32): void {
  const end = values + ((<usize>count) << 2);
  for (let p = values; p < end; p += 16) v128.store(p, logistic(v128.load(p)));
}
