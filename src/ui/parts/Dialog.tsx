import "./Dialog.css";
import { createEffect, type JSX, Show } from "solid-js";
import X from "~icons/lucide/x";
import { useLocale } from "../../site/locale.tsx";
import { Alerts } from "../call/Alerts.tsx";
import { Badges } from "../call/Badges.tsx";
import { Agreements, Consents } from "../call/Consents.tsx";
import { NewText } from "../call/NewText.tsx";
import { Knocks } from "../door/Knocks.tsx";
import { Exchanges } from "../files/Exchanges.tsx";
import { createShownText } from "./createShownText.ts";
import { heading } from "./heading.ts";
import { Turns } from "./Turns.tsx";

/**
 * A modal dialog with a close button. It shows badges, knocks, alerts, consent questions and that a screen is shown as well, because
 * everything behind it is out of reach while it is open. `onClose` must set `open` to false.
 */
export function Dialog(props: {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly label: string;
  readonly children: JSX.Element;
}): JSX.Element {
  const shownText = createShownText();
  const { t } = useLocale();
  let dialog!: HTMLDialogElement;
  createEffect(() => {
    // Older browsers throw where it is open already.
    if (!props.open) dialog.close();
    else if (!dialog.open) dialog.showModal();
  });
  function close(): void {
    // Told of in a task of its own (HTML, "close the dialog"), by which it may have been opened again.
    if (dialog.open) return;
    props.onClose();
    // What opened it may be gone meanwhile.
    if (document.activeElement === document.body) heading()?.focus();
  }
  return (
    // The dialog itself takes the focus. In a field, it would open a phone's keyboard over the text.
    <dialog class="dialog card" ref={dialog} autofocus aria-label={props.label} onClose={close}>
      <div class="head">
        <div class="top">
          <Show when={props.open}>
            <Badges />
          </Show>
          <button type="button" class="button plain" data-testid="dialog-close" onClick={() => dialog.close()}>
            <X width="1.3em" height="1.3em" aria-hidden="true" />
            {t("close")}
          </button>
        </div>
        <Show when={props.open}>
          <Turns>
            <Knocks />
            <Consents />
            <Alerts />
            <Exchanges />
            <NewText />
          </Turns>
          <Agreements />
          <Show when={shownText()}>
            {(text) => (
              <p class="notice" data-testid="showing-behind">
                {text()}
              </p>
            )}
          </Show>
        </Show>
      </div>
      <Show when={props.open}>{props.children}</Show>
    </dialog>
  );
}
