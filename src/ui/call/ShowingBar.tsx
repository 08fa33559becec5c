import { makeEventListener } from "@solid-primitives/event-listener";
import { createEffect, type JSX, onCleanup, Show } from "solid-js";
import { useCall } from "../useCall.tsx";
import { useLocale } from "../../site/locale.tsx";
import { createShownText } from "../parts/createShownText.ts";
import { heading } from "../parts/heading.ts";

/** Says that the others see the person's screen, or a paper of theirs, with a button to end it. It ends as well when what is shown is closed. */
export function ShowingBar(): JSX.Element {
  const { shown, setShown } = useCall();
  const { t } = useLocale();
  const text = createShownText();
  createEffect(() => {
    const what = shown();
    if (!what) return;
    makeEventListener(what.track, "ended", () => setShown(null));
    onCleanup(() => {
      what.track.stop();
      what.sheet?.projector.close();
      what.sheet?.paper.close();
    });
  });
  onCleanup(() => setShown(null));
  function stop(): void {
    setShown(null);
    heading()?.focus();
  }
  return (
    <>
      <p class="hidden" role="status">
        {text() ?? ""}
      </p>
      <Show when={shown()}>
        <p class="banner kept showing" data-testid="showing">
          <span>{text()}</span>
          <button type="button" class="button" data-testid="stop-showing" onClick={stop}>
            {t("show.end")}
          </button>
        </p>
      </Show>
    </>
  );
}
