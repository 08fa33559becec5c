import { createPageVisibility } from "@solid-primitives/page-visibility";
import { createEffect, createSignal, type JSX, Show } from "solid-js";
import { useCall } from "../useCall.tsx";
import { useLocale } from "../../site/locale.tsx";
import { CAN_CHOOSE_SPEAKER } from "../../camera/devices.ts";

interface Props {
  readonly stream: MediaStream | undefined;
  readonly testId: string;
  readonly label: string;
  /** The person's own video, without sound. */
  readonly own?: boolean;
  /** Is told the picture's width by its height whenever that changes. */
  readonly onShape?: (shape: number) => void;
}

/**
 * Plays a stream: its picture, and its sound in an element of its own, because Chromium begins no video before the first frame
 * and somebody without a camera would not be heard. If the browser refuses to start one of them without a click, a button
 * appears that starts it.
 */
export function Video(props: Props): JSX.Element {
  const { media } = useCall();
  const { t } = useLocale();
  const [blocked, setBlocked] = createSignal<readonly HTMLMediaElement[]>([]);
  const visible = createPageVisibility();
  let video!: HTMLVideoElement;
  let audio: HTMLAudioElement | undefined;
  const players = (): readonly HTMLMediaElement[] => (audio ? [video, audio] : [video]);

  /** A browser may refuse to begin sound although there is none. */
  const isHeard = (player: HTMLMediaElement) => player !== audio || (props.stream?.getAudioTracks().length ?? 0) > 0;
  const setIsBlocked = (player: HTMLMediaElement, isBlocked: boolean) =>
    setBlocked((all) => [...all.filter((one) => one !== player), ...(isBlocked ? [player] : [])]);
  const start = (player: HTMLMediaElement) =>
    player.play().then(
      () => setIsBlocked(player, false),
      (error: unknown) => setIsBlocked(player, error instanceof Error && error.name === "NotAllowedError"),
    );
  /** iOS stops what plays while the phone rings. One that has left the screen stays silent. */
  const goOn = (player: HTMLMediaElement) => {
    if (visible() && player.isConnected && player.paused && props.stream && isHeard(player)) void start(player);
  };
  createEffect(() => {
    // As a property: Firefox takes no notice of the attribute in what is cloned from a template.
    video.muted = true;
    for (const player of players()) {
      player.srcObject = props.stream ?? null;
      if (props.stream && isHeard(player)) void start(player);
    }
  });
  createEffect(() => {
    for (const player of players()) goOn(player);
  });
  createEffect(() => {
    const speaker = media.speaker();
    if (CAN_CHOOSE_SPEAKER) void audio?.setSinkId(speaker).catch(() => undefined);
  });

  return (
    <>
      <video
        ref={video}
        data-testid={props.testId}
        autoplay
        playsinline
        onPause={() => goOn(video)}
        onResize={() => {
          if (video.videoHeight > 0) props.onShape?.(video.videoWidth / video.videoHeight);
        }}
        aria-label={props.label}
      />
      <Show when={!props.own}>
        <audio ref={audio} autoplay onPause={() => goOn(audio!)} />
      </Show>
      <Show when={blocked().length > 0}>
        <button
          type="button"
          class="button press"
          onClick={() => {
            for (const player of blocked()) void start(player);
          }}
        >
          {t("room.press")}
        </button>
      </Show>
    </>
  );
}
