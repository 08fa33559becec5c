/** Frames as cameras give them, in every format that is known, through the real kernels. */
import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { instantiateKernels, type Kernels } from "../../../src/camera/blur/kernels.ts";
import type { Pictures } from "../../../src/camera/blur/replacement.ts";
import { makeStage } from "../../../src/camera/blur/stage.ts";
import { codingOf, shownAs, visible } from "../../../src/camera/blur/videoFrame.ts";

/** One colour, RGB, all over; as much of a `VideoFrame` as the stage uses. */
interface Camera {
  readonly format: VideoPixelFormat | null;
  readonly width: number;
  readonly height: number;
  readonly colour: readonly [number, number, number];
  readonly colorSpace?: VideoColorSpaceInit;
}

/** Recommendation ITU-R BT.601, in the range of video. */
function yuv([red, green, blue]: Camera["colour"]): readonly [number, number, number] {
  const y = (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
  const [u, v] = [(blue / 255 - y) / 1.772, (red / 255 - y) / 1.402];
  return [16 + 219 * y, 128 + 224 * u, 128 + 224 * v].map(Math.round) as unknown as readonly [number, number, number];
}

function frame({ format, width, height, colour, colorSpace = {} }: Camera): VideoFrame {
  const [half, halfHeight] = [(width + 1) >> 1, (height + 1) >> 1];
  const [y, u, v] = yuv(colour);
  const [red, green, blue] = colour;
  function copyTo(into: Uint8Array, { layout }: { layout: { offset: number; stride: number }[] }): Promise<void> {
    const plane = (index: number, rows: number, row: readonly number[], times: number) => {
      const { offset, stride } = layout[index]!;
      for (let line = 0; line < rows; line += 1)
        for (let x = 0; x < times; x += 1) into.set(row, offset + line * stride + x * row.length);
    };
    if (format === "I420") {
      plane(0, height, [y], width);
      plane(1, halfHeight, [u], half);
      plane(2, halfHeight, [v], half);
    } else if (format === "NV12") {
      plane(0, height, [y], width);
      plane(1, halfHeight, [u, v], half);
    } else plane(0, height, format!.startsWith("RGB") ? [red, green, blue, 255] : [blue, green, red, 255], width);
    return Promise.resolve();
  }
  const visibleRect = { width, height };
  return { format, codedWidth: width, codedHeight: height, visibleRect, colorSpace, timestamp: 5, copyTo } as never;
}

let kernels: Kernels;
/** The last frame that was made: its planes, and what is said of them. */
let made: { planes: Uint8Array; init: VideoFrameBufferInit } | undefined;

beforeEach(async () => {
  kernels = await instantiateKernels(Uint8Array.from(readFileSync("src/camera/blur/kernels.wasm")));
  made = undefined;
  vi.stubGlobal(
    "VideoFrame",
    class {
      constructor(planes: Uint8Array, init: VideoFrameBufferInit) {
        made = { planes: planes.slice(), init };
      }
    },
  );
});
afterEach(() => vi.unstubAllGlobals());

const none: Pictures = { get: () => undefined };
const TEAL = [40, 140, 130] as const;
const camera = (change: Partial<Camera> = {}): VideoFrame =>
  frame({ format: "I420", width: 320, height: 180, colour: TEAL, ...change });

describe("a frame of one colour", () => {
  it.each(["I420", "NV12", "RGBA", "RGBX", "BGRA", "BGRX"] as const)(
    "as %s is of that colour when it is blurred",
    async (format) => {
      const from = camera({ format });
      const stage = makeStage(kernels, none, from, "full", undefined);
      expect(stage.finds).toBe(false);
      await stage.compose(from, "full", "strong");
      const [y, u, v] = yuv(TEAL);
      const { planes, init } = made!;
      expect(init).toMatchObject({ format: "I420", codedWidth: 320, codedHeight: 180, timestamp: 5 });
      const [luma, chroma] = [320 * 180, 160 * 90];
      for (const at of [0, 1_000, luma - 1]) expect(Math.abs(planes[at]! - y)).toBeLessThanOrEqual(2);
      for (const at of [0, chroma - 1]) {
        expect(Math.abs(planes[luma + at]! - u)).toBeLessThanOrEqual(2);
        expect(Math.abs(planes[luma + chroma + at]! - v)).toBeLessThanOrEqual(2);
      }
    },
  );

  it.each(["I444", null] as const)("in a format that is not known (%s) is not given out", async (format) => {
    const stage = makeStage(kernels, none, camera(), "full", undefined);
    expect(await stage.compose(camera({ format }), "full", "strong")).toBeUndefined();
    expect(made).toBeUndefined();
  });

  it("stands smaller on a slow machine, with even sides", async () => {
    const from = camera({ width: 1_281, height: 721 });
    await makeStage(kernels, none, from, "smaller", undefined).compose(from, "smaller", "light");
    expect(made!.init).toMatchObject({ codedWidth: 640, codedHeight: 360 });
    const upright = camera({ width: 720, height: 1_280 });
    await makeStage(kernels, none, upright, "fewer", undefined).compose(upright, "fewer", "light");
    expect(made!.init).toMatchObject({ codedWidth: 360, codedHeight: 640 });
    const small = camera();
    await makeStage(kernels, none, small, "fewer", undefined).compose(small, "fewer", "light");
    expect(made!.init).toMatchObject({ codedWidth: 320, codedHeight: 180 });
  });

  it("is blurred while the picture that is to stand there is on its way", async () => {
    const from = camera();
    const stage = makeStage(kernels, none, from, "full", undefined);
    await stage.compose(from, "full", "wall");
    expect(made).toBeDefined();
  });
});

describe("a stage", () => {
  it("fits frames of its size and coding only, and a step that composes as large", () => {
    const stage = makeStage(kernels, none, camera({ width: 1_280, height: 720 }), "full", undefined);
    const fits = (change: Partial<Camera>, step: Parameters<typeof stage.fits>[1] = "full") =>
      stage.fits(camera({ width: 1_280, height: 720, ...change }), step, undefined);
    expect(fits({})).toBe(true);
    expect(fits({}, "maskOnEverySecond")).toBe(true);
    expect(fits({}, "smaller")).toBe(false);
    expect(fits({ width: 1_278 })).toBe(false);
    expect(fits({ height: 718 })).toBe(false);
    expect(fits({ colorSpace: { matrix: "bt709" } })).toBe(false);
    expect(fits({ colorSpace: { fullRange: true } })).toBe(false);
  });
});

describe("what a frame says of itself", () => {
  it("its coding counts where it is planar; packed ones are coded here", () => {
    const colorSpace = { matrix: "bt709", fullRange: true } as const;
    expect(codingOf(camera({ colorSpace }))).toEqual({ matrix: "bt709", fullRange: true });
    expect(codingOf(camera({ format: "NV12" }))).toEqual({ matrix: "bt601", fullRange: false });
    expect(codingOf(camera({ format: "RGBA", colorSpace }))).toEqual({ matrix: "bt601", fullRange: false });
  });

  it("is said of the new one as well, how it is turned too", () => {
    const turned = Object.assign(camera(), { rotation: 90, flip: true });
    expect(shownAs(turned, { matrix: "bt709", fullRange: true })).toMatchObject({
      colorSpace: { matrix: "bt709", fullRange: true },
      rotation: 90,
      flip: true,
    });
    expect(shownAs(camera(), { matrix: "bt601", fullRange: false }).colorSpace).toMatchObject({ matrix: "smpte170m" });
  });

  it("all of it is to be seen where it does not say how much", () => {
    expect(visible({ codedWidth: 8, codedHeight: 6, visibleRect: null } as unknown as VideoFrame)).toEqual({
      width: 8,
      height: 6,
    });
  });
});
