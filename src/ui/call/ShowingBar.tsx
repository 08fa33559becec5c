import { makeEventListener } from "@solid-primitives/event-listener";
import { createEffect, type JSX, onCleanup, Show } from "solid-js";
import { useCall } from "../useCall.tsx";
import { useLocale } from "../../site/locale.tsx";

/**
 * Says that the others see the person's screen, with a button to end it. It ends as well when what is shown is closed, and with
 * this bar: nobody who comes in later is shown what was meant for somebody who has left.
 */
export function ShowingBar(): JSX.Element {
  const { shown, setShown } = useCall();
  const { t } = useLocale();
  createEffect(() => {
    const track = shown();
    if (!track) return;
    makeEventListener(track, "ended", () => setShown(null));
    onCleanup(() => track.stop());
  });
  onCleanup(() => setShown(null));
  return (
    <Show when={shown()}>
      <p class="banner kept" role="status" data-testid="showing">
        <span>{t("show.own")}</span>
        <button type="button" class="button" data-testid="stop-showing" onClick={() => setShown(null)}>
          {t("show.end")}
        </button>
      </p>
    </Show>
  );
}
