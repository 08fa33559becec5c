import { createSignal, type JSX, onCleanup, Show } from "solid-js";
import { useCall } from "../useCall.tsx";
import { useLocale } from "../../site/locale.tsx";
import { chooseShown } from "../../camera/showing.ts";
import { isKept } from "../../room/both/keeping.ts";
import { createTogether } from "../parts/createTogether.ts";
import { TextError } from "../parts/TextError.tsx";

/** Lets the others see the screen, a window or a tab in place of the person, and says first what to mind. */
export function ShowForm(props: { readonly onDone: () => void }): JSX.Element {
  const { shown, setShown } = useCall();
  const { t } = useLocale();
  const { together } = createTogether();
  const [failed, setFailed] = createSignal(false);
  let over = false;
  onCleanup(() => (over = true));

  async function begin(): Promise<void> {
    setFailed(false);
    const chosen = await chooseShown();
    if (chosen === "calledOff") return;
    if (chosen === "failed") return void setFailed(true);
    // The call may have ended over the question.
    if (over) return chosen.stop();
    setShown(chosen);
    props.onDone();
  }

  function end(): void {
    setShown(null);
    props.onDone();
  }
  /** The others' yes to a recording or a stream counts for what is shown too. */
  const kept = () => {
    const state = together();
    return state !== undefined && isKept(state);
  };

  return (
    <Show
      when={shown() === null}
      fallback={
        <>
          <p>{t("show.own")}</p>
          <button type="button" class="button" data-testid="show-end" onClick={end}>
            {t("show.end")}
          </button>
        </>
      }
    >
      <p>{t("show.lead")}</p>
      <p class="notice">{t("show.mind")}</p>
      <Show when={kept()}>
        <p class="notice bad">{t("show.kept")}</p>
      </Show>
      <TextError text={failed() ? t("show.failed") : undefined} />
      <button type="button" class="button" data-testid="show-begin" onClick={() => void begin()}>
        {t("show.begin")}
      </button>
    </Show>
  );
}
