/** The last step of the compositor against its definition: each pixel of each plane, for any lines, room and size. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { makeCompositor, netSize, type Size } from "../../../src/camera/blur/compositor.ts";
import { instantiateKernels, type Kernels } from "../../../src/camera/blur/kernels.ts";
import { makeArena } from "../../../src/camera/blur/memory.ts";
import { makeRandom } from "./clips/random.ts";
import { between, half } from "./netPixels.ts";

const CODING = { matrix: "bt601", fullRange: false } as const;

let wasm: Uint8Array<ArrayBuffer>;
beforeAll(() => {
  wasm = Uint8Array.from(readFileSync("src/camera/blur/kernels.wasm"));
});

interface Scene {
  readonly frame: Uint8Array;
  /** [netHeight][netWidth][4], as the kernels have them. */
  readonly lines: Float32Array;
  readonly room: Float32Array;
}

/** Lines like those at a person's edge: one half of the net is the person, the other is room, and in between is both. */
function sceneOf(size: Size, seed: number): Scene {
  const random = makeRandom(seed);
  const net = netSize(size);
  const pixels = net.width * net.height;
  const bytes = size.width * size.height + 2 * half(size).width * half(size).height;
  const edge = random() * net.width;
  const soft = 2 + random() * net.width;
  const lines = new Float32Array(4 * pixels);
  for (let p = 0; p < pixels; p++) {
    const [y, u, v] = [random() - 0.5, random() - 0.5, random() - 0.5];
    const person = Math.min(Math.max(((p % net.width) - edge) / soft + 0.5, 0), 1);
    // Steep where it is uncertain, flat where it is sure.
    const steep = 4 * person * (1 - person);
    lines.set([steep * y, steep * u, steep * v, person - (steep * (y + u + v)) / 2], 4 * p);
  }
  return {
    frame: Uint8Array.from({ length: bytes }, () => 255 * random()),
    lines,
    room: Float32Array.from({ length: 4 * pixels }, () => random()),
  };
}

/** As the kernels do it. The compositor is asked where its own network would have put the lines. */
async function blended(size: Size, { frame, lines, room }: Scene): Promise<Uint8Array> {
  const kernels = await instantiateKernels(wasm);
  const net = netSize(size);
  // In the place of the filter's result: the lines are what this test is about.
  const given: Kernels = {
    ...kernels,
    steady: () => 1,
    toRgb: () => undefined,
    guided: () => undefined,
    box: (_, out) => new Float32Array(kernels.memory.buffer, out, lines.length).set(lines),
  };
  const arena = makeArena(kernels.memory);
  const engine = { ...net, input: 0, output: 0, run: () => undefined };
  const compositor = makeCompositor(given, arena, size, CODING, engine);
  const { source, output } = compositor;
  new Uint8Array(kernels.memory.buffer, source.y, source.bytes).set(frame);
  expect(compositor.compose("fresh", { pixels: room })).toBe(true);
  return new Uint8Array(kernels.memory.buffer, output.y, output.bytes).slice();
}

/** The four channels of `values`, enlarged to this pixel of a plane. */
function enlarged(values: Float32Array, net: Size, x: number, y: number, plane: Size): readonly number[] {
  const [left, right, across] = between(x, plane.width, net.width);
  const [upper, lower, down] = between(y, plane.height, net.height);
  return [0, 1, 2, 3].map((channel) => {
    const at = (column: number, row: number) => values[4 * (row * net.width + column) + channel]!;
    const line = (row: number) => at(left, row) * (1 - across) + at(right, row) * across;
    return line(upper) * (1 - down) + line(lower) * down;
  });
}

/** The definition, plane by plane. */
function defined(size: Size, { frame, lines, room }: Scene): Float64Array {
  const net = netSize(size);
  const [small, luma] = [half(size), size.width * size.height];
  const chroma = small.width * small.height;
  const out = new Float64Array(frame.length);
  const mixed = (x: number, y: number, plane: Size, colour: readonly number[], channel: number) => {
    const [a, b, c, d] = enlarged(lines, net, x, y, plane) as [number, number, number, number];
    const line = (a * colour[0]! + b * colour[1]! + c * colour[2]!) / 255 + d;
    const t = Math.min(Math.max((line - 0.12) / (0.65 - 0.12), 0), 1);
    const behind = 255 * enlarged(room, net, x, y, plane)[channel]!;
    return behind + (colour[channel]! - behind) * t * t * (3 - 2 * t);
  };
  const luminance = (x: number, y: number) =>
    frame[Math.min(y, size.height - 1) * size.width + Math.min(x, size.width - 1)]!;
  const [blue, red] = [0, chroma].map(
    (offset) => (x: number, y: number) => frame[luma + offset + y * small.width + x]!,
  );
  for (let y = 0; y < size.height; y++)
    for (let x = 0; x < size.width; x++) {
      const colour = [luminance(x, y), blue!(x >> 1, y >> 1), red!(x >> 1, y >> 1)];
      out[y * size.width + x] = mixed(x, y, size, colour, 0);
    }
  for (let y = 0; y < small.height; y++)
    for (let x = 0; x < small.width; x++) {
      const four = [0, 1].flatMap((down) => [0, 1].map((on) => luminance(2 * x + on, 2 * y + down)));
      const colour = [four.reduce((sum, value) => sum + value) / 4, blue!(x, y), red!(x, y)];
      out[luma + y * small.width + x] = mixed(x, y, small, colour, 1);
      out[luma + chroma + y * small.width + x] = mixed(x, y, small, colour, 2);
    }
  return out;
}

/** Fails where a pixel is not what the definition says, but for what rounding leaves. */
async function compare(width: number, height: number, seed: number): Promise<void> {
  const scene = sceneOf({ width, height }, seed);
  const [made, wanted] = [await blended({ width, height }, scene), defined({ width, height }, scene)];
  const wrong = made.findIndex((value, at) => Math.abs(value - wanted[at]!) > 1.6);
  if (wrong >= 0) expect.fail(`at ${wrong} of ${made.length}: ${made[wrong]} instead of ${wanted[wrong]}`);
}

const seeds = fc.integer({ min: 1, max: 2 ** 30 });

it("every pixel is what its line makes of the camera's and the room's", async () => {
  const side = fc.integer({ min: 2, max: 64 });
  await fc.assert(fc.asyncProperty(side, side, seeds, compare), { numRuns: 150 });
});

it("where a pixel of the net is many of the picture's, too", async () => {
  const wide = fc.integer({ min: 257, max: 900 });
  const low = fc.integer({ min: 2, max: 40 });
  await fc.assert(fc.asyncProperty(wide, low, seeds, compare), { numRuns: 20 });
  await compare(2_561, 30, 1);
  await compare(30, 2_561, 2);
});
