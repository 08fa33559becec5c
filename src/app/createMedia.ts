import { type Accessor, createSignal, onCleanup } from "solid-js";
import { createStore } from "solid-js/store";
import { capture, captureBoth, type Captured, type Kind } from "../media/capture.ts";
import { type Background, SAFE } from "../media/blur/background.ts";
import type { BlurState } from "../media/blur/blur.ts";
import { type DeviceProblem, type Devices, listDevices, NO_DEVICES } from "../media/devices.ts";
import { readSettings, remember } from "./settings.ts";

/** One of the two: wanted or not, there or not, and if not why. */
export interface Source {
  readonly on: boolean;
  readonly track: MediaStreamTrack | null;
  readonly problem: DeviceProblem | undefined;
}

export interface Media {
  readonly camera: Source;
  readonly mic: Source;
  readonly devices: Accessor<Devices>;
  /** The browser is asking the person, or the devices are starting. */
  readonly asking: Accessor<boolean>;
  readonly speaker: Accessor<string>;
  /** Asks for what is missing of camera and microphone. Does nothing where both are there. */
  start(): Promise<void>;
  /** Releases the devices, so that their lights go out. */
  stop(): void;
  toggle(kind: Kind): Promise<void>;
  choose(kind: Kind | "speaker", id: string): Promise<void>;
  readonly background: Accessor<Background>;
  readonly blur: Accessor<BlurState>;
  setBackground(background: Background): void;
  /** Between the room itself and what hid it last. */
  toggleBlur(): void;
}

const wanted = (): Source => ({ on: true, track: null, problem: undefined });

/** The person's own camera and microphone, with what they chose remembered on the device. */
export function createMedia(): Media {
  const chosen = readSettings();
  const [sources, setSources] = createStore<Record<Kind, Source>>({ camera: wanted(), mic: wanted() });
  const [devices, setDevices] = createSignal<Devices>(NO_DEVICES);
  const [asking, setAsking] = createSignal(false);
  const [speaker, setSpeaker] = createSignal(chosen.speaker ?? "");
  const choice = { camera: chosen.camera, mic: chosen.mic };
  /** Counts up whenever what is under way is no longer wanted: a track that comes late is stopped at once. */
  const generation = { camera: 0, mic: 0 };

  const refresh = async () => setDevices(await listDevices());
  navigator.mediaDevices?.addEventListener("devicechange", refresh);
  onCleanup(() => {
    navigator.mediaDevices?.removeEventListener("devicechange", refresh);
    stop();
  });

  function take(kind: Kind, captured: Captured, turn: number): void {
    const track = "track" in captured ? captured.track : null;
    if (generation[kind] !== turn) return track?.stop();
    sources[kind].track?.stop();
    setSources(kind, { track, problem: "problem" in captured ? captured.problem : undefined });
    if (!track) return;
    if (kind === "mic") track.enabled = sources.mic.on;
    track.addEventListener("ended", () => {
      if (sources[kind].track === track) setSources(kind, { track: null, problem: "unplugged" });
    });
  }

  async function start(): Promise<void> {
    if (asking()) return;
    const camera = sources.camera.on && !sources.camera.track;
    const mic = !sources.mic.track;
    if (!camera && !mic) return;
    setAsking(true);
    const turn = { camera: ++generation.camera, mic: ++generation.mic };
    if (camera && mic) {
      const both = await captureBoth(choice);
      take("camera", both.camera, turn.camera);
      take("mic", both.mic, turn.mic);
    } else if (camera) take("camera", await capture("camera", choice), turn.camera);
    else take("mic", await capture("mic", choice), turn.mic);
    setAsking(false);
    await refresh();
  }

  function release(kind: Kind): void {
    generation[kind] += 1;
    sources[kind].track?.stop();
    setSources(kind, { track: null, problem: undefined });
  }

  function stop(): void {
    release("camera");
    release("mic");
    setSources("camera", wanted());
    setSources("mic", wanted());
  }

  async function recapture(kind: Kind): Promise<void> {
    const turn = ++generation[kind];
    take(kind, await capture(kind, choice), turn);
    await refresh();
  }

  const [background, setBackground] = createSignal<Background>(SAFE);
  const [blur] = createSignal<BlurState>("off");

  return {
    background,
    blur,
    setBackground,
    toggleBlur: () => setBackground((now) => (now === "none" ? SAFE : "none")),
    get camera() {
      return sources.camera;
    },
    get mic() {
      return sources.mic;
    },
    devices,
    asking,
    speaker,
    start,
    stop,
    async toggle(kind) {
      const on = !sources[kind].on;
      setSources(kind, { on });
      if (kind === "camera" && !on) return release("camera");
      if (kind === "mic" && sources.mic.track) sources.mic.track.enabled = on;
      else if (on) await recapture(kind);
    },
    async choose(kind, id) {
      remember({ [kind]: id });
      if (kind === "speaker") return void setSpeaker(id);
      choice[kind] = id;
      // The old device is released first: many laptops cannot open two cameras at once.
      if (kind === "camera") sources.camera.track?.stop();
      if (sources[kind].on) await recapture(kind);
    },
  };
}
