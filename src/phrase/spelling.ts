/** A language in which words can be dictated. */
export type SpellingLanguage = "nl" | "fr" | "de" | "en";

const separate = (words: string): readonly string[] => words.split(/\s+/);

/** A telephone alphabet that people grew up with. */
export type Alphabet = SpellingLanguage | "fr-BE";

/**
 * The Dutch one, the French one of the post office, the one of Belgium's telephones, the German one of 1950 (older clients know
 * it better than the towns of DIN 5009:2022), and the ICAO one for English.
 */
const ALPHABETS: Record<Alphabet, readonly string[]> = {
  nl: separate(`Anna Bernard Cornelis Dirk Eduard Ferdinand Gerard Hendrik Izaak Johan Karel Lodewijk Maria Nico Otto Pieter
    Quirinus Rudolf Simon Theodoor Utrecht Victor Willem Xantippe Ypsilon Zacharias`),
  fr: separate(`Anatole Berthe Célestin Désiré Eugène François Gaston Henri Irma Joseph Kléber Louis Marcel Nicolas Oscar Pierre
    Quintal Raoul Suzanne Thérèse Ursule Victor William Xavier Yvonne Zoé`),
  "fr-BE":
    separate(`Arthur Bruxelles Caroline Désiré Émile Frédéric Gustave Henri Isidore Joseph Kilogramme Léopold Marie
    Napoléon Oscar Piano Quiévrain Robert Simon Téléphone Ursule Victor Waterloo Xantippe Yvonne Zoé`),
  de: separate(`Anton Berta Cäsar Dora Emil Friedrich Gustav Heinrich Ida Julius Kaufmann Ludwig Martha Nordpol Otto Paula
    Quelle Richard Samuel Theodor Ulrich Viktor Wilhelm Xanthippe Ypsilon Zacharias`),
  en: separate(`Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar Papa Quebec Romeo
    Sierra Tango Uniform Victor Whiskey X-ray Yankee Zulu`),
};

const DIGITS: Record<SpellingLanguage, readonly string[]> = {
  nl: separate("nul één twee drie vier vijf zes zeven acht negen"),
  fr: separate("zéro un deux trois quatre cinq six sept huit neuf"),
  de: separate("null eins zwei drei vier fünf sechs sieben acht neun"),
  en: separate("zero one two three four five six seven eight nine"),
};

/** What people call two dots on a letter. */
const DOTS: Record<SpellingLanguage, string> = {
  nl: "met puntjes",
  fr: "avec un tréma",
  de: "mit zwei Punkten",
  en: "with two dots",
};

/** Two letters that are one sound with two spellings, which people tell apart by these names. */
const DUTCH_PAIRS: Readonly<Record<string, string>> = { ij: "lange ij", ei: "korte ei" };

/**
 * A letter or digit of a dictated word, or two that are said as one; `as` is its name in the telephone alphabet, `said` what
 * people call it besides.
 */
export interface SpelledLetter {
  readonly letter: string;
  readonly as?: string;
  readonly said?: string;
}

/**
 * Spells `text`, which is one word as it was typed, for dictation: its letters and digits in order, in upper case. A letter
 * outside a-z, but for its marks, has no name.
 */
export function spell(text: string, alphabet: Alphabet): SpelledLetter[] {
  const language = alphabet === "fr-BE" ? "fr" : alphabet;
  const pairs = language === "nl" ? /ij|ĳ|ei|./gsu : /./gsu;
  const letters = text.normalize("NFC").toLowerCase().match(pairs) ?? [];
  return letters.filter((letter) => /[\p{L}\p{N}]/u.test(letter)).map((letter) => spelled(letter, alphabet, language));
}

function spelled(typed: string, alphabet: Alphabet, language: SpellingLanguage): SpelledLetter {
  const pair = DUTCH_PAIRS[typed.normalize("NFKC")];
  if (pair && language === "nl") return { letter: typed.normalize("NFKC").toUpperCase(), said: pair };
  const letter = typed.toUpperCase();
  const [plain = "", ...marks] = typed.normalize("NFKD");
  if (/^[0-9]$/.test(plain)) return { letter, said: DIGITS[language][Number(plain)]! };
  if (!/^[a-z]$/.test(plain)) return { letter };
  const as = ALPHABETS[alphabet][plain.charCodeAt(0) - 97]!;
  return marks.includes("\u0308") ? { letter, as, said: DOTS[language] } : { letter, as };
}
