import { createSignal, onMount } from "solid-js";
import type { Lists } from "../../phrase/nearWords.ts";
import { retrying } from "../../site/loading.ts";
import { useLocale } from "../../site/locale.tsx";
import { allLists } from "../../site/wordLists.ts";

type Finding = typeof import("./finding.ts");

/** What to ask somebody who types what is said on the telephone. Nothing until the lists, and what looks through them, are there. */
export function createLists(): {
  /** For the third word, which is mostly one of a list. */
  suggestions: (word: string) => readonly string[];
  /** For a password, which may be words of a list. */
  password: (password: string) => readonly string[];
  /** For a word of the three that leads nowhere; a name or a place need not be listed. */
  alternatives: (word: string, index: 0 | 1 | 2) => readonly string[];
} {
  const { language } = useLocale();
  const [known, setKnown] = createSignal<{ readonly lists: Lists; readonly find: Finding }>();
  onMount(async () => {
    const [lists, find] = await Promise.all([allLists(), retrying(() => import("./finding.ts"))]);
    setKnown({ lists, find });
  });
  const suggestions = (word: string) => {
    const now = known();
    return now ? now.find.didYouMean(word, language(), now.lists) : [];
  };
  return {
    suggestions,
    password(password) {
      const now = known();
      return now ? now.find.nearPassword(password, language(), now.lists) : [];
    },
    alternatives(word, index) {
      const now = known();
      if (!now) return [];
      const near = index === 2 ? suggestions(word) : [];
      const alike = now.find.soundAlikes(word, now.lists[language()], language());
      return [...new Set([...now.find.otherSpellings(word), ...near, ...alike])];
    },
  };
}
