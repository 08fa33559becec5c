import { createEffect, createSignal, type JSX, Show } from "solid-js";
import { useCall } from "../useCall.tsx";
import { useLocale } from "../../site/locale.tsx";
import { CAN_CHOOSE_SPEAKER } from "../../camera/devices.ts";

interface Props {
  readonly stream: MediaStream | undefined;
  readonly testId: string;
  readonly label: string;
  /** The person's own video: mirrored and muted. */
  readonly own?: boolean;
}

/** Plays a stream. If the browser refuses to start it without a click, a button appears that starts it. */
export function Video(props: Props): JSX.Element {
  const { media } = useCall();
  const { t } = useLocale();
  const [blocked, setBlocked] = createSignal(false);
  let video!: HTMLVideoElement;

  const start = () =>
    video.play().then(
      () => setBlocked(false),
      (error: unknown) => setBlocked(error instanceof Error && error.name === "NotAllowedError"),
    );
  createEffect(() => {
    video.srcObject = props.stream ?? null;
    if (props.stream) void start();
  });
  createEffect(() => {
    const speaker = media.speaker();
    if (!props.own && CAN_CHOOSE_SPEAKER) void video.setSinkId(speaker).catch(() => undefined);
  });

  return (
    <>
      <video
        ref={video}
        data-testid={props.testId}
        classList={{ own: props.own ?? false }}
        muted={props.own ?? false}
        autoplay
        playsinline
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
