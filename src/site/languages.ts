import type { Language } from "../room/wire/messages.ts";

/** In the order of the menu: the main one first. */
export const LANGUAGES = ["nl", "fr", "de", "en"] as const satisfies readonly Language[];

export const LANGUAGE_NAMES: Record<Language, string> = {
  nl: "Nederlands",
  fr: "Français",
  de: "Deutsch",
  en: "English",
};

/** The first language of the browser that we speak; Dutch for everybody else. */
export function preferredLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const found = LANGUAGES.find((language) => tag.toLowerCase().split("-")[0] === language);
    if (found) return found;
  }
  return "nl";
}
