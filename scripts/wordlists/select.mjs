/** Chooses the words of one list out of its candidates. Pure: the same candidates give the same list. */
import { distance } from "fastest-levenshtein";

/** @typedef {{ word: string, rank: number }} Candidate rank: lower is more common */

/** What the app does with a typed word. @param {string} word */
export const normalise = (word) =>
  word
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");

/** Common words first; the alphabet decides a tie, so that the order never depends on the source's. @param {Candidate[]} candidates */
const byRank = (candidates) => [...candidates].sort((a, b) => a.rank - b.rank || (a.word < b.word ? -1 : 1));

/** Words in the first so many of the most used come before all others, even where they are only two letters apart. */
const EVERYDAY = 10_000;

/**
 * Takes everyday words first. Three letters apart is better (one slip of the finger then never points at two words), but
 * not so much better that a rare word may push out "candle": so first the everyday words, three and then two letters
 * apart, then the others likewise.
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

/** How far each word is from its nearest neighbour. @param {string[]} words */
export function nearest(words) {
  const plain = words.map(normalise);
  return plain.map((word, i) => Math.min(...plain.map((other, j) => (i === j ? Infinity : distance(word, other)))));
}
