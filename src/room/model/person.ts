import type { SafetyIndices } from "../../handshake/sas.ts";
import type { PeerId } from "../wire/roster.ts";
import type { Keys } from "./outcome.ts";

/** Somebody else in the room. */
export interface Person {
  readonly id: PeerId;
  readonly name: string;
  /** A client learns the host's with the first roster. */
  readonly keys?: Keys;
  /**
   * "due": in the roster, and still to be reached. "connecting": an offer is under way. "shaky": the link is interrupted
   * and mending itself.
   */
  readonly link: "due" | "connecting" | "up" | "shaky";
  /** A link was up once: whoever is lost then may come back, as after a reload. */
  readonly met: boolean;
  /** Since when the person is within reach, or is not, ms. Calling in vain does not begin it anew. */
  readonly since: number;
  /** Tells the timers of one attempt from those of the next. */
  readonly turn: number;
  /** What the person has told about their devices. */
  readonly mic: boolean;
  readonly camera: boolean;
  /** Has made the promise: not recorded, stays between us. */
  readonly promised: boolean;
  /** The two words to read aloud, between a host and whoever proved the password to that host. */
  readonly safety?: SafetyIndices;
}

/** What a browser tells about itself. */
export interface Presence {
  readonly mic: boolean;
  readonly camera: boolean;
  readonly name: string;
  readonly promised: boolean;
}
