/** Each kernel of the network against the plainest way to compute the same, on random shapes and contents. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { instantiateKernels, type Kernels } from "../../../src/camera/blur/kernels.ts";
import { makeArena } from "../../../src/camera/blur/memory.ts";

let kernels: Kernels;
beforeAll(async () => {
  kernels = await instantiateKernels(readFileSync("src/camera/blur/kernels.wasm"));
});

type Values = Float32Array;
const ACTIVATIONS = [
  (x: number) => x,
  (x: number) => Math.max(x, 0),
  (x: number) => (x * Math.min(Math.max(x + 3, 0), 6)) / 6,
  (x: number) => 1 / (1 + Math.exp(-x)),
];

/** The values from -2 to 2 that a seed leads to: quicker to make than arbitrary arrays, and as different. */
function random(seed: number, length: number): Values {
  let state = seed | 1;
  return Float32Array.from({ length }, () => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9;
    return ((state >>> 8) / 2 ** 24) * 4 - 2;
  });
}

/** A bench for one run: puts values into the kernels' memory, and reads what came out. */
function bench() {
  const arena = makeArena(kernels.memory);
  return {
    put(values: Values): number {
      const pointer = arena.take(values.byteLength);
      new Float32Array(kernels.memory.buffer, pointer, values.length).set(values);
      return pointer;
    },
    /** Filled with what no kernel may leave standing. */
    room: (length: number) => {
      const pointer = arena.take(4 * length + 16);
      new Float32Array(kernels.memory.buffer, pointer, length + 4).fill(12_345);
      return pointer;
    },
    /** Fails as well where something was written behind the end. */
    read(pointer: number, length: number): Values {
      const [behind] = new Float32Array(kernels.memory.buffer, pointer + 4 * length, 1);
      expect(behind).toBe(12_345);
      return new Float32Array(kernels.memory.buffer, pointer, length).slice();
    },
  };
}

function expectClose(actual: Values, wanted: ArrayLike<number>): void {
  expect(actual.length).toBe(wanted.length);
  const wrong = [...actual].findIndex((value, index) => !(Math.abs(value - wanted[index]!) < 1e-3));
  if (wrong >= 0) expect.fail(`at ${wrong}: ${actual[wrong]} instead of ${wanted[wrong]}`);
}

const seed = fc.integer({ min: 1, max: 2 ** 31 - 1 });
const activation = fc.integer({ min: 0, max: 3 });
const eights = fc.integer({ min: 1, max: 5 }).map((n) => 8 * n);
const fours = fc.integer({ min: 1, max: 6 }).map((n) => 4 * n);
const side = fc.integer({ min: 1, max: 14 });

/** [outputs][...][inputs] to [outputs / 8][...][inputs][8], value by value. */
function inBlocks(weights: Values, outputs: number): Values {
  const inputs = weights.length / outputs;
  const packed = new Float32Array(weights.length);
  for (let o = 0; o < outputs; o++)
    for (let i = 0; i < inputs; i++) packed[((o >> 3) * inputs + i) * 8 + (o & 7)] = weights[o * inputs + i]!;
  return packed;
}

/** A convolution as its definition has it: windows that reach over the edge find zeros there. */
function convolve(
  given: { input: Values; height: number; width: number; inputs: number; size: number; stride: number },
  { top, left }: { top: number; left: number },
  value: (o: number, tap: (ky: number, kx: number, i: number) => number) => number,
  outputs: number,
): number[] {
  const { input, height, width, inputs, size, stride } = given;
  const out: number[] = [];
  for (let y = 0; y < Math.ceil(height / stride); y++)
    for (let x = 0; x < Math.ceil(width / stride); x++)
      for (let o = 0; o < outputs; o++)
        out.push(
          value(o, (ky, kx, i) => {
            const [iy, ix] = [y * stride - top + ky, x * stride - left + kx];
            const inside = iy >= 0 && iy < height && ix >= 0 && ix < width && ky < size && kx < size;
            return inside ? input[(iy * width + ix) * inputs + i]! : 0;
          }),
        );
  return out;
}

const padding = (length: number, size: number, stride: number) =>
  Math.floor(Math.max((Math.ceil(length / stride) - 1) * stride + size - length, 0) / 2);

