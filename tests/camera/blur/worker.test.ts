/** The worker's side of the blur: whatever way the frames come, each goes through the pipeline, and the page hears how it fares. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Order, Report } from "../../../src/camera/blur/blurMessages.ts";
import type { Hiding } from "../../../src/camera/blur/background.ts";

/** What the composer is told, and what it makes of a frame. */
const composer = vi.hoisted(() => ({ hidden: [] as string[], makes: (): unknown => undefined }));
vi.mock("../../../src/camera/blur/composer.ts", () => ({
  makeComposer: () => ({
    hide: (hiding: Hiding) => composer.hidden.push(hiding),
    compose: () => Promise.resolve(composer.makes()),
    doing: () => "person",
  }),
}));

/** By name only: the types of a worker are others than those of a page. */
const WORKER: string = "../../../src/camera/blur/blur.worker.ts";

let said: Report[];
let self: { onmessage?: (event: { data: Order }) => void; postMessage(report: Report): void };

const frame = () => {
  const made = { closed: 0, timestamp: 0, close: () => void (made.closed += 1) };
  return made;
};
/** What `new VideoFrame(frame, …)` makes of a frame of this test. */
class Copy {
  readonly of: object;
  readonly timestamp: number;
  constructor(frame: object, { timestamp }: { readonly timestamp: number }) {
    this.of = frame instanceof Copy ? frame.of : frame;
    this.timestamp = timestamp;
  }
  close(): void {}
}
const order = (data: Order) => self.onmessage!({ data });
const settled = () => vi.advanceTimersByTimeAsync(0);

async function begin(abilities: object = {}): Promise<void> {
  self = { postMessage: (report) => said.push(report), ...abilities };
  vi.stubGlobal("self", self);
  vi.resetModules();
  await import(WORKER);
}

beforeEach(() => {
  said = [];
  composer.hidden = [];
  composer.makes = () => frame();
  vi.useFakeTimers();
  vi.stubGlobal("VideoFrame", Copy);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("the blur's worker", () => {
  it("says first what it can do, and then how it fares", async () => {
    await begin();
    expect(said).toEqual([{ type: "ready", tracks: false }]);
    await vi.advanceTimersByTimeAsync(250);
    expect(said[1]).toEqual({ type: "progress", taken: 0, given: 0, hung: false, doing: "person" });
  });

  it.each(["MediaStreamTrackProcessor", "VideoTrackGenerator"])("can take no camera with %s alone", async (name) => {
    await begin({ [name]: class {} });
    expect(said).toEqual([{ type: "ready", tracks: false }]);
  });

  it("hides what it is told to", async () => {
    await begin();
    order({ type: "hide", hiding: "hills" });
    expect(composer.hidden).toEqual(["hills"]);
  });

  it("takes frames from a stream and gives composed ones out", async () => {
    await begin();
    const [given, got] = [frame(), [] as unknown[]];
    const readable = new ReadableStream({
      start(controller) {
        controller.enqueue(given);
        controller.close();
      },
    });
    const writable = new WritableStream({ write: (one) => void got.push(one) });
    order({ type: "streams", readable, writable });
    await vi.waitUntil(() => got.length === 1);
    expect(got[0]).not.toBe(given);
    expect(given.closed).toBe(1);
  });

  it("tells the page when a stream breaks", async () => {
    const reported: unknown[] = [];
    await begin({ reportError: (error: unknown) => reported.push(error) });
    const broken = new Error("the camera's stream broke");
    const readable = new ReadableStream<VideoFrame>({ start: (controller) => controller.error(broken) });
    order({ type: "streams", readable, writable: new WritableStream() });
    await vi.waitUntil(() => reported.length > 0);
    expect(reported).toEqual([broken]);
  });

  it("makes the streams itself of a camera, where it can, and gives the page the track", async () => {
    const got: unknown[] = [];
    const abilities = {
      MediaStreamTrackProcessor: class {
        readonly readable = new ReadableStream({ start: (controller) => controller.enqueue(frame()) });
      },
      VideoTrackGenerator: class {
        readonly track = { kind: "video" };
        readonly writable = new WritableStream({ write: (one) => void got.push(one) });
      },
    };
    for (const [name, value] of Object.entries(abilities)) vi.stubGlobal(name, value);
    await begin(abilities);
    expect(said[0]).toEqual({ type: "ready", tracks: true });
    order({ type: "camera", track: { kind: "video" } });
    expect(said[1]).toEqual({ type: "track", track: { kind: "video" } });
    await vi.waitUntil(() => got.length === 1);
  });

  it("asks the page for a frame while it has none, and gives back what it made of it", async () => {
    await begin();
    order({ type: "pump" });
    await vi.advanceTimersByTimeAsync(34);
    expect(said.at(-1)).toEqual({ type: "wanted" });
    const one = frame();
    let done!: (made: unknown) => void;
    composer.makes = () => new Promise((resolve) => (done = resolve));
    order({ type: "frame", frame: one as unknown as VideoFrame });
    const before = said.length;
    await vi.advanceTimersByTimeAsync(100);
    expect(said.slice(before).map(({ type }) => type)).not.toContain("wanted");
    const made = frame();
    done(made);
    await settled();
    expect(said.at(-1)).toEqual({ type: "composed", frame: made });
    expect(one.closed).toBe(1);
    await vi.advanceTimersByTimeAsync(34);
    expect(said.at(-1)).toEqual({ type: "wanted" });
  });

  it("gives the newest frame once more when it is asked to, to the stream or to the page", async () => {
    await begin();
    const [made, got] = [frame(), [] as unknown[]];
    composer.makes = () => made;
    order({ type: "again" });
    order({ type: "frame", frame: frame() as unknown as VideoFrame });
    await settled();
    order({ type: "again" });
    const back = said.flatMap((report) => (report.type === "composed" ? [report.frame] : []));
    expect(back).toEqual([made, expect.objectContaining({ of: made, timestamp: 1_000 })]);

    await begin();
    const readable = new ReadableStream({ start: (controller) => controller.enqueue(frame()) });
    const writable = new WritableStream({ write: (one) => void got.push(one) });
    order({ type: "streams", readable, writable });
    await vi.waitUntil(() => got.length === 1);
    order({ type: "again" });
    await vi.waitUntil(() => got.length === 2);
    expect(got).toEqual([made, expect.objectContaining({ of: made, timestamp: 1_000 })]);
    // It was of the background before.
    order({ type: "hide", hiding: "hills" });
    order({ type: "again" });
    await settled();
    expect(got).toHaveLength(2);
  });

  it("gives nothing back of a frame that cannot be blurred", async () => {
    await begin();
    composer.makes = () => undefined;
    order({ type: "frame", frame: frame() as unknown as VideoFrame });
    await settled();
    expect(said.map(({ type }) => type)).not.toContain("composed");
  });
});
