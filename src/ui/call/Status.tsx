import type { JSX } from "solid-js";
import { useCall } from "../useCall.tsx";
import { type TextKey, useLocale } from "../../site/locale.tsx";
import { type Call, someoneArrived, type State } from "../../room/model/state.ts";
import type { BlurState } from "../../camera/blur/blur.ts";
import "./Status.css";
import { obstacleKey } from "../parts/obstacleKey.ts";
import { callOf, peopleOf, togetherOf } from "../../room/select.ts";

/** The call's state in words, on the screen and for screen readers. */
export function Status(): JSX.Element {
  const { room, media } = useCall();
  const { t } = useLocale();
  const unheard = media.createUnheard(() => room.state().at === "inCall");
  const words = (key: TextKey | undefined) => (key ? t(key) : "");
  return (
    <>
      <p class="status" role="status" data-testid="status" data-place={unheard() ? "quiet" : statusPlace(room.state())}>
        {[statusKey(room.state()), hindered(room.state()), served(room.state())].map(words).join(" ").trim()}
      </p>
      {/* In the other's place, and a region of its own: what was said before need not be said again behind it. */}
      <p class="status" role="status" data-testid="unheard" data-place={unheard() ? "shown" : "quiet"}>
        {words(unheard() ? "status.unheard" : undefined)}
      </p>
      <p class="hidden" role="status">
        {words(blurKey(media.blur()))}
      </p>
    </>
  );
}

/** How the line is shown. "quiet": for screen readers only, on screens that already say the same, in large letters or by a picture. */
function statusPlace(state: State): "quiet" | "shown" {
  if (statusKey(state) === "status.inCall" && !served(state)) return "quiet";
  return callOf(state)?.role === "host" || togetherOf(state) ? "shown" : "quiet";
}

/** The text that says why the relay refuses this browser; undefined if it does not. */
export function refusalKey({ refused }: Call): TextKey | undefined {
  return refused && (`status.${refused}` as const);
}

/** The text for a state in which the video that is sent is not what the person expects; undefined for other states. */
export function blurKey(state: BlurState): TextKey | undefined {
  return state === "everything" || state === "stopped" ? `background.${state}` : undefined;
}

/** What stands in the way while nobody has been reached yet. */
function hindered(state: State): TextKey | undefined {
  if (state.at !== "connecting") return undefined;
  const why = state.people.find(({ obstacle }) => obstacle)?.obstacle;
  return why && obstacleKey(why, state.call.role);
}

/** How the lines serve, where one of them is weak, and what to do about it. */
function served(state: State): TextKey | undefined {
  const lines = peopleOf(state).flatMap(({ link, line }) => (link === "up" ? line : []));
  if (lines.length > 0 && lines.every(({ held }) => held)) return "status.held";
  return lines.some(({ weak }) => weak) ? "status.weak" : undefined;
}

function statusKey(state: State): TextKey | undefined {
  if (state.at === "idle" || state.at === "ended") return undefined;
  const { call } = state;
  const { role, relay } = call;
  const refused = togetherOf(state) ? undefined : refusalKey(call);
  if (refused) return refused;
  switch (state.at) {
    case "deriving":
      return "status.deriving";
    case "waiting":
      // The address is not free yet. The alert explains that, so this line need not.
      if (call.alerts.some(({ kind }) => kind.startsWith("address"))) return "status.waitingRelay";
      if (relay === "down") return "status.relayDown";
      if (relay === "opening") return "status.waitingRelay";
      if (role === "client") return "status.waitingClient";
      return someoneArrived(call) ? "status.arrived" : "status.waitingHost";
    case "authenticating":
      if (relay === "down") return "status.relayDown";
      if (state.phase === "open") return "status.open";
      return state.phase === "password" ? "status.password" : "status.checking";
    case "knocking":
      return relay === "down" ? "status.relayDown" : "door.wait";
    case "connecting":
      return hindered(state) ? "status.slow" : "status.connecting";
    case "inCall":
      return relay === "down" && role === "host" ? "status.relayDownInCall" : "status.inCall";
    case "reconnecting":
      return state.people.every(({ lapsed }) => lapsed) ? "status.lapsed" : "status.reconnecting";
  }
}
