import { createEventListener } from "@solid-primitives/event-listener";
import { createEffect, createMemo, createRenderEffect, type JSX, onCleanup, Show } from "solid-js";
import { useCall } from "../useCall.tsx";
import { useLocale } from "../../site/locale.tsx";
import { CAN_CHOOSE_SPEAKER } from "../../camera/devices.ts";
import { createLouder } from "./createLouder.ts";
import { createPlayer } from "./createPlayer.ts";
import { makeVideo, videoOf } from "./videoOf.ts";

interface Props {
  readonly stream: MediaStream | undefined;
  readonly testId: string;
  readonly label: string;
  /** Nothing of it may be heard yet. */
  readonly silent?: boolean;
  /** Is told the picture's width by its height whenever that changes. */
  readonly onShape?: (shape: number) => void;
}

/**
 * Plays a stream: its picture, and its sound, if it has any, in an element of its own: Chromium begins no stream with a
 * picture in it before that is there, and whoever has no camera would not be heard. If the browser refuses to begin without
 * a press, a button appears that begins.
 */
export function Video(props: Props): JSX.Element {
  const { media } = useCall();
  const { t } = useLocale();
  const video = createMemo(() => (props.stream ? videoOf(props.stream) : makeVideo(null)));
  let audio!: HTMLAudioElement;
  const sound = createMemo(() => {
    const tracks = props.silent ? [] : (props.stream?.getAudioTracks() ?? []);
    return tracks.length > 0 ? new MediaStream(tracks) : undefined;
  });
  createRenderEffect(() => {
    video().dataset["testid"] = props.testId;
    video().setAttribute("aria-label", props.label);
  });
  createEffect(() => {
    const now = video();
    // Not as a child of the markup: that is made in a document of its own, and an element that changes documents begins anew.
    audio.before(now);
    onCleanup(() => now.remove());
  });
  createEventListener(
    () => video(),
    "resize",
    () => {
      const { videoWidth, videoHeight } = video();
      if (videoHeight > 0) props.onShape?.(videoWidth / videoHeight);
    },
  );
  const picture = createPlayer(
    () => video(),
    () => props.stream,
  );
  const louder = createLouder(
    () => sound(),
    () => media.loudness(),
  );
  createEffect(() => {
    audio.srcObject = louder() ?? null;
  });
  const voice = createPlayer(
    () => audio,
    () => louder(),
  );
  createEffect(() => {
    const speaker = media.speaker();
    if (CAN_CHOOSE_SPEAKER) void audio.setSinkId(speaker).catch(() => undefined);
  });

  return (
    <>
      <audio ref={audio} autoplay />
      <Show when={picture.isBlocked() || voice.isBlocked()}>
        <button
          type="button"
          class="button press"
          onClick={() => {
            picture.start();
            voice.start();
          }}
        >
          {t("room.press")}
        </button>
      </Show>
    </>
  );
}
