import type { Language } from "../room/wire/messages.ts";
import { LANGUAGES } from "./languages.ts";
import { retrying } from "./loading.ts";

type List = readonly string[];

const LISTS: Record<Language, () => Promise<{ default: List }>> = {
  nl: () => import("../phrase/lists/nl.ts"),
  fr: () => import("../phrase/lists/fr.ts"),
  de: () => import("../phrase/lists/de.ts"),
  en: () => import("../phrase/lists/en.ts"),
};

/** The 1,024 words of a language, fetched when first asked for. Never rejects (see `retrying`). */
export async function wordList(language: Language): Promise<List> {
  return (await retrying(LISTS[language])).default;
}

/** The words of all languages, because the client's language may differ from the host's. Never rejects. */
export async function allLists(): Promise<Readonly<Record<Language, List>>> {
  const lists = await Promise.all(LANGUAGES.map(async (language) => [language, await wordList(language)] as const));
  return Object.fromEntries(lists) as Record<Language, List>;
}

/** A random unsigned 32-bit integer from the browser's cryptographic source. */
export function randomNumber(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0]!;
}
