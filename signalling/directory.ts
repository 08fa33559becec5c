/**
 * What a relay asks of its directory, and what it is told: who holds which id, and which frames wait for one that nobody
 * holds. One relay alone has its directory in memory (memoryDirectory.ts); several share one (sharedDirectory.ts).
 */
import type { Parcel } from "./parcel.ts";

/**
 * What a relay asks. `socket` is the relay's own number for a connection, never used twice. A claim is always answered,
 * and so is a parcel.
 */
export type Request =
  /** This socket's client says that the id is its own. `room`: whether the relay takes people that it does not know. */
  | { kind: "claim"; socket: number; id: string; token: string; room: boolean }
  /** The socket no longer holds the id. `kept`: it stays with its token for `restMs`; otherwise it is free at once. */
  | { kind: "release"; socket: number; id: string; kept: boolean }
  /** Lets a frame wait for its destination, or sends it to the relay that has it. */
  | { kind: "post"; parcel: Parcel };

/** What a relay is told, in answer or unasked. */
export type Notice =
  /** The socket holds the id now, and whoever held it before does not. `mail` waited for it, oldest first. */
  | { kind: "claimed"; socket: number; mail: Parcel[] }
  /** The socket does not get the id, and nothing has changed. */
  | { kind: "denied"; socket: number; why: Denial }
  /** The parcel is on its way. False: there was no room for it. */
  | { kind: "posted"; parcel: Parcel; kept: boolean }
  /** Frames that came from another relay for the id that this socket holds. */
  | { kind: "mail"; socket: number; id: string; mail: Parcel[] }
  /** The same client has come to another relay, and the socket no longer holds its id. */
  | { kind: "superseded"; socket: number }
  /** Whether the socket still holds its id can no longer be told. */
  | { kind: "uncertain"; socket: number }
  /** An offer of `src` for `dst` was not collected in time. */
  | { kind: "expired"; src: string; dst: string };

/** Why an id is not given. `resting`: nobody is connected under it, but it is kept for another token. */
export type Denial = "taken" | "resting" | "serverFull" | "unavailable";

/** How much a directory in memory holds. */
export interface Held {
  /** Ids that are kept for their token. */
  resting: number;
  /** Frames for peers that are not there. */
  queuedFrames: number;
  queuedBytes: number;
}

/** A directory as the sockets use it; `report` of its maker is called with notices, at once or later. */
export interface Directory {
  /** Never throws. */
  ask(request: Request): void;
  /** Whether this relay knows that the id is held, or kept, for this token: its client learns nothing by a claim. */
  holds(id: string, token: string): boolean;
  /** To be called about once a second. */
  tick(): void;
  /** Whether ids can be claimed and frames be sent at present. */
  available(): boolean;
  /** What is held here; zeros where it is held elsewhere. */
  held(): Held;
  /** Ends it, once what was asked before is done. */
  close(): Promise<void>;
}
