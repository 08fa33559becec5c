/** Why a camera or microphone cannot be used, in the distinctions that the screens explain. */
export type DeviceProblem =
  | "denied"
  /** The browser may use it, and the operating system does not let it. */
  | "system"
  | "missing"
  | "inUse"
  | "insecure"
  | "unplugged"
  /** The person, or the browser, has not answered yet. */
  | "unanswered"
  /** The one that was chosen last will not start, and the one of before goes on. */
  | "notThatOne"
  | "unknown";

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

/** Whether two lists have the same devices in the same order, each connected to the same hardware. */
export function sameDevices(before: Devices, now: Devices): boolean {
  const text = ({ cameras, microphones, speakers }: Devices) =>
    JSON.stringify([cameras, microphones, speakers].map((all) => all.map(describe)));
  return text(before) === text(now);
}

/**
 * The device that the system uses unless told otherwise. Chromium lists it once more under the id "default", with the name of
 * the real one; elsewhere it comes first (Media Capture and Streams, section 10.1). Empty where there is none.
 */
export const defaultOf = (devices: readonly MediaDeviceInfo[]): string =>
  describe(devices.find(({ deviceId }) => deviceId === "default") ?? devices[0]);

const describe = (device: MediaDeviceInfo | undefined): string =>
  device ? [device.deviceId, device.groupId, device.label].join("\n") : "";

/** The name of what a promise was rejected with. Not every browser rejects with an Error. */
export function nameOf(error: unknown): string {
  const name = (error as { readonly name?: unknown } | undefined)?.name;
  return typeof name === "string" ? name : "";
}

/** The problem behind what `getUserMedia` rejected with (Media Capture and Streams, section 10.2). */
export function deviceProblem(error: unknown): DeviceProblem {
  switch (nameOf(error)) {
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
      return navigator.mediaDevices ? "unknown" : "insecure";
    default:
      return "unknown";
  }
}

/** Whether this browser can play sound on a chosen device. */
export const CAN_CHOOSE_SPEAKER = "HTMLMediaElement" in globalThis && "setSinkId" in HTMLMediaElement.prototype;
