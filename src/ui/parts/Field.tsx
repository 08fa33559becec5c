import "./Field.css";
import { createUniqueId, type JSX, Show } from "solid-js";
import { TextError } from "./TextError.tsx";

interface Props {
  readonly testId: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value: string;
  readonly onInput: (value: string) => void;
  /** Is offered what is pasted, and says whether it has taken it. */
  readonly onPaste?: (text: string) => boolean;
  /** An error message that says what to do. */
  readonly problem?: string | undefined;
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
  function typed(input: HTMLInputElement): void {
    props.onInput(input.value);
    label(input);
  }
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
          autocorrect="off"
          spellcheck={false}
          // What is typed here is said aloud: no password manager has anything to fill in, or to keep.
          data-1p-ignore
          data-lpignore="true"
          data-bwignore
          data-form-type="other"
          enterkeyhint="next"
          value={props.value}
          aria-invalid={props.problem ? "true" : undefined}
          aria-describedby={describedBy() || undefined}
          onFocus={(event) => label(event.currentTarget)}
          onKeyDown={(event) => enter(event)}
          onPaste={(event) => {
            if (!props.onPaste?.(event.clipboardData?.getData("text") ?? "")) return;
            event.preventDefault();
            label(event.currentTarget);
          }}
          onInput={(event) => typed(event.currentTarget)}
          // Some programs that fill in forms tell of the change alone.
          onChange={(event) => typed(event.currentTarget)}
        />
        {props.beside}
      </div>
      {props.children}
      <TextError id={`${id}-problem`} text={props.problem} />
    </div>
  );
}

/** The empty fields of the form of `input`: those behind it, and those before. */
function emptyFields(input: HTMLInputElement): readonly [behind: HTMLInputElement[], before: HTMLInputElement[]] {
  const fields = [...(input.form?.elements ?? [])].filter(
    (one): one is HTMLInputElement => one instanceof HTMLInputElement && one.type === "text",
  );
  const at = fields.indexOf(input);
  const isEmpty = ({ value }: HTMLInputElement) => value.trim() === "";
  return [fields.slice(at + 1).filter(isEmpty), fields.slice(0, Math.max(0, at)).filter(isEmpty)];
}

/** Says on a phone's keyboard what Enter does. Android's own "next" only ever goes down. */
function label(input: HTMLInputElement): void {
  const [behind] = emptyFields(input);
  input.enterKeyHint = behind.length > 0 ? "next" : input.form ? "go" : "done";
}

/**
 * Enter goes to the next empty field, and submits the form once there is none. Without a form it puts a phone's keyboard
 * away.
 */
function enter(event: KeyboardEvent & { readonly currentTarget: HTMLInputElement }): void {
  const input = event.currentTarget;
  // An input method for other scripts takes Enter for itself.
  if (event.key !== "Enter" || event.isComposing) return;
  const [behind, before] = emptyFields(input);
  const next = behind[0] ?? before[0];
  if (next) {
    event.preventDefault();
    next.focus();
  } else if (!input.form) input.blur();
}

/** Focuses the first field of `form` that has a problem, once the screen shows it. Does nothing if there is none. */
export function focusFirstProblem(form: HTMLFormElement): void {
  queueMicrotask(() => form.querySelector<HTMLElement>("[aria-invalid]")?.focus());
}
