import type { Kind } from "./capture.ts";
import { defaultOf, type DeviceProblem } from "./devices.ts";

/** What is used of one kind of device, and what should be. */
export interface Used {
  readonly kind: Kind;
  /** The id of the one that is open; undefined where none is. */
  readonly device: string | undefined;
  readonly problem: DeviceProblem | undefined;
  /** The id of the one that the person has chosen. */
  readonly wanted: string | undefined;
  /** The id of the one that was open last. */
  readonly last: string | undefined;
}

/**
 * Whether there is something `now` that should be used instead, and that was not in the list `before`: the one that was
 * chosen, the one that was pulled out, any where there was none, or another microphone of the system's own choice.
 */
export function isBetter(
  { kind, device, problem, wanted, last }: Used,
  before: readonly MediaDeviceInfo[],
  now: readonly MediaDeviceInfo[],
): boolean {
  const came = (id: string | undefined) =>
    now.some(({ deviceId }) => deviceId === id) && !before.some(({ deviceId }) => deviceId === id);
  if (device === undefined) {
    if (problem === "unplugged") return came(wanted ?? last);
    return problem === "missing" && now.length > before.length;
  }
  if (wanted !== undefined && wanted !== "default") return device !== wanted && came(wanted);
  return kind === "mic" && before.length > 0 && defaultOf(now) !== defaultOf(before);
}