describe("convolutions", () => {
  it("conv1x1, with and without a residual", () => {
    fc.assert(
      fc.property(seed, side, fours, eights, activation, fc.boolean(), (seed, pixels, inputs, outputs, act, adds) => {
        const { put, room, read } = bench();
        const [input, weights] = [random(seed, pixels * inputs), random(seed + 1, inputs * outputs)];
        const [bias, residual] = [random(seed + 2, outputs), random(seed + 3, pixels * outputs)];
        const out = room(pixels * outputs);
        const beside = adds ? put(residual) : 0;
        kernels.conv1x1(
          put(input),
          put(inBlocks(weights, outputs)),
          put(bias),
          beside,
          out,
          pixels,
          inputs,
          outputs,
          act,
        );
        const wanted = Array.from({ length: pixels * outputs }, (_, at) => {
          const [p, o] = [Math.floor(at / outputs), at % outputs];
          let sum = bias[o]!;
          for (let i = 0; i < inputs; i++) sum += input[p * inputs + i]! * weights[o * inputs + i]!;
          return ACTIVATIONS[act]!(sum) + (adds ? residual[at]! : 0);
        });
        expectClose(read(out, pixels * outputs), wanted);
      }),
    );
  });

  it("scaleWeights does to the weights what a factor for each input does to the input", () => {
    fc.assert(
      fc.property(seed, fours, eights, (seed, inputs, outputs) => {
        const { put, room, read } = bench();
        const [weights, scale] = [random(seed, inputs * outputs), random(seed + 1, inputs)];
        const out = room(inputs * outputs);
        kernels.scaleWeights(put(inBlocks(weights, outputs)), put(scale), out, inputs, outputs);
        expectClose(
          read(out, inputs * outputs),
          inBlocks(
            weights.map((value, at) => value * scale[at % inputs]!),
            outputs,
          ),
        );
      }),
    );
  });

  it("conv3x3 over three channels with stride 2", () => {
    fc.assert(
      fc.property(seed, side, side, eights, activation, (seed, height, width, outputs, act) => {
        const { put, room, read } = bench();
        const input = random(seed, height * width * 3);
        const [weights, bias] = [random(seed + 1, outputs * 27), random(seed + 2, outputs)];
        const [outHeight, outWidth] = [Math.ceil(height / 2), Math.ceil(width / 2)];
        const edges = { top: padding(height, 3, 2), left: padding(width, 3, 2) };
        const length = outHeight * outWidth * outputs;
        const out = room(length);
        const pointers = [put(input), put(inBlocks(weights, outputs)), put(bias), out] as const;
        kernels.conv3x3(...pointers, height, width, outHeight, outWidth, outputs, edges.top, edges.left, act);
        const wanted = convolve(
          { input, height, width, inputs: 3, size: 3, stride: 2 },
          edges,
          (o, tap) => {
            let sum = bias[o]!;
            for (let k = 0; k < 27; k++)
              sum += weights[o * 27 + k]! * tap(Math.floor(k / 9), Math.floor(k / 3) % 3, k % 3);
            return ACTIVATIONS[act]!(sum);
          },
          outputs,
        );
        expectClose(read(out, length), wanted);
      }),
    );
  });

  it("depthwise, 3×3 and 5×5, with stride 1 and 2, with and without a residual", () => {
    const shape = fc.record({
      height: side,
      width: side,
      channels: fours,
      size: fc.constantFrom(3, 5),
      stride: fc.constantFrom(1, 2),
    });
    fc.assert(
      fc.property(
        seed,
        shape,
        activation,
        fc.boolean(),
        (seed, { height, width, channels, size, stride }, act, adds) => {
          const { put, room, read } = bench();
          const input = random(seed, height * width * channels);
          const [weights, bias] = [random(seed + 1, size * size * channels), random(seed + 2, channels)];
          const [outHeight, outWidth] = [Math.ceil(height / stride), Math.ceil(width / stride)];
          const length = outHeight * outWidth * channels;
          const residual = random(seed + 3, length);
          const edges = { top: padding(height, size, stride), left: padding(width, size, stride) };
          const out = room(length);
          const pointers = [put(input), put(weights), put(bias), adds ? put(residual) : 0, out] as const;
          const shape = [height, width, outHeight, outWidth, channels, size, stride] as const;
          kernels.depthwise(...pointers, ...shape, edges.top, edges.left, act);
          const plain = convolve(
            { input, height, width, inputs: channels, size, stride },
            edges,
            (c, tap) => {
              let sum = bias[c]!;
              for (let k = 0; k < size * size; k++)
                sum += weights[k * channels + c]! * tap(Math.floor(k / size), k % size, c);
              return ACTIVATIONS[act]!(sum);
            },
            channels,
          );
          expectClose(
            read(out, length),
            plain.map((value, at) => value + (adds ? residual[at]! : 0)),
          );
        },
      ),
    );
  });

  it("transposeConv", () => {
    fc.assert(
      fc.property(seed, side, side, fours, (seed, height, width, channels) => {
        const { put, room, read } = bench();
        const input = random(seed, height * width * channels);
        const [weights, bias] = [random(seed + 1, 4 * channels), random(seed + 2, 1)];
        const out = room(4 * height * width);
        kernels.transposeConv(put(input), put(weights), put(bias), out, height, width, channels);
        const wanted = Array.from({ length: 4 * height * width }, (_, at) => {
          const [y, x] = [Math.floor(at / (2 * width)), at % (2 * width)];
          const pixel = ((y >> 1) * width + (x >> 1)) * channels;
          let sum = bias[0]!;
          for (let c = 0; c < channels; c++)
            sum += input[pixel + c]! * weights[(2 * (y & 1) + (x & 1)) * channels + c]!;
          return sum;
        });
        expectClose(read(out, 4 * height * width), wanted);
      }),
    );
  });
});

