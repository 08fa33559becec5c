import { createRoot, createSignal } from "solid-js";
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { createLive, type Live } from "../../src/keeping/createLive.ts";
import { createRecording, type Recording } from "../../src/keeping/createRecording.ts";
import type { LiveEvents } from "../../src/keeping/live.ts";
import type { Room } from "../../src/call/createRoom.ts";
import type { Kind, Phase } from "../../src/room/wire/statement.ts";
import type { State } from "../../src/room/model/state.ts";

/** However busy the machine is. */
const PATIENT = { timeout: 10_000 };

const scene = { makes: true, closed: 0 };
const device = { records: true, handled: "done", lasting: Promise.resolve(true) };
const recorder = {
  stop: vi.fn<() => Promise<void>>(() => Promise.resolve()),
  pause: () => undefined,
  resume: () => undefined,
};
const startRecording = vi.fn<() => Promise<unknown>>(() =>
  Promise.resolve({ id: "a", lasting: device.lasting, ...recorder }),
);
const listRecordings = vi.fn<() => Promise<never[]>>(() => Promise.resolve([]));
const startLive = vi.fn<(...given: unknown[]) => unknown>(() => ({ stop: () => Promise.resolve() }));

vi.mock("../../src/keeping/scene/scene.ts", () => ({
  makeScene() {
    if (!scene.makes) throw new Error("no worker");
    return { stream: {}, show: () => undefined, close: () => void (scene.closed += 1) };
  },
}));
vi.mock("../../src/keeping/recording/recording.ts", () => ({
  startRecording: () => startRecording(),
  LINGER: 3_600_000,
  listRecordings: () => listRecordings(),
  canRecord: () => device.records,
  saveRecording: () => Promise.resolve(device.handled),
  discardRecording: () => Promise.resolve(device.handled),
}));
vi.mock("../../src/keeping/live.ts", () => ({ startLive: (...given: unknown[]) => startLive(...given) }));

/** A room in which this browser keeps so much, as the machine says; `kept` is what the machine was asked for. */
function room() {
  const [phases, setPhases] = createSignal<Record<Kind, Phase>>({ rec: "off", live: "off" });
  const kept: [Kind, boolean][] = [];
  const keep = (what: Kind, on: boolean) => {
    kept.push([what, on]);
    if (!on) setPhases((before) => ({ ...before, [what]: "off" }));
  };
  const state = () => ({ at: "inCall", people: [], keeping: { own: phases() } }) as unknown as State;
  return {
    kept,
    set: (change: Partial<Record<Kind, Phase>>) => setPhases((before) => ({ ...before, ...change })),
    room: { state, keep } as unknown as Room,
  };
}

let made: ReturnType<typeof room>;
let recording: Recording;
let live: Live;
let dispose: () => void;

beforeEach(() => {
  vi.clearAllMocks();
  Object.assign(scene, { makes: true, closed: 0 });
  made = room();
  createRoot((end) => {
    dispose = end;
    recording = createRecording(made.room, () => []);
    live = createLive(
      made.room,
      () => [],
      () => Promise.resolve({ live: true }),
    );
  });
});
afterEach(() => dispose());

