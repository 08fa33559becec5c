import "./Suggestions.css";
import { For, type JSX, Show } from "solid-js";
import { useLocale } from "../../site/locale.tsx";

/** Asks whether one of these words was meant, where there are any. */
export function Suggestions(props: {
  readonly testId: string;
  readonly words: readonly string[];
  readonly onTake: (word: string) => void;
}): JSX.Element {
  const { t } = useLocale();
  return (
    <Show when={props.words.length > 0}>
      <div class="suggestions">
        <p>{t("join.didYouMean")}</p>
        <For each={props.words}>
          {(word) => (
            <button type="button" class="button plain" data-testid={props.testId} onClick={() => props.onTake(word)}>
              {word}
            </button>
          )}
        </For>
      </div>
    </Show>
  );
}
