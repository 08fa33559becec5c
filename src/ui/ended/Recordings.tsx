import "./Recordings.css";
import { createSignal, For, type JSX, Show } from "solid-js";
import { useCall } from "../useCall.tsx";
import { useLocale } from "../../site/locale.tsx";
import { sizeOf } from "../parts/sizeOf.ts";
import { tagOf } from "../parts/tagOf.ts";
import type { Handled, Kept } from "../../keeping/recording/recording.ts";

/**
 * The recordings that are still on this device, each to be saved as a file or deleted. Shows nothing if there are none.
 */
export function Recordings(): JSX.Element {
  const { recording } = useCall();
  const { t } = useLocale();
  return (
    <Show when={recording.kept().length > 0}>
      <section class="card form recordings" data-testid="recordings">
        <h2>{t("recording.title")}</h2>
        <p>{t("recording.lead")}</p>
        <For each={recording.kept()}>{(kept) => <OneRecording {...kept} />}</For>
      </section>
    </Show>
  );
}

function OneRecording(props: Kept): JSX.Element {
  const { recording } = useCall();
  const { t, language } = useLocale();
  const [busy, setBusy] = createSignal(false);
  const [handled, setHandled] = createSignal<Handled>("done");
  const trouble = () => {
    const now = handled();
    return now === "done" ? undefined : (`recording.${now}` as const);
  };
  const when = () =>
    new Intl.DateTimeFormat(tagOf(language()), { dateStyle: "medium", timeStyle: "short" }).format(props.startedAt);

  async function handle(act: (id: string) => Promise<Handled>): Promise<void> {
    setBusy(true);
    setHandled(await act(props.id));
    setBusy(false);
  }
  return (
    <div class="recording">
      <p>
        {when()} · {sizeOf(props.bytes, language())}
      </p>
      <Show when={props.saved}>
        <p class="notice" role="status" data-testid="recording-saved">
          {t("recording.saved")}
        </p>
      </Show>
      <button
        type="button"
        class="button"
        classList={{ plain: props.saved }}
        data-testid="recording-save"
        aria-disabled={busy()}
        onClick={() => {
          if (!busy()) void handle(recording.save);
        }}
      >
        {busy() ? t("busy") : t(props.saved ? "recording.saveAgain" : "recording.save")}
      </button>
      <button
        type="button"
        class="button"
        classList={{ plain: !props.saved }}
        data-testid="recording-delete"
        onClick={() => void handle(recording.discard)}
      >
        {t(props.saved ? "recording.deleteHere" : "recording.delete")}
      </button>
      <Show when={trouble()}>
        {(key) => (
          <p class="notice" role="alert">
            {t(key())}
          </p>
        )}
      </Show>
    </div>
  );
}
