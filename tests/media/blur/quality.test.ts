/** The whole blur, network and compositor, on people before busy rooms. */
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { type Backdrop, makeCompositor, netSize, type Compositor } from "../../../src/media/blur/compositor.ts";
import { makeEngine } from "../../../src/media/blur/engine.ts";
import { instantiateKernels, type Kernels } from "../../../src/media/blur/kernels.ts";
import { makeArena } from "../../../src/media/blur/memory.ts";
import { type Model, readModel } from "../../../src/media/blur/model.ts";
import { type Clip, CLIPS, makeClip } from "./clips/clip.ts";
import { countReadable, judge, type Judged, opacityOf, type Quality } from "./quality.ts";

const SIZE = { width: 640, height: 360 };
/** Half of a clip: the person sways once to each side. */
const FRAMES = 45;
const CODING = { matrix: "bt601", fullRange: false } as const;

let model: Model;
let wasm: Uint8Array<ArrayBuffer>;
beforeAll(() => {
  wasm = Uint8Array.from(readFileSync("src/media/blur/kernels.wasm"));
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
    judged.push({ truth, found: opacityOf(white, black, SIZE) });
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
