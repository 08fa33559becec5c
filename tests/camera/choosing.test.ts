import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Media } from "../../src/camera/createMedia.ts";
import { type Devices, openMedia, stubDevices } from "./fakes.ts";

let devices: Devices;
let settings: () => unknown;
let media: Media;
let dispose: () => void;

function open(remembered: Record<string, unknown> = {}): void {
  ({ media, settings, dispose } = openMedia(remembered));
}

beforeEach(() => {
  devices = stubDevices();
  open();
});
afterEach(() => {
  dispose();
  vi.unstubAllGlobals();
});

const live = () => devices.tracks.filter(({ readyState }) => readyState === "live").map(({ device }) => device);
const ids = () => [media.camera.device, media.mic.device];

describe("choosing", () => {
  it("another microphone leaves the camera's picture as it is", async () => {
    await media.start();
    const picture = media.camera.track;
    await media.choose("mic", "headset");
    expect(media.camera).toMatchObject({ track: picture, device: "camera" });
    expect(picture?.readyState).toBe("live");
  });

  it("changes to the microphone that was chosen while it was switched off", async () => {
    await media.start();
    const before = media.mic.track;
    await media.toggle("mic");
    await media.choose("mic", "headset");
    expect(before?.readyState).toBe("ended");
    expect(media.mic.on).toBe(false);
    await media.toggle("mic");
    expect(media.mic.device).toBe("headset");
    expect(media.mic.track?.enabled).toBe(true);
  });

  it("is remembered, and nothing else is", async () => {
    await media.start();
    expect(settings()).toEqual({});
    await media.choose("mic", "headset");
    await media.choose("speaker", "loud");
    expect(media.speaker()).toBe("loud");
    expect(settings()).toEqual({ mic: "headset", speaker: "loud" });
    dispose();
    open({ mic: "headset", speaker: "loud" });
    await media.start();
    expect(media.mic.device).toBe("headset");
    expect(media.speaker()).toBe("loud");
  });

  it("goes on while the camera alone is asked for again: the new microphone is not lost", async () => {
    devices.broken.camera = "NotReadableError";
    await media.start();
    devices.broken = {};
    devices.asks = true;
    const chosen = media.choose("mic", "headset");
    const started = media.start();
    for (const { grant } of devices.questions) grant();
    await Promise.all([chosen, started]);
    expect(ids()).toEqual(["camera", "headset"]);
  });

  it("passes over a device that is gone", async () => {
    dispose();
    open({ mic: "sold", camera: "sold too" });
    await media.start();
    expect(ids()).toEqual(["camera", "mic"]);
    expect([media.camera.problem, media.mic.problem]).toEqual([undefined, undefined]);
  });

  it("asks for the front camera where none was chosen", async () => {
    await media.start();
    expect(devices.questions[0]!.wanted.video).toMatchObject({ facingMode: "user" });
    await media.choose("camera", "camera");
    expect(devices.questions[1]!.wanted.video).not.toHaveProperty("facingMode");
  });

  it("asks for a voice without echo and noise, whichever microphone it is", async () => {
    const cleaned = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };
    await media.start();
    await media.choose("mic", "headset");
    const [both, chosen] = devices.questions;
    expect([both!.wanted.audio, chosen!.wanted.audio]).toMatchObject([cleaned, cleaned]);
  });

  it("releases the camera of before first: many laptops cannot open two at once", async () => {
    await media.start();
    devices.asks = true;
    const chosen = media.choose("camera", "camera");
    expect(live()).toEqual(["mic"]);
    devices.questions.at(-1)!.grant();
    await chosen;
    expect(media.camera.device).toBe("camera");
  });
});

