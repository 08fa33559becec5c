import "./Field.css";
import { createUniqueId, type JSX, Show } from "solid-js";
import { TextError } from "./TextError.tsx";

interface Props {
  readonly testId: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value: string;
  readonly onInput: (value: string) => void;
  /** A sentence that says what to do about it. */
  readonly problem?: string | undefined;
  readonly last?: boolean;
  /** A button beside the field. */
  readonly beside?: JSX.Element;
  /** Below the field: a suggestion. */
  readonly children?: JSX.Element;
}

/** A spoken word to be typed: no capitals, no corrections, nothing remembered by the browser. */
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

/** Puts the cursor into the first field of `form` that has something wrong. */
export function focusFirstProblem(form: HTMLFormElement): void {
  queueMicrotask(() => form.querySelector<HTMLElement>("[aria-invalid]")?.focus());
}
