import { createSignal, type JSX, Show } from "solid-js";
import Circle from "~icons/lucide/circle-dot";
import Radio from "~icons/lucide/radio";
import { useCall } from "../useCall.tsx";
import { useLocale } from "../../site/locale.tsx";
import { usableAddress } from "../../keeping/live.ts";
import { createTogether } from "../parts/createTogether.ts";
import { Field, focusFirstProblem } from "../parts/Field.tsx";

/** Buttons with which the person asks everyone for consent to record or stream the call, and stops doing so. */
export function KeepingForm(): JSX.Element {
  const { room, live, recording: recorder, without } = useCall();
  const { t } = useLocale();
  const { together, role } = createTogether();
  const allowed = () => together()?.call.policy.keep === true;
  const recording = () => together()?.keeping.own.rec !== "off";
  return (
    <div class="form">
      <p>{t("keeping.lead")}</p>
      <Show
        when={allowed()}
        fallback={<p class="notice">{role() === "host" ? t("keeping.forbiddenHost") : t("keeping.forbidden")}</p>}
      >
        <Show when={!without("recording")}>
          <Show when={recorder.able()} fallback={<p class="notice">{t("recording.device")}</p>}>
            <button
              type="button"
              class="button plain"
              data-testid="record"
              aria-pressed={recording()}
              onClick={() => room.keep("rec", !recording())}
            >
              <Circle width="1.3em" height="1.3em" aria-hidden="true" />
              {recording() ? t("keeping.recStop") : t("keeping.recStart")}
            </button>
          </Show>
        </Show>
        <Show when={recorder.passing()}>
          <p class="notice" data-testid="recording-passing">
            {t("recording.passing")}
          </p>
        </Show>
        <Show when={live.allowed()}>
          <LiveForm />
        </Show>
      </Show>
    </div>
  );
}

function LiveForm(): JSX.Element {
  const { room, live } = useCall();
  const { t } = useLocale();
  const { together } = createTogether();
  const [address, setAddress] = createSignal("");
  const [token, setToken] = createSignal("");
  const [tried, setTried] = createSignal(false);
  const streaming = () => together()?.keeping.own.live !== "off";
  const problem = () => (usableAddress(address().trim()) ? undefined : t("live.address"));

  function submit(event: SubmitEvent & { currentTarget: HTMLFormElement }): void {
    event.preventDefault();
    if (streaming()) return room.keep("live", false);
    setTried(true);
    if (problem()) return focusFirstProblem(event.currentTarget);
    live.aim({ address: address().trim(), token: token().trim() });
    room.keep("live", true);
  }
  return (
    <form class="form" onSubmit={submit} noValidate>
      <Show when={!streaming()}>
        <Field
          testId="live-address"
          label={t("keeping.liveAddress")}
          hint={t("keeping.liveAddressHint")}
          value={address()}
          onInput={setAddress}
          problem={tried() ? problem() : undefined}
        />
        <Field testId="live-token" label={t("keeping.liveToken")} value={token()} onInput={setToken} />
      </Show>
      <button type="submit" class="button plain" data-testid="live" aria-pressed={streaming()}>
        <Radio width="1.3em" height="1.3em" aria-hidden="true" />
        {streaming() ? t("keeping.liveStop") : t("keeping.liveStart")}
      </button>
    </form>
  );
}
