/** What is given out while the kernels and the network are on their way, and when they never come. */
import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Composer, makeComposer } from "../../../src/camera/blur/composer.ts";
import type { Model } from "../../../src/camera/blur/model.ts";
import { builder } from "./models.ts";

const FILES = {
  kernels: readFileSync("src/camera/blur/kernels.wasm"),
  model: readFileSync("node_modules/@mediapipe/selfie_segmentation/selfie_segmentation.tflite"),
};
/** Read from the network's file in place of what is in it, where there is one. */
const instead = vi.hoisted((): { model?: Model } => ({}));
vi.mock("../../../src/camera/blur/model.ts", async (original) => {
  const module = await original<typeof import("../../../src/camera/blur/model.ts")>();
  return { ...module, readModel: (file: Uint8Array) => instead.model ?? module.readModel(file) };
});
type Name = keyof typeof FILES;
const JUNK = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8);

/** Of each file: hands over what the server has of it. */
let arrive: Record<Name, (bytes?: Uint8Array) => void>;
/** How often a canvas was drawn on, and frames of our own were closed. */
let drawn = 0;
let closed = 0;
let canvas: boolean;
let time: number;

/** A frame that was made here: of the canvas, or of planes in I420. */
interface Made {
  readonly from: "canvas" | Uint8Array;
  readonly codedWidth: number;
}

beforeEach(() => {
  [canvas, time] = [true, 0];
  vi.spyOn(performance, "now").mockImplementation(() => time);
  arrive = {} as typeof arrive;
  vi.stubGlobal(
    "fetch",
    (name: Name) =>
      new Promise((resolve) => {
        arrive[name] = (bytes = FILES[name]) => resolve(new Response(Uint8Array.from(bytes)));
      }),
  );
  vi.stubGlobal(
    "OffscreenCanvas",
    class {
      getContext() {
        const getImageData = (_x: number, _y: number, width: number, height: number) => ({
          data: new Uint8ClampedArray(4 * width * height).fill(128),
        });
        return canvas ? { canvas: this, drawImage: () => void (drawn += 1), getImageData } : null;
      }
    },
  );
  vi.stubGlobal(
    "VideoFrame",
    class implements Made {
      readonly from: Made["from"];
      readonly codedWidth: number;
      readonly colorSpace = {};
      constructor(from: object, init: Partial<VideoFrameBufferInit>) {
        this.from = from instanceof Uint8Array ? from.slice() : "canvas";
        this.codedWidth = init.codedWidth ?? 0;
        // What the composer reads of one that it has made itself.
        Object.assign(this, {
          ...init,
          copyTo: (into: Uint8Array) => Promise.resolve(void into.set(from as Uint8Array)),
          close: () => void (closed += 1),
        });
      }
    },
  );
});
afterEach(() => {
  delete instead.model;
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** Grey all over: nobody is in it. */
const grey = (width = 320, height = 180) =>
  ({
    format: "I420",
    visibleRect: { width, height },
    displayWidth: width,
    displayHeight: height,
    colorSpace: {},
    timestamp: 0,
    copyTo: (into: Uint8Array) => Promise.resolve(void into.fill(128)),
  }) as unknown as VideoFrame;
const compose = async (composer: Composer, frame = grey()) =>
  (await composer.compose(frame, "full")) as unknown as Made | undefined;
const make = () => makeComposer({ kernels: "kernels", model: "model" });

/** The kernels come; then frames are made of planes. */
async function withKernels(composer: Composer): Promise<void> {
  arrive.kernels();
  await vi.waitUntil(async () => (await compose(composer))?.from !== "canvas");
}

/** Without a network it is not known where the person is: the grey of the room is seen, and nothing that was chosen. */
async function expectAllBlurred(composer: Composer): Promise<void> {
  composer.hide("sand");
  const { from } = (await compose(composer))!;
  expect([...new Set(from as Uint8Array)]).toEqual([128]);
}

describe("while the kernels are on their way", () => {
  it("a canvas blurs everything", async () => {
    const composer = make();
    expect((await compose(composer))?.from).toBe("canvas");
    expect(composer.doing()).toBe("starting");
  });

  it("nothing is given out where there is no canvas to blur with", async () => {
    canvas = false;
    expect(await compose(make())).toBeUndefined();
  });
});

describe("a camera whose frames cannot be read", () => {
  const sealed = () => Object.assign(grey(), { format: null }) as VideoFrame;

  it("is drawn on a canvas, whose pixels can; the frame made of it is closed again", async () => {
    const composer = make();
    await withKernels(composer);
    [drawn, closed] = [0, 0];
    const made = await compose(composer, sealed());
    expect(drawn).toBe(1);
    expect(made?.from).toBeInstanceOf(Uint8Array);
    expect(made?.codedWidth).toBe(320);
    expect(closed).toBe(1);
  });

  it("gives nothing where there is no canvas", async () => {
    canvas = false;
    const composer = make();
    arrive.kernels();
    await vi.waitUntil(async () => (await compose(composer)) !== undefined);
    expect(await compose(composer, sealed())).toBeUndefined();
  });
});

describe("a file that is not what it should be", () => {
  it("kernels that this browser cannot run leave the blur to the canvas", async () => {
    const refused = vi.spyOn(WebAssembly, "instantiate");
    const composer = make();
    arrive.kernels(JUNK);
    await vi.waitUntil(() => refused.mock.settledResults.some(({ type }) => type === "rejected"));
    arrive.model();
    await new Promise(setImmediate);
    expect((await compose(composer))?.from).toBe("canvas");
    time = 60_000;
    expect(composer.doing()).toBe("everything");
  });

  it("a network that cannot be read leaves everything blurred, which is said after three seconds", async () => {
    const composer = make();
    arrive.model(JUNK);
    await withKernels(composer);
    await expectAllBlurred(composer);
    time = 2_999;
    expect(composer.doing()).toBe("starting");
    time = 3_000;
    expect(composer.doing()).toBe("everything");
  });
});

it("a network that can be read, and not computed, leaves everything blurred too", async () => {
  const { tensor, operator, build } = builder();
  const input = tensor(1, 256, 256, 3);
  instead.model = build(input, operator("logistic", [input], [1, 256, 256, 3]));
  const composer = make();
  arrive.model();
  await withKernels(composer);
  await expectAllBlurred(composer);
  time = 3_000;
  expect(composer.doing()).toBe("everything");
});

describe("with kernels and network", () => {
  let composer: Composer;
  beforeEach(async () => {
    composer = make();
    arrive.model();
    await withKernels(composer);
    await vi.waitUntil(async () => {
      await compose(composer);
      return composer.doing() === "person";
    });
  });

  it("the person is looked for, however long it took", () => {
    time = 60_000;
    expect(composer.doing()).toBe("person");
  });

  it("the room is hidden from the next frame on by what is chosen", async () => {
    const luma = async () => ((await compose(composer))!.from as Uint8Array)[100 * 320 + 160]!;
    expect(Math.abs((await luma()) - 128)).toBeLessThanOrEqual(1);
    composer.hide("sand");
    // (222, 210, 190) in BT.601: 16 + 219 · 0.828.
    expect(Math.abs((await luma()) - 197)).toBeLessThanOrEqual(2);
  });

  it("a camera that is turned gives frames of its new size", async () => {
    const { from, codedWidth } = (await compose(composer, grey(180, 320)))!;
    expect([codedWidth, from.length]).toEqual([180, 1.5 * 180 * 320]);
  });
});
