import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Coding } from "../../../src/camera/blur/compositor.ts";
import { encode, makePictures } from "../../../src/camera/blur/replacement.ts";

const SIZE = { width: 4, height: 2 };
const BT601: Coding = { matrix: "bt601", fullRange: false };
const FULL: Coding = { matrix: "bt709", fullRange: true };

let asked: string[];
/** What was drawn of a picture of 200×100 pixels: left, top, width, height. */
let drawn: number[][];

beforeEach(() => {
  asked = [];
  drawn = [];
  vi.stubGlobal("fetch", (url: string) => {
    asked.push(url);
    return Promise.resolve(new Response(new Uint8Array(8)));
  });
  vi.stubGlobal("createImageBitmap", () => Promise.resolve({ width: 200, height: 100 }));
  vi.stubGlobal(
    "OffscreenCanvas",
    class {
      readonly #pixels: number;
      constructor(width: number, height: number) {
        this.#pixels = width * height;
      }
      getContext() {
        const data = new Uint8ClampedArray(4 * this.#pixels).fill(255);
        return { drawImage: (_: unknown, ...where: number[]) => drawn.push(where), getImageData: () => ({ data }) };
      }
    },
  );
});
afterEach(() => vi.unstubAllGlobals());

describe("the coding of a colour", () => {
  const coded = (rgb: readonly number[], coding: Coding) =>
    [...encode(Uint8ClampedArray.from([...rgb, 255]), coding)].map((value) => Math.round(value * 255));

  it.each<[string, number[], Coding, number[]]>([
    // Recommendation ITU-R BT.601 and BT.709, in the range of video: black is 16, white 235, no colour 128.
    ["black", [0, 0, 0], BT601, [16, 128, 128, 255]],
    ["white", [255, 255, 255], BT601, [235, 128, 128, 255]],
    ["red, BT.601", [255, 0, 0], BT601, [81, 90, 240, 255]],
    ["blue, BT.709 in full", [0, 0, 255], FULL, [18, 255, 116, 255]],
    ["white in full", [255, 255, 255], FULL, [255, 128, 128, 255]],
  ])("%s", (_, rgb, coding, expected) => {
    const values = coded(rgb, coding);
    for (const [index, value] of values.entries()) expect(Math.abs(value - expected[index]!)).toBeLessThanOrEqual(1);
  });
});

describe("what stands behind the person", () => {
  it("a plain colour is there at once, and made once for each size and coding", () => {
    const pictures = makePictures();
    const sand = pictures.get("sand", SIZE, BT601)!;
    expect(sand).toHaveLength(4 * 4 * 2);
    expect(pictures.get("sand", SIZE, BT601)).toBe(sand);
    expect(pictures.get("sand", SIZE, FULL)).not.toBe(sand);
    expect(pictures.get("mist", SIZE, BT601)).not.toEqual(sand);
    expect(asked).toEqual([]);
  });

  it("a picture is fetched once, and is there when it has come: its middle, as large as it fits", async () => {
    const pictures = makePictures();
    expect(pictures.get("wall", SIZE, BT601)).toBeUndefined();
    expect(pictures.get("wall", SIZE, BT601)).toBeUndefined();
    expect(asked).toHaveLength(1);
    await vi.waitUntil(() => pictures.get("wall", SIZE, BT601) !== undefined);
    expect(asked).toHaveLength(1);
    expect(drawn).toEqual([[0, 0, 4, 2]]);
    pictures.get("wall", { width: 2, height: 4 }, BT601);
    expect(drawn[1]).toEqual([-3, 0, 8, 4]);
  });

  it("a picture that cannot be read is still on its way", async () => {
    let tried = false;
    vi.stubGlobal("createImageBitmap", () => {
      tried = true;
      return Promise.reject(new DOMException("", "InvalidStateError"));
    });
    const pictures = makePictures();
    pictures.get("hills", SIZE, BT601);
    await vi.waitUntil(() => tried);
    await new Promise(setImmediate);
    expect(pictures.get("hills", SIZE, BT601)).toBeUndefined();
  });
});
