import { type JSX, Show } from "solid-js";
import { useCall } from "../useCall.tsx";
import { type TextKey, useLocale } from "../../site/locale.tsx";
import type { BlurState } from "../../camera/blur/blur.ts";

/** The text for a state in which the video that is sent is not what the person expects; undefined for other states. */
export function blurKey(state: BlurState): TextKey | undefined {
  return state === "everything" || state === "stopped" ? `background.${state}` : undefined;
}

/**
 * Shows the text of `blurKey`. Screen readers get it from `Status`, because they announce only changes to a status
 * element that already exists.
 */
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
