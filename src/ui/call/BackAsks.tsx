import { createSignal, type JSX, onMount } from "solid-js";
import { Dialog } from "../parts/Dialog.tsx";
import { makeStep, whenTakenBack } from "../parts/historyStep.ts";
import { useLocale } from "../../site/locale.tsx";

/**
 * The browser's Back, which on a phone is a gesture that is soon made by mistake, asks before anything ends. `stop`: what the
 * button that ends it says.
 */
export function BackAsks(props: { readonly stop: string; readonly onStop: () => void }): JSX.Element {
  const { t } = useLocale();
  const [asks, setAsks] = createSignal(false);
  function ask(): void {
    makeStep();
    // Where something is open over the call, Back closes that, as it does everywhere.
    const open = [...document.querySelectorAll<HTMLDialogElement>("dialog[open]")].pop();
    if (open) open.close();
    else setAsks(true);
  }
  onMount(() => {
    // The preview has made one; whoever comes back to a call has seen none.
    makeStep();
    whenTakenBack(ask);
  });
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
