import type { JSX } from "solid-js";
import { useCall } from "../useCall.tsx";
import { useLocale } from "../../site/locale.tsx";
import { Screen } from "../parts/Screen.tsx";
import { stayOut } from "./leftover.ts";

/** Shown while this browser returns to its call, as after a reload. Nothing has to be typed again. */
export function ComingBack(): JSX.Element {
  const page = useCall();
  const { t } = useLocale();
  const leave = () => (page.leftover() ? stayOut(page) : page.room.hangUp());
  return (
    <Screen title={t("returning.title")} lead={t("returning.lead")}>
      <button type="button" class="button plain" data-testid="hang-up" onClick={leave}>
        {t("room.hangUp")}
      </button>
    </Screen>
  );
}
