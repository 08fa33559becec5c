import "./Alerts.css";
import { For, type JSX, Show } from "solid-js";
import Siren from "~icons/lucide/triangle-alert";
import { useCall } from "../app/call.tsx";
import { type TextKey, useLocale } from "../app/locale.tsx";
import type { AlertKind } from "../room/errors.ts";

const SENTENCES: Record<AlertKind, TextKey> = {
  wrongGuess: "alert.wrongGuess",
  askGuess: "alert.askGuess",
  extraPerson: "alert.extraPerson",
  cameBack: "alert.cameBack",
  interference: "alert.interference",
  setupFailed: "alert.setupFailed",
  clientLeft: "alert.clientLeft",
  clientLost: "alert.clientLost",
  addressTaken: "alert.addressTaken",
};

const TEST_IDS: Partial<Record<AlertKind, string>> = {
  wrongGuess: "alert-password",
  askGuess: "alert-password",
  extraPerson: "alert-participant",
  cameBack: "alert-participant",
};

/** What the host must know, until put away. */
export function Alerts(): JSX.Element {
  const { room } = useCall();
  const { t } = useLocale();
  const alerts = () => {
    const state = room.state();
    return "call" in state ? state.call.alerts : [];
  };
  return (
    <div class="alerts" role="alert">
      <For each={alerts()}>
        {(alert) => (
          <div class="alert" data-testid={TEST_IDS[alert.kind] ?? "alert"} data-kind={alert.kind}>
            <Siren width="1.8em" height="1.8em" aria-hidden="true" />
            <p>{t(SENTENCES[alert.kind], { count: alert.count })}</p>
            <div class="actions">
              <Show when={alert.kind === "askGuess"}>
                <button type="button" class="button" data-testid="allow-guess" onClick={() => room.allowGuess()}>
                  {t("alert.askGuessYes")}
                </button>
              </Show>
              <button type="button" class="button plain" onClick={() => room.putAway(alert.kind)}>
                {alert.kind === "askGuess" ? t("close") : t("alert.dismiss")}
              </button>
            </div>
          </div>
        )}
      </For>
    </div>
  );
}
