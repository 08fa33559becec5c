/**
 * Makes src/phrase/lists/{nl,fr,de,en}.ts.
 *
 * Usage: node scripts/wordlists/make.mjs SOURCES [--pool]   (--pool prints the candidates that were left over)
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { nearest, normalise, select } from "./select.mjs";
import { readEmojiWords, readRanks, readSpelling, readWikDict, readWordNet } from "./sources.mjs";

/** @typedef {import("./sources.mjs").Language} Language */
/** @typedef {import("./sources.mjs").Entry} Entry */

const SIZE = 1024;
/** The rank of words that the subtitles do not have. They are allowed, but come after all that have a rank. */
const UNRANKED = 1_000_000;
/** A word that sounds like one of this many most used words would be typed as that one. */
const COMMON = 12_000;
/** A normalised word. "Bij" is too short to be one, because ij and y are the same letter. */
const PLAIN = /^[a-z]{3,9}$/;

/**
 * Finnish is the pivot because WikDict pairs it with all four languages. `reverse` is for included words only: WikDict
 * lost some everyday German headwords ("Wasser"), but still has them as translations. Words past the rank `rarest` come
 * in only where a reviewer includes them. `strict` requires a word to be both concrete and an emoji word: the English
 * and French sources are so rich that either alone lets in too many to review well.
 * @type {Record<Language, {
 *   name: string, pairs: string[], reverse?: string, letters: RegExp, rarest: number, strict?: boolean
 * }>}
 */
const LANGUAGES = {
  nl: { name: "Dutch", pairs: ["nld-fin", "nld-spa"], letters: /^[a-z]{3,9}$/, rarest: UNRANKED },
  fr: {
    name: "French",
    pairs: ["fra-fin", "fra-spa"],
    letters: /^[a-zàâçéèêëîïôûùü]{3,9}$/,
    rarest: UNRANKED,
    strict: true,
  },
  de: {
    name: "German",
    pairs: ["deu-fin", "deu-fra"],
    reverse: "fra-deu",
    letters: /^[A-Z][a-z]{2,8}$/,
    rarest: UNRANKED,
  },
  en: { name: "English", pairs: ["eng-fin"], letters: /^[a-z]{3,9}$/, rarest: 9_000, strict: true },
};

/**
 * The words of a review file; none where there is no file.
 * @param {string} folder "include" or "exclude" @param {Language} language
 * @returns {Set<string>}
 */
function readReview(folder, language) {
  const path = new URL(`${folder}/${language}.txt`, import.meta.url);
  if (!existsSync(path)) return new Set();
  return new Set(readFileSync(path, "utf8").split(/\s+/).filter(Boolean));
}

/**
 * From each Finnish word to the English nouns that it translates.
 * @param {Entry[]} english
 * @returns {Map<string, Set<string>>}
 */
function pivot(english) {
  const nounsOf = new Map();
  for (const { word, noun, translations } of english) {
    if (!noun) continue;
    for (const finnish of translations) {
      if (!nounsOf.has(finnish)) nounsOf.set(finnish, new Set());
      nounsOf.get(finnish).add(word);
    }
  }
  return nounsOf;
}

/**
 * Of the English nouns that a word translates to, the share (0 to 1) that is concrete.
 * @param {string[]} finnish @param {Map<string, Set<string>>} nounsOf @param {Map<string, boolean>} wordNet
 */
function concreteShare(finnish, nounsOf, wordNet) {
  const nouns = new Set(finnish.flatMap((word) => [...(nounsOf.get(word) ?? [])]).filter((noun) => wordNet.has(noun)));
  const concrete = [...nouns].filter((noun) => wordNet.get(noun));
  return nouns.size === 0 ? 0 : concrete.length / nouns.size;
}

/** From each sound to the words that have it. @param {Entry[]} entries @returns {Map<string, Set<string>>} */
function homophones(entries) {
  const wordsOf = new Map();
  for (const { word, sounds } of entries) {
    for (const sound of sounds) {
      if (!wordsOf.has(sound)) wordsOf.set(sound, new Set());
      wordsOf.get(sound).add(word);
    }
  }
  return wordsOf;
}

/**
 * The candidates of one language, and whether two of its words sound the same. Throws where an included word is not in
 * the sources, or has other letters or another length than the list allows.
 * @param {Language} language @param {string} sources
 * @param {Map<string, boolean>} wordNet @param {Map<string, Set<string>>} nounsOf
 */
