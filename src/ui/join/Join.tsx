import { createSignal, For, type JSX, Show } from "solid-js";
import { useCall } from "../useCall.tsx";
import { useLocale } from "../../site/locale.tsx";
import { readDeepLink } from "../../site/deepLink.ts";
import { type Words, wordProblem } from "../../phrase/words.ts";
import { createWordFields } from "../parts/createWordFields.ts";
import { Field, focusFirstProblem } from "../parts/Field.tsx";
import { Screen } from "../parts/Screen.tsx";
import { createLists } from "./createLists.ts";
import { FIELDS } from "./fields.ts";
import { Invited } from "./Invited.tsx";
import { Suggestions } from "./Suggestions.tsx";

/** Whoever came by a link has the words already; whoever is phoned types them. */
export function Join(): JSX.Element {
  const { room, route, go, media, typing } = useCall();
  const { language } = useLocale();
  const { words: linked } = readDeepLink(route().link);
  const [types, setTypes] = createSignal(typing() !== undefined || linked.some(wordProblem));
  function enter(words: Words): void {
    room.enter("client", { words, password: "" }, language());
    void media.start();
  }
  return (
    <Show when={types()} fallback={<Invited onEnter={() => enter(linked)} onOther={() => setTypes(true)} />}>
      <JoinForm onEnter={enter} onBack={() => (linked.some(wordProblem) ? go("home") : setTypes(false))} />
    </Show>
  );
}

/** The form in which the client types the three words. They may already be filled in, from a link or an earlier try. */
function JoinForm(props: { readonly onEnter: (words: Words) => void; readonly onBack: () => void }): JSX.Element {
  const { room, route, typing } = useCall();
  const { t } = useLocale();
  const { words: linked } = readDeepLink(route().link);
  const { words, setWord, paste, judge, problem } = createWordFields(
    // What was changed since, also while nobody answered, counts before the link that one came by.
    typing()?.words ?? (linked.some((word) => word !== "") ? linked : room.phrase().words),
  );
  const { suggestions } = createLists();

  function submit(event: SubmitEvent & { currentTarget: HTMLFormElement }): void {
    event.preventDefault();
    if (!judge()) return focusFirstProblem(event.currentTarget);
    props.onEnter(words());
  }

  return (
    <Screen title={t("join.title")} lead={t("join.lead")} onBack={() => props.onBack()}>
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