describe("the rest", () => {
  it("fullyConnected", () => {
    fc.assert(
      fc.property(
        seed,
        fours,
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom(0, 1, 3),
        (seed, inputs, outputs, act) => {
          const { put, room, read } = bench();
          const [input, weights] = [random(seed, inputs), random(seed + 1, inputs * outputs)];
          const bias = random(seed + 2, outputs);
          const out = room(outputs);
          kernels.fullyConnected(put(input), put(weights), put(bias), out, inputs, outputs, act);
          const wanted = Array.from(bias, (sum, o) => {
            for (let i = 0; i < inputs; i++) sum += input[i]! * weights[o * inputs + i]!;
            return ACTIVATIONS[act]!(sum);
          });
          expectClose(read(out, outputs), wanted);
        },
      ),
    );
  });

  it("mean of one and of a sum", () => {
    fc.assert(
      fc.property(seed, side, fours, fc.boolean(), (seed, pixels, channels, two) => {
        const { put, room, read } = bench();
        const [a, b] = [random(seed, pixels * channels), random(seed + 1, pixels * channels)];
        const out = room(channels);
        kernels.mean(put(a), two ? put(b) : 0, out, pixels, channels);
        const wanted = Array.from({ length: channels }, (_, c) => {
          let sum = 0;
          for (let p = 0; p < pixels; p++) sum += a[p * channels + c]! + (two ? b[p * channels + c]! : 0);
          return sum / pixels;
        });
        expectClose(read(out, channels), wanted);
      }),
    );
  });

  it("multiplyAdd", () => {
    fc.assert(
      fc.property(seed, side, fours, (seed, pixels, channels) => {
        const { put, room, read } = bench();
        const [x, y] = [random(seed, pixels * channels), random(seed + 1, pixels * channels)];
        const factor = random(seed + 2, channels);
        const out = room(pixels * channels);
        kernels.multiplyAdd(put(x), put(y), put(factor), out, pixels, channels);
        expectClose(
          read(out, pixels * channels),
          x.map((value, at) => value * factor[at % channels]! + y[at]!),
        );
      }),
    );
  });

  it("resize2x", () => {
    fc.assert(
      fc.property(seed, side, side, fours, (seed, height, width, channels) => {
        const { put, room, read } = bench();
        const input = random(seed, height * width * channels);
        const length = 4 * height * width * channels;
        const out = room(length);
        kernels.resize2x(put(input), out, height, width, channels);
        const at = (y: number, x: number, c: number) => {
          const [cy, cx] = [Math.min(Math.max(y, 0), height - 1), Math.min(Math.max(x, 0), width - 1)];
          return input[(cy * width + cx) * channels + c]!;
        };
        const wanted = Array.from({ length }, (_, index) => {
          const [y, x, c] = [
            Math.floor(index / (2 * width * channels)),
            Math.floor(index / channels) % (2 * width),
            index % channels,
          ];
          const [sy, sx] = [(y + 0.5) / 2 - 0.5, (x + 0.5) / 2 - 0.5];
          const [y0, x0] = [Math.floor(sy), Math.floor(sx)];
          const [fy, fx] = [sy - y0, sx - x0];
          const above = at(y0, x0, c) * (1 - fx) + at(y0, x0 + 1, c) * fx;
          const below = at(y0 + 1, x0, c) * (1 - fx) + at(y0 + 1, x0 + 1, c) * fx;
          return above * (1 - fy) + below * fy;
        });
        expectClose(read(out, length), wanted);
      }),
    );
  });

  it("sigmoid, from one end to the other", () => {
    fc.assert(
      fc.property(
        fc.array(fc.float({ min: -100, max: 100, noNaN: true }), { minLength: 4, maxLength: 4 }),
        (values) => {
          const { put } = bench();
          const pointer = put(Float32Array.from(values));
          kernels.sigmoid(pointer, 4);
          expectClose(new Float32Array(kernels.memory.buffer, pointer, 4).slice(), values.map(ACTIVATIONS[3]!));
        },
      ),
    );
  });

  it("sigmoid leaves a NaN to be found", () => {
    const { put } = bench();
    const pointer = put(Float32Array.of(Number.NaN, 0, 1, 2));
    kernels.sigmoid(pointer, 4);
    expect(new Float32Array(kernels.memory.buffer, pointer, 1)[0]).toBeNaN();
  });
});
