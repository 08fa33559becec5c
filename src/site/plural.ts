import type { Locale, TextKey } from "./locale.tsx";

/** A text that depends on a number: "join.wrong", where the dictionaries have "join.wrong.one" and "join.wrong.other". */
export type PluralKey = { [Key in TextKey]: Key extends `${infer Stem}.one` ? Stem : never }[TextKey];

/**
 * The form of the text `key` for a whole number of things, which stands at {{count}}. Of the categories of CLDR our four
 * languages need two: French has a third, "many", for whole millions.
 */
export function plural({ t, language }: Locale, key: PluralKey, count: number): string {
  const category = new Intl.PluralRules(language()).select(count);
  return t(`${key}.${category === "one" ? "one" : "other"}`, { count });
}
