import "./Home.css";
import { type JSX, Show, Suspense } from "solid-js";
import Key from "~icons/lucide/message-circle";
import LifeBuoy from "~icons/lucide/life-buoy";
import Phone from "~icons/lucide/phone-outgoing";
import Settings from "~icons/lucide/sliders-horizontal";
import { useCall } from "../useCall.tsx";
import { part } from "../../site/loading.ts";
import { useLocale } from "../../site/locale.tsx";
import { Screen } from "../parts/Screen.tsx";

/** Loaded only when needed: few people have a recording, and the first page should not wait for this. */
const Recordings = part(() => import("../ended/Recordings.tsx"), "Recordings");

/** The first page: join or start a call, test camera and sound, help, and recordings that are still on the device. */
export function Home(): JSX.Element {
  const { go, recording } = useCall();
  const { t, isComplete } = useLocale();
  return (
    <Screen title={t("home.title")} lead={t("home.lead")}>
      <div class="choices">
        <button type="button" class="choice" data-testid="go-join" onClick={() => go("join")}>
          <Key width="2.2em" height="2.2em" aria-hidden="true" />
          <span>
            <strong>{t("home.join")}</strong>
            <span class="hint">{t("home.joinHint")}</span>
          </span>
        </button>
        <button type="button" class="choice" data-testid="go-start" onClick={() => go("start")}>
          <Phone width="2.2em" height="2.2em" aria-hidden="true" />
          <span>
            <strong>{t("home.start")}</strong>
            <span class="hint">{t("home.startHint")}</span>
          </span>
        </button>
      </div>
      <div class="asides">
        <button type="button" class="button plain" data-testid="go-test" onClick={() => go("test")}>
          <Settings width="1.3em" height="1.3em" aria-hidden="true" />
          {t("home.test")}
        </button>
        <button type="button" class="button plain" data-testid="go-help" onClick={() => go("help")}>
          <LifeBuoy width="1.3em" height="1.3em" aria-hidden="true" />
          {t("home.help")}
        </button>
      </div>
      <Show when={recording.kept().length > 0 && isComplete("call")}>
        <Suspense>
          <Recordings />
        </Suspense>
      </Show>
      <p class="muted">{t("home.promise")}</p>
    </Screen>
  );
}
