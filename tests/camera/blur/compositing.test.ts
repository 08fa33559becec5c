/** Each kernel of the compositor against the plainest way to compute the same, on random shapes and contents. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { instantiateKernels, type Kernels } from "../../../src/camera/blur/kernels.ts";
import { makeArena } from "../../../src/camera/blur/memory.ts";
import { makeRandom } from "./clips/random.ts";

let kernels: Kernels;
beforeAll(async () => {
  kernels = await instantiateKernels(Uint8Array.from(readFileSync("src/camera/blur/kernels.wasm")));
});

const seed = fc.integer({ min: 1, max: 2 ** 30 });
const side = fc.integer({ min: 1, max: 40 });
const radius = fc.integer({ min: 1, max: 7 });

function bench() {
  const arena = makeArena(kernels.memory);
  const place = (bytes: number) => arena.take(bytes + 64);
  return {
    floats(values: Float32Array): number {
      const at = place(values.byteLength);
      new Float32Array(kernels.memory.buffer, at, values.length).set(values);
      return at;
    },
    bytes(values: Uint8Array): number {
      const at = place(values.length);
      new Uint8Array(kernels.memory.buffer, at, values.length).set(values);
      return at;
    },
    room: place,
    readFloats: (at: number, length: number) => new Float32Array(kernels.memory.buffer, at, length).slice(),
    readBytes: (at: number, length: number) => new Uint8Array(kernels.memory.buffer, at, length).slice(),
  };
}

function close(actual: ArrayLike<number>, wanted: ArrayLike<number>, tolerance: number): void {
  expect(actual.length).toBe(wanted.length);
  for (let i = 0; i < wanted.length; i++) {
    if (!(Math.abs(actual[i]! - wanted[i]!) <= tolerance)) expect.fail(`at ${i}: ${actual[i]} instead of ${wanted[i]}`);
  }
}

const floats = (from: number, length: number) => Float32Array.from({ length }, makeRandom(from));
const bytes = (from: number, length: number) => Uint8Array.from(floats(from, length), (value) => value * 256);

/** The mean of four floats a pixel over the window around (x, y), cut off at the edges. */
function windowMean(
  value: (pixel: number) => readonly number[],
  [x, y]: readonly [number, number],
  [width, height]: readonly [number, number],
  r: number,
): number[] {
  const sum: number[] = [];
  let count = 0;
  for (let wy = Math.max(0, y - r); wy <= Math.min(height - 1, y + r); wy++) {
    for (let wx = Math.max(0, x - r); wx <= Math.min(width - 1, x + r); wx++) {
      value(wy * width + wx).forEach((one, index) => (sum[index] = (sum[index] ?? 0) + one));
      count += 1;
    }
  }
  return sum.map((one) => one / count);
}

const pixels = (width: number, height: number) =>
  Array.from({ length: width * height }, (_, p) => [p % width, Math.floor(p / width)] as const);

describe("averages", () => {
  it("box", () => {
    fc.assert(
      fc.property(seed, side, side, radius, (from, width, height, r) => {
        const { floats: put, room, readFloats } = bench();
        const input = floats(from, 4 * width * height);
        const out = room(16 * width * height);
        kernels.box(put(input), out, room(16 * width), width, height, r);
        const at = (p: number) => [...input.subarray(4 * p, 4 * p + 4)];
        const wanted = pixels(width, height).flatMap((pixel) => windowMean(at, pixel, [width, height], r));
        close(readFloats(out, wanted.length), wanted, 1e-4);
      }),
    );
  });

  it("shrinking, to bytes and to floats", () => {
    fc.assert(
      fc.property(seed, side, side, side, side, (from, width, height, w, h) => {
        const { bytes: put, room, readBytes, readFloats } = bench();
        const plane = bytes(from, width * height);
        const [outBytes, outFloats, sums, input] = [room(w * h), room(16 * w * h), room(2 * width + 16), put(plane)];
        kernels.shrinkToBytes(input, width, height, sums, outBytes, w, h);
        kernels.shrinkToFloats(input, width, height, sums, outFloats, w, h);
        const range = (index: number, length: number, count: number) => {
          const first = Math.min(Math.floor((index * length) / count), length - 1);
          return [first, Math.max(first + 1, Math.floor(((index + 1) * length) / count))] as const;
        };
        const wanted = pixels(w, h).map(([x, y]) => {
          const [[left, right], [top, bottom]] = [range(x, width, w), range(y, height, h)];
          let sum = 0;
          for (let py = top; py < bottom; py++) for (let px = left; px < right; px++) sum += plane[py * width + px]!;
          return sum / ((right - left) * (bottom - top));
        });
        close(readBytes(outBytes, w * h), wanted, 0.501);
        const everyFourth = readFloats(outFloats, 4 * w * h).filter((_, i) => i % 4 === 0);
        close(
          everyFourth,
          wanted.map((value) => value / 255),
          1e-5,
        );
      }),
    );
  });
});

