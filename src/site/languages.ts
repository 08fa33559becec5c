import type { Language } from "../room/wire/messages.ts";

/** All languages of the app, in the order of the menu. */
export const LANGUAGES = ["nl", "fr", "de", "en"] as const satisfies readonly Language[];

export const LANGUAGE_NAMES: Record<Language, string> = {
  nl: "Nederlands",
  fr: "Français",
  de: "Deutsch",
  en: "English",
};

/**
 * The language that a link asks for in `hash` (`deepLink`), or else the first of the person's language tags, such as
 * "fr-BE", that the app has texts for; undefined if there is none.
 */
export function preferredLanguage(
  { languages, language = "" }: Partial<NavigatorLanguage>,
  hash = "",
): Language | undefined {
  const [, linked = ""] = /&lang=(\w+)/.exec(hash) ?? [];
  for (const tag of [linked, ...(languages ?? [language])]) {
    const found = LANGUAGES.find((language) => tag.toLowerCase().split("-")[0] === language);
    if (found) return found;
  }
  return undefined;
}
