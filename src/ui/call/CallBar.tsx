import "./CallBar.css";
import { type JSX, Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import Person from "~icons/lucide/circle-user-round";
import Ellipsis from "~icons/lucide/ellipsis";
import Help from "~icons/lucide/circle-question-mark";
import Mic from "~icons/lucide/mic";
import MicOff from "~icons/lucide/mic-off";
import PhoneOff from "~icons/lucide/phone-off";
import Video from "~icons/lucide/video";
import VideoOff from "~icons/lucide/video-off";
import { useCall } from "../useCall.tsx";
import { isLive } from "../../camera/source.ts";
import { useLocale } from "../../site/locale.tsx";
import { plural } from "../../site/plural.ts";
import { createTogether } from "../parts/createTogether.ts";
import type { BackgroundChoice } from "../preview/ShowRoom.tsx";

/**
 * The bar at the bottom of the room; a client may have a simple one. The caller decides what "More", "Help" and "Hang up" do;
 * `background` asks before a host shows the room. A switch keeps its name whatever its state, which `aria-pressed` says (ARIA, section 6.6).
 */
export function CallBar(props: {
  readonly onMore: () => void;
  readonly onHelp: () => void;
  readonly onHangUp: () => void;
  readonly background: BackgroundChoice;
}): JSX.Element {
  const { media, preferences } = useCall();
  const locale = useLocale();
  const { t } = locale;
  const { together, role } = createTogether();
  const unread = () => together()?.call.chat.unread ?? 0;
  const simple = () => preferences.simple() && role() === "client";
  return (
    <div class="bar" role="group">
      <button
        type="button"
        data-testid="toggle-mic"
        aria-pressed={isLive(media.mic)}
        onClick={() => void media.toggle("mic")}
      >
        <Dynamic component={isLive(media.mic) ? Mic : MicOff} width="1.7em" height="1.7em" aria-hidden="true" />
        <span>{t("room.mic")}</span>
      </button>
      <button
        type="button"
        data-testid="toggle-camera"
        aria-pressed={isLive(media.camera)}
        onClick={() => void media.toggle("camera")}
      >
        <Dynamic component={isLive(media.camera) ? Video : VideoOff} width="1.7em" height="1.7em" aria-hidden="true" />
        <span>{t("room.camera")}</span>
      </button>
      <Show
        when={!simple()}
        fallback={
          <button type="button" data-testid="call-help" aria-haspopup="dialog" onClick={() => props.onHelp()}>
            <Help width="1.7em" height="1.7em" aria-hidden="true" />
            <span>{t("room.help")}</span>
          </button>
        }
      >
        <button
          type="button"
          class="blur"
          data-testid="toggle-blur"
          aria-pressed={media.background() !== "none"}
          onClick={() => props.background.toggle()}
        >
          <Person width="1.7em" height="1.7em" aria-hidden="true" />
          <span>{t("background.blur")}</span>
        </button>
        <button type="button" data-testid="more" aria-haspopup="dialog" onClick={() => props.onMore()}>
          <Ellipsis width="1.7em" height="1.7em" aria-hidden="true" />
          <span>{t("room.more")}</span>
          <Show when={unread() > 0}>
            <span class="unread" aria-hidden="true">
              {unread()}
            </span>
            <span class="hidden">{plural(locale, "chat.unread", unread())}</span>
          </Show>
        </button>
      </Show>
      <button type="button" class="hang-up" data-testid="hang-up" onClick={() => props.onHangUp()}>
        <PhoneOff width="1.7em" height="1.7em" aria-hidden="true" />
        <span>{t("room.hangUp")}</span>
      </button>
    </div>
  );
}