describe("colours", () => {
  it("chroma in pairs is parted", () => {
    fc.assert(
      fc.property(seed, fc.integer({ min: 1, max: 200 }), (from, count) => {
        const { bytes: put, room, readBytes } = bench();
        const pairs = bytes(from, 2 * count);
        const [u, v] = [room(count), room(count)];
        kernels.deinterleave(put(pairs), u, v, count);
        expect(readBytes(u, count)).toEqual(pairs.filter((_, i) => i % 2 === 0));
        expect(readBytes(v, count)).toEqual(pairs.filter((_, i) => i % 2 === 1));
      }),
    );
  });

  it("packed pixels become planes as BT.601 has it", () => {
    fc.assert(
      fc.property(
        seed,
        side,
        side,
        fc.constantFrom([0, 2] as const, [2, 0] as const),
        (from, width, height, [red, blue]) => {
          const { bytes: put, room, readBytes } = bench();
          const packed = bytes(from, 4 * width * height);
          const [w, h] = [(width + 1) >> 1, (height + 1) >> 1];
          const [y, u, v] = [room(width * height), room(w * h), room(w * h)];
          kernels.rgbToI420(put(packed), width, height, red, blue, y, u, v);
          const colour = (p: number) => [packed[4 * p + red]!, packed[4 * p + 1]!, packed[4 * p + blue]!] as const;
          const grey = ([r, g, b]: readonly number[]) => 0.299 * r! + 0.587 * g! + 0.114 * b!;
          const luma = pixels(width, height).map((_, p) => 16 + (grey(colour(p)) * 219) / 255);
          close(readBytes(y, width * height), luma, 1.01);
          const chroma = pixels(w, h).map(([x, row]) => {
            const across = [2 * x, 2 * x + 1].filter((px) => px < width);
            const down = [2 * row, 2 * row + 1].filter((py) => py < height);
            const all = down.flatMap((py) => across.map((px) => colour(py * width + px)));
            const [r, g, b] = [0, 1, 2].map((c) => all.reduce((sum, one) => sum + one[c]!, 0) / all.length);
            return [
              128 + ((b! - grey([r!, g!, b!])) * 112) / (255 * 0.886),
              128 + ((r! - grey([r!, g!, b!])) * 112) / (255 * 0.701),
            ];
          });
          close(
            readBytes(u, w * h),
            chroma.map(([one]) => one!),
            1.51,
          );
          close(
            readBytes(v, w * h),
            chroma.map(([, one]) => one!),
            1.51,
          );
        },
      ),
    );
  });

  it("luma and chroma become red, green and blue", () => {
    fc.assert(
      fc.property(seed, fc.integer({ min: 1, max: 50 }), (from, count) => {
        const { floats: put, room, readFloats } = bench();
        const guide = floats(from, 4 * count);
        const out = room(12 * count + 16);
        const [black, luma, redV, greenU, greenV, blueU] = [0.06, 1.16, 1.6, -0.39, -0.81, 2.02] as const;
        kernels.toRgb(put(guide), out, count, black, luma, redV, greenU, greenV, blueU);
        const wanted = Array.from({ length: count }, (_, p) => {
          const [y, u, v] = [(guide[4 * p]! - black) * luma, guide[4 * p + 1]! - 0.5, guide[4 * p + 2]! - 0.5];
          return [y + redV * v, y + greenU * u + greenV * v, y + blueU * u].map((c) => Math.min(Math.max(c, 0), 1));
        }).flat();
        close(readFloats(out, wanted.length), wanted, 1e-5);
      }),
    );
  });
});

