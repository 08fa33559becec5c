import { type DeviceProblem, deviceProblem } from "./devices.ts";

export type Kind = "camera" | "mic";

/** The result of asking for a device: its track, or the reason why there is none. */
export type Captured = { readonly track: MediaStreamTrack } | { readonly problem: DeviceProblem };

/** The ids of the chosen devices. Where one is gone, or none is chosen, the browser picks a device. */
export interface Choice {
  readonly camera?: string | undefined;
  readonly mic?: string | undefined;
}

const VIDEO = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30, max: 30 } };
const AUDIO = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };

function constraints(kind: Kind, choice: Choice): MediaTrackConstraints {
  const id = choice[kind];
  // "exact" because Chromium ignores an "ideal" microphone and takes the default one.
  const device = id === undefined ? {} : { deviceId: { exact: id } };
  return kind === "camera"
    ? { ...VIDEO, ...(id === undefined ? { facingMode: "user" } : {}), ...device }
    : { ...AUDIO, ...device };
}

/**
 * Opens camera and microphone with one permission prompt. Where one of them fails, the other is still opened. Never
 * rejects.
 */
export async function captureBoth(choice: Choice): Promise<Record<Kind, Captured>> {
  try {
    const stream = await ask({ video: constraints("camera", choice), audio: constraints("mic", choice) });
    return { camera: first(stream.getVideoTracks()), mic: first(stream.getAudioTracks()) };
  } catch (error) {
    // A refusal counts for both: two more prompts would only pester.
    const problem = deviceProblem(error);
    if (problem === "denied" || problem === "insecure") return { camera: { problem }, mic: { problem } };
    return { mic: await capture("mic", choice), camera: await capture("camera", choice) };
  }
}

/**
 * Opens one device: the chosen one or, where that is gone, any of its kind. Never rejects: a failure is a `problem`.
 */
export async function capture(kind: Kind, choice: Choice): Promise<Captured> {
  try {
    const wanted = constraints(kind, choice);
    const stream = await ask(kind === "camera" ? { video: wanted } : { audio: wanted });
    return first(stream.getTracks());
  } catch (error) {
    const gone = error instanceof Error && error.name === "OverconstrainedError" && choice[kind] !== undefined;
    if (gone) return capture(kind, {});
    return { problem: deviceProblem(error) };
  }
}

function ask(wanted: MediaStreamConstraints): Promise<MediaStream> {
  // Outside a secure context `mediaDevices` is undefined, and this throws the TypeError that becomes "insecure".
  return navigator.mediaDevices.getUserMedia(wanted);
}

function first([track]: MediaStreamTrack[]): Captured {
  return track ? { track } : { problem: "missing" };
}
