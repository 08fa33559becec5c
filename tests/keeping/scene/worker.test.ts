/** The scene's worker: the newest frame of everybody becomes one picture, and every frame is closed. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Order } from "../../../src/keeping/scene/sceneMessages.ts";

/** By name only: the types of a worker are others than those of a page. */
const WORKER: string = "../../../src/keeping/scene/scene.worker.ts";

interface Frame {
  readonly name: string;
  closed: boolean;
}

let self: { onmessage?(event: { data: Order }): void; postMessage(data: unknown): void; close(): void };
let said: unknown[];
let over: boolean;
/** Names and pictures as they were painted since last looked at. */
let painted: string[];

const order = (data: Order) => self.onmessage!({ data });
const beat = () => vi.advanceTimersByTimeAsync(50);

/** Somebody's frames. */
function camera(name: string) {
  let controller!: ReadableStreamDefaultController<VideoFrame>;
  const state = { cancelled: false };
  const readable = new ReadableStream<VideoFrame>({
    start: (given) => void (controller = given),
    cancel: () => void (state.cancelled = true),
  });
  return {
    readable,
    state,
    end: () => controller.close(),
    gives(): Frame {
      const frame = {
        name,
        closed: false,
        displayWidth: 64,
        displayHeight: 36,
        close: () => void (frame.closed = true),
      };
      controller.enqueue(frame as unknown as VideoFrame);
      return frame;
    },
  };
}
const shown = (id: string, frames: ReadableStream<VideoFrame> | "same" | "none") => ({ id, name: id, frames });

beforeEach(async () => {
  vi.useFakeTimers();
  [said, painted] = [[], []];
  over = false;
  const brush = {
    fillRect: () => undefined,
    fillText: (name: string) => painted.push(name),
    measureText: () => ({ width: 1 }),
    drawImage: ({ name }: Frame) => painted.push(`picture of ${name}`),
  };
  vi.stubGlobal(
    "OffscreenCanvas",
    class {
      getContext = () => brush;
    },
  );
  vi.stubGlobal(
    "VideoFrame",
    class {
      closed = false;
      close = () => void (this.closed = true);
    },
  );
  self = { postMessage: (data) => said.push(data), close: () => void (over = true) };
  vi.stubGlobal("self", self);
  vi.resetModules();
  await import(WORKER);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Where composed frames go; `takes`: whether anybody does. */
function begin(takes = true) {
  const given: { closed: boolean }[] = [];
  const writable = new WritableStream<VideoFrame>({
    write(frame) {
      given.push(frame as unknown as { closed: boolean });
      if (!takes) throw new Error("the track was stopped");
    },
  });
  order({ type: "begin", writable });
  return given;
}

describe("the scene's worker", () => {
  it("gives a picture at each beat, and paints a tile only when it is another", async () => {
    const given = begin();
    const ann = camera("ann");
    order({ type: "show", people: [shown("ann", ann.readable), shown("bob", "none")] });
    const first = ann.gives();
    await beat();
    expect(painted).toEqual(["picture of ann", "ann", "bob"]);
    painted = [];
    await beat();
    expect(painted).toEqual([]);
    const second = ann.gives();
    await beat();
    expect(painted).toEqual(["picture of ann", "ann"]);
    expect([first.closed, second.closed]).toEqual([true, false]);
    expect(given.length).toBeGreaterThanOrEqual(3);
  });

  it("keeps the frames of whoever stays, and lets go of everybody else's", async () => {
    begin();
    const [ann, bob] = [camera("ann"), camera("bob")];
    order({ type: "show", people: [shown("ann", ann.readable), shown("bob", bob.readable)] });
    const [annFrame, bobFrame] = [ann.gives(), bob.gives()];
    await beat();
    painted = [];
    order({ type: "show", people: [shown("ann", "same")] });
    await beat();
    expect(painted).toEqual(["picture of ann", "ann"]);
    expect([annFrame.closed, bobFrame.closed]).toEqual([false, true]);
    expect([ann.state.cancelled, bob.state.cancelled]).toEqual([false, true]);
  });

  it("follows another track of the same person, and is dark when that one ends", async () => {
    begin();
    const [before, after] = [camera("before"), camera("after")];
    order({ type: "show", people: [shown("ann", before.readable)] });
    before.gives();
    await beat();
    order({ type: "show", people: [shown("ann", after.readable)] });
    expect(before.state.cancelled).toBe(true);
    after.gives();
    painted = [];
    await beat();
    expect(painted).toEqual(["picture of after", "ann"]);
    after.end();
    painted = [];
    await beat();
    expect(painted).toEqual(["ann"]);
  });

  it("closes what nobody takes, as when the track was stopped", async () => {
    const given = begin(false);
    order({ type: "show", people: [] });
    await beat();
    await vi.waitUntil(() => given[0]?.closed);
    await beat();
    expect(given).toHaveLength(1);
  });

  it("is a clock for a page that composes itself", async () => {
    order({ type: "clock" });
    await vi.advanceTimersByTimeAsync(100);
    expect(said).toEqual(["tick", "tick"]);
  });

  it("lets go of everything, and then ends", async () => {
    const ann = camera("ann");
    order({ type: "show", people: [shown("ann", ann.readable)] });
    order({ type: "end" });
    await vi.waitUntil(() => over);
    expect(ann.state.cancelled).toBe(true);
  });
});
