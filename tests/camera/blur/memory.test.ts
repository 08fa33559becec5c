/** The worker's whole way of a frame, over 10,000 frames, with frames that count themselves. */
import { readFileSync } from "node:fs";
import { afterEach, expect, it, vi } from "vitest";
import { makeComposer } from "../../../src/camera/blur/composer.ts";
import { makePipeline } from "../../../src/camera/blur/pipeline.ts";

const SIZE = { width: 32, height: 18 };
const FRAMES = 10_000;
const WITH_NETWORK = 200;

const counts = { made: 0, closed: 0 };

/** As much of a `VideoFrame` as the worker uses. */
class Frame {
  readonly format = "I420";
  readonly visibleRect = SIZE;
  readonly codedWidth = SIZE.width;
  readonly codedHeight = SIZE.height;
  readonly colorSpace = { primaries: null, transfer: null, matrix: null, fullRange: null };
  readonly timestamp: number;
  private open = true;

  constructor(_: unknown, { timestamp }: { readonly timestamp: number }) {
    this.timestamp = timestamp;
    counts.made += 1;
  }

  copyTo(to: Uint8Array): Promise<void> {
    to.fill(this.timestamp % 200);
    return Promise.resolve();
  }

  close(): void {
    if (this.open) counts.closed += 1;
    this.open = false;
  }
}

const dataUrl = (path: string) => `data:application/octet-stream;base64,${readFileSync(path).toString("base64")}`;

afterEach(() => vi.unstubAllGlobals());

it("memory stays flat, and every frame is closed", { timeout: 180_000 }, async () => {
  vi.stubGlobal("VideoFrame", Frame);
  const memories: WebAssembly.Memory[] = [];
  const { instantiate } = WebAssembly;
  vi.spyOn(WebAssembly, "instantiate").mockImplementation(async (...given: unknown[]) => {
    const made = (await instantiate(...(given as [BufferSource]))) as WebAssembly.WebAssemblyInstantiatedSource;
    // Node itself instantiates modules too, to parse what is fetched.
    if ("instance" in made) memories.push(made.instance.exports["memory"] as WebAssembly.Memory);
    return made as never;
  });
  const composer = makeComposer({
    kernels: dataUrl("src/camera/blur/kernels.wasm"),
    model: dataUrl("node_modules/@mediapipe/selfie_segmentation/selfie_segmentation.tflite"),
  });
  /** ms that composing a frame takes, as the pipeline's clock has it. */
  let work = 1;
  let time = 0;
  const pipeline = makePipeline({ ...composer, compose: timed(composer.compose) }, () => time);
  function timed(compose: typeof composer.compose): typeof composer.compose {
    return (frame, step) => {
      time += work;
      return compose(frame, step);
    };
  }
  const one = async (index: number) => {
    time += 66;
    const out = await pipeline.frame(new Frame(undefined, { timestamp: index * 66_667 }) as unknown as VideoFrame);
    out?.close();
  };

  await vi.waitUntil(
    async () => {
      await one(0);
      return pipeline.doing === "person";
    },
    { timeout: 10_000 },
  );
  for (let index = 1; index < WITH_NETWORK; index++) await one(index);
  expect(pipeline.doing).toBe("person");
  const [heap, bytes] = [process.memoryUsage().heapUsed, memories[0]!.buffer.byteLength];
  const before = pipeline.given;
  // The machine becomes slow: all the steps down, and then the blur of everything.
  work = 1_000;
  for (let index = WITH_NETWORK; index < FRAMES; index++) await one(index);
  expect(pipeline.doing).toBe("everything");
  expect(pipeline.given - before).toBe(FRAMES - WITH_NETWORK);
  expect(memories.length).toBe(1);
  expect(memories[0]!.buffer.byteLength).toBe(bytes);
  // A single frame's planes kept each time would be 8 MB more.
  expect(process.memoryUsage().heapUsed - heap).toBeLessThan(6 * 2 ** 20);
  // Each that was composed has a copy, for as long as it is the newest.
  pipeline.forget();
  expect(counts.made).toBe(pipeline.taken + 2 * pipeline.given);
  expect(counts.closed).toBe(counts.made);
});
