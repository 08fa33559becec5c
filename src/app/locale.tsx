import { type Flatten, flatten, resolveTemplate, translator } from "@solid-primitives/i18n";
import { type Accessor, createContext, createSignal, type JSX, useContext } from "solid-js";
import type { Dictionary } from "../i18n/en.ts";
import type { Language } from "../room/messages.ts";
import { remember } from "./settings.ts";

type Texts = Flatten<Dictionary>;
/** A key of a text: "home.title". */
export type TextKey = { [Key in keyof Texts]: Texts[Key] extends string ? Key : never }[keyof Texts];

export interface Locale {
  readonly language: Accessor<Language>;
  /** Loads the language's texts, then changes every text on the screen. */
  setLanguage(language: Language): Promise<void>;
  t(key: TextKey, values?: Record<string, string | number>): string;
}

const DICTIONARIES: Record<Language, () => Promise<{ default: Dictionary }>> = {
  nl: () => import("../i18n/nl.ts"),
  fr: () => import("../i18n/fr.ts"),
  de: () => import("../i18n/de.ts"),
  en: () => import("../i18n/en.ts"),
};

export async function createLocale(first: Language): Promise<Locale> {
  const load = async (language: Language) => flatten((await DICTIONARIES[language]()).default);
  const [current, setCurrent] = createSignal({ language: first, texts: await load(first) });
  const show = (language: Language) => {
    document.documentElement.lang = language;
  };
  show(first);
  const translate = translator(() => current().texts, resolveTemplate);
  return {
    language: () => current().language,
    async setLanguage(language) {
      setCurrent({ language, texts: await load(language) });
      show(language);
      remember({ language });
    },
    t: (key, values) => (translate as (key: TextKey, values?: Record<string, string | number>) => string)(key, values),
  };
}

const LocaleContext = createContext<Locale>();

export function LocaleProvider(props: { readonly locale: Locale; readonly children: JSX.Element }): JSX.Element {
  return <LocaleContext.Provider value={props.locale}>{props.children}</LocaleContext.Provider>;
}

export function useLocale(): Locale {
  const locale = useContext(LocaleContext);
  if (!locale) throw new Error("useLocale needs a LocaleProvider around it");
  return locale;
}
