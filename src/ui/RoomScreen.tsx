import "./RoomScreen.css";
import { createEffect, createSignal, type JSX, onCleanup, onMount, Show } from "solid-js";
import MicOff from "~icons/lucide/mic-off";
import { useCall } from "../app/call.tsx";
import { useLocale } from "../app/locale.tsx";
import { Alerts } from "./Alerts.tsx";
import { BlurNotice } from "./BlurNotice.tsx";
import { CallBar } from "./CallBar.tsx";
import { DeviceProblems } from "./Devices.tsx";
import { Dictation } from "./Dictation.tsx";
import { MoreDialog } from "./MoreDialog.tsx";
import { SelfVideo } from "./SelfVideo.tsx";
import { createBackgroundChoice, ShowRoom } from "./ShowRoom.tsx";
import { Video } from "./Video.tsx";

/** The host while waiting, and both people while they are together. */
export function RoomScreen(): JSX.Element {
  const { room, media } = useCall();
  const { t } = useLocale();
  const [more, setMore] = createSignal(false);
  const background = createBackgroundChoice();
  let heading!: HTMLHeadingElement;

  onMount(() => {
    heading.focus({ preventScroll: true });
    scrollTo(0, 0);
    // Closing the tab by mistake would end the call for both.
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    onCleanup(() => removeEventListener("beforeunload", ask));
  });
  createEffect(() => {
    document.title = t("appName");
  });

  const open = () => {
    const state = room.state();
    return "call" in state && state.call.open;
  };
  const together = () => "safety" in room.state();
  const other = () => {
    const state = room.state();
    return "other" in state ? state.other : undefined;
  };
  const name = () => other()?.name || t("room.other");

  return (
    <main class="room" id="main" data-testid="room" data-state={room.state().at}>
      <h1 class="hidden" tabIndex={-1} ref={heading}>
        {t("appName")}
      </h1>
      <div class="above">
        <Alerts />
        <BlurNotice />
        <DeviceProblems />
        <Show when={together() && open()}>
          <p class="notice">{t("room.open")}</p>
        </Show>
      </div>
      <div class="stage" data-together={together()}>
        <Show when={together()} fallback={<Dictation />}>
          <figure class="remote">
            <Video stream={room.remote()} testId="remote-video" label={name()} />
            <Show when={other() && !other()?.camera}>
              <p class="off">{t("room.otherCameraOff")}</p>
            </Show>
            <figcaption>
              <Show when={other() && !other()?.mic}>
                <MicOff width="1.2em" height="1.2em" aria-label={t("room.otherMicOff")} />
              </Show>
              {name()}
            </figcaption>
          </figure>
        </Show>
        <div class="own-corner">
          <SelfVideo testId="self-video" />
          <Show when={!media.mic.on}>
            <p class="muted-mic">
              <MicOff width="1.1em" height="1.1em" aria-hidden="true" />
              {t("room.yourMicOff")}
            </p>
          </Show>
        </div>
      </div>
      <CallBar onMore={() => setMore(true)} background={background} />
      <MoreDialog open={more()} onClose={() => setMore(false)} background={background} />
      <ShowRoom choice={background} />
    </main>
  );
}
