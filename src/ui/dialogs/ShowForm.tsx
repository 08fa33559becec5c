import { createSignal, type JSX, onCleanup, Show } from "solid-js";
import { useCall } from "../useCall.tsx";
import { useLocale } from "../../site/locale.tsx";
import { canShow, chooseShown } from "../../camera/showing.ts";
import { isKept } from "../../room/both/keeping.ts";
import { companyOf } from "../parts/companyOf.ts";
import { createShownText } from "../parts/createShownText.ts";
import { createTogether } from "../parts/createTogether.ts";
import { PickPaper } from "../paper/PickPaper.tsx";
import { TextError } from "../parts/TextError.tsx";

/** Lets the others see the screen, a window, a tab or a paper in place of the person, and says first what to mind. */
export function ShowForm(props: { readonly onDone: () => void }): JSX.Element {
  const { shown, setShown } = useCall();
  const { t } = useLocale();
  const text = createShownText();
  const { together, ids } = createTogether();
  const [failed, setFailed] = createSignal(false);
  let over = false;
  onCleanup(() => (over = true));

  async function begin(): Promise<void> {
    setFailed(false);
    const isStillThere = companyOf(ids);
    const chosen = await chooseShown();
    if (chosen === "calledOff") return;
    if (chosen === "failed") return void setFailed(true);
    // The call may have ended over the question.
    if (over || !isStillThere()) return chosen.stop();
    setShown({ track: chosen });
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
          <p>{text()}</p>
          <button type="button" class="button" data-testid="show-end" onClick={end}>
            {t("show.end")}
          </button>
        </>
      }
    >
      <Show when={kept()}>
        <p class="notice bad">{t("show.kept")}</p>
      </Show>
      <Show when={canShow()}>
        <h3>{t("show.paper")}</h3>
      </Show>
      <p>{t("show.paperLead")}</p>
      <PickPaper onDone={() => props.onDone()} />
      <Show when={canShow()}>
        <h3>{t("show.screen")}</h3>
        <p>{t("show.lead")}</p>
        <p class="notice">{t("show.mind")}</p>
        <TextError text={failed() ? t("show.failed") : undefined} />
        <button type="button" class="button" data-testid="show-begin" onClick={() => void begin()}>
          {t("show.begin")}
        </button>
      </Show>
    </Show>
  );
}
