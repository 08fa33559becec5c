/** A model's operators one after the other, each as its definition has it: the plainest way, and by far the slowest. */
import type { Model, Operator } from "../../../src/camera/blur/model.ts";

export interface Values {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  /** [height][width][channels] */
  readonly values: Float32Array;
}

const ELEMENTWISE: Partial<Record<Operator["name"], (value: number) => number>> = {
  relu: (x) => Math.max(x, 0),
  hardSwish: (x) => (x * Math.min(Math.max(x + 3, 0), 6)) / 6,
  logistic: (x) => 1 / (1 + Math.exp(-x)),
};

export function interpret(model: Model, input: Values): Values {
  const made = new Map([[model.input, input]]);
  for (const { name, inputs, output, stride } of model.operators) {
    const [weights, bias] = inputs.filter((tensor) => model.constants.has(tensor));
    const constant = (tensor: number | undefined) => model.constants.get(tensor!)!;
    const [a, b] = inputs.map((tensor) => made.get(tensor)).filter((one) => one !== undefined) as [Values, Values];
    const apply = ELEMENTWISE[name];
    if (apply) made.set(output, { ...a, values: a.values.map(apply) });
    else if (name === "add")
      made.set(
        output,
        pairwise(a, b, (x, y) => x + y),
      );
    else if (name === "mul")
      made.set(
        output,
        pairwise(a, b, (x, y) => x * y),
      );
    else if (name === "averagePool") made.set(output, average(a));
    else if (name === "resize") made.set(output, twice(a));
    else if (name === "transposeConv") made.set(output, spread(a, constant(weights), constant(bias)));
    else {
      const [outputs = 0, height = 0, width = 0, last = 0] = model.shapes[weights!]!;
      const each = name === "depthwise";
      const window = { height, width, stride, each, channels: each ? last : outputs };
      made.set(output, convolve(a, constant(weights), constant(bias), window));
    }
  }
  return made.get(model.output)!;
}

function fill(
  [height, width, channels]: readonly [number, number, number],
  value: (y: number, x: number, c: number) => number,
): Values {
  const values = new Float32Array(height * width * channels);
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++) for (let c = 0; c < channels; c++, at++) values[at] = value(y, x, c);
  return { height, width, channels, values };
}

const at = ({ width, channels, values }: Values, y: number, x: number, c: number) =>
  values[(y * width + x) * channels + c]!;
const clamped = (index: number, length: number) => Math.min(Math.max(index, 0), length - 1);

/** The second may be one pixel, which then stands for all. */
function pairwise(a: Values, b: Values, of: (x: number, y: number) => number): Values {
  const [large, small] = a.values.length >= b.values.length ? [a, b] : [b, a];
  const values = large.values.map((value, index) => of(value, small.values[index % small.values.length]!));
  return { ...large, values };
}

function average(a: Values): Values {
  const pixels = a.height * a.width;
  return fill([1, 1, a.channels], (_y, _x, c) => {
    let sum = 0;
    for (let p = 0; p < pixels; p++) sum += a.values[p * a.channels + c]!;
    return sum / pixels;
  });
}

/** Bilinear, with half-pixel centres. */
function twice(a: Values): Values {
  const place = (index: number) => (index + 0.5) / 2 - 0.5;
  return fill([2 * a.height, 2 * a.width, a.channels], (y, x, c) => {
    const [fy, fx] = [place(y), place(x)];
    const [top, left] = [Math.floor(fy), Math.floor(fx)];
    const value = (dy: number, dx: number) => at(a, clamped(top + dy, a.height), clamped(left + dx, a.width), c);
    const row = (dy: number) => value(dy, 0) * (1 - (fx - left)) + value(dy, 1) * (fx - left);
    return row(0) * (1 - (fy - top)) + row(1) * (fy - top);
  });
}

/** Weights [1][2][2][in]. */
function spread(a: Values, weights: Float32Array, bias: Float32Array): Values {
  return fill([2 * a.height, 2 * a.width, 1], (y, x) => {
    let sum = bias[0]!;
    for (let c = 0; c < a.channels; c++)
      sum += at(a, y >> 1, x >> 1, c) * weights[(2 * (y % 2) + (x % 2)) * a.channels + c]!;
    return sum;
  });
}

/** `each`: each channel by itself, with weights [1][height][width][channels]; else all, with [out][height][width][in]. */
function convolve(
  a: Values,
  weights: Float32Array,
  bias: Float32Array,
  window: { height: number; width: number; stride: number; each: boolean; channels: number },
): Values {
  const { height, width, stride, each, channels } = window;
  const [rows, columns] = [Math.ceil(a.height / stride), Math.ceil(a.width / stride)];
  /** TensorFlow's "same": of what is lacking, the smaller half comes first. */
  const before = (count: number, size: number, length: number) =>
    Math.floor(Math.max((count - 1) * stride + size - length, 0) / 2);
  const [top, left] = [before(rows, height, a.height), before(columns, width, a.width)];
  return fill([rows, columns, channels], (y, x, c) => {
    let sum = bias[c]!;
    for (let ky = 0; ky < height; ky++) {
      for (let kx = 0; kx < width; kx++) {
        const [iy, ix] = [y * stride - top + ky, x * stride - left + kx];
        if (iy < 0 || ix < 0 || iy >= a.height || ix >= a.width) continue;
        const tap = ky * width + kx;
        if (each) sum += at(a, iy, ix, c) * weights[tap * channels + c]!;
        else
          for (let i = 0; i < a.channels; i++)
            sum += at(a, iy, ix, i) * weights[(c * height * width + tap) * a.channels + i]!;
      }
    }
    return sum;
  });
}
