/** The whole blur, network and compositor, on people before busy rooms. */
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { type Backdrop, makeCompositor, netSize, type Compositor } from "../../../src/camera/blur/compositor.ts";
import { makeEngine } from "../../../src/camera/blur/network.ts";
import { instantiateKernels, type Kernels } from "../../../src/camera/blur/kernels.ts";
import { makeArena } from "../../../src/camera/blur/memory.ts";
import { type Model, readModel } from "../../../src/camera/blur/model.ts";
import { type Clip, CLIPS, makeClip } from "./clips/clip.ts";
import { countReadable, judge, type Judged, opacityOf, type Quality } from "./quality.ts";

const SIZE = { width: 640, height: 360 };
/** Half of a clip: the person sways once to each side. */
const FRAMES = 45;
const CODING = { matrix: "bt601", fullRange: false } as const;

let model: Model;
let wasm: Uint8Array<ArrayBuffer>;
beforeAll(() => {
  wasm = Uint8Array.from(readFileSync("src/camera/blur/kernels.wasm"));
  model = readModel(readFileSync("node_modules/@mediapipe/selfie_segmentation/selfie_segmentation.tflite"));
});

function plain(luma: number): Backdrop {
  const { width, height } = netSize(SIZE);
  const pixels = new Float32Array(4 * width * height);
  for (let i = 0; i < pixels.length; i += 4) pixels.set([luma / 255, 128 / 255, 128 / 255, 1], i);
  return { pixels };
}

interface Blurred {
  readonly quality: Quality;
  /** %: blocks of the lightest blur that can be read. */
  readonly readable: number;
}

async function blur(clip: Clip): Promise<Blurred> {
  const compositors: { compositor: Compositor; kernels: Kernels; backdrop: Backdrop }[] = [];
  for (const backdrop of [plain(235), plain(16), { radius: 3 }]) {
    const kernels = await instantiateKernels(wasm);
    const arena = makeArena(kernels.memory);
    const compositor = makeCompositor(kernels, arena, SIZE, CODING, makeEngine(kernels, arena, model, netSize(SIZE)));
    compositors.push({ compositor, kernels, backdrop });
  }
  const judged: Judged[] = [];
  let [busy, readable] = [0, 0];
  for (let index = 0; index < FRAMES; index++) {
    const { i420, alpha: truth } = clip.frame(index);
    const [white, black, light] = compositors.map(({ compositor, kernels, backdrop }) => {
      const { source, output } = compositor;
      new Uint8Array(kernels.memory.buffer, source.y, source.bytes).set(i420);
      expect(compositor.compose("fresh", backdrop)).toBe(true);
      return new Uint8Array(kernels.memory.buffer, output.y, output.bytes).slice();
    }) as [Uint8Array, Uint8Array, Uint8Array];
    judged.push({ luma: i420, truth, found: opacityOf(white, black, SIZE) });
    const counted = countReadable(truth, i420, light, SIZE);
    busy += counted.busy;
    readable += counted.readable;
  }
  expect(busy).toBeGreaterThan(1_000);
  return { quality: judge(judged, SIZE), readable: (100 * readable) / busy };
}

describe("what is made of people before busy rooms, at 640×360", () => {
  const results: Record<string, Blurred> = {};
  const mean = (of: (blurred: Blurred) => number) => {
    const all = Object.values(results).map(of);
    return all.reduce((sum, value) => sum + value, 0) / all.length;
  };

  beforeAll(async () => {
    for (const [name, options] of Object.entries(CLIPS)) results[name] = await blur(makeClip({ ...SIZE, ...options }));
    console.table(
      Object.fromEntries(
        Object.entries(results).map(([name, { quality, readable }]) => [name, { ...quality, readable }]),
      ),
    );
  }, 120_000);

  it("finds the person: intersection over union of 97.5 % on average, 96 % at the worst", () => {
    expect(mean(({ quality }) => quality.iou)).toBeGreaterThanOrEqual(97.5);
    expect(Math.min(...Object.values(results).map(({ quality }) => quality.iou))).toBeGreaterThanOrEqual(96);
  });

  it("lets no more than 0.4 % of the room through", () => {
    expect(mean(({ quality }) => quality.leak)).toBeLessThanOrEqual(0.4);
  });

  it("has clean edges: at most 11.5 of 255 away from the true ones", () => {
    expect(mean(({ quality }) => quality.edge)).toBeLessThanOrEqual(11.5);
  });

  it("does not flicker: at most 10 of 255", () => {
    expect(mean(({ quality }) => quality.flicker)).toBeLessThanOrEqual(10);
  });

  it("leaves at most 0.25 % of the room's blocks readable, also with the light blur", () => {
    expect(mean(({ readable }) => readable)).toBeLessThanOrEqual(0.25);
  });
});

describe("the measures themselves", () => {
  const clip = makeClip({ ...SIZE, ...CLIPS["hopper, calm"]! });
  const frames = [0, 1, 2, 3].map((index) => clip.frame(index));
  const judged = (change: (truth: Float32Array, index: number) => Float32Array) =>
    judge(
      frames.map(({ i420, alpha }, index) => ({ luma: i420, truth: alpha, found: change(alpha, index) })),
      SIZE,
    );
  const shifted = (truth: Float32Array, by: number) => truth.map((_, p) => truth[p + by] ?? 0);

  it("find nothing wrong with the truth", () => {
    const { leak, ...rest } = judged((truth) => truth);
    expect(rest).toEqual({ iou: 100, edge: 0, flicker: 0 });
    expect(leak).toBeLessThan(0.001);
  });

  it("see a mask that is 2 pixels to the side, and worse one that is 4", () => {
    const [near, far] = [judged((truth) => shifted(truth, 2)), judged((truth) => shifted(truth, 4))];
    expect(near.iou).toBeLessThan(99.5);
    expect(far.iou).toBeLessThan(near.iou);
    expect(near.edge).toBeGreaterThan(5);
    expect(far.edge).toBeGreaterThan(near.edge);
  });

  it("see a room that shines through", () => {
    expect(judged((truth) => truth.map((value) => Math.max(value, 0.01))).leak).toBeCloseTo(1, 1);
  });

  it("see an edge that jumps to and fro, and not one that is still", () => {
    const [{ i420, alpha }] = frames as [(typeof frames)[number]];
    const unmoved = (shifts: number[]) =>
      judge(
        shifts.map((by) => ({ luma: i420, truth: alpha, found: shifted(alpha, by) })),
        SIZE,
      );
    expect(unmoved([2, 2, 2]).flicker).toBe(0);
    expect(unmoved([2, -2, 2]).flicker).toBeGreaterThan(10);
  });

  it("can read the room where it is shown, and half of it where half is shown", () => {
    const [{ i420, alpha }] = frames as [(typeof frames)[number]];
    const grey = new Uint8Array(i420.length).fill(126);
    const all = countReadable(alpha, i420, i420, SIZE);
    expect(all.readable).toBe(all.busy);
    expect(countReadable(alpha, i420, grey, SIZE).readable).toBe(0);
    const half = i420.map((value, p) => (p % SIZE.width < SIZE.width / 2 ? value : 126));
    expect(countReadable(alpha, i420, half, SIZE).readable / all.busy).toBeCloseTo(0.5, 0);
  });
});
