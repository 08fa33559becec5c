import { type DeviceProblem, deviceProblem, nameOf } from "./devices.ts";

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

/**
 * ms before a device that could not be started is tried again. Drivers need a moment behind another program, or another page,
 * that let go of it.
 */
const PAUSES = [500, 1_500];

function constraints(kind: Kind, choice: Choice): MediaTrackConstraints {
  const id = choice[kind];
  // "exact" because Chromium ignores an "ideal" microphone and takes the default one.
  const device = id === undefined ? {} : { deviceId: { exact: id } };
  return kind === "camera"
    ? { ...VIDEO, ...(id === undefined ? { facingMode: "user" } : {}), ...device }
    : { ...AUDIO, ...device };
}

/** Whether a device of this kind is still to be opened: the person may have left, or switched it off, meanwhile. */
export type Wanted = (kind: Kind) => boolean;

/** Nobody waits for it any more, so it does not matter why. */
const UNWANTED: Captured = { problem: "unknown" };

/**
 * Opens camera and microphone with one permission prompt. Where one of them fails, the other is still opened. Never
 * rejects.
 */
export async function captureBoth(choice: Choice, wanted: Wanted): Promise<Record<Kind, Captured>> {
  try {
    const stream = await ask({ video: constraints("camera", choice), audio: constraints("mic", choice) });
    return { camera: first(stream.getVideoTracks()), mic: first(stream.getAudioTracks()) };
  } catch (error) {
    const problem = deviceProblem(error);
    if (problem === "insecure") return { camera: { problem }, mic: { problem } };
    if (problem === "denied") return captureAllowed(choice, wanted);
    return { mic: await capture("mic", choice, wanted), camera: await capture("camera", choice, wanted) };
  }
}

/**
 * Opens what is allowed, after a refusal of both together: that also means that one of them alone is not allowed. Nobody
 * who has just said no, or closed the question, is asked the same once more, where the browser tells of it.
 */
async function captureAllowed(choice: Choice, wanted: Wanted): Promise<Record<Kind, Captured>> {
  const [camera, mic] = [await permission("camera"), await permission("mic")];
  const open = (kind: Kind, may: boolean): Promise<Captured> | Captured =>
    may ? capture(kind, choice, wanted) : { problem: "denied" };
  return {
    // Where the browser does not say, sound is the one that a call cannot do without.
    mic: await open("mic", mic === "granted" || mic === undefined || (mic === "prompt" && camera === "denied")),
    camera: await open("camera", camera === "granted" || (camera === "prompt" && mic === "denied")),
  };
}

/** What the browser would say to a question for this kind of device; undefined where it does not tell. */
export async function permission(kind: Kind): Promise<PermissionState | undefined> {
  const name = (kind === "camera" ? "camera" : "microphone") as PermissionName;
  try {
    return (await navigator.permissions.query({ name })).state;
  } catch {
    return undefined;
  }
}

/**
 * Opens one device: the chosen one or, where that is gone, any of its kind. Never rejects: a failure is a `problem`.
 */
export async function capture(
  kind: Kind,
  choice: Choice,
  wanted: Wanted,
  pauses: readonly number[] = PAUSES,
): Promise<Captured> {
  if (!wanted(kind)) return UNWANTED;
  try {
    const which = constraints(kind, choice);
    const stream = await ask(kind === "camera" ? { video: which } : { audio: which });
    return first(stream.getTracks());
  } catch (error) {
    const problem = deviceProblem(error);
    // Firefox calls a chosen device that is gone "not found".
    const gone = problem === "missing" || nameOf(error) === "OverconstrainedError";
    if (gone && choice[kind] !== undefined) return capture(kind, {}, wanted, pauses);
    const [pause, ...further] = pauses;
    if (problem === "inUse" && pause !== undefined) {
      await new Promise((resolve) => setTimeout(resolve, pause));
      return capture(kind, choice, wanted, further);
    }
    // The browser allows it, so it is the system that does not.
    if (problem === "denied" && (await permission(kind)) === "granted") return { problem: "system" };
    return { problem };
  }
}

async function ask(wanted: MediaStreamConstraints): Promise<MediaStream> {
  // Outside a secure context `mediaDevices` is undefined, and this throws the TypeError that becomes "insecure".
  const stream = await navigator.mediaDevices.getUserMedia(wanted);
  for (const camera of stream.getVideoTracks()) await keepUpright(camera);
  return stream;
}

/** Of a camera that is upright, Chromium cuts out a square, to come near to the lying picture that was asked for. */
async function keepUpright(camera: MediaStreamTrack): Promise<void> {
  try {
    const { width, height } = camera.getCapabilities();
    if (!width?.max || !height?.max || width.max >= height.max) return;
    await camera.applyConstraints({ ...VIDEO, width: VIDEO.height, height: VIDEO.width });
  } catch {
    // As in Firefox before 132, which does not tell what a camera can.
  }
}

function first([track]: MediaStreamTrack[]): Captured {
  return track ? { track } : { problem: "missing" };
}
