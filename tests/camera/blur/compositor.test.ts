/** The compositor against the plainest way to compute the same, and what must hold whatever the network says. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import {
  type Backdrop,
  type Compositor,
  makeCompositor,
  netSize,
  type Size,
} from "../../../src/camera/blur/compositor.ts";
import type { Engine } from "../../../src/camera/blur/network.ts";
import { instantiateKernels, type Kernels } from "../../../src/camera/blur/kernels.ts";
import { makeArena } from "../../../src/camera/blur/memory.ts";
import { CLIPS, makeClip } from "./clips/clip.ts";
import { makeRandom } from "./clips/random.ts";
import { between, half } from "./netPixels.ts";
import { countReadable } from "./quality.ts";

const CODING = { matrix: "bt601", fullRange: false } as const;
const HD = { width: 1280, height: 720 };

let wasm: Uint8Array<ArrayBuffer>;
beforeAll(() => {
  wasm = Uint8Array.from(readFileSync("src/camera/blur/kernels.wasm"));
});

interface Bench {
  readonly kernels: Kernels;
  readonly compositor: Compositor;
  /** One frame; undefined: the compositor will not have it shown. */
  compose(i420: Uint8Array, mask: "fresh" | "kept" | "none", backdrop: Backdrop): Uint8Array | undefined;
}

/** A compositor whose network says what `mask` gives for each pixel of the net. */
async function bench(size: Size, mask?: (pixel: number) => number): Promise<Bench> {
  const kernels = await instantiateKernels(wasm);
  const arena = makeArena(kernels.memory);
  const net = netSize(size);
  const pixels = net.width * net.height;
  const [input, output] = [arena.take(12 * pixels), arena.take(4 * pixels)];
  const run = () =>
    new Float32Array(kernels.memory.buffer, output, pixels).forEach((_, pixel, all) => (all[pixel] = mask!(pixel)));
  const engine: Engine | undefined = mask && { ...net, input, output, run };
  const compositor = makeCompositor(kernels, arena, size, CODING, engine);
  return {
    kernels,
    compositor,
    compose(i420, from, backdrop) {
      const { source, output: out } = compositor;
      new Uint8Array(kernels.memory.buffer, source.y, source.bytes).set(i420);
      if (!compositor.compose(from, backdrop)) return undefined;
      return new Uint8Array(kernels.memory.buffer, out.y, out.bytes).slice();
    },
  };
}

function bytesOf(size: Size): number {
  return size.width * size.height + 2 * half(size).width * half(size).height;
}

function noise(size: Size, seed: number): Uint8Array {
  const random = makeRandom(seed);
  return Uint8Array.from({ length: bytesOf(size) }, () => 16 + 219 * random());
}

const sizes = fc.record({ width: fc.integer({ min: 2, max: 400 }), height: fc.integer({ min: 2, max: 400 }) });
const seeds = fc.integer({ min: 1, max: 2 ** 30 });
const RUNS = { numRuns: 20 };

function bilinear(at: (x: number, y: number) => number, x: ReturnType<typeof between>, y: ReturnType<typeof between>) {
  const row = (line: number) => at(x[0], line) * (1 - x[2]) + at(x[1], line) * x[2];
  return row(y[0]) * (1 - y[2]) + row(y[1]) * y[2];
}

describe("where the network finds nothing but person", () => {
  it("the picture is the camera's, to the bit", async () => {
    await fc.assert(
      fc.asyncProperty(sizes, seeds, async (size, seed) => {
        const { compose } = await bench(size, () => 1);
        const frame = noise(size, seed);
        expectSame(compose(frame, "fresh", { radius: 6 }), frame);
      }),
      RUNS,
    );
  });
});

describe("where the network finds nobody", () => {
  it("the picture is the backdrop, spread to full size, and nothing of the camera's", async () => {
    await fc.assert(
      fc.asyncProperty(sizes, seeds, async (size, seed) => {
        const { compose } = await bench(size, () => 0);
        const net = netSize(size);
        const random = makeRandom(seed);
        const pixels = Float32Array.from({ length: 4 * net.width * net.height }, random);
        const [one, other] = [noise(size, seed), noise(size, seed + 1)].map((frame) =>
          compose(frame, "fresh", { pixels }),
        );
        expectSame(one, other);
        for (let step = 0; step < 200; step++) {
          const [x, y] = [Math.floor(random() * size.width), Math.floor(random() * size.height)];
          const at = (px: number, py: number) => 255 * pixels[4 * (py * net.width + px)]!;
          const wanted = bilinear(at, between(x, size.width, net.width), between(y, size.height, net.height));
          expect(Math.abs(one![y * size.width + x]! - wanted)).toBeLessThanOrEqual(1);
        }
      }),
      RUNS,
    );
  });

  it("no more of the room survives than the net's size holds: what is shuffled within one of its pixels looks the same", async () => {
    const { compose } = await bench(HD, () => 0);
    const frame = noise(HD, 7);
    const shuffled = frame.slice();
    // 1280 to 256: five pixels by five are one.
    for (let y = 0; y < HD.height; y++) {
      for (let x = 0; x < HD.width; x++) {
        const to = (y - (y % 5) + ((y + 2) % 5)) * HD.width + x - (x % 5) + ((x + 3) % 5);
        shuffled[to] = frame[y * HD.width + x]!;
      }
    }
    const [one, other] = [compose(frame, "fresh", { radius: 1 })!, compose(shuffled, "fresh", { radius: 1 })!];
    const most = one.reduce((worst, value, p) => Math.max(worst, Math.abs(value - other[p]!)), 0);
    expect(most).toBeLessThanOrEqual(1);
  });
});

