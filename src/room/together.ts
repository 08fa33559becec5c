import type { Connecting, Event, InCall, Presence, Reconnecting, Step } from "./room.ts";

/** The states from `connecting` on, whichever side one is on. Undefined where the event is no matter of the link. */
export function togetherStep(state: Connecting | InCall | Reconnecting, event: Event): Step | undefined {
  if (!("peer" in event) || event.peer !== state.peer) return undefined;
  switch (event.type) {
    case "linkUp": {
      if (state.at !== "connecting") return undefined;
      const other: Presence = { mic: true, camera: true, name: "" };
      return [{ ...state, at: "inCall", since: event.now, other }, [{ do: "sound", sound: "joined" }]];
    }
    case "linkShaky":
      return state.at === "inCall" ? [{ ...state, at: "reconnecting" }, []] : [state, []];
    case "linkBack":
      return state.at === "reconnecting" ? [{ ...state, at: "inCall" }, []] : [state, []];
    case "message": {
      if (event.message.type !== "state" || state.at === "connecting") return undefined;
      const { mic, camera, name } = event.message;
      return [{ ...state, other: { mic, camera, name } }, []];
    }
    default:
      return undefined;
  }
}
