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
