import "./Help.css";
import { For, type JSX } from "solid-js";
import { useCall } from "../useCall.tsx";
import { useLocale } from "../../site/locale.tsx";
import { Screen } from "../parts/Screen.tsx";

const PARTS = [
  ["help.whatTitle", "help.what"],
  ["help.startTitle", "help.start"],
  ["help.joinTitle", "help.join"],
  ["help.deviceTitle", "help.device"],
  ["help.backgroundTitle", "help.background"],
  ["help.safeTitle", "help.safe"],
  ["help.roomTitle", "help.room"],
  ["help.limitsTitle", "help.limits"],
  ["help.leaveTitle", "help.leave"],
] as const;

/** The help page: what Driewoord is, and what the host and the client have to do. */
export function Help(): JSX.Element {
  const { go } = useCall();
  const { t } = useLocale();
  return (
    <Screen title={t("help.title")} onBack={() => go("home")}>
      <div class="card help">
        <For each={PARTS}>
          {([title, text]) => (
            <section>
              <h2>{t(title)}</h2>
              <p>{t(text)}</p>
            </section>
          )}
        </For>
      </div>
    </Screen>
  );
}
