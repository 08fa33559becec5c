import { debounce } from "@solid-primitives/scheduled";
import { type Accessor, createEffect, createSignal } from "solid-js";
import { useCall } from "../useCall.tsx";
import type { TextKey } from "../../site/locale.tsx";
import { type LengthProblem, wordProblem } from "../../phrase/words.ts";

type Three = readonly [string, string, string];

export const WORD_PROBLEMS: Record<LengthProblem, TextKey> = {
  empty: "field.empty",
  tooShort: "field.tooShort",
  tooLong: "field.tooLong",
};

export const PASSWORD_PROBLEMS: Record<LengthProblem, TextKey> = {
  empty: "field.passwordEmpty",
  tooShort: "field.passwordTooShort",
  tooLong: "field.passwordTooLong",
};

/** The same to somebody who makes a password up. */
export const CHOICE_PROBLEMS: typeof PASSWORD_PROBLEMS = { ...PASSWORD_PROBLEMS, empty: "field.passwordChoose" };

/** ms without a keystroke after which the input is considered complete. */
const PAUSE = 400;

/**
 * The contents of a form's three word fields, `first` to begin with. When all three are valid and typing pauses, the
 * address is derived ahead of the submit, because that is slow.
 */
export function createWordFields(first: Three): {
  words: Accessor<Three>;
  setWord: (index: 0 | 1 | 2, value: string) => void;
} {
  const { room } = useCall();
  const [words, setWords] = createSignal<Three>(first);
  const prepare = debounce(room.prepareWords, PAUSE);
  createEffect(() => {
    if (words().some(wordProblem)) prepare.clear();
    else prepare(words());
  });
  return {
    words,
    setWord: (index, value) =>
      setWords((before) => before.map((word, at) => (at === index ? value : word)) as unknown as Three),
  };
}
