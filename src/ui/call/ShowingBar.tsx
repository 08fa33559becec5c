import { makeEventListener } from "@solid-primitives/event-listener";
import { createEffect, type JSX, onCleanup, Show } from "solid-js";
import { useCall } from "../useCall.tsx";
import { useLocale } from "../../site/locale.tsx";
import { heading } from "../parts/heading.ts";

/** Says that the others see the person's screen, with a button to end it. It ends as well when what is shown is closed. */
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
  function stop(): void {
    setShown(null);
    heading()?.focus();
  }
  return (
    <>
      <p class="hidden" role="status">
        {shown() ? t("show.own") : ""}
      </p>
      <Show when={shown()}>
        <p class="banner kept" data-testid="showing">
          <span>{t("show.own")}</span>
          <button type="button" class="button" data-testid="stop-showing" onClick={stop}>
            {t("show.end")}
          </button>
        </p>
      </Show>
    </>
  );
}