describe("a recording", () => {
  it("that the browser may throw away is said to be, for as long as it runs", async () => {
    device.lasting = Promise.resolve(false);
    made.set({ rec: "on" });
    await vi.waitUntil(() => recording.passing(), PATIENT);
    made.set({ rec: "off" });
    await vi.waitUntil(() => !recording.passing(), PATIENT);
    device.lasting = Promise.resolve(true);
    made.set({ rec: "on" });
    await vi.waitUntil(() => startRecording.mock.calls.length === 2, PATIENT);
    expect(recording.passing()).toBe(false);
  });

  it("that cannot compose a picture says so and stops for everybody, and the next one runs", async () => {
    scene.makes = false;
    made.set({ rec: "on" });
    await vi.waitUntil(() => recording.problem() !== undefined, PATIENT);
    expect(recording.problem()).toBe("device");
    expect(made.kept).toEqual([["rec", false]]);
    scene.makes = true;
    made.set({ rec: "on" });
    await vi.waitUntil(() => startRecording.mock.calls.length === 1, PATIENT);
    expect(recording.problem()).toBeUndefined();
  });

  it("waits while somebody has not agreed yet, and goes on when they have", async () => {
    const pause = vi.spyOn(recorder, "pause");
    const resume = vi.spyOn(recorder, "resume");
    made.set({ rec: "asking" });
    made.set({ rec: "on" });
    await vi.waitUntil(() => startRecording.mock.calls.length === 1, PATIENT);
    expect(pause).not.toHaveBeenCalled();
    made.set({ rec: "asking" });
    await vi.waitUntil(() => pause.mock.calls.length === 1, PATIENT);
    made.set({ rec: "on" });
    await vi.waitUntil(() => resume.mock.calls.length === 1, PATIENT);
    expect(startRecording).toHaveBeenCalledTimes(1);
    made.set({ rec: "off" });
    await vi.waitUntil(() => recorder.stop.mock.calls.length === 1, PATIENT);
    expect(recording.problem()).toBeUndefined();
  });

  it.each([
    [new DOMException("", "NotSupportedError"), "device"],
    [new DOMException("", "QuotaExceededError"), "storage"],
    [new Error("anything"), "storage"],
  ] as const)("that cannot be begun (%s) says what it is: %s", async (error, problem) => {
    startRecording.mockRejectedValueOnce(error);
    made.set({ rec: "on" });
    await vi.waitUntil(() => recording.problem() !== undefined, PATIENT);
    expect(recording.problem()).toBe(problem);
    expect(made.kept).toEqual([["rec", false]]);
  });

  it("whose file cannot be ended says so, and the next one runs", async () => {
    made.set({ rec: "on" });
    await vi.waitUntil(() => startRecording.mock.calls.length === 1, PATIENT);
    recorder.stop.mockRejectedValueOnce(new Error("no room"));
    made.set({ rec: "off" });
    await vi.waitUntil(() => recording.problem() !== undefined, PATIENT);
    expect(recording.problem()).toBe("storage");
    made.set({ rec: "on" });
    await vi.waitUntil(() => startRecording.mock.calls.length === 2, PATIENT);
  });
});

it("a recording that was saved is looked for again when its hour is over, though the page stays open", async () => {
  // The look with which the page begins.
  await vi.waitFor(() => expect(listRecordings).toHaveBeenCalled(), PATIENT);
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  await recording.save("a");
  listRecordings.mockClear();
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(listRecordings).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1_000);
  await vi.waitFor(() => expect(listRecordings).toHaveBeenCalledOnce());
});

it("a recording that is another tab's is neither saved nor deleted here, which is said", async () => {
  device.handled = "elsewhere";
  expect([await recording.save("a"), await recording.discard("a")]).toEqual(["elsewhere", "elsewhere"]);
});

it("nothing is offered that the browser cannot do", async () => {
  expect(recording.able()).toBe(true);
  device.records = false;
  await recording.discard("a");
  expect(recording.able()).toBe(false);
});

describe("a stream", () => {
  it("is not begun for a yes that is taken back while it is made ready", async () => {
    live.aim({ address: "https://live.example.org", token: "" });
    made.set({ live: "on" });
    made.set({ live: "off" });
    await vi.waitUntil(() => scene.closed === 1, PATIENT);
    expect(startLive).not.toHaveBeenCalled();
  });

  it("is nothing without somewhere to go", async () => {
    made.set({ live: "on" });
    await new Promise(setImmediate);
    expect(startLive).not.toHaveBeenCalled();
  });

  it("says that it runs, and why it does not any more", async () => {
    live.aim({ address: "https://live.example.org", token: "" });
    made.set({ live: "on" });
    await vi.waitUntil(() => startLive.mock.calls.length === 1, PATIENT);
    const [[, , events]] = startLive.mock.calls as unknown as [[unknown, unknown, LiveEvents]];
    events.started();
    expect(live.streaming()).toBe(true);
    events.ended("lost");
    expect(live.streaming()).toBe(false);
    expect(live.problem()).toBe("lost");
    expect(made.kept).toEqual([["live", false]]);
  });

  it("is offered where the site allows it", async () => {
    await vi.waitUntil(() => live.allowed(), PATIENT);
  });

  it("that cannot compose a picture says so and stops for everybody, and the next one runs", async () => {
    live.aim({ address: "https://live.example.org", token: "" });
    scene.makes = false;
    made.set({ live: "on" });
    await vi.waitUntil(() => live.problem() !== undefined, PATIENT);
    expect(live.problem()).toBe("device");
    expect(made.kept).toEqual([["live", false]]);
    scene.makes = true;
    made.set({ live: "on" });
    await vi.waitUntil(() => startLive.mock.calls.length === 1, PATIENT);
    expect(live.problem()).toBeUndefined();
  });
});
