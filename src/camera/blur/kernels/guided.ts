/**
 * The guided filter (He, Sun and Tang, "Guided Image Filtering", section 3.4) with a guide of three channels. Gives the
 * linear coefficients [a_y, a_u, a_v, b] that best explain the mask by the guide in the window around each pixel,
 * before they are averaged. Guide [height][width][4], mask [height][width], out [height][width][4]. `columns`: room for
 * 16 floats per column.
 */
export function guided(
  guide: usize,
  mask: usize,
  out: usize,
  columns: usize,
  width: i32,
  height: i32,
  radius: i32,
  epsilon: f32,
): void {
  memory.fill(columns, 0, (<usize>width) << 6);
  for (let y = 0; y < min(radius, height); y++) gather(guide, mask, columns, width, y, 1);
  for (let y = 0; y < height; y++) {
    if (y + radius < height) gather(guide, mask, columns, width, y + radius, 1);
    if (y > radius) gather(guide, mask, columns, width, y - radius - 1, -1);
    const rows = min(y + radius, height - 1) - max(y - radius, 0) + 1;
    let means = f32x4.splat(0);
    let withMask = means;
    let squares = means;
    let others = means;
    for (let x = -radius; x < width; x++) {
      if (x + radius < width) {
        const c = columns + <usize>((x + radius) << 6);
        means = f32x4.add(means, v128.load(c));
        withMask = f32x4.add(withMask, v128.load(c, 16));
        squares = f32x4.add(squares, v128.load(c, 32));
        others = f32x4.add(others, v128.load(c, 48));
      }
      if (x > radius) {
        const c = columns + <usize>((x - radius - 1) << 6);
        means = f32x4.sub(means, v128.load(c));
        withMask = f32x4.sub(withMask, v128.load(c, 16));
        squares = f32x4.sub(squares, v128.load(c, 32));
        others = f32x4.sub(others, v128.load(c, 48));
      }
      if (x < 0) continue;
      const wide = min(x + radius, width - 1) - max(x - radius, 0) + 1;
      const share = f32x4.splat(<f32>1 / <f32>(rows * wide));
      v128.store(
        out,
        solve(f32x4.mul(means, share), f32x4.mul(withMask, share), f32x4.mul(squares, share), f32x4.mul(others, share), epsilon),
      );
      out += 16;
    }
  }
}

/**
 * Adds `sign` times one row to the columns' sums of [y, u, v, m], m · [y, u, v, m], [yy, uu, vv, .] and [yu, yv, uv,
 * .].
 */
function gather(guide: usize, mask: usize, columns: usize, width: i32, y: i32, sign: f32): void {
  let g = guide + ((<usize>(y * width)) << 4);
  let m = mask + ((<usize>(y * width)) << 2);
  const signs = f32x4.splat(sign);
  for (let x = 0; x < width; x++) {
    const value = load<f32>(m);
    const pixel = f32x4.replace_lane(v128.load(g), 3, value);
    const signed = f32x4.mul(pixel, signs);
    v128.store(columns, f32x4.add(v128.load(columns), signed));
    v128.store(columns, f32x4.add(v128.load(columns, 16), f32x4.mul(signed, f32x4.splat(value))), 16);
    v128.store(columns, f32x4.add(v128.load(columns, 32), f32x4.mul(signed, pixel)), 32);
    const left = v128.shuffle<f32>(signed, signed, 0, 0, 1, 3);
    const right = v128.shuffle<f32>(pixel, pixel, 1, 2, 2, 3);
    v128.store(columns, f32x4.add(v128.load(columns, 48), f32x4.mul(left, right)), 48);
    columns += 64;
    g += 16;
    m += 4;
  }
}

/** Where all three covariances are below this, the guide explains nothing, and the mean of the mask is taken. */
const FLAT: f32 = 1e-5;

/** (Σ + ε)⁻¹ · cov(guide, mask) by Cramer's rule, and b = mean(mask) - a · mean(guide). */
// @ts-ignore: decorator
@inline
function solve(means: v128, withMask: v128, squares: v128, others: v128, epsilon: f32): v128 {
  const y = f32x4.extract_lane(means, 0);
  const u = f32x4.extract_lane(means, 1);
  const v = f32x4.extract_lane(means, 2);
  const m = f32x4.extract_lane(means, 3);
  const covariance = f32x4.sub(withMask, f32x4.mul(means, f32x4.splat(m)));
  const cy = f32x4.extract_lane(covariance, 0);
  const cu = f32x4.extract_lane(covariance, 1);
  const cv = f32x4.extract_lane(covariance, 2);
  if (abs(cy) < FLAT && abs(cu) < FLAT && abs(cv) < FLAT) return f32x4(0, 0, 0, m);
  const variance = f32x4.add(f32x4.sub(squares, f32x4.mul(means, means)), f32x4.splat(epsilon));
  const yy = f32x4.extract_lane(variance, 0);
  const uu = f32x4.extract_lane(variance, 1);
  const vv = f32x4.extract_lane(variance, 2);
  const yu = f32x4.extract_lane(others, 0) - y * u;
  const yv = f32x4.extract_lane(others, 1) - y * v;
  const uv = f32x4.extract_lane(others, 2) - u * v;
  const i00 = uu * vv - uv * uv;
  const i01 = yv * uv - yu * vv;
  const i02 = yu * uv - yv * uu;
  const i11 = yy * vv - yv * yv;
  const i12 = yu * yv - yy * uv;
  const i22 = yy * uu - yu * yu;
  const scale = <f32>1 / (yy * i00 + yu * i01 + yv * i02);
  const ay = (i00 * cy + i01 * cu + i02 * cv) * scale;
  const au = (i01 * cy + i11 * cu + i12 * cv) * scale;
  const av = (i02 * cy + i12 * cu + i22 * cv) * scale;
  return f32x4(ay, au, av, m - ay * y - au * u - av * v);
}
