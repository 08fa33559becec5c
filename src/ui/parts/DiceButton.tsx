import type { JSX } from "solid-js";
import Dices from "~icons/lucide/dices";

/** A button that draws something at random. */
export function DiceButton(props: {
  readonly testId: string;
  readonly label: string;
  readonly onPress: () => void;
}): JSX.Element {
  return (
    <button type="button" class="button plain" data-testid={props.testId} onClick={() => props.onPress()}>
      <Dices width="1.3em" height="1.3em" aria-hidden="true" />
      {props.label}
    </button>
  );
}
