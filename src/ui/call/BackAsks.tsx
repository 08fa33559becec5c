import { makeEventListener } from "@solid-primitives/event-listener";
import { createSignal, type JSX, onMount } from "solid-js";
import { Dialog } from "../parts/Dialog.tsx";
import { useLocale } from "../../site/locale.tsx";

/**
 * The browser's Back, which on a phone is a gesture that is soon made by mistake, asks before anything ends. It takes back the
 * step that the preview made (../preview/Preview.tsx), so that step is made again. `stop`: what the button that ends it says.
 */
export function BackAsks(props: { readonly stop: string; readonly onStop: () => void }): JSX.Element {
  const { t } = useLocale();
  const [asks, setAsks] = createSignal(false);
  onMount(() =>
    makeEventListener(window, "popstate", () => {
      history.pushState(null, "");
      // Where something is open over the call, Back closes that, as it does everywhere.
      const open = document.querySelector<HTMLDialogElement>("dialog[open]");
      if (open) open.close();
      else setAsks(true);
    }),
  );
  return (
    <Dialog open={asks()} onClose={() => setAsks(false)} label={t("wentBack.title")}>
      <h2>{t("wentBack.title")}</h2>
      <p>{t("wentBack.text")}</p>
      <button type="button" class="button wide" data-testid="back-stay" onClick={() => setAsks(false)}>
        {t("wentBack.stay")}
      </button>
      <button
        type="button"
        class="button danger wide"
        data-testid="back-stop"
        onClick={() => {
          setAsks(false);
          props.onStop();
        }}
      >
        {props.stop}
      </button>
    </Dialog>
  );
}
