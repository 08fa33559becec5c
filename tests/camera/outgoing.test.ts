import { createRoot } from "solid-js";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Hiding } from "../../src/camera/blur/background.ts";
import type { BlurEvents } from "../../src/camera/blur/blur.ts";
import { createOutgoing, type Outgoing } from "../../src/camera/createOutgoing.ts";
import { stubSettings, Track } from "./fakes.ts";

interface Running {
  hiding: Hiding;
  closed: boolean;
  readonly camera: MediaStreamTrack;
  readonly events: BlurEvents;
}

/** Every blur that was begun. */
const blurs = vi.hoisted(() => [] as unknown as Running[]);
vi.mock("../../src/camera/blur/blur.ts", () => ({
  makeBlur(camera: MediaStreamTrack, hiding: Hiding, events: BlurEvents) {
    const blur: Running = { camera, hiding, events, closed: false };
    blurs.push(blur);
    return { hide: (next: Hiding) => void (blur.hiding = next), close: () => void (blur.closed = true) };
  },
}));

/** And every cover, in the place of a blur. */
const covers = vi.hoisted(() => [] as unknown as Running["events"][]);
vi.mock("../../src/camera/blur/cover.ts", () => ({
  makeCover(_: MediaStreamTrack, events: BlurEvents) {
    covers.push(events);
    return { hide: () => undefined, again: () => undefined, close: () => undefined };
  },
}));

let camera: Track;
let shown: (MediaStreamTrack | null)[];
let settings: () => unknown;
let outgoing: Outgoing;

function make(remembered: Record<string, unknown> = {}): void {
  settings = stubSettings(remembered);
  shown = [];
  createRoot(() => {
    outgoing = createOutgoing((track) => shown.push(track));
  });
}
const begun = (count = 1) => vi.waitUntil(() => blurs.length === count);

beforeEach(() => {
  blurs.length = covers.length = 0;
  vi.stubGlobal("VideoFrame", class {});
  camera = new Track("video", "camera");
  make();
});
afterEach(() => vi.unstubAllGlobals());

const open = () => outgoing.open(camera as unknown as MediaStreamTrack);
const last = () => shown.at(-1) as unknown as Track | null;

describe("the room itself", () => {
  it("is a copy of the camera's picture, which stops before anything else when it is to be hidden", async () => {
    open();
    const copy = last()!;
    expect(copy).not.toBe(camera);
    expect(outgoing.blur()).toBe("off");
    outgoing.setBackground("strong");
    expect(copy.readyState).toBe("ended");
    expect(last()).toBeNull();
    expect(camera.readyState).toBe("live");
    expect(outgoing.blur()).toBe("starting");
    await begun();
    expect(blurs[0]).toMatchObject({ camera, hiding: "strong" });
  });

  it("is shown again without the blur", async () => {
    open();
    outgoing.setBackground("strong");
    await begun();
    outgoing.setBackground("none");
    expect(blurs[0]!.closed).toBe(true);
    expect(last()?.readyState).toBe("live");
    expect(outgoing.blur()).toBe("off");
  });
});

describe("a hidden room", () => {
  beforeEach(async () => {
    make({ background: "wall" });
    open();
    await begun();
  });

  it("is hidden from the beginning where that was remembered: no track is shown that is not the blur's", () => {
    expect(outgoing.background()).toBe("wall");
    expect(shown).toEqual([null]);
    const blurred = {} as MediaStreamTrack;
    blurs[0]!.events.track(blurred);
    blurs[0]!.events.state("person");
    expect(shown.at(-1)).toBe(blurred);
    expect(outgoing.blur()).toBe("person");
  });

  it("is hidden by something else without a moment in between", () => {
    outgoing.setBackground("hills");
    expect(blurs).toHaveLength(1);
    expect(blurs[0]).toMatchObject({ hiding: "hills", closed: false });
    expect(settings()).toEqual({ background: "hills" });
  });

  it("comes and goes with one press, and with what hid it last", async () => {
    outgoing.toggleBlur();
    expect(outgoing.background()).toBe("none");
    outgoing.toggleBlur();
    expect(outgoing.background()).toBe("wall");
    await begun(2);
  });

  it("another camera has another blur", async () => {
    outgoing.open(new Track("video", "other") as unknown as MediaStreamTrack);
    expect(blurs[0]!.closed).toBe(true);
    await begun(2);
    expect((blurs[1]!.camera as unknown as Track).device).toBe("other");
  });

  it("has no picture without a camera, whatever is chosen then", () => {
    outgoing.close();
    expect(last()).toBeNull();
    expect(outgoing.blur()).toBe("off");
    outgoing.setBackground("none");
    outgoing.setBackground("hills");
    expect(shown.filter((track) => track !== null)).toEqual([]);
    expect(outgoing.blur()).toBe("off");
  });
});

it("a browser in which no worker can read frames covers everything, and shows nothing of the room before", async () => {
  vi.stubGlobal("VideoFrame", undefined);
  Reflect.deleteProperty(globalThis, "VideoFrame");
  make({ background: "strong" });
  open();
  await vi.waitUntil(() => covers.length === 1);
  expect(blurs).toEqual([]);
  expect(shown).toEqual([null]);
  covers[0]!.state("everything");
  expect(outgoing.blur()).toBe("everything");
});

it("code of the blur that never comes is said to have stopped the picture", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  make({ background: "strong" });
  open();
  expect(outgoing.blur()).toBe("starting");
  // As long as it takes: here the code comes with the next turn, and the time is over before.
  vi.advanceTimersByTime(15_000);
  expect(outgoing.blur()).toBe("stopped");
  vi.useRealTimers();
  await vi.waitUntil(() => blurs.length > 0);
  blurs.pop()!.events.state("person");
  expect(outgoing.blur()).toBe("person");
});

describe("before there is a camera", () => {
  it("hiding is not remembered, and holds from the first picture on", async () => {
    outgoing.hide();
    expect(outgoing.background()).toBe("strong");
    expect(settings()).toEqual({});
    open();
    await begun();
    expect(shown.filter((track) => track !== null)).toEqual([]);
    outgoing.hide();
    expect(blurs).toHaveLength(1);
  });

  it("a blur that comes late for a camera that is gone is not begun", async () => {
    make({ background: "wall" });
    open();
    outgoing.close();
    await import("../../src/camera/blur/blur.ts");
    await new Promise(setImmediate);
    expect(blurs).toEqual([]);
  });

  it("what another version remembered is no background of ours", () => {
    make({ background: "beach" });
    expect(outgoing.background()).toBe("none");
  });
});
