import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Media } from "../../src/camera/createMedia.ts";
import { isLive } from "../../src/camera/source.ts";
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

describe("a question that nobody answers", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    devices.asks = true;
  });
  afterEach(() => void vi.useRealTimers());

  it("lets the person go on after ten seconds, says so, and takes the answer whenever it comes", async () => {
    const started = media.start();
    await vi.advanceTimersByTimeAsync(9_900);
    expect(media.asking()).toBe(true);
    await vi.advanceTimersByTimeAsync(200);
    expect(media.asking()).toBe(false);
    expect(problems()).toEqual(["unanswered", "unanswered"]);
    devices.questions[0]!.grant();
    await started;
    expect(problems()).toEqual([undefined, undefined]);
    expect(ids()).toEqual(["camera", "mic"]);
  });

  it("says so of a camera that is switched on in a call", async () => {
    devices.asks = false;
    await media.start();
    await media.toggle("camera");
    devices.asks = true;
    const switched = media.toggle("camera");
    await vi.advanceTimersByTimeAsync(10_100);
    expect(problems()).toEqual(["unanswered", undefined]);
    devices.questions.at(-1)!.grant();
    await switched;
    expect(ids()).toEqual(["camera", "mic"]);
  });

  it("does not wait for a list of devices that never comes", async () => {
    devices.asks = false;
    Object.assign(devices.mediaDevices, { enumerateDevices: () => new Promise(() => undefined) });
    void media.start();
    await vi.advanceTimersByTimeAsync(0);
    expect(ids()).toEqual(["camera", "mic"]);
    expect(media.asking()).toBe(false);
  });

  it("is asked once more for each by itself: one driver that hangs does not cost the other device", async () => {
    void media.start();
    await vi.advanceTimersByTimeAsync(10_100);
    const again = media.start();
    expect(devices.questions.slice(1).map(({ wanted }) => Object.keys(wanted))).toEqual([["video"], ["audio"]]);
    devices.questions[2]!.grant();
    await vi.advanceTimersByTimeAsync(0);
    expect(ids()).toEqual([undefined, "mic"]);
    // And the answer to the first question counts as well.
    devices.questions[0]!.grant();
    await vi.advanceTimersByTimeAsync(0);
    expect(ids()).toEqual(["camera", "mic"]);
    expect(live()).toEqual(["camera", "mic"]);
    devices.questions[1]!.grant();
    await again;
    expect(live()).toEqual(["mic", "camera"]);
  });

  it("is not spoken of any more once the person has left", async () => {
    void media.start();
    media.stop();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(problems()).toEqual([undefined, undefined]);
  });
});

