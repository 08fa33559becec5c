import { createRoot, createSignal } from "solid-js";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createLive, type Live } from "../../src/keeping/createLive.ts";
import { createRecording, type Recording } from "../../src/keeping/createRecording.ts";
import type { Room } from "../../src/call/createRoom.ts";
import type { Kind, Phase } from "../../src/room/wire/statement.ts";
import type { State } from "../../src/room/model/state.ts";

/** However busy the machine is. */
const PATIENT = { timeout: 10_000 };

const scene = { makes: true };
const device = { records: true, handled: "done" };
const recorder = {
  stop: vi.fn<() => Promise<void>>(() => Promise.resolve()),
  pause: () => undefined,
  resume: () => undefined,
};
const startRecording = vi.fn<() => Promise<unknown>>(() => Promise.resolve({ id: "a", ...recorder }));
const startLive = vi.fn<() => unknown>(() => ({ stop: () => Promise.resolve() }));

vi.mock("../../src/keeping/scene/scene.ts", () => ({
  makeScene() {
    if (!scene.makes) throw new Error("no worker");
    return { stream: {}, show: () => undefined, close: () => undefined };
  },
}));
vi.mock("../../src/keeping/recording/recording.ts", () => ({
  startRecording: () => startRecording(),
  listRecordings: () => Promise.resolve([]),
  canRecord: () => device.records,
  saveRecording: () => Promise.resolve(device.handled),
  discardRecording: () => Promise.resolve(device.handled),
}));
vi.mock("../../src/keeping/live.ts", () => ({ startLive: () => startLive() }));

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
  scene.makes = true;
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
