import { createSignal, type JSX, Show, untrack } from "solid-js";
import { useLocale } from "../../site/locale.tsx";
import { Field, focusFirstProblem } from "../parts/Field.tsx";
import { useCall } from "../useCall.tsx";

/**
 * A form by which somebody is asked who they are. Whoever is to show it has to know to whom: a host without a name types one first.
 * `problem`: what is said where none is typed. Test ids begin with `testId`.
 */
export function AskNamed(props: {
  readonly testId: string;
  readonly title: string;
  readonly lead: string;
  readonly problem: string;
  readonly onAsk: () => void;
}): JSX.Element {
  const { name, setName } = useCall();
  const { t } = useLocale();
  const nameless = untrack(name).trim() === "";
  const [typed, setTyped] = createSignal("");
  const [lacks, setLacks] = createSignal(false);
  function ask(event: SubmitEvent & { currentTarget: HTMLFormElement }): void {
    event.preventDefault();
    setLacks(nameless && typed().trim() === "");
    if (lacks()) return focusFirstProblem(event.currentTarget);
    if (nameless) setName(typed());
    props.onAsk();
  }
  return (
    <form class="form" onSubmit={ask} noValidate>
      <h2>{props.title}</h2>
      <p>{props.lead}</p>
      <Show when={nameless}>
        <Field
          testId={`${props.testId}-name`}
          label={t("preview.name")}
          value={typed()}
          onInput={setTyped}
          problem={lacks() ? props.problem : undefined}
        />
      </Show>
      <button type="submit" class="button plain" data-testid={props.testId}>
        {props.title}
      </button>
    </form>
  );
}
