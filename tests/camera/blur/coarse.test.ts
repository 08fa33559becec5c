import { afterEach, describe, expect, it, vi } from "vitest";
import { makeCoarse } from "../../../src/camera/blur/coarse.ts";

afterEach(() => vi.unstubAllGlobals());

interface Canvas {
  width: number;
  height: number;
}

/** Every drawing: what was drawn, and how large it became. No more than so many canvases draw. */
function withCanvas(drawing = Infinity): { drawn: [from: unknown, width: number, height: number][]; made: Canvas[] } {
  const drawn: [unknown, number, number][] = [];
  const made: Canvas[] = [];
  vi.stubGlobal(
    "OffscreenCanvas",
    class {
      width = 1;
      height = 1;
      constructor() {
        made.push(this);
      }
      getContext() {
        const drawImage = (from: unknown, _x: number, _y: number, width: number, height: number) =>
          drawn.push([from, width, height]);
        return made.length <= drawing ? { canvas: this, drawImage } : null;
      }
    },
  );
  vi.stubGlobal(
    "VideoFrame",
    class {
      readonly from: unknown;
      readonly timestamp: number;
      constructor(from: unknown, { timestamp }: { timestamp: number }) {
        this.from = from;
        this.timestamp = timestamp;
      }
    },
  );
  return { drawn, made };
}

const frame = (displayWidth: number, displayHeight: number) =>
  ({ displayWidth, displayHeight, timestamp: 33_333 }) as VideoFrame;

describe("blurring with a canvas alone", () => {
  it("leaves no more of the picture than 32×18 pixels, whatever its size", () => {
    const { drawn, made } = withCanvas();
    const camera = frame(1_280, 720);
    const out = makeCoarse()!(camera);
    expect(drawn).toEqual([
      [camera, 32, 18],
      [made[0], 640, 360],
    ]);
    expect(out).toMatchObject({ from: made[1], timestamp: 33_333 });
  });

  it("is upright where the camera is", () => {
    const { drawn } = withCanvas();
    makeCoarse()!(frame(720, 1_280));
    expect(drawn.map(([, width, height]) => [width, height])).toEqual([
      [18, 32],
      [360, 640],
    ]);
  });

  it("follows a camera that is turned, frame by frame", () => {
    const { made } = withCanvas();
    const blur = makeCoarse()!;
    const sizes = [frame(1_280, 720), frame(640, 360), frame(720, 1_280), frame(480, 480)].map((one) => {
      blur(one);
      return made.map(({ width, height }) => `${width}×${height}`);
    });
    expect(sizes).toEqual([
      ["32×18", "640×360"],
      ["32×18", "640×360"],
      ["18×32", "360×640"],
      ["32×18", "640×360"],
    ]);
  });

  it("cannot be done without a canvas in a worker, or with one that does not draw", () => {
    vi.stubGlobal("OffscreenCanvas", undefined);
    expect(makeCoarse()).toBeUndefined();
    for (const drawing of [0, 1]) {
      withCanvas(drawing);
      expect(makeCoarse()).toBeUndefined();
    }
  });
});
