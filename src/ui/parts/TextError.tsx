import { type JSX, Show } from "solid-js";
import Alert from "~icons/lucide/circle-alert";

/** An error message, which should say what the person can do now. Shows nothing if `text` is undefined. */
export function TextError(props: { readonly id?: string; readonly text: string | undefined }): JSX.Element {
  return (
    <Show when={props.text}>
      <p class="error" data-testid="error" role="alert" id={props.id}>
        <Alert width="1.4em" height="1.4em" aria-hidden="true" />
        <span>{props.text}</span>
      </p>
    </Show>
  );
}
