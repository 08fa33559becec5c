import { distance } from "fastest-levenshtein";

/** Characters a normalised word keeps (docs/protocol.md). */
export const WORD_LENGTH = { min: 2, max: 32 } as const;
/** Characters a normalised password keeps; an empty one makes an open room. */
export const PASSWORD_LENGTH = { min: 4, max: 64 } as const;

/** The three words, each normalised. */
export type Words = readonly [string, string, string];

export type LengthProblem = "empty" | "tooShort" | "tooLong";

/**
 * What is left of a spoken word when spelling habits are taken away: NFKD, no combining marks, lower case, letters
 * and digits only. "Sint-Niklaas", "sint niklaas" and "SINTNIKLAAS" are one word. Letters that are two when spoken
 * (ß, œ, æ) are two, by way of upper case for ß: not every keyboard has them.
 */
export function normalise(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toUpperCase()
    .toLowerCase()
    .replaceAll("œ", "oe")
    .replaceAll("æ", "ae")
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** Why `text` cannot be one of the three words, or undefined when it can. */
export function wordProblem(text: string): LengthProblem | undefined {
  return lengthProblem(normalise(text), WORD_LENGTH);
}

/** Why `text` cannot be the password, or undefined when it can. No password at all is a choice, not a problem. */
export function passwordProblem(text: string): LengthProblem | undefined {
  if (text.trim() === "") return undefined;
  return lengthProblem(normalise(text), PASSWORD_LENGTH);
}

function lengthProblem(normalised: string, limit: { min: number; max: number }): LengthProblem | undefined {
  const length = Array.from(normalised).length;
  if (length === 0) return "empty";
  if (length < limit.min) return "tooShort";
  return length > limit.max ? "tooLong" : undefined;
}

/**
 * The listed word that was probably meant by `heard`, as the list spells it; undefined when `heard` stands in one of
 * the `known` lists or when no listed word, or more than one, is that near.
 */
export function didYouMean(
  heard: string,
  list: readonly string[],
  known: readonly string[] = list,
): string | undefined {
  const word = normalise(heard);
  if (word.length < 3 || known.some((listed) => normalise(listed) === word)) return undefined;
  const reach = word.length < 5 ? 1 : 2;
  const near = list
    .map((listed) => ({ listed, distance: distance(normalise(listed), word) }))
    .filter((candidate) => candidate.distance <= reach)
    .toSorted((a, b) => a.distance - b.distance);
  const [best, second] = near;
  return best && best.distance !== second?.distance ? best.listed : undefined;
}

/**
 * A word drawn evenly from `list`. `random` yields unsigned 32-bit integers from a cryptographic source; values that
 * would favour the front of the list are drawn again.
 */
export function drawWord(list: readonly string[], random: () => number): string {
  const fair = 2 ** 32 - (2 ** 32 % list.length);
  let value = random();
  while (value >= fair) value = random();
  const word = list[value % list.length];
  if (word === undefined) throw new RangeError("drawWord needs a list with words in it");
  return word;
}

/** A suggested password: two listed words, 20 bits with a list of 1,024. */
export function drawPassword(list: readonly string[], random: () => number): string {
  return `${drawWord(list, random)} ${drawWord(list, random)}`;
}
