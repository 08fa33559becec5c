import "./Help.css";
import type { JSX } from "solid-js";
import { useCall } from "../useCall.tsx";
import { useLocale } from "../../site/locale.tsx";
import { HelpTexts } from "./HelpTexts.tsx";
import { Screen } from "../parts/Screen.tsx";

/** The help page. */
export function Help(): JSX.Element {
  const { go } = useCall();
  const { t } = useLocale();
  return (
    <Screen title={t("help.title")} onBack={() => go("home")}>
      <div class="card help">
        <HelpTexts heading="h2" />
      </div>
    </Screen>
  );
}
