import { createPageVisibility } from "@solid-primitives/page-visibility";
import { createEffect, createSignal, type JSX, Show } from "solid-js";
import { useCall } from "../useCall.tsx";
import { useLocale } from "../../site/locale.tsx";
import { CAN_CHOOSE_SPEAKER } from "../../camera/devices.ts";

interface Props {
  readonly stream: MediaStream | undefined;
  readonly testId: string;
  readonly label: string;
  /** The person's own video, which is muted. */
  readonly own?: boolean;
  /** Is told the picture's width by its height whenever that changes. */
  readonly onShape?: (shape: number) => void;
}

/** Plays a stream. If the browser refuses to start it without a click, a button appears that starts it. */
export function Video(props: Props): JSX.Element {
  const { media } = useCall();
  const { t } = useLocale();
  const [blocked, setBlocked] = createSignal(false);
  const visible = createPageVisibility();
  let video!: HTMLVideoElement;

  const start = () =>
    video.play().then(
      () => setBlocked(false),
      (error: unknown) => setBlocked(error instanceof Error && error.name === "NotAllowedError"),
    );
  /** iOS stops what plays while the phone rings. One that has left the screen stays silent. */
  const goOn = () => {
    if (visible() && video.isConnected && video.paused && props.stream) void start();
  };
  createEffect(() => {
    video.srcObject = props.stream ?? null;
    if (props.stream) void start();
  });
  createEffect(goOn);
  createEffect(() => {
    const speaker = media.speaker();
    if (!props.own && CAN_CHOOSE_SPEAKER) void video.setSinkId(speaker).catch(() => undefined);
  });

  return (
    <>
      <video
        ref={video}
        data-testid={props.testId}
        muted={props.own ?? false}
        autoplay
        playsinline
        onPause={goOn}
        onResize={() => {
          if (video.videoHeight > 0) props.onShape?.(video.videoWidth / video.videoHeight);
        }}
        aria-label={props.label}
      />
      <Show when={blocked()}>
        <button type="button" class="button press" onClick={() => void start()}>
          {t("room.press")}
        </button>
      </Show>
    </>
  );
}
