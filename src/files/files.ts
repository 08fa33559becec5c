import type { Accessor } from "solid-js";
import type { Pipe } from "../peer/pipe.ts";
import type { PeerId } from "../room/wire/roster.ts";
import type { Exchange } from "./exchange.ts";

/** What people in the room hand to each other, straight from one browser to the other. */
export interface Files {
  /** In the order in which they began. */
  readonly exchanges: readonly Exchange[];
  /** Asks this person for a file, or for a picture of their `card`. Nothing happens where no link leads there. */
  ask(peer: PeerId, card?: "card"): void;
  /** Offers a file to this person. Nothing happens where no link leads there. */
  offer(peer: PeerId, file: File): void;
  /** Gives the file that was asked for, to keep or to `look` at alone. */
  give(id: string, file: File, look?: "look"): void;
  /** Offers the same file once more, where that has failed. */
  again(id: string): void;
  /** Takes what is offered. */
  take(id: string): void;
  /** Sends what may tell where and when it was made. */
  tell(id: string): void;
  /** Refuses what was asked or offered, or goes no further with it. It is out of the list then. */
  stop(id: string): void;
  /** Shows a picture that has come in on the whole screen, or no longer. */
  enlarge(id: string, on: boolean): void;
  /** A file that has come in; undefined where it is gone. */
  received(id: string): Promise<File | undefined>;
  /** Hands a file that has come in to the browser's downloads. Resolves with whether it is still there. */
  save(id: string): Promise<boolean>;
  /** The person has seen how it ended. What was to be looked at alone is gone then. */
  putAway(id: string): void;
  /** Takes a channel that somebody in the room has opened. */
  incoming(peer: PeerId, pipe: Pipe): void;
}

/** How files reach the others. */
export interface FilesDependencies {
  /** A new channel to this person; undefined where no link leads there. */
  readonly open: (peer: PeerId) => Pipe | undefined;
  /** The name that somebody in the room gave, or nothing. */
  readonly nameOf: (peer: PeerId) => string;
  /** Which conversation it is. With another one everything is forgotten, and removed from the device. */
  readonly conversation: Accessor<string>;
  /** Who is in the room. Of whoever has left, nothing stays that was to be looked at alone. */
  readonly present: Accessor<readonly PeerId[]>;
  /** Whether this is the host, who alone may ask for a card. */
  readonly isHost: (peer: PeerId) => boolean;
}
