import { type JSX, Show } from "solid-js";
import { useCall } from "../useCall.tsx";
import { useLocale } from "../../site/locale.tsx";
import { blurKey } from "../call/Status.tsx";
import { Turn } from "../parts/Turns.tsx";

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
        <Turn is="notice" rank={4}>
          <p class="notice" data-testid="blur-notice">
            {t(key())}
          </p>
        </Turn>
      )}
    </Show>
  );
}
