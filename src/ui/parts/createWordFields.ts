import { debounce } from "@solid-primitives/scheduled";
import { type Accessor, createEffect, createSignal } from "solid-js";
import { useCall } from "../useCall.tsx";
import { type TextKey, useLocale } from "../../site/locale.tsx";
import { readDeepLink } from "../../site/deepLink.ts";
import { type LengthProblem, separated, type Words, wordProblem } from "../../phrase/words.ts";

const WORD_PROBLEMS: Record<LengthProblem, TextKey> = {
  empty: "field.empty",
  noLetters: "field.noLetters",
  tooShort: "field.tooShort",
  tooLong: "field.tooLong",
};

export const PASSWORD_PROBLEMS: Record<LengthProblem, TextKey> = {
  empty: "field.passwordEmpty",
  noLetters: "field.noLetters",
  tooShort: "field.passwordTooShort",
  tooLong: "field.passwordTooLong",
};

/** The same to somebody who makes a password up. */
export const CHOICE_PROBLEMS: typeof PASSWORD_PROBLEMS = { ...PASSWORD_PROBLEMS, empty: "field.passwordChoose" };

/** ms without a keystroke after which the input is considered complete. */
const PAUSE = 400;

/**
 * The contents of a form's three word fields, `first` to begin with; `password` is what else it holds. When all three are
 * valid and typing pauses, the address is derived ahead of the submit, because that is slow.
 */
export function createWordFields(
  first: Words,
  password: Accessor<string> = () => "",
): {
  words: Accessor<Words>;
  setWord: (index: number, value: string) => void;
  /** Spreads over the fields, from this one on, what was copied as a list or as a link. False where it is one word. */
  paste: (index: number, text: string) => boolean;
  /** Whether the words can be used; from now on, `problem` says why not. */
  judge: () => boolean;
  judged: Accessor<boolean>;
  /** What is wrong with this word, once the words have been judged. */
  problem: (index: 0 | 1 | 2) => string | undefined;
} {
  const { room, setTyping } = useCall();
  const { t } = useLocale();
  const [words, setWords] = createSignal<Words>(first);
  const [judged, setJudged] = createSignal(false);
  const prepare = debounce(room.prepareWords, PAUSE);
  createEffect(() => {
    if (words().some(wordProblem)) prepare.clear();
    else prepare(words());
  });
  createEffect(() => setTyping({ words: words(), password: password() }));
  const setWord = (index: number, value: string) =>
    void setWords((before) => before.map((word, at) => (at === index ? value : word)) as unknown as Words);
  return {
    words,
    setWord,
    judge() {
      setJudged(true);
      return !words().some(wordProblem);
    },
    judged,
    problem(index) {
      const found = wordProblem(words()[index]);
      return judged() && found ? t(WORD_PROBLEMS[found]) : undefined;
    },
    paste(index, text) {
      const [, link] = /#(?:join|start)=(\S+)/u.exec(text) ?? [];
      const found = link === undefined ? separated(text) : readDeepLink(link).words.filter((word) => word !== "");
      for (const [offset, word] of found.entries()) setWord(link === undefined ? index + offset : offset, word);
      return found.length > 0;
    },
  };
}
