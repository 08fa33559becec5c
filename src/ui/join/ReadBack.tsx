import { batch, For, type JSX, Show } from "solid-js";
import { useCall } from "../useCall.tsx";
import { useLocale } from "../../site/locale.tsx";
import { normalise, type Words } from "../../phrase/words.ts";
import { heading } from "../parts/heading.ts";
import { createWordFields } from "../parts/createWordFields.ts";
import { Field, focusFirstProblem } from "../parts/Field.tsx";
import { createLists } from "./createLists.ts";
import { FIELDS } from "./fields.ts";
import { Suggestions } from "./Suggestions.tsx";

/**
 * What was typed, to be read to the other person on the telephone and mended word by word. The page goes on trying with what
 * was typed until the person wants something else.
 */
export function ReadBack(): JSX.Element {
  const { room } = useCall();
  const { t, language } = useLocale();
  const { words, setWord, paste, judge, problem } = createWordFields(room.phrase().words);
  const { alternatives } = createLists();
  const isChanged = () => words().some((word, index) => normalise(word) !== normalise(room.phrase().words[index]!));

  function submit(event: SubmitEvent & { currentTarget: HTMLFormElement }): void {
    event.preventDefault();
    if (!judge()) return focusFirstProblem(event.currentTarget);
    if (isChanged()) knockElsewhere(words());
  }

  /** In one step for the screens, which would otherwise show the end of a call and the preview in between. */
  function knockElsewhere(next: Words): void {
    batch(() => {
      room.hangUp();
      room.leave();
      room.enter("client", { words: next, password: "" }, language());
      room.ready();
    });
    // The button is gone with the form.
    heading()?.focus();
  }

  return (
    <form class="form" onSubmit={submit} noValidate data-testid="read-back">
      <For each={FIELDS}>
        {({ index, label }) => (
          <Field
            testId={`read-back-word${index + 1}`}
            label={t(label)}
            value={words()[index]}
            onInput={(value) => setWord(index, value)}
            onPaste={(text) => paste(index, text)}
            problem={problem(index)}
          >
            <Suggestions
              testId={`read-back-suggestion${index + 1}`}
              words={alternatives(words()[index], index)}
              onTake={(word) => setWord(index, word)}
            />
          </Field>
        )}
      </For>
      <Show when={isChanged()}>
        <button type="submit" class="button wide" data-testid="read-back-submit">
          {t("join.retype")}
        </button>
      </Show>
    </form>
  );
}
