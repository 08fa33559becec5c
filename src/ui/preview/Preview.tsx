import { batch, type JSX, onMount, Show } from "solid-js";
import { useCall } from "../useCall.tsx";
import { useLocale } from "../../site/locale.tsx";
import { Backgrounds } from "./Backgrounds.tsx";
import { BlurNotice } from "./BlurNotice.tsx";
import { createBackgroundChoice, ShowRoom } from "./ShowRoom.tsx";
import { DeviceProblems, Devices } from "./Devices.tsx";
import { Field } from "../parts/Field.tsx";
import { HideAddress } from "./HideAddress.tsx";
import { makeStep, whenTakenBack } from "../parts/historyStep.ts";
import { Screen } from "../parts/Screen.tsx";
import { SelfVideo } from "../call/SelfVideo.tsx";

/** Camera and sound before a call. */
export function Preview(): JSX.Element {
  const { room, media, name, setName } = useCall();
  const { t } = useLocale();
  const background = createBackgroundChoice();
  onMount(() => void media.start(background.guarded() ? "hidden" : undefined));
  // A step of its own in the browser's history: its Back, which is a gesture on a phone, goes back to the form as ours does.
  onMount(() => {
    makeStep();
    whenTakenBack(back);
  });
  /** Goes back to the form. `batch` skips the end screen, because there was no call yet that could have ended. */
  function back(): void {
    media.stop();
    batch(() => {
      room.hangUp();
      room.leave();
    });
  }
  const without = () => media.camera.device === undefined || media.mic.device === undefined;

  return (
    <Screen title={t("preview.title")} lead={t("preview.mirror")} onBack={() => history.back()}>
      <Show when={media.asking()}>
        <p class="notice">{t("preview.asking")}</p>
      </Show>
      <SelfVideo testId="preview" />
      <BlurNotice />
      <DeviceProblems />
      <button
        type="button"
        class="button wide"
        data-testid="preview-continue"
        disabled={media.asking()}
        onClick={() => room.ready()}
      >
        {without() ? t("preview.continueWithout") : t("preview.continue")}
      </button>
      <section class="card form">
        <h2>{t("background.title")}</h2>
        <Backgrounds choice={background} />
      </section>
      <ShowRoom choice={background} />
      <div class="card">
        <Field
          testId="display-name"
          label={t("preview.name")}
          hint={t("preview.nameHint")}
          value={name()}
          onInput={setName}
        />
        <Devices />
      </div>
      <HideAddress />
    </Screen>
  );
}
