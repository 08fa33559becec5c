import type { SpellingLanguage } from "./spelling.ts";

/** A pattern in what was typed, in small letters without marks, and what it sounds like; capitals stand for sounds. */
type Rule = readonly [pattern: RegExp, sound: string];

/**
 * How letters are heard, by people who have to write a word down by ear. Applied in order; each language has its own.
 * They make two spellings of one sound equal, and need not be true to what a phonetician hears.
 */
const RULES: Readonly<Record<SpellingLanguage, readonly Rule[]>> = {
  nl: [
    [/sch/g, "sg"],
    [/sj|sh/g, "s"],
    [/ch|kh/g, "g"],
    [/ei|ey|ij|aj|ay/g, "y"],
    [/ui|ou|au|aw|ow(?![aeiou])/g, "A"],
    [/eu|oe|uu/g, "u"],
    [/ie/g, "i"],
    [/ph|v/g, "f"],
    [/th/g, "t"],
    [/ck|q(?!u)|c(?![eiy])/g, "k"],
    [/qu/g, "kw"],
    [/c|z/g, "s"],
    [/x/g, "ks"],
    [/d?t$|d$/, "t"],
    [/b$/, "p"],
  ],
  fr: [
    [/ph/g, "f"],
    [/sch|ch|sh/g, "S"],
    [/gn/g, "n"],
    [/(?:eau|au)[dtx]?s?/g, "o"],
    [/o[tps]s?$/, "o"],
    [/([aeou])ill?/g, "$1y"],
    [/ill/g, "iy"],
    [/oi|oua/g, "wa"],
    [/ou/g, "u"],
    [/(?:ai|ei|i|y|u)[mn](?![aeiouymn])/g, "I"],
    [/[ae][mn](?![aeiouymn])/g, "A"],
    [/o[mn](?![aeiouymn])/g, "O"],
    [/oeu|oe|eu/g, "e"],
    [/ge(?=[ao])|g(?=[eiy])/g, "j"],
    [/gu(?=[eiy])/g, "g"],
    [/c(?=[eiy])/g, "s"],
    [/ck|qu|q|c/g, "k"],
    [/(?:ai|ay|ei|ey|ee)[est]*$|ai|ei|(?:er|ez|ets?)$/g, "e"],
    [/h/g, ""],
    [/([aeiouy])s(?=[aeiouy])/g, "$1z"],
    [/^(..+?)[estdpz]+$/, "$1"],
    [/x/g, "ks"],
    [/ie|y/g, "i"],
  ],
  de: [
    [/tsch/g, "C"],
    [/sch|sh/g, "S"],
    [/chs|cks|x/g, "ks"],
    [/ck|q(?!u)/g, "k"],
    [/ch/g, "X"],
    [/ph|v/g, "f"],
    [/th|dt/g, "t"],
    [/tz|zz|ts|c(?=[eiy])/g, "z"],
    [/qu/g, "kw"],
    [/c/g, "k"],
    [/ei|ai|ay|ey/g, "A"],
    [/eu|oi|oy|au(?=[ms])/g, "O"],
    [/ae/g, "e"],
    [/oe/g, "o"],
    [/ue/g, "u"],
    [/ieh|ie|ih|y/g, "i"],
    [/([aeiouAO])h/g, "$1"],
    [/er$/, "a"],
    [/d$/, "t"],
    [/b$/, "p"],
    [/g$/, "k"],
  ],
  en: [
    [/[ts]ion/g, "Sn"],
    [/eigh|aigh/g, "a"],
    [/igh/g, "i"],
    [/ough|augh/g, "o"],
    [/^kn/, "n"],
    [/^wr/, "r"],
    [/wh/g, "w"],
    [/ph/g, "f"],
    [/tch|ch/g, "C"],
    [/sh/g, "S"],
    [/dge|dg/g, "j"],
    [/th/g, "t"],
    [/mb$|mn$/, "m"],
    [/(?:er|or|ar|re|our|ure|a)$/, "r"],
    [/(?:le|el|al|ol|il)$/, "l"],
    [/ck|q(?!u)|c(?![eiy])/g, "k"],
    [/qu/g, "kw"],
    [/c|z/g, "s"],
    [/x/g, "ks"],
    [/ee|ea|ie|ei|ey|y/g, "i"],
    [/oo|ou|ew|ue/g, "u"],
    [/oa|ow|au|aw/g, "o"],
    [/ai|ay/g, "a"],
    [/e$/, ""],
  ],
};

/** A small c with a cedilla sounds as an s whatever follows, and ä as an e: what the marks say, before they go. */
const MARKED: readonly Rule[] = [
  [/ç/g, "s"],
  [/ä/g, "e"],
  [/ß/g, "ss"],
  [/œ/g, "oe"],
  [/æ/g, "ae"],
];

/**
 * What `text` sounds like to somebody who writes `language` by ear: words that are spelled alike or sound alike have the same
 * key. Only to be compared with other keys of the same language.
 */
export function soundOf(text: string, language: SpellingLanguage): string {
  const marked = MARKED.reduce(replaced, text.normalize("NFC").toLowerCase());
  const plain = marked.normalize("NFKD").replace(/[^a-z]/g, "");
  return RULES[language].reduce(replaced, plain).replace(/(.)\1+/g, "$1");
}

const replaced = (text: string, [pattern, sound]: Rule): string => text.replace(pattern, sound);

/** Sounds that a telephone, or an ear that grew up with another language, does not tell apart. */
const ALIKE: readonly Rule[] = [
  [/b/g, "p"],
  [/d/g, "t"],
  [/[gX]/g, "k"],
  [/[vw]/g, "f"],
  [/[zC]/g, "s"],
  [/S/g, "s"],
  [/m/g, "n"],
];

/** A key of `soundOf` without what a telephone does not carry well. */
export const blurred = (sound: string): string => ALIKE.reduce(replaced, sound).replace(/(.)\1+/g, "$1");
