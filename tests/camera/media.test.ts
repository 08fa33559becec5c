import { createRoot } from "solid-js";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createMedia, type Media } from "../../src/camera/createMedia.ts";
import type { DeviceProblem } from "../../src/camera/devices.ts";
import { type Devices, stubDevices, stubSettings, Track } from "./fakes.ts";

let devices: Devices;
let settings: () => unknown;
let media: Media;
let dispose: () => void;

function open(remembered: Record<string, unknown> = {}): void {
  settings = stubSettings(remembered);
  createRoot((end) => {
    dispose = end;
    media = createMedia();
  });
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
const problems = (): (DeviceProblem | undefined)[] => [media.camera.problem, media.mic.problem];
const ids = () => [media.camera.device, media.mic.device];

describe("a question that is answered late", () => {
  beforeEach(() => void (devices.asks = true));

  it("gives camera and microphone to whoever goes back, comes in again, and then says yes", async () => {
    const first = media.start();
    media.stop();
    expect(media.asking()).toBe(false);
    const second = media.start();
    expect(media.asking()).toBe(true);
    for (const question of devices.questions) question.grant();
    await Promise.all([first, second]);
    expect(media.asking()).toBe(false);
    expect(ids()).toEqual(["camera", "mic"]);
    expect(media.mic.track?.readyState).toBe("live");
  });

  it("is still being asked when an earlier one is answered", async () => {
    const first = media.start();
    media.stop();
    const second = media.start();
    devices.questions[0]!.grant();
    await first;
    expect(media.asking()).toBe(true);
    expect(media.mic.track).toBeNull();
    expect(live()).toEqual([]);
    devices.questions[1]!.grant();
    await second;
    expect(media.asking()).toBe(false);
  });

  it("is asked once, however often one begins meanwhile", async () => {
    const first = media.start();
    await media.start();
    expect(devices.questions).toHaveLength(1);
    devices.questions[0]!.grant();
    await first;
    await media.start();
    expect(devices.questions).toHaveLength(1);
  });

  it("releases the camera at once where it was switched off meanwhile", async () => {
    const started = media.start();
    await media.toggle("camera");
    devices.questions[0]!.grant();
    await started;
    expect(live()).toEqual(["mic"]);
    expect(media.camera).toMatchObject({ on: false, track: null });
  });
});

describe("devices that cannot be used", () => {
  it.each<[string, Devices["broken"], (DeviceProblem | undefined)[]]>([
    ["permission denied", { camera: "NotAllowedError", mic: "NotAllowedError" }, ["denied", "denied"]],
    ["no camera", { camera: "NotFoundError" }, ["missing", undefined]],
    ["no microphone", { mic: "NotFoundError" }, [undefined, "missing"]],
    ["neither", { camera: "NotFoundError", mic: "NotFoundError" }, ["missing", "missing"]],
    ["camera in use", { camera: "NotReadableError" }, ["inUse", undefined]],
    ["microphone in use", { mic: "AbortError" }, [undefined, "inUse"]],
    ["something else", { camera: "InvalidStateError" }, ["unknown", undefined]],
  ])("%s: is said, the other one is there, and both are once the cause is gone", async (_, broken, said) => {
    devices.broken = broken;
    await media.start();
    expect(problems()).toEqual(said);
    expect(ids()).toEqual([said[0] ? undefined : "camera", said[1] ? undefined : "mic"]);
    await media.start();
    expect(problems()).toEqual(said);
    devices.broken = {};
    await media.start();
    expect(problems()).toEqual([undefined, undefined]);
    expect(ids()).toEqual(["camera", "mic"]);
  });

  it("outside a secure context it is the page, for both", async () => {
    dispose();
    vi.stubGlobal("navigator", {});
    open();
    await media.start();
    expect(problems()).toEqual(["insecure", "insecure"]);
  });

  it("unplugged: the picture is gone, the voice goes on, and it can be had again", async () => {
    await media.start();
    devices.tracks.find(({ kind }) => kind === "video")!.unplug();
    expect(media.camera).toMatchObject({ problem: "unplugged", track: null });
    expect(media.camera.device).toBeUndefined();
    expect(media.mic.track?.readyState).toBe("live");
    await media.start();
    expect(problems()).toEqual([undefined, undefined]);
    expect(media.camera.device).toBe("camera");
  });

  it("a track of before that ends says nothing of the one that is there", async () => {
    await media.start();
    const before = devices.tracks.find(({ kind }) => kind === "video")!;
    await media.choose("camera", "camera");
    before.unplug();
    expect(problems()).toEqual([undefined, undefined]);
    expect(media.camera.device).toBe("camera");
  });
});

describe("switching off", () => {
  beforeEach(() => media.start());

  it("releases the camera, so that its light goes out, and asks for it anew", async () => {
    await media.toggle("camera");
    expect(live()).toEqual(["mic"]);
    expect(media.camera).toMatchObject({ on: false, track: null });
    await media.toggle("camera");
    expect(media.camera).toMatchObject({ on: true, device: "camera" });
  });

  it("silences the microphone and keeps it, so that it speaks at once", async () => {
    const { track } = media.mic;
    await media.toggle("mic");
    expect(track).toMatchObject({ enabled: false, readyState: "live" });
    await media.toggle("mic");
    expect(media.mic.track).toBe(track);
    expect(track?.enabled).toBe(true);
  });

  it("keeps a camera off that is off when a call begins", async () => {
    await media.toggle("camera");
    media.mic.track?.stop();
    await media.choose("mic", "headset");
    expect(ids()).toEqual([undefined, "headset"]);
  });

  it("stops everything, and the next call begins with both", async () => {
    await media.toggle("mic");
    media.stop();
    expect(live()).toEqual([]);
    await media.start();
    expect([media.camera.on, media.mic.on]).toEqual([true, true]);
  });
});

describe("choosing", () => {
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

  it("passes over a device that is gone", async () => {
    dispose();
    open({ mic: "sold", camera: "sold too" });
    await media.start();
    expect(ids()).toEqual(["camera", "mic"]);
    expect(problems()).toEqual([undefined, undefined]);
  });

  it("asks for the front camera where none was chosen", async () => {
    await media.start();
    expect(devices.questions[0]!.wanted.video).toMatchObject({ facingMode: "user" });
    await media.choose("camera", "camera");
    expect(devices.questions[1]!.wanted.video).not.toHaveProperty("facingMode");
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
  });

  it("is not followed any more behind the end", async () => {
    await media.start();
    dispose();
    expect(live()).toEqual([]);
    devices.there.push("another");
    devices.mediaDevices.dispatchEvent(new Event("devicechange"));
    await Promise.resolve();
    expect(listed()[1]).not.toContain("another");
  });
});

it("a browser that hands over a stream without a track has no device", async () => {
  const nothing = { getVideoTracks: () => [], getAudioTracks: () => [new Track("audio", "mic")], getTracks: () => [] };
  Object.assign(devices.mediaDevices, { getUserMedia: () => Promise.resolve(nothing) });
  await media.start();
  expect(problems()).toEqual(["missing", undefined]);
});
