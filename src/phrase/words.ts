/** How many characters (Unicode code points) a normalised word may have (docs/protocol.md). */
export const WORD_LENGTH = { min: 2, max: 32 } as const;
/** How many characters a normalised password may have; an empty one makes an open room. */
export const PASSWORD_LENGTH = { min: 4, max: 64 } as const;

/** The three words. */
export type Words = readonly [string, string, string];

/** The three words and a password as they were typed, for display. */
export interface Phrase {
  readonly words: Words;
  readonly password: string;
}

/** Why a word or password cannot be used. */
export type LengthProblem =
  | "empty"
  /** There is something, and nothing of it is a letter or a digit. */
  | "noLetters"
  | "tooShort"
  | "tooLong";

/** Letters that people write in two ways, or that not every keyboard has, behind NFKD and in lower case. */
const WRITTEN_AS: Readonly<Record<string, string>> = {
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
};

/**
 * Reduces what somebody typed to what is heard, so that spelling habits do not matter (docs/protocol.md): NFKD without
 * marks, letters and digits only, lower case (upper-casing between turns ß into SS), those of `WRITTEN_AS` by others, each decimal
 * digit as 0 to 9. An e behind a, o or u goes, because German writes ä, ö and ü so, and ij is y. "Sint-Niklaas",
 * "sint niklaas" and "SINTNIKLAAS" are one word; so are Köln, Koeln and koln. Empty where nothing is left.
 */
export function normalise(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\p{M}\p{Lm}]|[^\p{L}\p{N}]/gu, "")
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .replace(/[æœøłđðþ]/g, (letter) => WRITTEN_AS[letter] ?? letter)
    .replace(/\p{Nd}/gu, decimalDigit)
    .replace(/([aou])e+/g, "$1")
    .replaceAll("ij", "y");
}

/** A decimal digit of any script as 0 to 9. Unicode has each ten of them in a row (UTS 18, Nd), several rows at times. */
function decimalDigit(digit: string): string {
  const code = digit.codePointAt(0)!;
  let zero = code;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String((code - zero) % 10);
}

/** Why `text`, which need not be normalised, cannot be one of the three words; undefined when it can. */
export function wordProblem(text: string): LengthProblem | undefined {
  return lengthProblem(text, WORD_LENGTH);
}

/** Why `text`, which need not be normalised, cannot be the password; undefined when it can. */
export function passwordProblem(text: string): LengthProblem | undefined {
  return lengthProblem(text, PASSWORD_LENGTH);
}

function lengthProblem(text: string, limit: { min: number; max: number }): LengthProblem | undefined {
  const length = Array.from(normalise(text)).length;
  if (length === 0) return text.trim() === "" ? "empty" : "noLetters";
  if (length < limit.min) return "tooShort";
  return length > limit.max ? "tooLong" : undefined;
}

/** The words of a list that was written down and copied as a whole, one a line or with commas; empty where it is no list. */
export function separated(text: string): readonly string[] {
  const parts = text.split(/[\n\r\t,;]+/).map((part) => part.trim());
  const words = parts.filter((part) => part !== "");
  return words.length > 1 ? words : [];
}

/**
 * A word drawn evenly from `list`. `random` must give unsigned 32-bit integers from a cryptographic source; values that
 * would favour the front of the list are drawn again.
 * @throws RangeError for an empty list.
 */
export function drawWord(list: readonly string[], random: () => number): string {
  const fair = 2 ** 32 - (2 ** 32 % list.length);
  let value = random();
  while (value >= fair) value = random();
  const word = list[value % list.length];
  if (word === undefined) throw new RangeError("drawWord needs a list with words in it");
  return word;
}

/**
 * Three different words, drawn as in `drawWord`.
 * @throws RangeError for a list of fewer than three.
 */
export function drawWords(list: readonly string[], random: () => number): Words {
  const left = [...list];
  const draw = (): string => {
    const word = drawWord(left, random);
    left.splice(left.indexOf(word), 1);
    return word;
  };
  return [draw(), draw(), draw()];
}

/**
 * A suggested password: two words drawn as in `drawWord`, with a space between them; 20 bits with a list of 1,024.
 * @throws RangeError for an empty list.
 */
export function drawPassword(list: readonly string[], random: () => number): string {
  return `${drawWord(list, random)} ${drawWord(list, random)}`;
}
