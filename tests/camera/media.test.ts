import { createRoot } from "solid-js";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createMedia, type Media } from "../../src/camera/createMedia.ts";

/** A device's track, as far as the product looks at one. */
class Track extends EventTarget {
  enabled = true;
  readyState = "live";
  readonly kind: "audio" | "video";
  readonly #device: string;
  constructor(kind: "audio" | "video", device: string) {
    super();
    this.kind = kind;
    this.#device = device;
  }
  stop() {
    this.readyState = "ended";
  }
  clone() {
    return new Track(this.kind, this.#device);
  }
  getSettings() {
    return { deviceId: this.#device };
  }
}

interface Question {
  readonly wanted: MediaStreamConstraints;
  /** The person says yes. */
  grant(): void;
}

let questions: Question[];
let media: Media;
let dispose: () => void;

const deviceOf = (wanted: boolean | MediaTrackConstraints | undefined, fallback: string) =>
  typeof wanted === "object" ? ((wanted.deviceId as { exact?: string } | undefined)?.exact ?? fallback) : fallback;

beforeEach(() => {
  questions = [];
  const getUserMedia = (wanted: MediaStreamConstraints) =>
    new Promise((resolve) => {
      const grant = () => {
        const audio = wanted.audio ? [new Track("audio", deviceOf(wanted.audio, "mic"))] : [];
        const video = wanted.video ? [new Track("video", deviceOf(wanted.video, "camera"))] : [];
        resolve({ getAudioTracks: () => audio, getVideoTracks: () => video, getTracks: () => [...audio, ...video] });
      };
      questions.push({ wanted, grant });
    });
  const mediaDevices = Object.assign(new EventTarget(), { getUserMedia, enumerateDevices: () => Promise.resolve([]) });
  vi.stubGlobal("navigator", { mediaDevices });
  createRoot((end) => {
    dispose = end;
    media = createMedia();
  });
});
afterEach(() => {
  dispose();
  vi.unstubAllGlobals();
});

describe("camera and microphone", () => {
  it("are there when the person goes back from the question, comes in again, and then says yes", async () => {
    const first = media.start();
    media.stop();
    expect(media.asking()).toBe(false);
    const second = media.start();
    expect(media.asking()).toBe(true);
    for (const question of questions) question.grant();
    await Promise.all([first, second]);
    expect(media.asking()).toBe(false);
    expect([media.mic.device, media.camera.device]).toEqual(["mic", "camera"]);
    expect(media.mic.track?.readyState).toBe("live");
  });

  it("are still being asked for when an earlier question is answered", async () => {
    const first = media.start();
    media.stop();
    const second = media.start();
    questions[0]!.grant();
    await first;
    expect(media.asking()).toBe(true);
    expect(media.mic.track).toBeNull();
    questions[1]!.grant();
    await second;
    expect(media.asking()).toBe(false);
  });

  it("change to the microphone that was chosen while it was switched off", async () => {
    const started = media.start();
    questions[0]!.grant();
    await started;
    const before = media.mic.track;
    await media.toggle("mic");
    await media.choose("mic", "headset");
    expect(before?.readyState).toBe("ended");
    expect(media.mic.on).toBe(false);
    const toggled = media.toggle("mic");
    questions[1]!.grant();
    await toggled;
    expect(media.mic.device).toBe("headset");
    expect(media.mic.track?.enabled).toBe(true);
  });
});
