import { createEffect, createMemo, type JSX, Show } from "solid-js";
import { useCall } from "../useCall.tsx";
import { useLocale } from "../../site/locale.tsx";
import { CAN_CHOOSE_SPEAKER } from "../../camera/devices.ts";
import { createLouder } from "./createLouder.ts";
import { createPlayer } from "./createPlayer.ts";

interface Props {
  readonly stream: MediaStream | undefined;
  readonly testId: string;
  readonly label: string;
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
  let video!: HTMLVideoElement;
  let audio!: HTMLAudioElement;
  const sound = createMemo(() => {
    const tracks = props.stream?.getAudioTracks() ?? [];
    return tracks.length > 0 ? new MediaStream(tracks) : undefined;
  });
  createEffect(() => {
    // As a property: Firefox takes no notice of the attribute in what is cloned from a template.
    video.muted = true;
  });
  const picture = createPlayer(
    () => video,
    () => props.stream,
  );
  const louder = createLouder(
    () => sound(),
    () => media.loudness(),
  );
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
      <video
        ref={video}
        data-testid={props.testId}
        autoplay
        playsinline
        onResize={() => {
          if (video.videoHeight > 0) props.onShape?.(video.videoWidth / video.videoHeight);
        }}
        aria-label={props.label}
      />
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
