import "./Suggestions.css";
import { createMemo, createUniqueId, For, type JSX, Show } from "solid-js";
import { useLocale } from "../../site/locale.tsx";

/** Asks, below a field, whether one of these words was meant, where there are any. */
export function Suggestions(props: {
  readonly testId: string;
  readonly words: readonly string[];
  readonly onTake: (word: string) => void;
}): JSX.Element {
  const { t } = useLocale();
  const id = createUniqueId();
  // Finding them takes a look at a whole list.
  const words = createMemo(() => props.words);
  function take(word: string, button: HTMLButtonElement): void {
    // The button goes when the word is taken.
    button.closest(".field")?.querySelector("input")?.focus();
    props.onTake(word);
  }
  return (
    <>
      <p class="hidden" role="status">
        {words().length > 0 ? `${t("join.didYouMean")} ${words().join(", ")}` : ""}
      </p>
      <Show when={words().length > 0}>
        <div class="suggestions" role="group" aria-labelledby={id}>
          <p id={id}>{t("join.didYouMean")}</p>
          <For each={words()}>
            {(word) => (
              <button
                type="button"
                class="button plain"
                data-testid={props.testId}
                onClick={(event) => take(word, event.currentTarget)}
              >
                {word}
              </button>
            )}
          </For>
        </div>
      </Show>
    </>
  );
}
