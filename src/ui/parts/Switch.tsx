import "./Switch.css";
import { createUniqueId, type JSX } from "solid-js";

/** A choice that is on or off, with a line under it that says what it does. */
export function Switch(props: {
  readonly testId: string;
  readonly label: string;
  readonly lead: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}): JSX.Element {
  const id = createUniqueId();
  return (
    <div class="switch">
      <input
        type="checkbox"
        role="switch"
        id={id}
        data-testid={props.testId}
        checked={props.on}
        aria-checked={props.on}
        aria-describedby={`${id}-lead`}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <label for={id}>{props.label}</label>
      <p class="muted" id={`${id}-lead`}>
        {props.lead}
      </p>
    </div>
  );
}
