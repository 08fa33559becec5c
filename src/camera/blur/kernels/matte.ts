/**
 * Up to the first value of the line (see `opacity`) a pixel is surely room; from the second on it is surely the person.
 */
const ROOM: f32 = 0.12;
const PERSON: f32 = 0.65;

/** How much of a pixel is the person, 0 to 1. `line`: the pixel's coefficients applied to [y, u, v, 1]. */
// @ts-ignore: decorator
@inline
export function opacity(line: f32): f32 {
  const t = min(max((line - ROOM) * (<f32>1 / (PERSON - ROOM)), <f32>0), <f32>1);
  return t * t * (3 - 2 * t);
}

/**
 * Prepares the room for blurring, without the person: w · [y, u, v, 1] with w = (1 - opacity)² + 0.001. The small
 * constant gives every pixel some weight, so that there is a colour even behind the middle of the person. Guide,
 * coefficients and out: [pixels][4].
 */
export function excludePerson(guide: usize, coefficients: usize, out: usize, pixels: i32): void {
  for (let p = 0; p < pixels; p++) {
    const pixel = f32x4.replace_lane(v128.load(guide), 3, 1);
    const products = f32x4.mul(pixel, v128.load(coefficients));
    const rest = <f32>1 - opacity(sum(products));
    v128.store(out, f32x4.mul(pixel, f32x4.splat(rest * rest + <f32>0.001)));
    guide += 16;
    coefficients += 16;
    out += 16;
  }
}

/** Divides w · [y, u, v, 1] by w, in place. */
export function divideByWeight(pixels: usize, count: i32): void {
  for (let p = 0; p < count; p++) {
    const pixel = v128.load(pixels);
    v128.store(pixels, f32x4.mul(pixel, f32x4.splat(<f32>1 / f32x4.extract_lane(pixel, 3))));
    pixels += 16;
  }
}

// @ts-ignore: decorator
@inline
export function sum(products: v128): f32 {
  const halves = f32x4.add(products, v128.shuffle<f32>(products, products, 2, 3, 0, 1));
  return f32x4.extract_lane(halves, 0) + f32x4.extract_lane(halves, 1);
}

/**
 * Gives the kind of each cell between four pixels of the coefficients: 0, only room; 1, only the person; 2, both. The
 * first and last cells of a row or column lie half outside. The guide is between 0 and 1, so the line lies between b
 * plus the negative coefficients and b plus the positive ones; between the corners it is interpolated. `bounds`: room
 * for two floats per pixel; out [height + 1][width + 1] bytes. Returns whether all coefficients are finite.
 */
export function classify(coefficients: usize, bounds: usize, out: usize, width: i32, height: i32): bool {
  let sound = true;
  const zero = f32x4.splat(0);
  for (let p: usize = 0; p < <usize>(width * height); p++) {
    const line = v128.load(coefficients + (p << 4));
    const b = f32x4.extract_lane(line, 3);
    const slopes = f32x4.replace_lane(line, 3, 0);
    const low = b + sum(f32x4.min(slopes, zero));
    const high = b + sum(f32x4.max(slopes, zero));
    if (!(high - low < Infinity)) sound = false;
    store<f32>(bounds + (p << 3), low);
    store<f32>(bounds + (p << 3), high, 4);
  }
  for (let y = 0; y <= height; y++) {
    const above = max(y - 1, 0) * width;
    const below = min(y, height - 1) * width;
    for (let x = 0; x <= width; x++) {
      const left = max(x - 1, 0);
      const right = min(x, width - 1);
      const p0 = bounds + ((<usize>(above + left)) << 3);
      const p1 = bounds + ((<usize>(above + right)) << 3);
      const p2 = bounds + ((<usize>(below + left)) << 3);
      const p3 = bounds + ((<usize>(below + right)) << 3);
      const low = min(min(load<f32>(p0), load<f32>(p1)), min(load<f32>(p2), load<f32>(p3)));
      const high = max(max(load<f32>(p0, 4), load<f32>(p1, 4)), max(load<f32>(p2, 4), load<f32>(p3, 4)));
      store<u8>(out++, high <= ROOM ? 0 : low >= PERSON ? 1 : 2);
    }
  }
  return sound;
}
