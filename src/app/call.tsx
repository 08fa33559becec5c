import { type Accessor, createContext, type JSX, type Setter, useContext } from "solid-js";
import type { Media } from "./createMedia.ts";
import type { Room } from "./createRoom.ts";
import type { Route } from "./createRoute.ts";

/** What every screen can reach. */
export interface Call {
  readonly room: Room;
  readonly media: Media;
  readonly route: Accessor<Route>;
  readonly go: (at: Route["at"]) => void;
  /** The name the other person sees. Kept for this visit only. */
  readonly name: Accessor<string>;
  readonly setName: Setter<string>;
}

const CallContext = createContext<Call>();

export function CallProvider(props: { readonly call: Call; readonly children: JSX.Element }): JSX.Element {
  return <CallContext.Provider value={props.call}>{props.children}</CallContext.Provider>;
}

export function useCall(): Call {
  const call = useContext(CallContext);
  if (!call) throw new Error("useCall needs a CallProvider around it");
  return call;
}
