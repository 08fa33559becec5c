import type { Language } from "../room/wire/messages.ts";

type List = readonly string[];

const LISTS: Record<Language, () => Promise<{ default: List }>> = {
  nl: () => import("../phrase/lists/nl.ts"),
  fr: () => import("../phrase/lists/fr.ts"),
  de: () => import("../phrase/lists/de.ts"),
  en: () => import("../phrase/lists/en.ts"),
};

export async function wordList(language: Language): Promise<List> {
  return (await LISTS[language]()).default;
}

/** The words of all languages: a client may use another one than the host. */
export async function allWords(): Promise<List> {
  const lists = await Promise.all(Object.values(LISTS).map((load) => load()));
  return lists.flatMap((list) => list.default);
}

/** Unsigned 32-bit integers from the browser's cryptographic source. */
export function randomNumber(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0]!;
}
