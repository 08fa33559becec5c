import { type Accessor, createContext, type Setter, useContext } from "solid-js";
import type { Live } from "../keeping/createLive.ts";
import type { Media } from "../camera/createMedia.ts";
import type { Recording } from "../keeping/createRecording.ts";
import type { Room } from "../call/createRoom.ts";
import type { Route } from "../site/createRoute.ts";

/** What every screen can reach. */
export interface Page {
  readonly room: Room;
  readonly media: Media;
  readonly recording: Recording;
  readonly live: Live;
  readonly route: Accessor<Route>;
  readonly go: (at: Route["at"]) => void;
  /** The name the other person sees. Kept for this visit only. */
  readonly name: Accessor<string>;
  readonly setName: Setter<string>;
  /** The mutual promise: not recorded, stays between us. */
  readonly promised: Accessor<boolean>;
  readonly promise: Setter<boolean>;
  /** Whether the host is to be asked before anybody comes in, from now on in each call. */
  readonly askFirst: (on: boolean) => void;
}

export const CallContext = createContext<Page>();

/** @throws Error outside of `CallContext.Provider` */
export function useCall(): Page {
  const page = useContext(CallContext);
  if (!page) throw new Error("useCall needs CallContext.Provider around it");
  return page;
}
