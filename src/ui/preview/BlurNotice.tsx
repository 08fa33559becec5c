import { type JSX, Show } from "solid-js";
import { useCall } from "../useCall.tsx";
import { type TextKey, useLocale } from "../../site/locale.tsx";
import type { BlurState } from "../../camera/blur/blur.ts";

/** What the person should know when the picture that leaves the device is not what they would expect. */
export function blurKey(state: BlurState): TextKey | undefined {
  return state === "everything" || state === "stopped" ? `background.${state}` : undefined;
}

/** For eyes; screen readers hear it from Status, which is there before the sentence is. */
export function BlurNotice(): JSX.Element {
  const { media } = useCall();
  const { t } = useLocale();
  return (
    <Show when={blurKey(media.blur())}>
      {(key) => (
        <p class="notice" data-testid="blur-notice">
          {t(key())}
        </p>
      )}
    </Show>
  );
}
