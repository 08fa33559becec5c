/** Chooses the words of a list from its candidates. Pure: the same candidates give the same list. */
import { distance } from "fastest-levenshtein";

/** @typedef {{ word: string, rank: number }} Candidate a lower rank is a more common word */

/** Normalises a word as the app does with what is typed. @param {string} word */
export const normalise = (word) =>
  word
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");

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
  const ordered = byRank(candidates);
  const everyday = ordered.filter(({ rank }) => rank < EVERYDAY);
  const others = ordered.filter(({ rank }) => rank >= EVERYDAY);
  /** @type {string[]} */
  const chosen = [];
  for (const [group, apart] of /** @type {const} */ ([
    [everyday, 3],
    [everyday, 2],
    [others, 3],
    [others, 2],
  ])) {
    for (const { word } of group) {
      if (chosen.length === size) break;
      if (!chosen.some((other) => isNear(word, other, apart) || clash(word, other))) chosen.push(word);
    }
  }
  return chosen.sort(byNormalised);
}

/** @param {string} a @param {string} b @param {number} apart */
function isNear(a, b, apart) {
  const [left, right] = [normalise(a), normalise(b)];
  return Math.abs(left.length - right.length) < apart && distance(left, right) < apart;
}

/** @param {string} a @param {string} b */
export const byNormalised = (a, b) => (normalise(a) < normalise(b) ? -1 : 1);

/** The distance of each word from its nearest neighbour. @param {string[]} words */
export function nearest(words) {
  const plain = words.map(normalise);
  return plain.map((word, i) => Math.min(...plain.map((other, j) => (i === j ? Infinity : distance(word, other)))));
}
