import { createSignal, type JSX, type ParentProps, Show } from "solid-js";
import { useCall } from "../useCall.tsx";
import { useLocale } from "../../site/locale.tsx";
import type { PeerId } from "../../room/wire/roster.ts";
import { NoteForm } from "./NoteForm.tsx";

/**
 * What a host can answer a guest: let in, send a message, refuse, and what `children` add. `admit`: what the first button says; `full`:
 * nobody can be let in. `onAnswered`: the button that was pressed is gone, or its form, and nobody was let in.
 */
export function Answers(
  props: ParentProps<{
    readonly peer: PeerId;
    readonly admit: string;
    readonly full?: boolean;
    readonly onAdmitted?: () => void;
    readonly onAnswered?: () => void;
  }>,
): JSX.Element {
  const { room } = useCall();
  const { t } = useLocale();
  const [writing, setWriting] = createSignal(false);
  function admit(): void {
    room.admit(props.peer);
    props.onAdmitted?.();
  }
  function refuse(): void {
    room.turnAway(props.peer);
    props.onAnswered?.();
  }
  function sent(): void {
    setWriting(false);
    props.onAnswered?.();
  }
  return (
    <>
      <div class="actions">
        <button type="button" class="button" data-testid="knock-admit" disabled={props.full} onClick={admit}>
          {props.admit}
        </button>
        <button
          type="button"
          class="button plain"
          data-testid="knock-message"
          aria-expanded={writing()}
          onClick={() => setWriting(!writing())}
        >
          {t("knock.message")}
        </button>
        <button type="button" class="button plain" data-testid="knock-refuse" onClick={refuse}>
          {t("knock.refuse")}
        </button>
        {props.children}
      </div>
      <Show when={writing()}>
        <NoteForm peer={props.peer} onSent={sent} />
      </Show>
    </>
  );
}
