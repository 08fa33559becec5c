import type { PeerId } from "../../room/wire/roster.ts";
import { For, type JSX, Show } from "solid-js";
import { useCall } from "../useCall.tsx";
import { useLocale } from "../../site/locale.tsx";
import { createTogether } from "../parts/createTogether.ts";
import { Backgrounds } from "../preview/Backgrounds.tsx";
import { DeviceProblems, Devices } from "../preview/Devices.tsx";
import { Dialog } from "../parts/Dialog.tsx";
import { KeepingForm } from "./KeepingForm.tsx";
import { PasswordForm } from "./PasswordForm.tsx";
import { RoomPolicy } from "./RoomPolicy.tsx";
import { SafetyWords } from "./SafetyWords.tsx";
import type { BackgroundChoice } from "../preview/ShowRoom.tsx";

/**
 * Everything in the room that is not needed all the time: who is here, recording and streaming, the host's settings,
 * background, camera and sound.
 */
export function MoreDialog(props: {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly background: BackgroundChoice;
}): JSX.Element {
  const { room } = useCall();
  const { t } = useLocale();
  const { together, role, ids } = createTogether();
  return (
    <Dialog open={props.open} onClose={props.onClose} label={t("room.more")}>
      <Show when={together()}>
        <section class="form">
          <h2>{t("room.who")}</h2>
          <For each={ids()}>{(id) => <Present id={id} />}</For>
        </section>
        <KeepingForm />
      </Show>
      <Show when={role() === "host"}>
        <RoomPolicy />
        <PasswordForm />
      </Show>
      <section class="form">
        <h2>{t("background.title")}</h2>
        <Backgrounds choice={props.background} />
      </section>
      <section class="form">
        <h2>{t("room.settings")}</h2>
        <DeviceProblems />
        <Devices />
      </section>
      <Show when={role() === "host" && ids().length > 0}>
        <button type="button" class="button danger wide" data-testid="end-for-all" onClick={() => room.hangUp()}>
          {t("leave.end")}
        </button>
      </Show>
    </Dialog>
  );
}

function Present(props: { readonly id: PeerId }): JSX.Element {
  const { t } = useLocale();
  const { nameOf, together } = createTogether();
  return (
    <div class="present">
      <h3>
        {nameOf(props.id)}
        <Show when={together()?.address === props.id}>
          <span class="muted"> · {t("room.host")}</span>
        </Show>
      </h3>
      <SafetyWords id={props.id} />
    </div>
  );
}
