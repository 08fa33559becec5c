/** What is written in the room, in this browser's memory alone: gone with the call, or when the page is loaded anew. */
export interface Chat {
  /** In the order in which they came here, the newest last. */
  readonly texts: readonly Text[];
  /** How many of the others' newest the person here has not read. */
  readonly unread: number;
}

/** Something that somebody in the room has written. */
export interface Text {
  /** By chance: the same wherever the text is. */
  readonly id: string;
  /** Undefined in one's own. */
  readonly from?: Writer;
  /** The writer's name when it came; empty where there was none, and in one's own. */
  readonly name: string;
  readonly text: string;
  /** When it was written or came, in ms of the machine's clock. */
  readonly at: number;
  /** Of one's own: whose page has not said yet that it has it. */
  readonly waits: readonly Writer[];
}

/**
 * Somebody over reloads and handovers, which change the id: the signing key; or the id, where no roster has told the key yet.
 */
export type Writer = string;
