import type { PeerId } from "../../room/wire/roster.ts";
import "./SafetyWords.css";
import { createEffect, createSignal, For, type JSX, Show } from "solid-js";
import { useCall } from "../useCall.tsx";
import { useLocale } from "../../site/locale.tsx";
import { wordList } from "../../site/wordLists.ts";
import { createTogether } from "../parts/createTogether.ts";

/**
 * The two words that this person's screen shows too, unless somebody sits between the two browsers. They come from the
 * word list in the host's language. If the two browsers have no words in common, a sentence says that the host has
 * checked this person.
 */
export function SafetyWords(props: { readonly id: PeerId }): JSX.Element {
  const { room } = useCall();
  const { t } = useLocale();
  const { together, person } = createTogether();
  const [words, setWords] = createSignal<readonly string[]>([]);
  const language = () => together()?.language;
  const indices = () => person(props.id)?.safety;
  createEffect(() => {
    const [list, pair] = [language(), indices()];
    if (!list || !pair) return void setWords([]);
    void wordList(list).then((all) => setWords(pair.map((index) => all[index] ?? "")));
  });
  return (
    <Show when={indices()} fallback={<p class="muted">{t("room.vouched")}</p>}>
      <p>{t("room.safetyLead")}</p>
      <ul class="safety" data-testid="safety-words" lang={language()}>
        <For each={words()}>{(word) => <li>{word}</li>}</For>
      </ul>
      <button type="button" class="button plain" data-testid="safety-differ" onClick={() => room.distrust(props.id)}>
        {t("room.safetyDiffer")}
      </button>
    </Show>
  );
}
