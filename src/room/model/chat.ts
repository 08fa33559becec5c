import type { PeerId } from "../wire/roster.ts";

/** What is written in the room, in this browser's memory alone: gone with the call, or when the page is loaded anew. */
export interface Chat {
  /** In the order in which they came here, the newest last. */
  readonly texts: readonly Text[];
  /** How many of the others' have come since the person here last looked. */
  readonly unread: number;
  /** How many the person here has written. */
  readonly written: number;
}

/** Something that somebody in the room has written. */
export interface Text {
  /** Whether it is of the person here. */
  readonly own: boolean;
  /** The writer's name when it came; empty where there was none, and in one's own. */
  readonly name: string;
  /** The how-manieth of its writer's it is, from 1. */
  readonly n: number;
  readonly text: string;
  /** When it was written or came, in ms of the machine's clock. */
  readonly at: number;
  /** Of one's own: whose page has not said yet that it is there. */
  readonly waits: readonly PeerId[];
}
