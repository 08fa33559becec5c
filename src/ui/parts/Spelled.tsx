import "./Spelled.css";
import { For, type JSX, Show } from "solid-js";
import { useLocale } from "../../site/locale.tsx";
import { type Alphabet, spell } from "../../phrase/spelling.ts";

/** A word to dictate, in large letters as it was typed, and spelled out in the telephone alphabet. */
export function Spelled(props: { readonly text: string }): JSX.Element {
  const { t, language } = useLocale();
  const parts = () => props.text.trim().split(/\s+/);
  const alphabet = (): Alphabet => (language() === "fr" && isBelgian() ? "fr-BE" : language());
  return (
    <div class="spelled">
      <p class="word">{props.text}</p>
      <For each={parts()}>
        {(part) => (
          <ol class="letters">
            <For each={spell(part, alphabet())}>
              {(letter) => (
                <li>
                  <b>{letter.letter}</b>
                  <Show when={letter.as}>{(name) => <span> {t("room.as", { name: name() })}</span>}</Show>
                  <Show when={letter.said}>
                    {(said) => (
                      <span>
                        {letter.as ? ", " : " "}
                        {said()}
                      </span>
                    )}
                  </Show>
                </li>
              )}
            </For>
          </ol>
        )}
      </For>
    </div>
  );
}

/** Whether the browser is set up for Belgium, where French has a telephone alphabet of its own. */
const isBelgian = (): boolean => navigator.languages.some((language) => language.endsWith("-BE"));
