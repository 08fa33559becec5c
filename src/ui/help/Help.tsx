import "./Help.css";
import { For, type JSX } from "solid-js";
import { Dynamic } from "solid-js/web";
import Accessibility from "~icons/lucide/accessibility";
import CircleQuestionMark from "~icons/lucide/circle-question-mark";
import ListOrdered from "~icons/lucide/list-ordered";
import Scale from "~icons/lucide/scale";
import { useCall } from "../useCall.tsx";
import { useLocale } from "../../site/locale.tsx";
import { HelpTexts } from "./HelpTexts.tsx";
import { Operator } from "./Operator.tsx";
import { Screen } from "../parts/Screen.tsx";

const PAGES = [
  { at: "guide-start", title: "guide.startTitle", icon: ListOrdered },
  { at: "guide-join", title: "guide.joinTitle", icon: ListOrdered },
  { at: "guide-try", title: "guide.tryTitle", icon: ListOrdered },
  { at: "faq", title: "faq.title", icon: CircleQuestionMark },
  { at: "facts", title: "facts.title", icon: Scale },
  { at: "access", title: "access.title", icon: Accessibility },
] as const;

/** The help page, which leads to all others that help. */
export function Help(): JSX.Element {
  const { go } = useCall();
  const { t } = useLocale();
  return (
    <Screen title={t("help.title")} onBack={() => go("home")}>
      <div class="guides">
        <For each={PAGES}>
          {({ at, title, icon }) => (
            <button type="button" class="button plain" data-testid={`go-${at}`} onClick={() => go(at)}>
              <Dynamic component={icon} width="1.3em" height="1.3em" aria-hidden="true" />
              {t(title)}
            </button>
          )}
        </For>
      </div>
      <div class="card help">
        <HelpTexts heading="h2" />
        <Operator />
      </div>
    </Screen>
  );
}
