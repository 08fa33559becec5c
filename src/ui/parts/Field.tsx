import "./Field.css";
import { createUniqueId, type JSX, Show } from "solid-js";
import { TextError } from "./TextError.tsx";

interface Props {
  readonly testId: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value: string;
  readonly onInput: (value: string) => void;
  /** An error message that says what to do. */
  readonly problem?: string | undefined;
  /** The last field of its form, for the label of the Enter key on a phone's keyboard. */
  readonly last?: boolean;
  /** A button beside the field. */
  readonly beside?: JSX.Element;
  /** Shown below the field, such as a suggestion. */
  readonly children?: JSX.Element;
}

/**
 * A labelled text field for something that was said aloud: no automatic capitals, no spell checking, and no suggestions
 * from the browser.
 */
export function Field(props: Props): JSX.Element {
  const id = createUniqueId();
  const describedBy = () => [props.hint && `${id}-hint`, props.problem && `${id}-problem`].filter(Boolean).join(" ");
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <Show when={props.hint}>
        <p class="hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      </Show>
      <div class="row">
        <input
          id={id}
          data-testid={props.testId}
          type="text"
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          enterkeyhint={props.last ? "go" : "next"}
          value={props.value}
          aria-invalid={props.problem ? "true" : undefined}
          aria-describedby={describedBy() || undefined}
          onInput={(event) => props.onInput(event.currentTarget.value)}
        />
        {props.beside}
      </div>
      {props.children}
      <TextError id={`${id}-problem`} text={props.problem} />
    </div>
  );
}

/** Focuses the first field of `form` that has a problem, once the screen shows it. Does nothing if there is none. */
export function focusFirstProblem(form: HTMLFormElement): void {
  queueMicrotask(() => form.querySelector<HTMLElement>("[aria-invalid]")?.focus());
}
