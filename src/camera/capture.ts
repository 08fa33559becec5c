import { type DeviceProblem, deviceProblem } from "./devices.ts";

export type Kind = "camera" | "mic";

/** What was asked for and came: a track, or the reason why there is none. */
export type Captured = { readonly track: MediaStreamTrack } | { readonly problem: DeviceProblem };

export interface Choice {
  /** Device ids; a device that is gone is passed over for another. */
  readonly camera?: string | undefined;
  readonly mic?: string | undefined;
}

const VIDEO = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30, max: 30 } };
const AUDIO = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };

function constraints(kind: Kind, choice: Choice): MediaTrackConstraints {
  const id = choice[kind];
  // Not "ideal": Chromium would still take the default microphone.
  const device = id === undefined ? {} : { deviceId: { exact: id } };
  return kind === "camera"
    ? { ...VIDEO, ...(id === undefined ? { facingMode: "user" } : {}), ...device }
    : { ...AUDIO, ...device };
}

/** Camera and microphone with one question to the person; when one of them fails, the other is still there. */
export async function captureBoth(choice: Choice): Promise<Record<Kind, Captured>> {
  try {
    const stream = await ask({ video: constraints("camera", choice), audio: constraints("mic", choice) });
    return { camera: first(stream.getVideoTracks()), mic: first(stream.getAudioTracks()) };
  } catch (error) {
    // Refused is refused for both: asking twice more would only pester.
    const problem = deviceProblem(error);
    if (problem === "denied" || problem === "insecure") return { camera: { problem }, mic: { problem } };
    return { mic: await capture("mic", choice), camera: await capture("camera", choice) };
  }
}

/** One of the two, the chosen device or, where that one is gone, any. Never rejects: what went wrong is a problem. */
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
  // Outside a secure context there is no mediaDevices at all; reading it throws the TypeError that says so.
  return navigator.mediaDevices.getUserMedia(wanted);
}

function first([track]: MediaStreamTrack[]): Captured {
  return track ? { track } : { problem: "missing" };
}
