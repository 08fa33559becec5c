import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Media } from "../../src/camera/createMedia.ts";
import type { DeviceProblem } from "../../src/camera/devices.ts";
import { type Devices, openMedia, stubDevices, Track } from "./fakes.ts";

let devices: Devices;
let media: Media;
let dispose: () => void;

function open(remembered: Record<string, unknown> = {}): void {
  ({ media, dispose } = openMedia(remembered));
}

beforeEach(() => {
  devices = stubDevices();
  open();
});
afterEach(() => {
  dispose();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
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

  it("gives a microphone that is silent where it was switched off meanwhile", async () => {
    const started = media.start();
    await media.toggle("mic");
    devices.questions[0]!.grant();
    await started;
    expect(media.mic).toMatchObject({ on: false, device: "mic" });
    expect(media.mic.track?.enabled).toBe(false);
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

  it("a camera of which the browser does not say which one it is, is open all the same", async () => {
    vi.spyOn(Track.prototype, "getSettings").mockReturnValue({});
    await media.start();
    expect(ids()).toEqual(["", ""]);
  });

  it("a person who says no is not asked again at once", async () => {
    devices.broken = { camera: "NotAllowedError", mic: "NotAllowedError" };
    await media.start();
    expect(devices.questions).toHaveLength(1);
  });

  it("a chosen camera that is in use is said to be, and no other is taken instead", async () => {
    dispose();
    open({ camera: "camera" });
    devices.broken = { camera: "NotReadableError" };
    await media.start();
    expect(problems()).toEqual(["inUse", undefined]);
    for (const { video } of devices.questions.map(({ wanted }) => wanted))
      expect(video ?? {}).not.toHaveProperty("facingMode");
  });

  it("one that is switched off is not asked for again", async () => {
    devices.broken = { mic: "NotFoundError" };
    await media.start();
    const asked = devices.questions.length;
    await media.toggle("mic");
    expect(devices.questions).toHaveLength(asked);
    devices.broken = {};
    await media.toggle("mic");
    expect(media.mic).toMatchObject({ on: true, device: "mic" });
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
    const voice = media.mic.track;
    expect(voice?.readyState).toBe("live");
    await media.start();
    expect(problems()).toEqual([undefined, undefined]);
    expect(media.camera.device).toBe("camera");
    expect([media.mic.track, voice?.readyState]).toEqual([voice, "live"]);
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

  it("keeps a camera off that is off when the rest is asked for anew", async () => {
    await media.toggle("camera");
    devices.tracks.find(({ kind }) => kind === "audio")!.unplug();
    await media.start();
    expect(ids()).toEqual([undefined, "mic"]);
    expect(devices.questions.at(-1)!.wanted.video).toBeUndefined();
    await media.choose("camera", "camera");
    expect(media.camera).toMatchObject({ on: false, track: null });
    expect(live()).toEqual(["mic"]);
  });

  it("takes back what was said of a camera that failed", async () => {
    await media.toggle("camera");
    devices.broken = { camera: "NotReadableError" };
    await media.toggle("camera");
    expect(media.camera.problem).toBe("inUse");
    await media.toggle("camera");
    expect(media.camera.problem).toBeUndefined();
  });

  it("stops everything, and the next call begins with both", async () => {
    await media.toggle("mic");
    await media.toggle("camera");
    media.stop();
    expect(live()).toEqual([]);
    await media.start();
    expect([media.camera.on, media.mic.on]).toEqual([true, true]);
  });
});

it("a browser that hands over a stream without a track has no device", async () => {
  const nothing = { getVideoTracks: () => [], getAudioTracks: () => [new Track("audio", "mic")], getTracks: () => [] };
  Object.assign(devices.mediaDevices, { getUserMedia: () => Promise.resolve(nothing) });
  await media.start();
  expect(problems()).toEqual(["missing", undefined]);
});
