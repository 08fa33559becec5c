/** What sender and self view get of the camera, from its opening on: its track where that is wanted, and nothing of it where not. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Hiding } from "../../src/camera/blur/background.ts";
import type { BlurEvents } from "../../src/camera/blur/blur.ts";
import type { Media } from "../../src/camera/createMedia.ts";
import { type Devices, openMedia, stubDevices, Track } from "./fakes.ts";

vi.mock("../../src/camera/blur/blur.ts", () => ({
  makeBlur(_camera: MediaStreamTrack, hiding: Hiding, { track, state }: BlurEvents) {
    const blurred = new Track("video", `behind ${hiding}`) as unknown as MediaStreamTrack;
    state("person");
    track(blurred);
    return { hide: () => undefined, close: () => blurred.stop() };
  },
}));

let devices: Devices;
let settings: () => unknown;
let media: Media;
let dispose: () => void;

function open(remembered: Record<string, unknown> = {}): void {
  ({ media, settings, dispose } = openMedia(remembered));
}
const seen = () => (media.camera.track as unknown as Track | null)?.device;

beforeEach(() => {
  devices = stubDevices();
});
afterEach(() => {
  dispose();
  vi.unstubAllGlobals();
});

it("the camera's picture is there as soon as the camera is, and ends with it", async () => {
  open();
  await media.start();
  const picture = media.camera.track;
  expect(seen()).toBe("camera");
  expect(picture?.readyState).toBe("live");
  await media.toggle("camera");
  expect(picture?.readyState).toBe("ended");
  expect(media.camera.track).toBeNull();
});

it("another camera's picture takes its place", async () => {
  open();
  devices.there.push("other");
  await media.start();
  await media.choose("camera", "other");
  expect(seen()).toBe("other");
});

describe("begun hidden", () => {
  it("nothing is seen of the room, though nothing of the kind was remembered, and that stays so", async () => {
    open();
    await media.start("hidden");
    await vi.waitUntil(() => media.camera.track !== null);
    expect(seen()).toBe("behind strong");
    expect(media.background()).toBe("strong");
    expect(media.blur()).toBe("person");
    expect(settings()).toEqual({});
  });

  it("the room that was being seen is hidden", async () => {
    open();
    await media.start();
    const room = media.camera.track;
    await media.start("hidden");
    expect(room?.readyState).toBe("ended");
    await vi.waitUntil(() => media.camera.track !== null);
    expect(seen()).toBe("behind strong");
  });

  it("also where the question is still open that was asked without it", async () => {
    open();
    devices.asks = true;
    const first = media.start();
    await media.start("hidden");
    devices.questions[0]!.grant();
    await first;
    await vi.waitUntil(() => media.camera.track !== null);
    expect(seen()).toBe("behind strong");
  });

  it("what was remembered is what hides it", async () => {
    open({ background: "hills" });
    await media.start("hidden");
    await vi.waitUntil(() => media.camera.track !== null);
    expect(seen()).toBe("behind hills");
  });
});

it("one press shows the room, and one hides it", async () => {
  open();
  await media.start();
  media.toggleBlur();
  expect(media.camera.track).toBeNull();
  await vi.waitUntil(() => seen() === "behind strong");
  media.toggleBlur();
  expect(seen()).toBe("camera");
  media.setBackground("wall");
  await vi.waitUntil(() => seen() === "behind wall");
  expect(settings()).toEqual({ background: "wall" });
});
