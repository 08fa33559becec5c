import "./NoteForm.css";
import { createSignal, createUniqueId, For, type JSX } from "solid-js";
import { useCall } from "../useCall.tsx";
import { useLocale } from "../../site/locale.tsx";
import { NOTES } from "../../room/wire/messages.ts";

/** Sends the guest one of the ready-made sentences, which they see in their own language, or the host's own words. */
export function NoteForm(props: { readonly peer: string; readonly onSent: () => void }): JSX.Element {
  const { room } = useCall();
  const { t } = useLocale();
  const id = createUniqueId();
  const [text, setText] = createSignal("");

  function send(note: Parameters<typeof room.tell>[1]): void {
    room.tell(props.peer, note);
    props.onSent();
  }
  function submit(event: SubmitEvent): void {
    event.preventDefault();
    const own = text().trim();
    if (own !== "") send({ is: "own", text: own });
  }
  return (
    <form class="note-form" onSubmit={submit} noValidate>
      <For each={NOTES}>
        {(which) => (
          <button
            type="button"
            class="button plain"
            data-testid={`knock-message-${which}`}
            onClick={() => send({ is: "ready", which })}
          >
            {t(`note.${which}`)}
          </button>
        )}
      </For>
      <label for={id}>{t("knock.ownWords")}</label>
      <div class="row">
        <input
          id={id}
          data-testid="knock-message-text"
          type="text"
          maxLength={200}
          value={text()}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <button type="submit" class="button" data-testid="knock-message-send" disabled={text().trim() === ""}>
          {t("knock.send")}
        </button>
      </div>
    </form>
  );
}