function gather(language, sources, wordNet, nounsOf) {
  const { pairs, reverse, letters, rarest, strict } = LANGUAGES[language];
  const entries = pairs.flatMap((pair) => readWikDict(sources, pair));
  const pivotEntries = readWikDict(sources, pairs[0]);
  const ranks = readRanks(sources, language);
  const emoji = readEmojiWords(sources, language);
  const spelling = readSpelling(sources, language);
  const include = readReview("include", language);
  const exclude = readReview("exclude", language);

  const nouns = new Set(entries.filter(({ noun }) => noun).map(({ word }) => word));
  const translations = reverse ? readWikDict(sources, reverse).flatMap((entry) => entry.translations) : [];
  const vocabulary = new Set([...nouns, ...emoji, ...translations, ...(spelling ?? [])]);
  /** @param {string} word */
  const fits = (word) => letters.test(word) && PLAIN.test(normalise(word));
  for (const word of include) {
    if (!vocabulary.has(word)) throw new Error(`include/${language}.txt: ${word} is not in the sources`);
    if (!fits(word)) throw new Error(`include/${language}.txt: ${word} has other letters or another length`);
  }

  const sameSound = homophones(entries);
  /** @type {Map<string, Set<string>>} */
  const soundsLike = new Map();
  for (const { word, sounds } of entries) {
    const others = soundsLike.get(word) ?? new Set();
    for (const sound of sounds) {
      for (const other of sameSound.get(sound) ?? []) if (normalise(other) !== normalise(word)) others.add(other);
    }
    soundsLike.set(word, others);
  }

  const concrete = new Set(
    pivotEntries
      .filter(
        ({ word, noun, translations }) =>
          noun && (language === "en" ? wordNet.get(word) : concreteShare(translations, nounsOf, wordNet) >= 0.5),
      )
      .map(({ word }) => word),
  );
  /** @param {string} word */
  const rankOf = (word) => ranks.get(word.toLowerCase()) ?? UNRANKED;
  /** @param {string} word */
  const isHeardAsAnother = (word) => [...(soundsLike.get(word) ?? [])].some((other) => rankOf(other) < COMMON);
  /** @param {string} word */
  const isWanted = (word) =>
    include.has(word) ||
    ((strict ? concrete.has(word) && emoji.has(word) : concrete.has(word) || emoji.has(word)) &&
      nouns.has(word) &&
      (spelling?.has(word) ?? true) &&
      rankOf(word) < rarest &&
      !isHeardAsAnother(word));

  const candidates = [...new Set([...nouns, ...include])]
    .filter((word) => fits(word) && isWanted(word) && !exclude.has(word))
    .map((word) => ({ word, rank: rankOf(word) }));
  /** @param {string} a @param {string} b */
  const clash = (a, b) => soundsLike.get(a)?.has(b) ?? false;
  return { candidates, clash };
}

/** Writes the list, and gives the path of its file. @param {Language} language @param {string[]} words */
function write(language, words) {
  const path = new URL(`../../src/phrase/lists/${language}.ts`, import.meta.url);
  const doc = `/** ${SIZE} ${LANGUAGES[language].name} words to say by phone, from WikDict and others (CC BY-SA 4.0, see NOTICE.md); made by scripts/wordlists. */`;
  writeFileSync(path, `${doc}\nexport default \`\n${words.join("\n")}\n\`\n  .trim()\n  .split("\\n");\n`);
  return fileURLToPath(path);
}

function main() {
  const [sources, option] = process.argv.slice(2);
  if (!sources) throw new Error("usage: node scripts/wordlists/make.mjs SOURCES [--pool]");
  const wordNet = readWordNet(sources);
  const nounsOf = pivot(readWikDict(sources, "eng-fin"));
  for (const language of /** @type {Language[]} */ (Object.keys(LANGUAGES))) {
    const { candidates, clash } = gather(language, sources, wordNet, nounsOf);
    const words = select(candidates, SIZE, clash);
    const far = nearest(words).filter((apart) => apart >= 3).length;
    console.log(
      `${write(language, words)}: ${words.length} of ${candidates.length}; ${far} at least 3 from all others`,
    );
    if (option === "--pool") {
      const taken = new Set(words);
      console.log(
        candidates
          .filter(({ word }) => !taken.has(word))
          .map(({ word }) => word)
          .sort()
          .join(" "),
      );
    }
  }
}

main();
