import { createMemo, createSignal, For, type JSX, onMount, Show } from "solid-js";
import { useCall } from "../useCall.tsx";
import { useLocale } from "../../site/locale.tsx";
import { allWords, wordList } from "../../site/wordLists.ts";
import { didYouMean, wordProblem } from "../../phrase/words.ts";
import { createWordFields, WORD_PROBLEMS } from "../parts/createWordFields.ts";
import { Field, focusFirstProblem } from "../parts/Field.tsx";
import { Screen } from "../parts/Screen.tsx";

const FIELDS = [
  { index: 0, testId: "join-word1", label: "join.word1" },
  { index: 1, testId: "join-word2", label: "join.word2" },
  { index: 2, testId: "join-word3", label: "join.word3" },
] as const;

/** The form in which the client types the three words. They may already be filled in, from a link or an earlier try. */
export function Join(): JSX.Element {
  const { room, route, go, media } = useCall();
  const { t, language } = useLocale();
  const linked = route().words;
  const { words, setWord, paste } = createWordFields(linked.some((word) => word !== "") ? linked : room.phrase().words);
  const [tried, setTried] = createSignal(false);
  const [lists, setLists] = createSignal<{ mine: readonly string[]; all: readonly string[] }>({ mine: [], all: [] });
  onMount(async () => setLists({ mine: await wordList(language()), all: await allWords() }));

  const suggestion = createMemo(() => didYouMean(words()[2], lists().mine, lists().all));
  const problem = (index: 0 | 1 | 2) => {
    const found = wordProblem(words()[index]);
    return tried() && found ? t(WORD_PROBLEMS[found]) : undefined;
  };

  function submit(event: SubmitEvent & { currentTarget: HTMLFormElement }): void {
    event.preventDefault();
    setTried(true);
    if (words().some(wordProblem)) return focusFirstProblem(event.currentTarget);
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
              <Show when={field.index === 2 && suggestion()}>
                {(word) => (
                  <button
                    type="button"
                    class="button plain"
                    data-testid="join-suggestion"
                    onClick={() => setWord(2, word())}
                  >
                    {t("join.didYouMean", { word: word() })}
                  </button>
                )}
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
