/** Reads the sources of the word lists. README.md says what they are, and under which licences. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

/** @typedef {"nl" | "fr" | "de" | "en"} Language */
/** @typedef {{ word: string, noun: boolean, sounds: string[], translations: string[] }} Entry */

/**
 * WordNet's lexicographer files for things that can be seen or touched: animal, artifact, body, food, object,
 * phenomenon, plant, substance.
 */
const CONCRETE_FILES = new Set(["05", "06", "08", "13", "17", "19", "20", "27"]);

/** @param {string} folder @param {string[]} path */
const text = (folder, ...path) => readFileSync(join(folder, ...path), "utf8");

/** @param {string} folder @param {string[]} path */
const lines = (folder, ...path) => text(folder, ...path).split("\n");

/**
 * English nouns, and whether the first (most used) sense of each is concrete.
 * @param {string} folder
 * @returns {Map<string, boolean>}
 */
export function readWordNet(folder) {
  const fileOf = new Map();
  for (const line of lines(folder, "usr/share/wordnet/data.noun")) {
    if (!line.startsWith("  ")) fileOf.set(line.slice(0, 8), line.slice(9, 11));
  }
  const nouns = new Map();
  for (const line of lines(folder, "usr/share/wordnet/index.noun")) {
    if (line.startsWith("  ") || line === "") continue;
    const fields = line.trim().split(" ");
    const senses = Number(fields[2]);
    nouns.set(fields[0], CONCRETE_FILES.has(fileOf.get(fields.at(-senses))));
  }
  return nouns;
}

/**
 * One WikDict dictionary. An entry is a line "word /sound/ <part of speech>", then its translations and glosses.
 * @param {string} folder @param {string} pair e.g. "nld-fin"
 * @returns {Entry[]}
 */
export function readWikDict(folder, pair) {
  const raw = gunzipSync(readFileSync(join(folder, `usr/share/dictd/freedict-${pair}.dict.dz`))).toString("utf8");
  /** @type {Entry[]} */
  const entries = [];
  for (const line of raw.split("\n")) {
    const head = /^([^\s/<>][^/<>]*?) (\/.*\/ )?<([a-z]+)[^>]*>$/.exec(line);
    if (head) {
      const sounds = (head[2] ?? "").split("/").map(simplifySound).filter(Boolean);
      entries.push({ word: head[1], noun: head[3] === "n", sounds, translations: [] });
    } else {
      // This also picks up glosses, but those are sentences in the other language, and never match a translation.
      entries.at(-1)?.translations.push(...line.replace(/^\s*\d+\. /, "").split(", "));
    }
  }
  return entries;
}

/** Removes marks of stress, length and syllables, which differ between transcribers. @param {string} sound */
function simplifySound(sound) {
  return sound
    .normalize("NFD")
    .replace(/[\s.ˈˌː'‿()ʔ]|\u0361|\u032f|\u0329/gu, "")
    .replace(/ɡ/g, "g")
    .replace(/[ɹʁ]/g, "r");
}

/**
 * The names and keywords of a language's emoji.
 * @param {string} folder @param {Language} language
 * @returns {Set<string>}
 */
export function readEmojiWords(folder, language) {
  const json = JSON.parse(text(folder, `node_modules/cldr-annotations-full/annotations/${language}/annotations.json`));
  const words = new Set();
  for (const { default: keywords = [], tts = [] } of Object.values(json.annotations.annotations)) {
    for (const phrase of [...keywords, ...tts]) words.add(phrase);
  }
  return words;
}

/**
 * From each lower-case word to its place among the most used words of film subtitles; 0 is the most used one.
 * @param {string} folder @param {Language} language
 * @returns {Map<string, number>}
 */
export function readRanks(folder, language) {
  const name = language === "nl" ? "nl-be" : language;
  const loaded = createRequire(join(folder, "package.json"))(`@zxcvbn-ts/language-${name}`);
  const { dictionary } = loaded.default ?? loaded;
  /** @type {string[]} */
  const words = dictionary.commonWords ?? dictionary[`commonWords-${language}`];
  return new Map(words.map((word, index) => [word, index]));
}

/**
 * The correctly spelled words of a language; undefined where no source for that is used.
 * @param {string} folder @param {Language} language
 * @returns {Set<string> | undefined}
 */
export function readSpelling(folder, language) {
  if (language === "nl") return new Set(lines(folder, "usr/share/dict/dutch"));
  if (language === "fr")
    return new Set(lines(folder, "usr/share/hunspell/fr.dic").map((line) => line.split(/[/\t ]/)[0]));
  if (language === "de") return undefined;
  // Only words in both lists are taken, so that no spelling is just American or just British.
  const british = new Set(lines(folder, "usr/share/dict/british-english-small"));
  return new Set(lines(folder, "usr/share/dict/american-english-small").filter((word) => british.has(word)));
}
