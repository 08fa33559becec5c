import "./Received.css";
import { createEffect, createSignal, createUniqueId, For, type JSX, onCleanup, Show } from "solid-js";
import { type Exchange, isPicture, isReceived, mayRun } from "../../files/exchange.ts";
import { useLocale } from "../../site/locale.tsx";
import { sizeOf } from "../parts/sizeOf.ts";
import { useCall } from "../useCall.tsx";

/** The files that have come in, each to be saved. Shows nothing where there are none. */
export function ReceivedFiles(): JSX.Element {
  const { files } = useCall();
  const { t } = useLocale();
  const id = createUniqueId();
  const received = () => files.exchanges.filter((one) => isReceived(one) && !one.file?.look);
  return (
    <Show when={received().length > 0}>
      <section class="card form" data-testid="received-files" aria-labelledby={id}>
        <h2 id={id}>{t("files.keepTitle")}</h2>
        <p>{t("files.keepLead")}</p>
        <For each={received()}>{(one) => <Received one={one} />}</For>
      </section>
    </Show>
  );
}

/** One file that has come in: its name (unless that stands above it, `brief`) and size, a picture of it where it is one, and ways to look at it and to save it. */
export function Received(props: { readonly one: Exchange; readonly brief?: boolean }): JSX.Element {
  const { files } = useCall();
  const { t, language } = useLocale();
  const [gone, setGone] = createSignal(false);
  const size = () => sizeOf(props.one.file?.bytes ?? 0, language());
  return (
    <div class="received" data-testid="received">
      <Preview one={props.one} />
      <Show when={props.brief && props.one.file && isPicture(props.one.file)}>
        <button
          type="button"
          class="button"
          data-testid="file-enlarge"
          onClick={() => files.enlarge(props.one.id, true)}
        >
          {t("files.enlarge")}
        </button>
      </Show>
      <Show when={!props.one.file?.look}>
        <p class="what">
          <Show when={!props.brief}>
            <bdi>{props.one.file?.name}</bdi> ·{" "}
          </Show>
          {size()}
        </p>
      </Show>
      <Show when={!props.one.file?.look} fallback={<p data-testid="look-only">{t("card.lookOnly")}</p>}>
        <button
          type="button"
          class="button"
          classList={{ plain: props.one.saved }}
          data-testid="file-save"
          onClick={() => void files.save(props.one.id).then((there) => setGone(!there))}
        >
          {t(props.one.saved ? "files.saveAgain" : "files.save")}
        </button>
      </Show>
      <MayRun one={props.one} />
      {/* Where it is brief, what stands around it is read out as well. */}
      <p role={props.brief ? undefined : "status"}>
        {gone() ? t("files.gone") : props.one.saved ? t("files.saved") : ""}
      </p>
    </div>
  );
}

/** Warns of a file that may do something when it is opened. Of one's own there is nothing to warn. */
export function MayRun(props: { readonly one: Exchange }): JSX.Element {
  const { t } = useLocale();
  const risky = () => props.one.by === "them" && mayRun(props.one.file?.name ?? "");
  return (
    <Show when={props.one.file && risky()}>
      <p class="risk">{t("files.mayRun")}</p>
    </Show>
  );
}

/** A picture that has come in. Shows nothing of any other file. */
export function Preview(props: { readonly one: Exchange }): JSX.Element {
  const { files } = useCall();
  const { t } = useLocale();
  const [address, setAddress] = createSignal<string>();
  // Not a resource: while that loads, the nearest Suspense would take the whole call off the screen.
  createEffect(() => {
    if (!props.one.file || !isPicture(props.one.file)) return;
    let over = false;
    void files.received(props.one.id).then((file) => {
      if (file && !over) setAddress(URL.createObjectURL(file));
    });
    onCleanup(() => {
      over = true;
      const made = address();
      if (made !== undefined) URL.revokeObjectURL(made);
    });
  });
  return (
    <Show when={address()}>
      {(from) => (
        <img
          src={from()}
          alt={t("files.preview", { file: props.one.file?.name ?? "" })}
          draggable={props.one.file?.look === undefined}
          on:contextmenu={(event) => props.one.file?.look && event.preventDefault()}
        />
      )}
    </Show>
  );
}
