import type { DeviceProblem } from "./devices.ts";

/** The state of the camera or of the microphone. */
export interface Source {
  /** Whether the person wants it on. */
  readonly on: boolean;
  /** The track for sender and self view; null while there is none. The camera's is what `createOutgoing` made of it. */
  readonly track: MediaStreamTrack | null;
  /** The id of the device while it is open: "" where the browser does not say. */
  readonly device: string | undefined;
  /** It is open, and nothing comes from it: the system, or a switch on the device, holds it back. */
  readonly dry: boolean;
  /** A camera that looks away from the person, as the one at the back of a phone does. */
  readonly looksAway: boolean;
  readonly problem: DeviceProblem | undefined;
}

/** Whether others see or hear something from it. */
export const isLive = ({ on, device, dry }: Source): boolean => on && device !== undefined && !dry;

const NO_DEVICE = { track: null, device: undefined, dry: false, looksAway: false } as const;
/** One that is wanted, and not open yet. */
export const wanted = (): Source => ({ on: true, problem: undefined, ...NO_DEVICE });
