/** Which listed words somebody may have been told who typed another. */
import { distance } from "fastest-levenshtein";
import { blurred, soundOf } from "./sound.ts";
import type { SpellingLanguage } from "./spelling.ts";
import { normalise } from "./words.ts";

/** How many are offered: three can be read and heard through on the telephone. */
const MOST = 3;

/** How much farther than the nearest, over all three forms, a word may be that is offered beside it. */
const FARTHER = 4;

/** A word in the three forms in which it is compared. */
interface Forms {
  readonly plain: string;
  readonly sound: string;
  readonly blurred: string;
}

interface Listed extends Forms {
  readonly word: string;
}

/** Articles, which people say before a word and others type. */
const ARTICLES = /^(?:de|het|een|'t|’t|le|la|les|un|une|der|die|das|den|ein|eine|the|an?)[\s-]+(?=\p{L}{2})|^l['’]/iu;

/** Without the article before it. */
export const withoutArticle = (text: string): string => text.trim().replace(ARTICLES, "");

/** Endings that make a word small, which come unasked in Dutch and German. */
const DIMINUTIVES: Readonly<Partial<Record<SpellingLanguage, RegExp>>> = {
  nl: /^(.{2,}?)(?:et|t|p|k)?jes?$/iu,
  de: /^(.{3,}?)(?:chen|lein)$/iu,
};

function formsOf(text: string, language: SpellingLanguage): Forms {
  const sound = soundOf(text, language);
  return { plain: normalise(text), sound, blurred: blurred(sound) };
}

interface List {
  readonly words: readonly Listed[];
  readonly plains: ReadonlySet<string>;
}

/** By the list itself, because one is compared with each word that is typed. */
const prepared = new WeakMap<readonly string[], List>();

function prepare(list: readonly string[], language: SpellingLanguage): List {
  const known = prepared.get(list);
  if (known) return known;
  const words = list.map((word) => ({ word, ...formsOf(word, language) }));
  const made = { words, plains: new Set(words.map(({ plain }) => plain)) };
  prepared.set(list, made);
  return made;
}

/** How many letters or sounds may differ in a word of so many: none in two, which would be near to every other two. */
const reach = (length: number): number => (length < 3 ? 0 : length < 5 ? 1 : length < 9 ? 2 : 3);

/**
 * The words of `list`, which is of `language`, that `heard` may have been meant to be: by its letters, by its sound, or by
 * what a telephone leaves of that. At most three, the likeliest first; none for fewer than 3 letters. A word of the list
 * itself is not among them.
 */
export function nearWords(heard: string, list: readonly string[], language: SpellingLanguage): readonly string[] {
  const bare = withoutArticle(heard).replace(/[^\p{L}\p{N}]+$/u, "");
  const small = DIMINUTIVES[language];
  const ways = [...new Set(small ? [bare, bare.replace(small, "$1")] : [bare])]
    .map((way) => formsOf(way, language))
    .filter(({ plain }) => plain.length >= 3);
  const itself = normalise(heard);
  const near = prepare(list, language)
    .words.filter(({ plain }) => plain !== itself)
    .map((listed) => ({ word: listed.word, ...nearest(listed, ways) }))
    .filter(({ isNear }) => isNear)
    .sort((a, b) => a.apart - b.apart);
  return near
    .filter(({ apart }) => apart <= near[0]!.apart + FARTHER)
    .slice(0, MOST)
    .map(({ word }) => word);
}

/** How far a listed word is from the nearest of the `ways` to take what was typed, all three forms together. */
function nearest(listed: Forms, ways: readonly Forms[]): { readonly isNear: boolean; readonly apart: number } {
  const all = ways.map((way) => {
    const forms = (["plain", "sound", "blurred"] as const).map((form) => ({
      apart: distance(listed[form], way[form]),
      most: reach(way[form].length),
    }));
    const isNear = forms.some(({ apart, most }) => apart <= most);
    return { isNear, apart: forms.reduce((sum, { apart }) => sum + apart, 0) };
  });
  return all.reduce((best, next) => (next.apart < best.apart ? next : best), { isNear: false, apart: Infinity });
}

/** The lists of words of all languages. */
export type Lists = Readonly<Record<SpellingLanguage, readonly string[]>>;

const languagesOf = (lists: Lists) => Object.keys(lists) as SpellingLanguage[];

const isListed = (heard: string, lists: Lists): boolean =>
  languagesOf(lists).some((language) => prepare(lists[language], language).plains.has(normalise(heard)));

/**
 * What to ask somebody who typed `heard`: nothing where it is a word of the person's own language; otherwise the near words of
 * that, and of the other languages where there are none. Where it is a word of another language, which may be what was said,
 * only what sounds the same.
 */
export function didYouMean(heard: string, language: SpellingLanguage, lists: Lists): readonly string[] {
  const own = lists[language];
  if (prepare(own, language).plains.has(normalise(heard))) return [];
  if (isListed(heard, lists)) return soundAlikes(heard, own, language);
  const near = nearWords(heard, own, language);
  if (near.length > 0) return near;
  const others = languagesOf(lists).filter((other) => other !== language);
  return [...new Set(others.flatMap((other) => nearWords(heard, lists[other], other)))].slice(0, MOST);
}

/** The words of `list` that sound as `heard` does, at most three; what is meant may be one of these though `heard` is a word too. */
export function soundAlikes(heard: string, list: readonly string[], language: SpellingLanguage): readonly string[] {
  const { plain, blurred } = formsOf(heard, language);
  if (plain.length < 3) return [];
  return prepare(list, language)
    .words.filter((listed) => listed.plain !== plain && listed.blurred === blurred)
    .slice(0, MOST)
    .map(({ word }) => word);
}

/**
 * What to ask somebody who typed `heard` as the password: the listed words that are nearest, one for each word of it. Nothing
 * where all are listed already, and for a password that somebody made up: of one word, or with one that nothing is near to.
 */
export function nearPassword(heard: string, language: SpellingLanguage, lists: Lists): readonly string[] {
  const typed = heard.split(/[\s-]+/).filter((part) => normalise(part) !== "");
  if (typed.length < 2) return [];
  const meant = typed.map((part) => (isListed(part, lists) ? part : didYouMean(part, language, lists)[0]));
  if (meant.includes(undefined)) return [];
  const whole = meant.join(" ");
  return normalise(whole) === normalise(heard) ? [] : [whole];
}
