import { createSignal, onMount } from "solid-js";
import { didYouMean, type Lists, nearPassword, soundAlikes } from "../../phrase/nearWords.ts";
import { otherSpellings } from "../../phrase/otherSpellings.ts";
import { useLocale } from "../../site/locale.tsx";
import { allLists } from "../../site/wordLists.ts";

const EMPTY: Lists = { nl: [], fr: [], de: [], en: [] };

/** What to ask somebody who types what is said on the telephone. Nothing until the lists of words are there. */
export function createLists(): {
  /** For the third word, which is mostly one of a list. */
  suggestions: (word: string) => readonly string[];
  /** For a password, which may be words of a list. */
  password: (password: string) => readonly string[];
  /** For a word of the three that leads nowhere; a name or a place need not be listed. */
  alternatives: (word: string, index: 0 | 1 | 2) => readonly string[];
} {
  const { language } = useLocale();
  const [lists, setLists] = createSignal(EMPTY);
  onMount(async () => setLists(await allLists()));
  const suggestions = (word: string) => didYouMean(word, language(), lists());
  return {
    suggestions,
    password: (password) => nearPassword(password, language(), lists()),
    alternatives(word, index) {
      const near = index === 2 ? suggestions(word) : [];
      const alike = soundAlikes(word, lists()[language()], language());
      return [...new Set([...otherSpellings(word), ...near, ...alike])];
    },
  };
}
