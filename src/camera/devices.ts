/** Why a camera or microphone cannot be used, in terms a sentence can be made of. */
export type DeviceProblem = "denied" | "missing" | "inUse" | "insecure" | "unplugged" | "unknown";

export interface Devices {
  readonly cameras: readonly MediaDeviceInfo[];
  readonly microphones: readonly MediaDeviceInfo[];
  readonly speakers: readonly MediaDeviceInfo[];
}

export const NO_DEVICES: Devices = { cameras: [], microphones: [], speakers: [] };

/** The devices the browser tells of. Names and ids are there only after permission was given. */
export async function listDevices(): Promise<Devices> {
  const all = (await navigator.mediaDevices?.enumerateDevices()) ?? [];
  const of = (kind: MediaDeviceKind) => all.filter((device) => device.kind === kind && device.deviceId !== "");
  return { cameras: of("videoinput"), microphones: of("audioinput"), speakers: of("audiooutput") };
}

/** Reads the error of `getUserMedia` (Media Capture and Streams, section 10.2). */
export function deviceProblem(error: unknown): DeviceProblem {
  switch (error instanceof Error ? error.name : "") {
    case "NotAllowedError":
    case "SecurityError":
      return "denied";
    case "NotFoundError":
    case "OverconstrainedError":
      return "missing";
    case "NotReadableError":
    case "AbortError":
      return "inUse";
    case "TypeError":
      return "insecure";
    default:
      return "unknown";
  }
}

/** Whether this browser can play sound on a chosen device. */
export const CAN_CHOOSE_SPEAKER = "HTMLMediaElement" in globalThis && "setSinkId" in HTMLMediaElement.prototype;
