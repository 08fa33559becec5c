/** Why a camera or microphone cannot be used, in the distinctions that the screens explain. */
export type DeviceProblem = "denied" | "missing" | "inUse" | "insecure" | "unplugged" | "unknown";

export interface Devices {
  readonly cameras: readonly MediaDeviceInfo[];
  readonly microphones: readonly MediaDeviceInfo[];
  readonly speakers: readonly MediaDeviceInfo[];
}

export const NO_DEVICES: Devices = { cameras: [], microphones: [], speakers: [] };

/**
 * The devices that the browser lists. It gives names and ids only once permission has been granted; devices without an
 * id are left out. Rejects as `enumerateDevices` does.
 */
export async function listDevices(): Promise<Devices> {
  const all = (await navigator.mediaDevices?.enumerateDevices()) ?? [];
  const of = (kind: MediaDeviceKind) => all.filter((device) => device.kind === kind && device.deviceId !== "");
  return { cameras: of("videoinput"), microphones: of("audioinput"), speakers: of("audiooutput") };
}

/** The problem behind what `getUserMedia` rejected with (Media Capture and Streams, section 10.2). */
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
