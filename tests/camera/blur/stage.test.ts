/** Frames as cameras give them, in every format that is known, through the real kernels. */
import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Hiding } from "../../../src/camera/blur/background.ts";
import { instantiateKernels, type Kernels } from "../../../src/camera/blur/kernels.ts";
import type { Pictures } from "../../../src/camera/blur/replacement.ts";
import { makeStage } from "../../../src/camera/blur/stage.ts";
import { codingOf, shownAs, visible } from "../../../src/camera/blur/videoFrame.ts";
import { BRIGHT_IS_PERSON, greenIsPerson, NOBODY } from "./models.ts";

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

  it("stands as it is on a slow machine where it is small", async () => {
    const small = camera();
    await makeStage(kernels, none, small, "fewer", undefined).compose(small, "fewer", "light");
    expect(made!.init).toMatchObject({ codedWidth: 320, codedHeight: 180 });
  });
});

it.each([
  [1_281, 721, "smaller", 640, 360],
  [720, 1_280, "fewer", 360, 640],
  [1_024, 768, "everything", 480, 360],
] as const)("%i×%i is the same picture, smaller and with even sides", async (width, height, step, w, h) => {
  const from = camera({ width, height });
  const [LEFT, RIGHT] = [
    [60, 100, 160],
    [180, 150, 110],
  ];
  from.copyTo = (into, options) => {
    for (const [index, { offset, stride }] of options!.layout!.entries()) {
      const rows = index === 0 ? height : (height + 1) >> 1;
      for (let at = 0; at < rows * stride; at += 1)
        (into as Uint8Array)[offset + at] = (at % stride < stride / 2 ? LEFT : RIGHT)[index]!;
    }
    return Promise.resolve([]);
  };
  await makeStage(kernels, none, from, step, undefined).compose(from, step, "light");
  expect(made!.init).toMatchObject({ codedWidth: w, codedHeight: h });
  const [luma, chroma] = [w * h, (w / 2) * (h / 2)];
  for (const [plane, start, stride, rows] of [
    [0, 0, w, h],
    [1, luma, w / 2, h / 2],
    [2, luma + chroma, w / 2, h / 2],
  ] as const) {
    for (const row of [0, rows >> 1, rows - 1]) {
      const at = (x: number) => made!.planes[start + row * stride + Math.floor(x * stride)]!;
      expect(Math.abs(at(0.1) - LEFT[plane]!)).toBeLessThanOrEqual(1);
      expect(Math.abs(at(0.9) - RIGHT[plane]!)).toBeLessThanOrEqual(1);
    }
  }
});

describe("with a network that takes the bright for a person", () => {
  const [WHITE, BLACK, SAND] = [235, 16, 100];
  const colour = (luma: number) => Array.from({ length: 3 }, () => ((luma - 16) * 255) / 219) as never;
  const white = () => camera({ colour: colour(WHITE) });
  const black = () => camera({ colour: colour(BLACK) });
  /** Black and white stripes of this width, a power of two. */
  function striped(width: number): VideoFrame {
    const from = white();
    from.copyTo = (into) => {
      const bytes = into as Uint8Array;
      bytes
        .fill(128)
        .subarray(0, 320 * 180)
        .forEach((_, at) => (bytes[at] = at & width ? WHITE : BLACK));
      return Promise.resolve([]);
    };
    return from;
  }
  const sand: Pictures = {
    get: (_, { width, height }) =>
      Float32Array.from({ length: 4 * width * height }, (_, at) => [SAND / 255, 0.5, 0.5, 1][at % 4]!),
  };
  /** Luma of what is given out, in the middle of a stripe of what was black, and of what was white. */
  const given = (width = 32) => {
    const at = (x: number) => made!.planes[90 * 320 + x]!;
    return [at(128 + width / 2), at(128 + 1.5 * width)];
  };
  const expectLuma = (...expected: [number, number]) => {
    for (const [index, luma] of given().entries()) expect(Math.abs(luma - expected[index]!)).toBeLessThanOrEqual(2);
  };

  it("the person is seen as they are, before what was chosen", async () => {
    const stage = makeStage(kernels, sand, white(), "full", BRIGHT_IS_PERSON);
    expect(stage.finds).toBe(true);
    await stage.compose(striped(32), "full", "sand");
    expectLuma(SAND, WHITE);
  });

  it("they are looked for in each frame, on a slow machine in every second", async () => {
    const full = makeStage(kernels, sand, white(), "full", BRIGHT_IS_PERSON);
    const seen: number[] = [];
    const lumas = async (stage: typeof full, step: Parameters<typeof stage.fits>[1], frames: VideoFrame[]) => {
      seen.length = 0;
      for (const one of frames) {
        await stage.compose(one, step, "sand");
        seen.push(given()[0]!);
      }
      return seen.map((luma) => [BLACK, SAND, WHITE].find((known) => Math.abs(known - luma) <= 2));
    };
    expect(await lumas(full, "full", [white(), black()])).toEqual([WHITE, SAND]);
    const slow = makeStage(kernels, sand, white(), "full", BRIGHT_IS_PERSON);
    expect(await lumas(slow, "maskOnEverySecond", [white(), black(), black()])).toEqual([WHITE, BLACK, SAND]);
  });

  it("nothing is chosen for a machine that is too slow: everything is blurred", async () => {
    const stage = makeStage(kernels, sand, white(), "full", BRIGHT_IS_PERSON);
    await stage.compose(black(), "everything", "sand");
    expectLuma(BLACK, BLACK);
  });

  it("the room is blurred strongly while the picture that is to stand there is on its way, and lightly if wanted", async () => {
    const blurred = async (hiding: Hiding) => {
      await makeStage(kernels, none, white(), "full", NOBODY).compose(striped(16), "full", hiding);
      return given(16);
    };
    const [strong, light, wall] = [await blurred("strong"), await blurred("light"), await blurred("wall")];
    expect(wall).toEqual(strong);
    // Light leaves more of the stripes.
    expect(light[1]! - light[0]!).toBeGreaterThan(strong[1]! - strong[0]! + 20);
  });

  it("nothing is given out when the network says what is no number, and the next frame is as ever", async () => {
    const model = greenIsPerson(Number.NaN, 0);
    const stage = makeStage(kernels, sand, white(), "full", model);
    expect(await stage.compose(white(), "full", "sand")).toBeUndefined();
    expect(made).toBeUndefined();
    await stage.compose(black(), "everything", "sand");
    expectLuma(BLACK, BLACK);
  });

  it("white is seen as white by the network, however it is coded", async () => {
    // Surely a person from 0.99 of full brightness on.
    const strict = greenIsPerson(4_000, -3_960);
    for (const [luma, colorSpace] of [
      [WHITE, {}],
      [255, { fullRange: true }],
      [255, { fullRange: true, matrix: "bt709" }],
    ] as const) {
      const from = camera({ colorSpace });
      from.copyTo = (into) => Promise.resolve(void (into as Uint8Array).fill(128).fill(luma, 0, 320 * 180)) as never;
      await makeStage(kernels, sand, from, "full", strict).compose(from, "full", "sand");
      expectLuma(luma, luma);
    }
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
    // The network has come meanwhile.
    expect(stage.fits(camera({ width: 1_280, height: 720 }), "full", NOBODY)).toBe(false);
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
