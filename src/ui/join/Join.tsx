import { For, type JSX, Show } from "solid-js";
import { useCall } from "../useCall.tsx";
import { useLocale } from "../../site/locale.tsx";
import { createWordFields } from "../parts/createWordFields.ts";
import { Field, focusFirstProblem } from "../parts/Field.tsx";
import { Screen } from "../parts/Screen.tsx";
import { createLists } from "./createLists.ts";
import { FIELDS } from "./fields.ts";
import { Suggestions } from "./Suggestions.tsx";

/** The form in which the client types the three words. They may already be filled in, from a link or an earlier try. */
export function Join(): JSX.Element {
  const { room, route, go, media, typing } = useCall();
  const { t, language } = useLocale();
  const linked = route().words;
  const { words, setWord, paste, judge, problem } = createWordFields(
    // What was changed since, also while nobody answered, counts before the link that one came by.
    typing()?.words ?? (linked.some((word) => word !== "") ? linked : room.phrase().words),
  );
  const { suggestions } = createLists();

  function submit(event: SubmitEvent & { currentTarget: HTMLFormElement }): void {
    event.preventDefault();
    if (!judge()) return focusFirstProblem(event.currentTarget);
    room.enter("client", { words: words(), password: "" }, language());
    void media.start();
  }

  return (
    <Screen title={t("join.title")} lead={t("join.lead")} onBack={() => go("home")}>
      <form class="card form" onSubmit={submit} noValidate>
        <For each={FIELDS}>
          {(field) => (
            <Field
              testId={field.testId}
              label={t(field.label)}
              value={words()[field.index]}
              onInput={(value) => setWord(field.index, value)}
              onPaste={(text) => paste(field.index, text)}
              problem={problem(field.index)}
            >
              <Show when={field.index === 2}>
                <Suggestions
                  testId="join-suggestion"
                  words={suggestions(words()[2])}
                  onTake={(word) => setWord(2, word)}
                />
              </Show>
            </Field>
          )}
        </For>
        <button type="submit" class="button wide" data-testid="join-submit">
          {t("join.submit")}
        </button>
      </form>
    </Screen>
  );
}
