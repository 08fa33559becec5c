import "./Spelled.css";
import { For, type JSX, Show } from "solid-js";
import { useLocale } from "../../site/locale.tsx";
import { spell } from "../../phrase/spelling.ts";
import { normalise } from "../../phrase/words.ts";

/** A word to dictate, in large letters as it was typed, and spelled out in the telephone alphabet. */
export function Spelled(props: { readonly text: string }): JSX.Element {
  const { t, language } = useLocale();
  const parts = () => props.text.trim().split(/\s+/);
  return (
    <div class="spelled">
      <p class="word">{props.text}</p>
      <For each={parts()}>
        {(part) => (
          <ol class="letters">
            <For each={spell(normalise(part), language())}>
              {(letter) => (
                <li>
                  <b>{letter.letter}</b>
                  <Show when={letter.as}>{(name) => <span> {t("room.as", { name: name() })}</span>}</Show>
                </li>
              )}
            </For>
          </ol>
        )}
      </For>
    </div>
  );
}
