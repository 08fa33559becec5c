import "./Help.css";
import type { JSX } from "solid-js";
import CircleQuestionMark from "~icons/lucide/circle-question-mark";
import ListOrdered from "~icons/lucide/list-ordered";
import Scale from "~icons/lucide/scale";
import { useCall } from "../useCall.tsx";
import { useLocale } from "../../site/locale.tsx";
import { HelpTexts } from "./HelpTexts.tsx";
import { Operator } from "./Operator.tsx";
import { Screen } from "../parts/Screen.tsx";

/** The help page. */
export function Help(): JSX.Element {
  const { go } = useCall();
  const { t } = useLocale();
  return (
    <Screen title={t("help.title")} onBack={() => go("home")}>
      <div class="guides">
        <button type="button" class="button plain" data-testid="go-guide-start" onClick={() => go("guide-start")}>
          <ListOrdered width="1.3em" height="1.3em" aria-hidden="true" />
          {t("guide.startTitle")}
        </button>
        <button type="button" class="button plain" data-testid="go-guide-join" onClick={() => go("guide-join")}>
          <ListOrdered width="1.3em" height="1.3em" aria-hidden="true" />
          {t("guide.joinTitle")}
        </button>
        <button type="button" class="button plain" data-testid="go-faq" onClick={() => go("faq")}>
          <CircleQuestionMark width="1.3em" height="1.3em" aria-hidden="true" />
          {t("faq.title")}
        </button>
        <button type="button" class="button plain" data-testid="go-facts" onClick={() => go("facts")}>
          <Scale width="1.3em" height="1.3em" aria-hidden="true" />
          {t("facts.title")}
        </button>
      </div>
      <div class="card help">
        <HelpTexts heading="h2" />
        <Operator />
      </div>
    </Screen>
  );
}
