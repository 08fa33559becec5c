import { flatten, resolveTemplate } from "@solid-primitives/i18n";
import type { Language } from "../room/wire/messages.ts";
import { CALL, FIRST_PAGE, type Locale, type TextKey } from "./locale.tsx";
import { retrying } from "./loading.ts";

/** The texts of a call, in a language that need not be the page's, for somebody who reads them elsewhere. Never rejects. */
export async function otherTexts(language: Language): Promise<Locale["t"]> {
  const [home, rest] = await Promise.all([retrying(FIRST_PAGE[language]), retrying(CALL[language])]);
  const texts: Partial<Record<TextKey, string>> = flatten({ ...home.default, ...rest.default });
  return (key, values) => resolveTemplate(texts[key] ?? "", values);
}