describe("the mask", () => {
  it("is steadied where it is uncertain and nothing moved", () => {
    fc.assert(
      fc.property(seed, fc.integer({ min: 1, max: 60 }), fc.boolean(), (from, count, first) => {
        const { floats: put, readFloats } = bench();
        const [mask, last] = [floats(from, count), floats(from + 1, count)];
        const guide = floats(from + 2, 4 * count);
        // Half of the pixels stand still, or nearly.
        const luma = Float32Array.from({ length: count }, (_, p) => guide[4 * p]! + (p % 2 ? 0.01 * (p % 5) : 0.3));
        const before = Float32Array.from({ length: 2 * count }, (_, i) => (i % 2 ? luma : last)[i >> 1]!);
        const [m, b] = [put(mask), put(before)];
        expect(kernels.steady(m, put(guide), b, count, first ? 1 : 0)).toBe(1);
        const wanted = mask.map((value, p) => {
          if (first) return value;
          const uncertain = Math.min(16 * value * (1 - value), 1);
          const still = Math.max(1 - 16 * Math.abs(guide[4 * p]! - luma[p]!), 0);
          return value + 0.6 * uncertain * still * (last[p]! - value);
        });
        close(readFloats(m, count), wanted, 1e-5);
        close(
          readFloats(b, 2 * count),
          Array.from(wanted).flatMap((value, p) => [value, guide[4 * p]!]),
          1e-5,
        );
      }),
    );
  });

  it("is explained by the picture: the guided filter's lines", () => {
    fc.assert(
      fc.property(seed, side, side, fc.integer({ min: 1, max: 4 }), (from, width, height, r) => {
        const { floats: put, room, readFloats } = bench();
        const count = width * height;
        const [guide, mask] = [floats(from, 4 * count), floats(from + 1, count)];
        const epsilon = 0.01;
        const out = room(16 * count);
        kernels.guided(put(guide), put(mask), out, room(64 * width), width, height, r, epsilon);
        const wanted = pixels(width, height).flatMap((pixel) => {
          const means = windowMean(
            (p) => {
              const [y, u, v, m] = [guide[4 * p]!, guide[4 * p + 1]!, guide[4 * p + 2]!, mask[p]!];
              return [y, u, v, m, y * m, u * m, v * m, y * y, u * u, v * v, y * u, y * v, u * v];
            },
            pixel,
            [width, height],
            r,
          ) as [number, number, number, number, ...number[]];
          const [y, u, v, m, ym, um, vm, yy, uu, vv, yu, yv, uv] = means as number[] & Record<number, number>;
          const covariance = [ym! - y! * m!, um! - u! * m!, vm! - v! * m!];
          const matrix = [
            [yy! - y! * y! + epsilon, yu! - y! * u!, yv! - y! * v!],
            [yu! - y! * u!, uu! - u! * u! + epsilon, uv! - u! * v!],
            [yv! - y! * v!, uv! - u! * v!, vv! - v! * v! + epsilon],
          ];
          const a = covariance.every((value) => Math.abs(value) < 1e-5) ? [0, 0, 0] : solve(matrix, covariance);
          return [...a, m! - a[0]! * y! - a[1]! * u! - a[2]! * v!];
        });
        close(readFloats(out, wanted.length), wanted, 2e-2);
      }),
    );
  });

  it("leaves the room without the person", () => {
    fc.assert(
      fc.property(seed, fc.integer({ min: 1, max: 50 }), (from, count) => {
        const { floats: put, room, readFloats } = bench();
        const [guide, lines] = [floats(from, 4 * count), floats(from + 1, 4 * count).map((value) => value - 0.3)];
        const out = room(16 * count);
        kernels.excludePerson(put(guide), put(lines), out, count);
        const wanted = Array.from({ length: count }, (_, p) => {
          const [y, u, v] = guide.subarray(4 * p, 4 * p + 3) as unknown as [number, number, number];
          const line = y * lines[4 * p]! + u * lines[4 * p + 1]! + v * lines[4 * p + 2]! + lines[4 * p + 3]!;
          const t = Math.min(Math.max((line - 0.12) / (0.65 - 0.12), 0), 1);
          const weight = (1 - t * t * (3 - 2 * t)) ** 2 + 0.001;
          return [y * weight, u * weight, v * weight, weight];
        }).flat();
        close(readFloats(out, wanted.length), wanted, 1e-5);
        kernels.divideByWeight(out, count);
        const back = readFloats(out, 4 * count).map((value, i) => (i % 4 === 3 ? guide[i]! : value));
        close(back, guide, 1e-4);
      }),
    );
  });
});

/** Gauss's elimination, with the largest of each column as pivot. */
function solve(matrix: number[][], right: number[]): number[] {
  const rows = matrix.map((row, index) => [...row, right[index]!]);
  for (let column = 0; column < 3; column++) {
    const pivot = rows
      .slice(column)
      .reduce((best, row) => (Math.abs(row[column]!) > Math.abs(best[column]!) ? row : best));
    rows.splice(rows.indexOf(pivot), 1);
    rows.splice(column, 0, pivot);
    for (const row of rows) {
      if (row === pivot) continue;
      const share = row[column]! / pivot[column]!;
      row.forEach((_, index) => (row[index]! -= share * pivot[index]!));
    }
  }
  return rows.map((row, index) => row[3]! / row[index]!);
}
