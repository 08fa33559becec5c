/** Our engine against Google's own runtime for such models, LiteRT, on pictures of people. */
import { createServer, type Server } from "node:http";
import { readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { extname } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeEngine } from "../../src/camera/blur/network.ts";
import { instantiateKernels } from "../../src/camera/blur/kernels.ts";
import { makeArena } from "../../src/camera/blur/memory.ts";
import { readModel } from "../../src/camera/blur/model.ts";
import { resized } from "../camera/blur/oracle-model.ts";
import { shared } from "./harness/chromium.ts";

const MODEL = readFileSync("node_modules/@mediapipe/selfie_segmentation/selfie_segmentation.tflite");
const PICTURES = ["astronaut.png", "grace_hopper.jpg"];
const SIZES = [
  [256, 144],
  [192, 256],
  [256, 256],
] as const;
/** Of 255. */
const TOLERANCE = 2;

const TYPES: Record<string, string> = { ".js": "text/javascript", ".wasm": "application/wasm", ".html": "text/html" };
const PAGE = `<script type="importmap">{ "imports": {
  "@litertjs/core": "/node_modules/@litertjs/core/dist/index.js",
  "@litertjs/wasm-utils": "/node_modules/@litertjs/wasm-utils/dist/index.js"
} }</script>
<script type="module">
  import { loadLiteRt, loadAndCompile, Tensor } from "@litertjs/core";
  const loaded = loadLiteRt("/node_modules/@litertjs/core/wasm/");
  globalThis.infer = async (pixels, width, height) => {
    await loaded;
    const model = await loadAndCompile("/model/" + width + "x" + height, { accelerator: "wasm" });
    const input = Float32Array.from(Uint8Array.fromBase64(pixels), (value) => value / 255);
    const [result] = await model.run(new Tensor(input, [1, height, width, 3]));
    return new Uint8Array((await result.data()).slice().buffer).toBase64();
  };
</script>`;

let server: Server;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = new URL(request.url!, "http://localhost").pathname;
    const size = /^\/model\/(\d+)x(\d+)$/.exec(path);
    response.setHeader(
      "content-type",
      TYPES[extname(path)] ?? (path === "/" ? "text/html" : "application/octet-stream"),
    );
    if (path === "/") return response.end(PAGE);
    if (size) return response.end(resized(MODEL, Number(size[1]), Number(size[2])));
    try {
      return response.end(readFileSync(`.${path}`));
    } catch {
      return response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  browser = await shared();
  page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
});
afterAll(async () => {
  await browser.close();
  server.close();
});

/** The picture stretched to the size: red, green and blue of each pixel, in Base64, which travels faster than numbers. */
function pixelsOf(picture: string, width: number, height: number): Promise<string> {
  return page.evaluate(
    async ([url, w, h]) => {
      const bitmap = await createImageBitmap(await (await fetch(url)).blob());
      const context = new OffscreenCanvas(w, h).getContext("2d")!;
      context.imageSmoothingQuality = "high";
      context.drawImage(bitmap, 0, 0, w, h);
      const { data } = context.getImageData(0, 0, w, h);
      const bytes = Uint8Array.from(data.filter((_, index) => index % 4 !== 3));
      return (bytes as unknown as { toBase64(): string }).toBase64();
    },
    [`/tests/camera/pictures/${picture}`, width, height] as const,
  );
}

async function maskOfOracle(pixels: string, width: number, height: number): Promise<Float32Array> {
  const mask = await page.evaluate(
    ([given, w, h]) => (globalThis as unknown as { infer(...all: unknown[]): Promise<string> }).infer(given, w, h),
    [pixels, width, height] as const,
  );
  return new Float32Array(Uint8Array.from(Buffer.from(mask, "base64")).buffer);
}

async function maskOfOurs(pixels: string, width: number, height: number): Promise<Float32Array> {
  const kernels = await instantiateKernels(readFileSync("src/camera/blur/kernels.wasm"));
  const engine = makeEngine(kernels, makeArena(kernels.memory), readModel(MODEL), { width, height });
  const input = Float32Array.from(Buffer.from(pixels, "base64"), (value) => value / 255);
  new Float32Array(kernels.memory.buffer, engine.input, input.length).set(input);
  engine.run();
  return new Float32Array(kernels.memory.buffer, engine.output, width * height).slice();
}

describe.each(PICTURES)("%s", (picture) => {
  it.each(SIZES)("at %i×%i: no pixel of the mask differs by more than 2 of 255", async (width, height) => {
    const pixels = await pixelsOf(picture, width, height);
    const [theirs, ours] = [await maskOfOracle(pixels, width, height), await maskOfOurs(pixels, width, height)];
    expect(theirs.length).toBe(ours.length);
    // Not everybody and not nobody, or the comparison says little.
    const person = theirs.filter((value) => value > 0.5).length / theirs.length;
    expect(person).toBeGreaterThan(0.2);
    expect(person).toBeLessThan(0.8);
    const most = theirs.reduce((worst, value, p) => Math.max(worst, Math.abs(value - ours[p]!)), 0);
    expect(255 * most).toBeLessThanOrEqual(TOLERANCE);
  });
});
