/** Chooses the words of a list from its candidates. Pure: the same candidates give the same list. */
import { join } from "node:path";
import { distance } from "fastest-levenshtein";
import { runnerImport } from "vite";

/** @typedef {{ word: string, rank: number }} Candidate a lower rank is a more common word */

const root = join(import.meta.dirname, "../..");
const { module } = await runnerImport(join(root, "src/phrase/words.ts"), {
  root,
  configFile: false,
  logLevel: "error",
});
/**
 * The app's own, because what the app takes for one word may not be two words of a list.
 * @type {(word: string) => string}
 */
export const normalise = module.normalise;

/**
 * Common words first. Ties are in alphabetical order, so that the order of the source does not matter.
 * @param {Candidate[]} candidates
 */
const byRank = (candidates) => [...candidates].sort((a, b) => a.rank - b.rank || (a.word < b.word ? -1 : 1));

/** This many of the most used words come before all others, even where they are only two letters apart. */
const EVERYDAY = 10_000;

/**
 * Chooses up to `size` words, of which no two clash, sorted. Words that are three letters apart are better, because one
 * typing error then never fits two of them, but not so much better that a rare word should displace an everyday one. So
 * it first takes everyday words that are three letters apart, then those that are two apart, and then the other words
 * in the same way.
 * @param {Candidate[]} candidates @param {number} size @param {(a: string, b: string) => boolean} clash
 * @returns {string[]}
 */
export function select(candidates, size, clash) {
  const ordered = byRank(candidates).map(({ word, rank }) => ({ word, rank, plain: normalise(word) }));
  const everyday = ordered.filter(({ rank }) => rank < EVERYDAY);
  const others = ordered.filter(({ rank }) => rank >= EVERYDAY);
  /** @type {typeof ordered} */
  const chosen = [];
  for (const [group, apart] of /** @type {const} */ ([
    [everyday, 3],
    [everyday, 2],
    [others, 3],
    [others, 2],
  ])) {
    for (const one of group) {
      if (chosen.length === size) break;
      if (!chosen.some((other) => isNear(one.plain, other.plain, apart) || clash(one.word, other.word)))
        chosen.push(one);
    }
  }
  return chosen.map(({ word }) => word).sort(byNormalised);
}

/**
 * Whether fewer letters than `apart` tell two normalised words from each other.
 * @param {string} a @param {string} b @param {number} apart
 */
const isNear = (a, b, apart) => Math.abs(a.length - b.length) < apart && distance(a, b) < apart;

/** @param {string} a @param {string} b */
export const byNormalised = (a, b) => (normalise(a) < normalise(b) ? -1 : 1);

/** The distance of each word from its nearest neighbour. @param {string[]} words */
export function nearest(words) {
  const plain = words.map(normalise);
  return plain.map((word, i) => Math.min(...plain.map((other, j) => (i === j ? Infinity : distance(word, other)))));
}
