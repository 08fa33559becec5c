import { type Flatten, flatten, resolveTemplate, translator } from "@solid-primitives/i18n";
import { type Accessor, createContext, createSignal, useContext } from "solid-js";
import type { Dictionary } from "../i18n/en.ts";
import type { Language } from "../room/wire/messages.ts";
import { retrying } from "./loading.ts";
import { remember } from "./settings.ts";

type Texts = Flatten<Dictionary>;
/** A key of a text, such as "home.title". */
export type TextKey = { [Key in keyof Texts]: Texts[Key] extends string ? Key : never }[keyof Texts];

/** The chosen language and its texts. */
export interface Locale {
  readonly language: Accessor<Language>;
  /** Loads the language's texts, then changes every text on the screen and remembers the choice. Never rejects. */
  setLanguage(language: Language): Promise<void>;
  /** The text for `key`, with `values` in place of its `{{placeholders}}`. Reactive. */
  t(key: TextKey, values?: Record<string, string | number>): string;
}

const DICTIONARIES: Record<Language, () => Promise<{ default: Dictionary }>> = {
  nl: () => import("../i18n/nl.ts"),
  fr: () => import("../i18n/fr.ts"),
  de: () => import("../i18n/de.ts"),
  en: () => import("../i18n/en.ts"),
};

/** Creates the locale in the language `first`, once its texts are loaded. Never rejects (see `retrying`). */
export async function createLocale(first: Language): Promise<Locale> {
  const load = async (language: Language) => flatten((await retrying(DICTIONARIES[language])).default);
  let wanted = first;
  const [current, setCurrent] = createSignal({ language: first, texts: await load(first) });
  const show = (language: Language) => {
    document.documentElement.lang = language;
  };
  show(first);
  // The translator reads the signal for each text, so the computation that asked for the text depends on it.
  // oxlint-disable-next-line solid/reactivity
  const translate = translator(() => current().texts, resolveTemplate);
  return {
    language: () => current().language,
    async setLanguage(language) {
      wanted = language;
      const texts = await load(language);
      // A later choice whose texts came sooner stays.
      if (wanted !== language) return;
      setCurrent({ language, texts });
      show(language);
      remember({ language });
    },
    t: (key, values) => (translate as (key: TextKey, values?: Record<string, string | number>) => string)(key, values),
  };
}

export const LocaleContext = createContext<Locale>();

/**
 * The locale of the nearest `LocaleContext.Provider`.
 *
 * @throws Error if there is none
 */
export function useLocale(): Locale {
  const locale = useContext(LocaleContext);
  if (!locale) throw new Error("useLocale needs LocaleContext.Provider around it");
  return locale;
}