describe("what comes and goes", () => {
  const changed = () => devices.mediaDevices.dispatchEvent(new Event("devicechange"));
  const gone = (id: string) => void (devices.there = devices.there.filter((other) => other !== id));
  const track = (id: string) => devices.tracks.findLast(({ device }) => device === id)!;

  it("a headset that is pulled out: another microphone is heard at once, and the headset again when it is back", async () => {
    await media.start();
    await media.choose("mic", "headset");
    gone("headset");
    track("headset").unplug();
    await vi.waitUntil(() => media.mic.device === "mic");
    expect(media.mic.problem).toBeUndefined();
    expect(media.mic.track?.enabled).toBe(true);
    devices.there.push("headset");
    changed();
    await vi.waitUntil(() => media.mic.device === "headset");
    expect(live()).toEqual(["camera", "headset"]);
  });

  it("a camera that is pulled out is not replaced by another, and comes back by itself", async () => {
    await media.start();
    gone("camera");
    track("camera").unplug();
    devices.there.push("another camera");
    changed();
    expect(media.camera).toMatchObject({ problem: "unplugged", track: null });
    await vi.waitUntil(() => media.devices().cameras[0]?.deviceId === "another camera");
    expect(media.camera.device).toBeUndefined();
    devices.there.push("camera");
    changed();
    await vi.waitUntil(() => media.camera.device === "camera");
    expect(media.camera.problem).toBeUndefined();
  });

  it("one that is not allowed any more in mid-call is said to be that, and not to be unplugged", async () => {
    await media.start();
    devices.permissions = { camera: "denied", mic: "denied" };
    devices.broken = { camera: "NotAllowedError", mic: "NotAllowedError" };
    for (const one of devices.tracks) one.unplug();
    await vi.waitUntil(() => media.camera.problem === "denied" && media.mic.problem === "denied");
  });

  it("a device of which the browser does not say that it has ended is missed all the same", async () => {
    await media.start();
    gone("mic");
    changed();
    await vi.waitUntil(() => track("mic").readyState === "ended");
    await vi.waitUntil(() => media.mic.problem === "unplugged" && media.mic.track === null);
    devices.there.push("mic");
    changed();
    await vi.waitUntil(() => media.mic.device === "mic");
  });

  it("the system's own microphone is followed where no other was chosen", async () => {
    await media.start();
    devices.there = ["camera", "headset", "mic"];
    changed();
    await vi.waitUntil(() => devices.tracks.filter(({ kind }) => kind === "audio").length === 2);
    await media.choose("mic", "mic");
    const before = devices.questions.length;
    devices.there = ["camera", "mic", "headset"];
    changed();
    await vi.waitUntil(() => media.devices().microphones[0]!.deviceId === "mic");
    expect(devices.questions).toHaveLength(before);
  });

  it("a camera that was missing is taken once there is one", async () => {
    gone("camera");
    devices.broken = { camera: "NotFoundError" };
    await media.start();
    expect(media.camera.problem).toBe("missing");
    devices.broken = {};
    devices.there.push("camera");
    changed();
    await vi.waitUntil(() => media.camera.device === "camera");
  });

  it("a speaker that was chosen is used while it is there", async () => {
    dispose();
    open({ speaker: "elsewhere" });
    await media.start();
    expect(media.speaker()).toBe("");
    devices.speakers.push("elsewhere");
    changed();
    await vi.waitUntil(() => media.speaker() === "elsewhere");
    devices.speakers.pop();
    changed();
    await vi.waitUntil(() => media.speaker() === "");
  });

  it("the answer to the last question counts, in whichever order they come", async () => {
    await media.start();
    const { enumerateDevices } = devices.mediaDevices as unknown as MediaDevices;
    const old = enumerateDevices();
    let first = true;
    let late!: () => void;
    const held = new Promise<void>((resolve) => void (late = resolve));
    Object.assign(devices.mediaDevices, {
      async enumerateDevices() {
        if (!first) return enumerateDevices();
        first = false;
        await held;
        return old;
      },
    });
    changed();
    devices.there.push("newer");
    changed();
    await vi.waitUntil(() => media.devices().microphones.length === 3);
    late();
    await new Promise(setImmediate);
    expect(media.devices().microphones).toHaveLength(3);
  });

  it("a browser that will not list them keeps what is known", async () => {
    await media.start();
    Object.assign(devices.mediaDevices, { enumerateDevices: () => Promise.reject(new Error("not now")) });
    changed();
    await new Promise(setImmediate);
    expect(media.devices().cameras).toHaveLength(1);
    expect(ids()).toEqual(["camera", "mic"]);
  });
});

it("a change that nobody asked for, and that fails, leaves the microphone that works", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  await media.start();
  const before = media.mic.track;
  // A headset has become the system's own, and its driver is not ready.
  devices.broken = { mic: "NotReadableError" };
  devices.there = ["camera", "headset", "mic"];
  devices.mediaDevices.dispatchEvent(new Event("devicechange"));
  await vi.advanceTimersByTimeAsync(20_000);
  vi.useRealTimers();
  expect(devices.questions.length).toBeGreaterThan(1);
  expect(media.mic.track).toBe(before);
  expect(media.mic.problem).toBeUndefined();
});

it("nothing is opened by itself once the person has left", async () => {
  await media.start();
  devices.there = ["camera"];
  devices.tracks.find(({ kind }) => kind === "audio")!.unplug();
  media.stop();
  devices.there.push("mic");
  devices.mediaDevices.dispatchEvent(new Event("devicechange"));
  await vi.waitUntil(() => media.devices().microphones.length === 1);
  await new Promise(setImmediate);
  expect(live()).toEqual([]);
  expect(media.mic.problem).toBeUndefined();
});

it.for(["NotReadableError", "NotAllowedError", "InvalidStateError"])(
  "one that fails by %s leaves the one of before",
  async (error) => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    await media.start();
    devices.broken = { mic: error };
    const chosen = media.choose("mic", "headset");
    await vi.advanceTimersByTimeAsync(5_000);
    await chosen;
    vi.useRealTimers();
    expect(media.mic).toMatchObject({ device: "mic", problem: "notThatOne" });
    expect(live()).toEqual(["camera", "mic"]);
    expect(settings()).toEqual({});
  },
);

it("one that will not start leaves the one of before, and is not remembered", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  await media.start();
  devices.stuck = "headset";
  const chosen = media.choose("mic", "headset");
  await vi.advanceTimersByTimeAsync(5_000);
  await chosen;
  vi.useRealTimers();
  expect(media.mic).toMatchObject({ device: "mic", problem: "notThatOne" });
  expect(settings()).toEqual({});
});

describe("the list of devices", () => {
  const listed = () => {
    const { cameras, microphones, speakers } = media.devices();
    return [cameras, microphones, speakers].map((all) => all.map(({ deviceId }) => deviceId));
  };

  it("is there with the permission, and follows what is plugged in", async () => {
    expect(listed()).toEqual([[], [], []]);
    await media.start();
    expect(listed()).toEqual([["camera"], ["mic", "headset"], ["loud"]]);
    devices.there.push("another");
    devices.mediaDevices.dispatchEvent(new Event("devicechange"));
    await vi.waitUntil(() => listed()[1]!.includes("another"));
    // Some browsers say nothing of it.
    devices.there.push("one more");
    await media.choose("mic", "one more");
    expect(listed()[1]).toContain("one more");
  });

  it("is not followed any more behind the end", async () => {
    await media.start();
    dispose();
    expect(live()).toEqual([]);
    devices.there.push("another");
    devices.mediaDevices.dispatchEvent(new Event("devicechange"));
    // Whoever still listened would have asked and heard by then.
    await new Promise(setImmediate);
    expect(listed()[1]).not.toContain("another");
  });
});
