import { createSignal, type JSX, Show } from "solid-js";
import type { Asked } from "../../call/returning.ts";
import { useCall } from "../useCall.tsx";
import { useLocale } from "../../site/locale.tsx";
import { goBack } from "./leftover.ts";

/** The button that goes on with the call here, and says so where that is not possible. */
export function GoOn(props: { readonly where: Asked }): JSX.Element {
  const page = useCall();
  const { t } = useLocale();
  const [busy, setBusy] = createSignal(false);
  const [failed, setFailed] = createSignal(false);

  async function goOn(): Promise<void> {
    if (busy()) return;
    setBusy(true);
    setFailed(false);
    const asked = props.where;
    const answer = await goBack(page, asked === "elsewhere");
    // Another question than this one is asked next.
    setFailed(answer === undefined || answer === asked);
    setBusy(false);
  }

  return (
    <>
      <button
        type="button"
        class="button wide"
        data-testid="return-yes"
        aria-disabled={busy()}
        onClick={() => void goOn()}
      >
        {t(busy() ? "busy" : props.where === "elsewhere" ? "goingOn.elsewhere.yes" : "returning.title")}
      </button>
      <div role="alert">
        <Show when={failed()}>
          <p class="notice" data-testid="error">
            {t(`goingOn.${props.where}.failed`)}
          </p>
        </Show>
      </div>
    </>
  );
}
