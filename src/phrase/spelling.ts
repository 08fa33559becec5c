/** A language in which words can be dictated. */
export type SpellingLanguage = "nl" | "fr" | "de" | "en";

/**
 * The telephone alphabets people grew up with: the Dutch one, the French one of the post office, the German one of
 * 1950 (older clients know it better than the towns of DIN 5009:2022), and the ICAO one for English.
 */
const ALPHABETS: Record<SpellingLanguage, string> = {
  nl: `Anna Bernard Cornelis Dirk Eduard Ferdinand Gerard Hendrik Izaak Johan Karel Lodewijk Maria Nico Otto Pieter
    Quirinus Rudolf Simon Theodoor Utrecht Victor Willem Xantippe Ypsilon Zacharias`,
  fr: `Anatole Berthe Célestin Désiré Eugène François Gaston Henri Irma Joseph Kléber Louis Marcel Nicolas Oscar Pierre
    Quintal Raoul Suzanne Thérèse Ursule Victor William Xavier Yvonne Zoé`,
  de: `Anton Berta Cäsar Dora Emil Friedrich Gustav Heinrich Ida Julius Kaufmann Ludwig Martha Nordpol Otto Paula
    Quelle Richard Samuel Theodor Ulrich Viktor Wilhelm Xanthippe Ypsilon Zacharias`,
  en: `Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar Papa Quebec Romeo
    Sierra Tango Uniform Victor Whiskey X-ray Yankee Zulu`,
};

const NAMES = Object.fromEntries(
  Object.entries(ALPHABETS).map(([language, names]) => [language, names.split(/\s+/)]),
) as Record<SpellingLanguage, string[]>;

/**
 * One character of a dictated word; `as` is its name in the telephone alphabet, absent for digits and letters outside
 * a-z.
 */
export interface SpelledLetter {
  readonly letter: string;
  readonly as?: string;
}

/**
 * Spells a word for dictation: its characters in order, in upper case, each with its name in the telephone alphabet of
 * `language`. `normalised` must come from `normalise`.
 */
export function spell(normalised: string, language: SpellingLanguage): SpelledLetter[] {
  return Array.from(normalised, (character) => {
    const letter = character.toUpperCase();
    const as = /^[a-z]$/.test(character) ? NAMES[language][character.charCodeAt(0) - 97] : undefined;
    return as === undefined ? { letter } : { letter, as };
  });
}
