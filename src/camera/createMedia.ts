import { makeEventListener } from "@solid-primitives/event-listener";
import { type Accessor, createSignal, onCleanup } from "solid-js";
import { createStore } from "solid-js/store";
import { capture, captureBoth, type Captured, type Kind } from "./capture.ts";
import { type DeviceProblem, type Devices, listDevices, NO_DEVICES } from "./devices.ts";
import { createOutgoing, type Outgoing } from "./createOutgoing.ts";
import { readSettings, remember } from "../site/settings.ts";

/** The state of the camera or of the microphone. */
export interface Source {
  /** Whether the person wants it on. */
  readonly on: boolean;
  /** The track for sender and self view; null while there is none. The camera's is what `createOutgoing` made of it. */
  readonly track: MediaStreamTrack | null;
  /** The id of the device while it is open: "" where the browser does not say. */
  readonly device: string | undefined;
  readonly problem: DeviceProblem | undefined;
}

export interface Media extends Pick<Outgoing, "background" | "blur" | "setBackground" | "toggleBlur"> {
  readonly camera: Source;
  readonly mic: Source;
  readonly devices: Accessor<Devices>;
  /** Whether the browser is asking for permission, or the devices are starting. */
  readonly asking: Accessor<boolean>;
  readonly speaker: Accessor<string>;
  /**
   * Opens the camera, if wanted, and the microphone where they are not open yet. "hidden" hides the background,
   * whatever choice was remembered.
   */
  start(hidden?: "hidden"): Promise<void>;
  /** Releases the devices, so that their lights go out. */
  stop(): void;
  toggle(kind: Kind): Promise<void>;
  choose(kind: Kind | "speaker", id: string): Promise<void>;
}

const NO_DEVICE = { track: null, device: undefined } as const;
const wanted = (): Source => ({ on: true, problem: undefined, ...NO_DEVICE });

/**
 * The person's own camera and microphone. Choices of device are remembered in this browser. A device that cannot be
 * opened is a `problem` of its source. Needs a Solid owner, with which all tracks are stopped.
 */
export function createMedia(): Media {
  const chosen = readSettings();
  const [sources, setSources] = createStore<Record<Kind, Source>>({ camera: wanted(), mic: wanted() });
  const [devices, setDevices] = createSignal<Devices>(NO_DEVICES);
  const [asking, setAsking] = createSignal(false);
  /** Counts the calls of `start`, because one from before `stop` may finish after it. */
  let question = 0;
  const [speaker, setSpeaker] = createSignal(chosen.speaker ?? "");
  const choice = { camera: chosen.camera, mic: chosen.mic };
  /** The devices' own tracks. The camera's is given to nothing but `outgoing`. */
  const captured: Partial<Record<Kind, MediaStreamTrack>> = {};
  const outgoing = createOutgoing((track) => setSources("camera", { track }));
  /** Incremented when a capture under way is no longer wanted, so that its track is stopped as soon as it comes. */
  const generation = { camera: 0, mic: 0 };

  const refresh = async () => setDevices(await listDevices());
  if (navigator.mediaDevices) makeEventListener(navigator.mediaDevices, "devicechange", refresh);
  onCleanup(stop);

  function take(kind: Kind, result: Captured, turn: number): void {
    const track = "track" in result ? result.track : null;
    if (generation[kind] !== turn) return track?.stop();
    put(kind, track);
    setSources(kind, { problem: "problem" in result ? result.problem : undefined });
    track?.addEventListener("ended", () => {
      if (captured[kind] !== track) return;
      put(kind, null);
      setSources(kind, { problem: "unplugged" });
    });
  }

  /** Replaces the device's track, and stops the previous one. */
  function put(kind: Kind, track: MediaStreamTrack | null): void {
    captured[kind]?.stop();
    if (track) captured[kind] = track;
    else delete captured[kind];
    // Not every browser says which device it is.
    setSources(kind, { device: track ? (track.getSettings().deviceId ?? "") : undefined });
    if (kind === "mic") {
      if (track) track.enabled = sources.mic.on;
      setSources("mic", { track });
    } else if (track) outgoing.open(track);
    else outgoing.close();
  }

  async function start(hidden?: "hidden"): Promise<void> {
    if (hidden) outgoing.hide();
    if (asking()) return;
    const camera = sources.camera.on && !captured.camera;
    const mic = !captured.mic;
    if (!camera && !mic) return;
    const mine = ++question;
    setAsking(true);
    if (camera) generation.camera += 1;
    if (mic) generation.mic += 1;
    const turn = { ...generation };
    if (camera && mic) {
      const both = await captureBoth(choice);
      take("camera", both.camera, turn.camera);
      take("mic", both.mic, turn.mic);
    } else if (camera) take("camera", await capture("camera", choice), turn.camera);
    else take("mic", await capture("mic", choice), turn.mic);
    if (question === mine) setAsking(false);
    await refresh();
  }

  function release(kind: Kind): void {
    generation[kind] += 1;
    put(kind, null);
    setSources(kind, { problem: undefined });
  }

  function stop(): void {
    question += 1;
    setAsking(false);
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

  return {
    background: outgoing.background,
    blur: outgoing.blur,
    setBackground: outgoing.setBackground,
    toggleBlur: outgoing.toggleBlur,
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
      if (kind === "mic" && captured.mic) captured.mic.enabled = on;
      else if (on) await recapture(kind);
    },
    async choose(kind, id) {
      remember({ [kind]: id });
      if (kind === "speaker") return void setSpeaker(id);
      choice[kind] = id;
      // The old camera is released first, because many laptops cannot open two at once.
      if (kind === "camera") put("camera", null);
      if (sources[kind].on) await recapture(kind);
      // A microphone that is off is still open, only muted: turning it on again would unmute the previous device.
      else release(kind);
    },
  };
}