describe("devices that cannot be used", () => {
  // Those that are in use are tried again after a while.
  beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
  afterEach(() => void vi.useRealTimers());
  const start = async () => {
    const started = media.start();
    await vi.advanceTimersByTimeAsync(5_000);
    await started;
  };

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
    await start();
    expect(problems()).toEqual(said);
    expect(ids()).toEqual([said[0] ? undefined : "camera", said[1] ? undefined : "mic"]);
    await start();
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

  it.for<readonly [string, Devices["permissions"]]>([
    ["says no", { camera: "denied", mic: "denied" }],
    ["closes the question", { camera: "prompt", mic: "prompt" }],
  ])("a person who %s is not asked again at once", async ([, permissions]) => {
    devices.broken = { camera: "NotAllowedError", mic: "NotAllowedError" };
    devices.permissions = permissions;
    await media.start();
    expect(devices.questions).toHaveLength(1);
    expect(problems()).toEqual(["denied", "denied"]);
  });

  it.for<readonly [string, Devices["broken"], Devices["permissions"], readonly (string | undefined)[]]>([
    ["the camera alone", { camera: "NotAllowedError" }, { camera: "denied", mic: "granted" }, ["denied", undefined]],
    [
      "the camera, and sound not asked about yet",
      { camera: "NotAllowedError" },
      { camera: "denied", mic: "prompt" },
      ["denied", undefined],
    ],
    ["the microphone alone", { mic: "NotAllowedError" }, { camera: "granted", mic: "denied" }, [undefined, "denied"]],
    ["the camera, and the browser does not tell", { camera: "NotAllowedError" }, undefined, ["denied", undefined]],
    [
      "the camera by the system",
      { camera: "NotAllowedError" },
      { camera: "granted", mic: "granted" },
      ["system", undefined],
    ],
  ])(
    "not allowed: %s. The other one is there, and a new try asks for what is missing",
    async ([, broken, permissions, said]) => {
      devices.broken = broken;
      devices.permissions = permissions;
      await media.start();
      expect(problems()).toEqual(said);
      expect(ids()).toEqual([said[0] ? undefined : "camera", said[1] ? undefined : "mic"]);
      devices.broken = {};
      await media.start();
      expect(Object.keys(devices.questions.at(-1)!.wanted)).toEqual([said[0] ? "video" : "audio"]);
      expect(problems()).toEqual([undefined, undefined]);
    },
  );

  it("a browser that gives another error for what it does not know is not called unsafe, and gives what it can", async () => {
    devices.broken = { camera: "TypeError" };
    await media.start();
    expect(problems()).toEqual(["unknown", undefined]);
    expect(ids()).toEqual([undefined, "mic"]);
  });

  it("a device that could not be started at once, because something had just let go of it, is there a moment later", async () => {
    devices.broken = { camera: "NotReadableError" };
    const started = media.start();
    await vi.advanceTimersByTimeAsync(400);
    devices.broken = {};
    await vi.advanceTimersByTimeAsync(200);
    await started;
    expect(problems()).toEqual([undefined, undefined]);
    expect(ids()).toEqual(["camera", "mic"]);
  });

  it("one that is gone in the moment in which it is granted is unplugged", async () => {
    const stop = vi.spyOn(Track.prototype, "addEventListener").mockImplementation(function (this: Track) {
      this.readyState = "ended";
    });
    const { getUserMedia } = devices.mediaDevices as unknown as MediaDevices;
    Object.assign(devices.mediaDevices, {
      getUserMedia: async (wanted: MediaStreamConstraints) => {
        const stream = await getUserMedia(wanted);
        for (const track of stream.getTracks()) track.stop();
        return stream;
      },
    });
    await media.start();
    stop.mockRestore();
    expect(problems()).toEqual(["unplugged", "unplugged"]);
    expect(media.mic.track).toBeNull();
  });

  it("a chosen camera that is in use is said to be, and no other is taken instead", async () => {
    dispose();
    open({ camera: "camera" });
    devices.broken = { camera: "NotReadableError" };
    await start();
    expect(problems()).toEqual(["inUse", undefined]);
    for (const { video } of devices.questions.map(({ wanted }) => wanted))
      expect(video ?? {}).not.toHaveProperty("facingMode");
  });

  it("one that is missing is asked for with a press of its switch, which shows it as off", async () => {
    devices.broken = { mic: "NotFoundError" };
    await media.start();
    expect(isLive(media.mic)).toBe(false);
    devices.broken = {};
    await media.toggle("mic");
    expect(media.mic).toMatchObject({ on: true, device: "mic" });
    expect(isLive(media.mic)).toBe(true);
  });

  it("nothing is opened any more for whoever has left while one that was in use was waited for", async () => {
    devices.broken = { camera: "NotReadableError" };
    const started = media.start();
    await vi.advanceTimersByTimeAsync(100);
    const asked = devices.questions.length;
    media.stop();
    devices.broken = {};
    await vi.advanceTimersByTimeAsync(5_000);
    await started;
    expect(devices.questions).toHaveLength(asked);
    expect(live()).toEqual([]);
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
    devices.broken = { mic: "NotFoundError" };
    devices.tracks.find(({ kind }) => kind === "audio")!.unplug();
    await vi.waitUntil(() => devices.questions.length === 2);
    await new Promise(setImmediate);
    devices.broken = {};
    await media.start();
    expect(ids()).toEqual([undefined, "mic"]);
    expect(devices.questions.at(-1)!.wanted.video).toBeUndefined();
    await media.choose("camera", "camera");
    expect(media.camera).toMatchObject({ on: false, track: null });
    expect(live()).toEqual(["mic"]);
  });

  it("takes back what was said of a camera that failed, once it is there", async () => {
    await media.toggle("camera");
    devices.broken = { camera: "NotFoundError" };
    await media.toggle("camera");
    expect(media.camera.problem).toBe("missing");
    devices.broken = {};
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

describe("what the system holds back", () => {
  const track = (kind: "audio" | "video") => devices.tracks.findLast((one) => one.kind === kind)!;

  it.for(["camera", "mic"] as const)("%s: is not live, until something comes again", async (kind) => {
    await media.start();
    const mine = track(kind === "mic" ? "audio" : "video");
    await vi.waitUntil(() => {
      mine.mute(true);
      return media[kind].dry;
    });
    expect(isLive(media[kind])).toBe(false);
    mine.mute(false);
    expect(media[kind].dry).toBe(false);
    expect(isLive(media[kind])).toBe(true);
  });

  it("is asked for anew with the next try", async () => {
    await media.start();
    const held = track("video");
    await vi.waitUntil(() => {
      held.mute(true);
      return media.camera.dry;
    });
    await media.start();
    expect(held.readyState).toBe("ended");
    expect(media.camera).toMatchObject({ dry: false, device: "camera" });
  });
});

it("a browser that hands over a stream without a track has no device", async () => {
  const nothing = { getVideoTracks: () => [], getAudioTracks: () => [new Track("audio", "mic")], getTracks: () => [] };
  Object.assign(devices.mediaDevices, { getUserMedia: () => Promise.resolve(nothing) });
  await media.start();
  expect(problems()).toEqual(["missing", undefined]);
});
