import "./LinkField.css";
import "./Message.css";
import { createUniqueId, type JSX, Show } from "solid-js";
import { CopyButton } from "./CopyButton.tsx";
import { createCopy } from "./createCopy.ts";

/** A message to be read, copied, or sent with one of `children`. What is copied is `html` where a program takes that. */
export function Message(props: {
  readonly testId: string;
  readonly label: string;
  readonly hint?: string;
  readonly language: string;
  readonly text: string;
  readonly html?: string;
  readonly children?: JSX.Element;
}): JSX.Element {
  const id = createUniqueId();
  const { copy, said } = createCopy();
  return (
    <div class="field message">
      <label for={id}>{props.label}</label>
      <Show when={props.hint}>
        <p class="hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      </Show>
      <textarea
        id={id}
        data-testid={`${props.testId}-text`}
        lang={props.language}
        aria-describedby={props.hint ? `${id}-hint` : undefined}
        readOnly
        rows={props.html === undefined ? 6 : 12}
        value={props.text}
      />
      <div class="ways">
        {props.children}
        <CopyButton
          testId={`${props.testId}-copy`}
          of={props.label}
          onPress={() => void copy(props.text, props.html)}
        />
      </div>
      <p role="status">{said()}</p>
    </div>
  );
}
