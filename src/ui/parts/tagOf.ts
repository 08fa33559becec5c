import type { Language } from "../../room/wire/messages.ts";

/** The tag by which dates, times and numbers are written in `language`: "en" alone would be as in the United States. */
export function tagOf(language: Language): string {
  return language === "en" ? "en-GB" : language;
}
