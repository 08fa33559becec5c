/**
 * Box average over windows of 2 · radius + 1 pixels a side, which are cropped at the edges. Pixels are four floats,
 * [height][width][4]. `columns`: room for one row. `input` and `out` must not overlap.
 */
export function box(input: usize, out: usize, columns: usize, width: i32, height: i32, radius: i32): void {
  const row = (<usize>width) << 4;
  memory.fill(columns, 0, row);
  for (let y = 0; y < min(radius, height); y++) addRow(columns, input + <usize>y * row, row);
  for (let y = 0; y < height; y++) {
    if (y + radius < height) addRow(columns, input + <usize>(y + radius) * row, row);
    if (y > radius) subtractRow(columns, input + <usize>(y - radius - 1) * row, row);
    const rows = min(y + radius, height - 1) - max(y - radius, 0) + 1;
    let sum = f32x4.splat(0);
    for (let x = 0; x < min(radius, width); x++) sum = f32x4.add(sum, v128.load(columns + <usize>(x << 4)));
    for (let x = 0; x < width; x++) {
      if (x + radius < width) sum = f32x4.add(sum, v128.load(columns + <usize>((x + radius) << 4)));
      if (x > radius) sum = f32x4.sub(sum, v128.load(columns + <usize>((x - radius - 1) << 4)));
      const wide = min(x + radius, width - 1) - max(x - radius, 0) + 1;
      v128.store(out, f32x4.mul(sum, f32x4.splat(<f32>1 / <f32>(rows * wide))));
      out += 16;
    }
  }
}

// @ts-ignore: decorator
@inline
function addRow(columns: usize, from: usize, row: usize): void {
  for (let x: usize = 0; x < row; x += 16) {
    v128.store(columns + x, f32x4.add(v128.load(columns + x), v128.load(from + x)));
  }
}

// @ts-ignore: decorator
@inline
function subtractRow(columns: usize, from: usize, row: usize): void {
  for (let x: usize = 0; x < row; x += 16) {
    v128.store(columns + x, f32x4.sub(v128.load(columns + x), v128.load(from + x)));
  }
}
