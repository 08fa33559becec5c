/**
 * Converts [y, u, v, .], 0 to 1, to red, green and blue for the network: three floats per pixel, clamped to 0 to 1.
 * Each of the three is `luma · (y - black)` plus its own factors times `u - ½` and `v - ½`.
 */
export function toRgb(
  guide: usize,
  rgb: usize,
  pixels: i32,
  black: f32,
  luma: f32,
  redV: f32,
  greenU: f32,
  greenV: f32,
  blueU: f32,
): void {
  const shareU = f32x4(0, greenU, blueU, 0);
  const shareV = f32x4(redV, greenV, 0, 0);
  const one = f32x4.splat(1);
  const zero = f32x4.splat(0);
  for (let p = 0; p < pixels; p++) {
    const y = (load<f32>(guide) - black) * luma;
    const u = f32x4.splat(load<f32>(guide, 4) - 0.5);
    const v = f32x4.splat(load<f32>(guide, 8) - 0.5);
    let colour = f32x4.add(f32x4.splat(y), f32x4.add(f32x4.mul(u, shareU), f32x4.mul(v, shareV)));
    colour = f32x4.max(f32x4.min(colour, one), zero);
    v128.store64_lane(rgb, colour, 0);
    v128.store32_lane(rgb, colour, 2, 8);
    guide += 16;
    rgb += 12;
  }
}

/**
 * Steadies the mask, in place: where it is uncertain and the luma does not change, 0.6 of the previous mask is kept.
 * Averaging every pixel would make the mask trail behind a moving head. `before`: [mask, luma] of the previous frame
 * for each pixel, replaced by this frame's; `first`: there was no previous frame. Returns whether the whole mask is
 * finite.
 */
export function steady(mask: usize, guide: usize, before: usize, pixels: i32, first: bool): bool {
  let sound = true;
  for (let p = 0; p < pixels; p++) {
    let value = load<f32>(mask);
    const luma = load<f32>(guide);
    if (!first) {
      const uncertain = <f32>4 * value * (<f32>1 - value);
      const still = max(<f32>1 - abs(luma - load<f32>(before, 4)) * STILL, <f32>0);
      value += KEPT * min(uncertain * WIDE, <f32>1) * still * (load<f32>(before) - value);
    }
    // NaN for NaN and for both infinities.
    if (value - value != 0) sound = false;
    store<f32>(mask, value);
    store<f32>(before, value);
    store<f32>(before, luma, 4);
    mask += 4;
    guide += 16;
    before += 8;
  }
  return sound;
}

const KEPT: f32 = 0.6;
/** A change of a sixteenth of the range is movement. */
const STILL: f32 = 16;
/** Mask values from 0.07 to 0.93 count as fully uncertain. */
const WIDE: f32 = 4;