describe("in between", () => {
  it("each pixel is mixed as the guided filter's lines say", async () => {
    const size = { width: 320, height: 180 };
    const random = makeRandom(3);
    const mask = Float32Array.from({ length: 256 * 144 }, (_, p) => Math.min(Math.max((p % 256) / 128 - 0.5, 0), 1));
    const { compose } = await bench(size, (pixel) => mask[pixel]!);
    // One colour everywhere: the lines then know nothing but the mask's averages.
    const frame = new Uint8Array(bytesOf(size)).fill(200, 0, 320 * 180).fill(128, 320 * 180);
    const pixels = new Float32Array(4 * 256 * 144).fill(20 / 255);
    const out = compose(frame, "fresh", { pixels })!;
    const average = (x: number, y: number) => {
      // Two box filters of seven pixels, one for the lines and one over them.
      const once = (cx: number) => mean(cx, 256, (px) => mask[y * 256 + px]!);
      return mean(x, 256, once);
    };
    for (let step = 0; step < 500; step++) {
      const [x, y] = [Math.floor(random() * 320), Math.floor(random() * 180)];
      const line = bilinear(average, between(x, 320, 256), between(y, 180, 144));
      const t = Math.min(Math.max((line - 0.12) / (0.65 - 0.12), 0), 1);
      const opacity = t * t * (3 - 2 * t);
      expect(Math.abs(out[y * 320 + x]! - (opacity * 200 + (1 - opacity) * 20))).toBeLessThanOrEqual(2);
    }
  });

  it("a mask that is uncertain follows an edge of the picture", async () => {
    const size = { width: 256, height: 144 };
    // The network's edge is soft and 2 pixels too far to the left of where the picture's edge is.
    const { compose } = await bench(size, (pixel) => Math.min(Math.max(((pixel % 256) - 122) / 8, 0), 1));
    const frame = new Uint8Array(bytesOf(size)).fill(128);
    for (let p = 0; p < 256 * 144; p++) frame[p] = p % 256 < 128 ? 60 : 200;
    const pixels = new Float32Array(4 * 256 * 144).fill(0.5);
    const row = compose(frame, "fresh", { pixels })!.subarray(70 * 256, 71 * 256);
    expect(Math.abs(row[124]! - 127)).toBeLessThan(15);
    expect(row[131]).toBeGreaterThan(185);
  });
});

function mean(at: number, length: number, value: (index: number) => number): number {
  let [sum, count] = [0, 0];
  for (let index = Math.max(0, at - 3); index <= Math.min(length - 1, at + 3); index++) {
    sum += value(index);
    count += 1;
  }
  return sum / count;
}

describe("whatever happens", () => {
  const frame = () => makeClip({ width: 640, height: 360, ...CLIPS["hopper, calm"]! }).frame(0).i420;

  it("the whole-frame blur leaves no letter, whatever was chosen", async () => {
    const size = { width: 640, height: 360 };
    const { compose } = await bench(size, () => 1);
    const input = frame();
    const nobody = new Float32Array(640 * 360);
    for (const backdrop of [{ radius: 3 }, { pixels: new Float32Array(4 * 256 * 144).fill(0.5) }]) {
      const { busy, readable } = countReadable(nobody, input, compose(input, "none", backdrop)!, size);
      expect(busy).toBeGreaterThan(200);
      expect(readable).toBe(0);
    }
  });

  it("a mask that is to be kept before there is one is none", async () => {
    const size = { width: 640, height: 360 };
    const input = frame();
    const { compose } = await bench(size, () => 1);
    const { compose: without } = await bench(size);
    const blurred = without(input, "fresh", { radius: 3 });
    expectSame(compose(input, "kept", { radius: 3 }), blurred);
    expectSame(compose(input, "fresh", { radius: 3 }), input);
    expectSame(compose(input, "kept", { radius: 3 }), input);
    expectSame(compose(input, "none", { radius: 3 }), blurred);
    expectSame(compose(input, "kept", { radius: 3 }), blurred);
  });

  it.each([NaN, Infinity, -Infinity])(
    "a mask with %s in it gives nothing, and does no harm to what follows",
    async (value) => {
      const size = { width: 640, height: 360 };
      let broken = true;
      const { compose } = await bench(size, (pixel) => (broken && pixel === 20_000 ? value : 1));
      const input = frame();
      expect(compose(input, "fresh", { radius: 3 })).toBeUndefined();
      broken = false;
      expectSame(compose(input, "fresh", { radius: 3 }), input);
    },
  );

  it("every byte of the output is written", async () => {
    await fc.assert(
      fc.asyncProperty(sizes, seeds, fc.constantFrom("fresh", "none"), async (size, seed, mask) => {
        const value = makeRandom(seed)();
        const made = async (filling: number) => {
          const { kernels, compositor, compose } = await bench(size, (pixel) => (pixel % 7) * value * 0.15);
          new Uint8Array(kernels.memory.buffer, compositor.output.y, compositor.output.bytes).fill(filling);
          return compose(noise(size, seed), mask, { radius: 3 });
        };
        expectSame(await made(0xaa), await made(0x55));
      }),
      RUNS,
    );
  });
});

/** Quicker than Vitest's own comparison, byte by byte, of what is large. */
function expectSame(one: Uint8Array | undefined, other: Uint8Array | undefined): void {
  expect(one).toBeDefined();
  expect(other).toBeDefined();
  const different = one!.findIndex((value, index) => value !== other![index]);
  expect([different, one!.length]).toEqual([-1, other!.length]);
}
