import type { FrameOf } from "../../handshake/frames.ts";
import type { SafetyIndices } from "../../handshake/sas.ts";
import type { Obstacle } from "./errors.ts";
import type { PeerId } from "../wire/roster.ts";
import type { Keys } from "./outcome.ts";

/** How the line to somebody serves, as this page finds it. */
export interface Line {
  /** Sound breaks up, or there is room for no more than the smallest picture. */
  readonly weak: boolean;
  /** Our picture is not sent, so that the sound gets through. */
  readonly held: boolean;
}

/** Somebody else in the room, as this page knows them. */
export interface Person {
  readonly id: PeerId;
  readonly name: string;
  /** A client learns the host's keys with the first roster. */
  readonly keys?: Keys;
  /**
   * "due": in the roster, but no link is being made yet. "connecting": a link is being made. "shaky": the link is
   * interrupted and mending itself.
   */
  readonly link: "due" | "connecting" | "up" | "shaky";
  /** The link was up before, so a person who is lost may come back, as after a reload. */
  readonly met: boolean;
  /** Their page said that it was going away: it is being reloaded, or closed. */
  readonly leaving: boolean;
  /** They have been out of reach for so long that their seat is free for whoever proves the password. */
  readonly lapsed: boolean;
  /** What stands in the way of the link that is being made, once that has taken long. */
  readonly obstacle?: Obstacle;
  /** Since when the person is, or is not, within reach, in ms. Calling without success does not change it. */
  readonly since: number;
  /** Tells the timers of one attempt from those of another. */
  readonly turn: number;
  /** What the person's page tells about their devices. */
  readonly mic: boolean;
  readonly camera: boolean;
  /** While the link is up or shaky; a new one is taken to be well. */
  readonly line: Line;
  /** Their page sends no picture for now, because the line would not bear it. */
  readonly holds: boolean;
  /** The person has promised not to record, and to keep the call between them. */
  readonly promised: boolean;
  /** Whether camera and sound worked when the person tried them; undefined if they did not. */
  readonly tried?: boolean;
  /** The picture is not of the person: it is what is on their screen. */
  readonly shows?: boolean;
  /** The two words to read aloud. Only the host and a client who proved the password to that host have them. */
  readonly safety?: SafetyIndices;
  /** At the host, our answer to the proof, until the link is up. */
  readonly welcome?: FrameOf<"welcome"> | undefined;
}

/** What a page tells about its own person. */
export interface Presence {
  readonly mic: boolean;
  readonly camera: boolean;
  readonly name: string;
  readonly promised: boolean;
  /** Whether camera and sound worked when the person tried them; undefined if they did not. */
  readonly tried: boolean | undefined;
  /** What is sent as the picture is what is on the person's screen. */
  readonly shows: boolean;
}
