import "./SelfVideo.css";
import { createMemo, createSignal, type JSX, Show } from "solid-js";
import Person from "~icons/lucide/circle-user-round";
import VideoOff from "~icons/lucide/video-off";
import { useCall } from "../useCall.tsx";
import { useLocale } from "../../site/locale.tsx";
import { Video } from "../parts/Video.tsx";

/** The person's own video as others get it while no screen is shown to them, whole, but mirrored where the camera looks at the person. While there is none, a text in its place says so. */
export function SelfVideo(props: { readonly testId: "preview" | "self-video" }): JSX.Element {
  const { media } = useCall();
  const { t } = useLocale();
  const stream = createMemo(() => (media.camera.track ? new MediaStream([media.camera.track]) : undefined));
  /** Width by height. */
  const [shape, setShape] = createSignal(16 / 9);
  /** The camera is open, and video will follow as soon as its background is hidden. */
  const comingUp = () => media.camera.device !== undefined && media.blur() !== "off";
  return (
    <div
      class="self"
      style={{ "--shape": shape() }}
      data-off={stream() === undefined}
      data-mirrored={!media.camera.looksAway}
      data-blur={media.blur()}
    >
      <Video stream={stream()} testId={props.testId} label={t("room.you")} onShape={setShape} />
      <Show when={stream() && media.background() !== "none"}>
        <p class="tag mark">
          <Person width="1.2em" height="1.2em" aria-hidden="true" />
          <span>{t(`background.${media.background()}`)}</span>
        </p>
      </Show>
      <Show when={!stream()}>
        <p class="off">
          <Show when={!media.asking() && !comingUp()} fallback={t("busy")}>
            <VideoOff width="1.8em" height="1.8em" aria-hidden="true" />
            {t("preview.cameraOff")}
          </Show>
        </p>
      </Show>
    </div>
  );
}
