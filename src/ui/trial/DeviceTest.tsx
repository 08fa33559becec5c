import { type JSX, onCleanup, onMount, Show } from "solid-js";
import { useCall } from "../useCall.tsx";
import { useLocale } from "../../site/locale.tsx";
import { Backgrounds } from "../preview/Backgrounds.tsx";
import { BlurNotice } from "../preview/BlurNotice.tsx";
import { createBackgroundChoice, ShowRoom } from "../preview/ShowRoom.tsx";
import { DeviceProblems, Devices } from "../preview/Devices.tsx";
import { Operator } from "../help/Operator.tsx";
import { Screen } from "../parts/Screen.tsx";
import { SelfVideo } from "../call/SelfVideo.tsx";
import { TrialCard } from "./TrialCard.tsx";

/** Camera, sound and connection, to be tried without a call. */
export function DeviceTest(): JSX.Element {
  const { media, go } = useCall();
  const { t } = useLocale();
  const background = createBackgroundChoice();
  onMount(() => void media.start(background.guarded() ? "hidden" : undefined));
  onCleanup(() => media.stop());

  return (
    <Screen title={t("preview.testTitle")} lead={t("test.lead")} onBack={() => go("home")}>
      <Show when={media.asking()}>
        <p class="notice">{t("preview.asking")}</p>
      </Show>
      <SelfVideo testId="preview" />
      <BlurNotice />
      <DeviceProblems />
      <TrialCard />
      <section class="card form">
        <h2>{t("background.title")}</h2>
        <Backgrounds choice={background} />
      </section>
      <ShowRoom choice={background} />
      <div class="card">
        <Devices />
      </div>
      <Operator brief />
      <button type="button" class="button wide" onClick={() => go("home")}>
        {t("test.done")}
      </button>
    </Screen>
  );
}
