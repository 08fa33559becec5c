import { type JSX, Show } from "solid-js";
import { useLocale } from "../../site/locale.tsx";
import { createTogether } from "../parts/createTogether.ts";
import { createFullScreen } from "../parts/createFullScreen.ts";
import { Switch } from "../parts/Switch.tsx";
import { useCall } from "../useCall.tsx";

/** What makes the screen easier to read, and quieter. */
export function Comfort(): JSX.Element {
  const { preferences } = useCall();
  const { t } = useLocale();
  const { role } = createTogether();
  const fullScreen = createFullScreen();
  return (
    <>
      <Switch
        testId="large-letters"
        label={t("comfort.large")}
        lead={t("comfort.largeLead")}
        on={preferences.largeLetters()}
        onChange={(on) => preferences.setLargeLetters(on)}
      />
      <Show when={role() === "client"}>
        <Switch
          testId="simple"
          label={t("comfort.simple")}
          lead={t("comfort.simpleLead")}
          on={preferences.simple()}
          onChange={(on) => preferences.setSimple(on)}
        />
      </Show>
      <Show when={fullScreen}>
        {(screen) => (
          <Switch
            testId="full-screen"
            label={t("comfort.full")}
            lead={t("comfort.fullLead")}
            on={screen().on()}
            onChange={(on) => void screen().set(on)}
          />
        )}
      </Show>
      <Switch
        testId="signals"
        label={t("comfort.signals")}
        lead={t("comfort.signalsLead")}
        on={preferences.signals()}
        onChange={(on) => preferences.setSignals(on)}
      />
    </>
  );
}
