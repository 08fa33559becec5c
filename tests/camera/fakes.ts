import { createRoot } from "solid-js";
import { vi } from "vitest";
import type { Order, Report } from "../../src/camera/blur/blurMessages.ts";
import { createMedia, type Media } from "../../src/camera/createMedia.ts";

/** A device's track, as far as the product looks at one. */
export class Track extends EventTarget {
  enabled = true;
  muted = false;
  readyState: "live" | "ended" = "live";
  readonly kind: "audio" | "video";
  readonly device: string;
  constructor(kind: "audio" | "video", device: string) {
    super();
    this.kind = kind;
    this.device = device;
  }
  stop(): void {
    this.readyState = "ended";
  }
  clone(): Track {
    return new Track(this.kind, this.device);
  }
  getSettings(): MediaTrackSettings {
    return { deviceId: this.device };
  }
  /** Held back by the system, or no more. */
  mute(muted: boolean): void {
    this.muted = muted;
    this.dispatchEvent(new Event(muted ? "mute" : "unmute"));
  }
  /** Pulled out. */
  unplug(): void {
    this.stop();
    this.dispatchEvent(new Event("ended"));
  }
}

interface Question {
  readonly wanted: MediaStreamConstraints;
  /** The person says yes. */
  grant(): void;
}

export interface Devices {
  /** Names of the errors that devices answer with; what is asked for together fails together. */
  broken: { camera?: string; mic?: string };
  /** The id of one that is there and will not start. */
  stuck: string | undefined;
  /** Ids of speakers. */
  speakers: string[];
  /** Ids that are there; an exact id that is not cannot be had. */
  there: string[];
  /** What the browser would say to a question for the one or the other; undefined where it does not tell. */
  permissions: { camera?: PermissionState; mic?: PermissionState } | undefined;
  /** Whether the person is asked, or has said yes for good. */
  asks: boolean;
  readonly questions: Question[];
  /** All that were handed out, in order. */
  readonly tracks: Track[];
  readonly mediaDevices: EventTarget;
}

type Wanted = boolean | MediaTrackConstraints | undefined;
const exact = (wanted: Wanted) =>
  typeof wanted === "object" ? (wanted.deviceId as { exact?: string } | undefined)?.exact : undefined;

/** Stubs `navigator.mediaDevices`, with one camera, one microphone and a headset. */
export function stubDevices(): Devices {
  const devices: Devices = {
    broken: {},
    there: ["camera", "mic", "headset"],
    permissions: undefined,
    stuck: undefined,
    speakers: ["loud"],
    asks: false,
    questions: [],
    tracks: [],
    mediaDevices: new EventTarget(),
  };

  function open(wanted: MediaStreamConstraints): MediaStream {
    const error = (wanted.video && devices.broken.camera) || (wanted.audio && devices.broken.mic);
    if (error) throw new DOMException("", error);
    const make = (kind: "audio" | "video", which: Wanted, fallback: string) => {
      if (!which) return [];
      const id = exact(which) ?? fallback;
      if (!devices.there.includes(id)) throw new DOMException("", "OverconstrainedError");
      if (id === devices.stuck) throw new DOMException("", "NotReadableError");
      const track = new Track(kind, id);
      devices.tracks.push(track);
      return [track];
    };
    const video = make("video", wanted.video, "camera");
    const audio = make("audio", wanted.audio, "mic");
    return {
      getVideoTracks: () => video,
      getAudioTracks: () => audio,
      getTracks: () => [...video, ...audio],
    } as unknown as MediaStream;
  }

  Object.assign(devices.mediaDevices, {
    getUserMedia: (wanted: MediaStreamConstraints) =>
      new Promise((resolve, reject) => {
        const grant = () => {
          try {
            resolve(open(wanted));
          } catch (error) {
            reject(error as DOMException);
          }
        };
        devices.questions.push({ wanted, grant });
        if (!devices.asks) grant();
      }),
    enumerateDevices: () =>
      Promise.resolve([
        ...devices.there.map((id) => ({
          kind: id.includes("camera") ? "videoinput" : "audioinput",
          deviceId: id,
          label: id,
        })),
        ...devices.speakers.map((id) => ({ kind: "audiooutput", deviceId: id, label: id })),
        // Before permission was given a browser tells that there is one, and not which.
        { kind: "audiooutput", deviceId: "", label: "" },
      ]),
  });
  vi.stubGlobal("navigator", {
    mediaDevices: devices.mediaDevices,
    permissions: {
      query: ({ name }: { readonly name: string }) => {
        const state = devices.permissions?.[name === "camera" ? "camera" : "mic"];
        return state ? Promise.resolve({ state }) : Promise.reject(new TypeError(`${name} is not known`));
      },
    },
  });
  // Frames can be given to a worker.
  vi.stubGlobal("VideoFrame", class {});
  // Without hidden videos and sound cards, so that nobody can tell whether anything comes from a device.
  vi.stubGlobal("HTMLVideoElement", class {});
  return devices;
}

/** Stubs `localStorage`, with these settings in it. Gives what is remembered. */
export function stubSettings(settings: Record<string, unknown> = {}): () => unknown {
  let text: string | null = JSON.stringify(settings);
  vi.stubGlobal("localStorage", { getItem: () => text, setItem: (_: string, next: string) => (text = next) });
  return () => JSON.parse(text!);
}

/** A person's camera and microphone, with these settings remembered; `settings` gives what is remembered by now. */
export function openMedia(remembered: Record<string, unknown> = {}): {
  media: Media;
  settings: () => unknown;
  dispose: () => void;
} {
  const settings = stubSettings(remembered);
  return createRoot((dispose) => ({ media: createMedia(), settings, dispose }));
}

/** The blur's worker, as the page sees it. */
export class FakeWorker {
  onmessage: ((event: { data: Report }) => void) | null = null;
  onerror: (() => void) | null = null;
  onmessageerror: (() => void) | null = null;
  readonly orders: Order[] = [];
  terminated = false;
  postMessage(order: Order): void {
    this.orders.push(order);
  }
  terminate(): void {
    this.terminated = true;
  }
  says(data: Report): void {
    this.onmessage?.({ data });
  }
}

/** Stubs `Worker`, in a browser that has no streams of frames. Gives all that are made, in order. */
export function stubWorkers(): FakeWorker[] {
  const workers: FakeWorker[] = [];
  vi.stubGlobal(
    "Worker",
    class extends FakeWorker {
      constructor() {
        super();
        workers.push(this);
      }
    },
  );
  vi.stubGlobal("MediaStreamTrackProcessor", undefined);
  vi.stubGlobal("MediaStreamTrackGenerator", undefined);
  vi.stubGlobal("VideoFrame", class {});
  return workers;
}

/** Stubs the streams of frames that Chromium has, or one end of them. */
export function stubStreams(ends: "both" | "processor" | "generator" = "both"): void {
  if (ends !== "generator") {
    vi.stubGlobal(
      "MediaStreamTrackProcessor",
      class {
        readonly readable = {};
      },
    );
  }
  if (ends === "processor") return;
  vi.stubGlobal(
    "MediaStreamTrackGenerator",
    class extends Track {
      readonly writable = {};
      constructor() {
        super("video", "generated");
      }
    },
  );
}
