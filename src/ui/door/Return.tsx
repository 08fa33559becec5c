import { createSignal, type JSX, Show } from "solid-js";
import { useCall } from "../useCall.tsx";
import { useLocale } from "../../site/locale.tsx";
import { Screen } from "../parts/Screen.tsx";

/**
 * Asks whether the person wants back into the call that this tab was in, or into the one that another tab goes on with.
 * Camera and microphone are off, and nothing has been sent.
 */
export function Return(props: { readonly elsewhere: boolean }): JSX.Element {
  const page = useCall();
  const { t } = useLocale();
  const words = () => (props.elsewhere ? ("goingOn.elsewhere" as const) : ("goingOn.here" as const));
  return (
    <Screen title={t(`${words()}.title`)} lead={t(`${words()}.lead`)}>
      <div class="card form" data-testid="return">
        <GoOn elsewhere={props.elsewhere} />
        <button type="button" class="button plain wide" data-testid="return-no" onClick={() => page.stayOut()}>
          {t("goingOn.no")}
        </button>
      </div>
    </Screen>
  );
}

/** The button that goes on with the call here, and says so where that is not possible. */
export function GoOn(props: { readonly elsewhere: boolean }): JSX.Element {
  const page = useCall();
  const { t } = useLocale();
  const [busy, setBusy] = createSignal(false);
  const [failed, setFailed] = createSignal(false);
  const words = () => (props.elsewhere ? ("goingOn.elsewhere" as const) : ("goingOn.here" as const));

  async function goOn(): Promise<void> {
    if (busy()) return;
    setBusy(true);
    setFailed(!(await page.comeBack(props.elsewhere)));
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
        {t(busy() ? "busy" : props.elsewhere ? "goingOn.elsewhere.yes" : "returning.title")}
      </button>
      <div role="alert">
        <Show when={failed()}>
          <p class="notice" data-testid="error">
            {t(`${words()}.failed`)}
          </p>
        </Show>
      </div>
    </>
  );
}
