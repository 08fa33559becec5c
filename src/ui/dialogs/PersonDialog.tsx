import type { PeerId } from "../../room/wire/roster.ts";
import { createEffect, createSignal, type JSX, on, Show } from "solid-js";
import { useCall } from "../useCall.tsx";
import { useLocale } from "../../site/locale.tsx";
import { mayInherit } from "../../room/both/handover.ts";
import { createTogether } from "../parts/createTogether.ts";
import { Dialog } from "../parts/Dialog.tsx";
import { AskNamed } from "./AskNamed.tsx";
import { Identified } from "../identity/Identified.tsx";
import { OwnWindow } from "./OwnWindow.tsx";
import { PasswordForm } from "./PasswordForm.tsx";
import { TheWay } from "./TheWay.tsx";
import { SafetyWords } from "./SafetyWords.tsx";
import { part } from "../../site/loading.ts";

const AskToSignIn = part(() => import("../identity/AskToSignIn.tsx"), "AskToSignIn");

/**
 * The menu behind the three dots on a person's video: the safety words, and what the host can do about that person.
 * Closed while `id` is undefined.
 */
export function PersonDialog(props: { readonly id: PeerId | undefined; readonly onClose: () => void }): JSX.Element {
  const { t } = useLocale();
  const { person, nameOf } = createTogether();
  /** The name of the person who has just been removed in this dialog. */
  const [removed, setRemoved] = createSignal<string>();
  createEffect(
    on(
      () => props.id,
      () => setRemoved(undefined),
    ),
  );
  const there = () => (props.id !== undefined && person(props.id) ? props.id : undefined);
  // Close the dialog when the person leaves the room, unless they have just been removed here.
  createEffect(() => {
    if (props.id !== undefined && there() === undefined && removed() === undefined) props.onClose();
  });
  const title = () => {
    const id = there();
    return id === undefined ? "" : nameOf(id);
  };
  return (
    <Dialog open={props.id !== undefined} onClose={props.onClose} label={title()}>
      <Show when={there()} fallback={<Removed name={removed() ?? ""} />}>
        {(id) => (
          <>
            <h2>{title()}</h2>
            <Tried id={id()} />
            <TheWay id={id()} />
            <OwnWindow id={id()} onOpened={props.onClose} />
            <section class="form">
              <h2>{t("room.safety")}</h2>
              <SafetyWords id={id()} />
            </section>
            <HostsActions id={id()} onRemoved={setRemoved} onClose={props.onClose} />
          </>
        )}
      </Show>
    </Dialog>
  );
}

/** What came of camera and sound when this person tried them before the call. */
function Tried(props: { readonly id: PeerId }): JSX.Element {
  const { t } = useLocale();
  const { person, nameOf } = createTogether();
  const tried = () => person(props.id)?.tried;
  return (
    <Show when={tried() !== undefined}>
      <p data-testid="person-tried">{t(tried() ? "check.told" : "check.toldTroubles", { name: nameOf(props.id) })}</p>
    </Show>
  );
}

function HostsActions(props: {
  readonly id: PeerId;
  readonly onRemoved: (name: string) => void;
  readonly onClose: () => void;
}): JSX.Element {
  const { room, files, without } = useCall();
  const { t } = useLocale();
  const { call, role, together, nameOf } = createTogether();
  const name = () => nameOf(props.id);
  const handable = () => {
    const state = together();
    return state !== undefined && mayInherit(state, props.id);
  };

  function kick(): void {
    props.onRemoved(name());
    room.kick(props.id);
  }
  function askCard(): void {
    files.ask(props.id, "card");
    props.onClose();
  }
  function handOver(): void {
    room.handOver(props.id, true);
    props.onClose();
  }
  return (
    <Show when={role() === "host"}>
      <Show when={!without("files")}>
        <AskNamed
          testId="ask-card"
          title={t("card.ask")}
          lead={t("card.askLead", { name: name() })}
          problem={t("card.nameless")}
          onAsk={askCard}
        />
      </Show>
      <Identified>
        {(identities) => <AskToSignIn identities={identities} id={props.id} onAsked={props.onClose} />}
      </Identified>
      <section class="form">
        <h2>{t("person.remove", { name: name() })}</h2>
        <p>{t("person.removeLead")}</p>
        <button type="button" class="button danger" data-testid="kick" onClick={kick}>
          {t("person.remove", { name: name() })}
        </button>
      </section>
      <Show when={!call()?.consulting}>
        <section class="form">
          <h2>{t("person.handOver")}</h2>
          <p>{t("person.handOverLead", { name: name() })}</p>
          <button type="button" class="button plain" data-testid="hand-over" disabled={!handable()} onClick={handOver}>
            {t("person.handOverTo", { name: name() })}
          </button>
        </section>
      </Show>
    </Show>
  );
}

/** The removed person still knows the words and the password, so the form for a new password is shown right away. */
function Removed(props: { readonly name: string }): JSX.Element {
  const { t } = useLocale();
  const { call } = createTogether();
  return (
    <>
      <p class="notice" role="status">
        {t("person.removed", { name: props.name })}
      </p>
      <section class="form">
        <h2>{call()?.open ? t("room.addPassword") : t("room.setPassword")}</h2>
        <PasswordForm />
      </section>
    </>
  );
}
