/** Every frame that comes in is closed, whatever becomes of it, and only what was composed goes out. */
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Composed } from "../../../src/camera/blur/composed.ts";
import type { Composer } from "../../../src/camera/blur/composer.ts";
import type { Step } from "../../../src/camera/blur/adaptation.ts";
import { makePipeline, run } from "../../../src/camera/blur/pipeline.ts";

interface Fake {
  readonly timestamp: number;
  readonly raw: boolean;
  closed: number;
  close(): void;
}

const fake = (timestamp: number, raw: boolean): Fake => ({
  timestamp,
  raw,
  closed: 0,
  close() {
    this.closed += 1;
  },
});

/** What `new VideoFrame(frame, …)` has made. */
let copies: Fake[];
beforeEach(() => {
  copies = [];
  vi.stubGlobal("VideoFrame", function copy(frame: Fake, { timestamp }: { readonly timestamp: number }) {
    const made = fake(timestamp, frame.raw);
    copies.push(made);
    return made;
  });
});
afterEach(() => vi.unstubAllGlobals());

type Fate = "composed" | "refused" | "thrown" | "rejected";

function composerOf(fates: readonly Fate[], made: Fake[]): Composer & { readonly steps: Step[] } {
  const steps: Step[] = [];
  return {
    steps,
    compose(frame, step) {
      const fate = fates[steps.length % fates.length];
      steps.push(step);
      if (fate === "thrown") throw new Error("no room");
      if (fate === "rejected") return Promise.reject(new Error("a frame that is gone"));
      if (fate === "refused") return Promise.resolve(undefined);
      const out = fake(frame.timestamp, false);
      made.push(out);
      return Promise.resolve(out as unknown as Composed);
    },
    hide: () => undefined,
    doing: () => "person",
  };
}

const fates = fc.array(fc.constantFrom<Fate>("composed", "refused", "thrown", "rejected"), {
  minLength: 1,
  maxLength: 8,
});

/** Streams `count` frames through; `broken`: the receiver takes no more after so many. */
async function stream(all: readonly Fate[], count: number, broken = Infinity) {
  const [frames, made, got]: [Fake[], Fake[], Fake[]] = [[], [], []];
  const readable = new ReadableStream<VideoFrame>({
    pull(controller) {
      if (frames.length === count) return controller.close();
      const frame = fake(frames.length * 33_333, true);
      frames.push(frame);
      controller.enqueue(frame as unknown as VideoFrame);
    },
  });
  const writable = new WritableStream<Composed>({
    write(frame) {
      if (got.length >= broken) throw new Error("the track has ended");
      got.push(frame as unknown as Fake);
    },
  });
  let time = 0;
  const composer = composerOf(all, made);
  const pipeline = makePipeline(composer, () => (time += 1));
  await run(pipeline, readable, writable.getWriter()).catch(() => undefined);
  return { frames, made, got, pipeline, composer };
}

describe("a stream of frames", () => {
  it("is closed frame by frame, each once or more, with whatever fate", async () => {
    await fc.assert(
      fc.asyncProperty(fates, fc.integer({ min: 0, max: 30 }), async (all, count) => {
        const { frames, made, got, pipeline } = await stream(all, count);
        expect(frames.length).toBe(count);
        expect(frames.every(({ closed }) => closed > 0)).toBe(true);
        expect(made.every(({ closed }) => closed > 0)).toBe(true);
        expect(got).toEqual(made);
        expect(got.some(({ raw }) => raw)).toBe(false);
        expect(pipeline.taken).toBe(count);
        expect(pipeline.given).toBe(made.length);
      }),
    );
  });

  it("leaves nothing open where the receiver is gone", async () => {
    const { frames, made } = await stream(["composed"], 20, 5);
    const open = [...frames, ...made].filter(({ closed }) => closed === 0);
    // What waits in the stream itself belongs to the browser.
    expect(open.filter((frame) => made.includes(frame))).toEqual([]);
    expect(open.length).toBeLessThanOrEqual(1);
  });

  describe("the newest frame", () => {
    let time: number;
    const pipeline = () => makePipeline(composerOf(["composed"], []), () => time);
    const take = (one: ReturnType<typeof pipeline>, timestamp: number) =>
      one.frame(fake(timestamp, true) as unknown as VideoFrame);
    beforeEach(() => {
      time = 0;
    });

    it("is given once more as often as it is asked for, each time later than before and earlier than the camera's next", async () => {
      const one = pipeline();
      expect(one.again()).toBeUndefined();
      await take(one, 0);
      const more = [one.again(), one.again()] as unknown as Fake[];
      expect(more.map(({ timestamp }) => timestamp)).toEqual([1_000, 2_000]);
      expect(more.some(({ raw }) => raw)).toBe(false);
      for (const given of more) given.close();
      await take(one, 33_333);
      one.forget();
      expect(copies.every(({ closed }) => closed === 1)).toBe(true);
    });

    it("is none a second later, when the camera may be covered", async () => {
      const one = pipeline();
      await take(one, 0);
      time = 1_000;
      one.again()!.close();
      time = 1_001;
      expect(one.again()).toBeUndefined();
    });

    it("is none once it is forgotten, and where the stream has ended", async () => {
      const one = pipeline();
      await take(one, 0);
      one.forget();
      expect(one.again()).toBeUndefined();
      const { pipeline: ended } = await stream(["composed"], 3);
      expect(ended.again()).toBeUndefined();
      expect(copies.every(({ closed }) => closed === 1)).toBe(true);
    });
  });

  it("says that it hangs where a frame is never finished, and not where it takes its time", async () => {
    let time = 0;
    let finish: (out: undefined) => void = () => undefined;
    const never = new Promise<undefined>((resolve) => (finish = resolve));
    const pipeline = makePipeline({ ...composerOf([], []), compose: () => never }, () => time);
    expect(pipeline.hung).toBe(false);
    const frame = pipeline.frame(fake(0, true) as unknown as VideoFrame);
    time = 3_000;
    expect(pipeline.hung).toBe(false);
    time = 3_001;
    expect(pipeline.hung).toBe(true);
    finish(undefined);
    await frame;
    expect(pipeline.hung).toBe(false);
  });

  it("goes down to half the frames, and to the blur of everything, where each takes too long", async () => {
    const made: Fake[] = [];
    const composer = composerOf(["composed"], made);
    let time = 0;
    const pipeline = makePipeline(composer, () => time);
    const slow: Composer = {
      ...composer,
      compose(frame, step) {
        time += 100;
        return composer.compose(frame, step);
      },
    };
    const slowly = makePipeline(slow, () => time);
    expect(pipeline.doing).toBe("person");
    for (let index = 0; index < 600; index++) {
      const frame = fake(index * 33_333, true);
      time += 1;
      await slowly.frame(frame as unknown as VideoFrame);
      expect(frame.closed).toBe(1);
    }
    expect(slowly.doing).toBe("everything");
    expect(slowly.taken).toBeLessThan(600);
    expect(composer.steps).toContain("maskOnEverySecond");
    expect(composer.steps.at(-1)).toBe("everything");
  });
});
