import { type Flatten, flatten, resolveTemplate, translator } from "@solid-primitives/i18n";
import { type Accessor, createContext, createSignal, useContext } from "solid-js";
import type { Dictionary } from "../i18n/en.ts";
import type { HomeTexts } from "../i18n/en.home.ts";
import type { PagesTexts } from "../i18n/en.pages.ts";
import type { Language } from "../room/wire/messages.ts";
import { retrying } from "./loading.ts";
import { remember } from "./settings.ts";

type Texts = Flatten<HomeTexts & Dictionary & PagesTexts>;
/** A key of a text, such as "home.title". */
export type TextKey = { [Key in keyof Texts]: Texts[Key] extends string ? Key : never }[keyof Texts];

/** Which texts: those of the way into a call and of the call itself, or also those of the pages beside that way. */
export type Extent = "call" | "pages";

/** The chosen language and its texts. */
export interface Locale {
  readonly language: Accessor<Language>;
  /** Loads the language's texts, then changes every text on the screen and remembers the choice. Never rejects. */
  setLanguage(language: Language): Promise<void>;
  /** Loads the texts that the first page does without, as far as `extent`; resolves once they are there. Never rejects. */
  complete(extent: Extent): Promise<void>;
  /** Whether they are there. Reactive. */
  isComplete(extent: Extent): boolean;
  /**
   * The text for `key`, with `values` in place of its `{{placeholders}}`; empty before it is loaded, unless it is one of the
   * first page's. Reactive.
   */
  t(key: TextKey, values?: Record<string, string | number>): string;
}

type Load<T> = () => Promise<{ default: T }>;

/** The first page weighs a third less with its own texts alone. */
export const FIRST_PAGE: Record<Language, Load<HomeTexts>> = {
  nl: () => import("../i18n/nl.home.ts"),
  fr: () => import("../i18n/fr.home.ts"),
  de: () => import("../i18n/de.home.ts"),
  en: () => import("../i18n/en.home.ts"),
};
/** The texts of the way into a call, and of the call. */
export const CALL: Record<Language, Load<Dictionary>> = {
  nl: () => import("../i18n/nl.ts"),
  fr: () => import("../i18n/fr.ts"),
  de: () => import("../i18n/de.ts"),
  en: () => import("../i18n/en.ts"),
};

/** The texts of the pages that nobody passes on that way. */
const PAGES: Record<Language, Load<PagesTexts>> = {
  nl: () => import("../i18n/nl.pages.ts"),
  fr: () => import("../i18n/fr.pages.ts"),
  de: () => import("../i18n/de.pages.ts"),
  en: () => import("../i18n/en.pages.ts"),
};
const EXTENTS: readonly Extent[] = ["call", "pages"];

/** Creates the locale in the language `first`, once the first page's texts are loaded. Never rejects (see `retrying`). */
export async function createLocale(first: Language): Promise<Locale> {
  let wanted = first;

  async function load(language: Language, parts: number) {
    const asked = [CALL[language], PAGES[language]].slice(0, parts).map((part) => retrying<{ default: object }>(part));
    const home = (await retrying(FIRST_PAGE[language])).default;
    const rest = (await Promise.all(asked)).map((part) => part.default);
    return { language, parts, texts: flatten(Object.assign({}, home, ...rest) as Partial<Texts>) };
  }

  // Where nothing is another, no text on the screen is made anew.
  const [current, setCurrent] = createSignal(await load(first, 0), {
    equals: (before, after) => before.language === after.language && before.parts === after.parts,
  });
  const show = (language: Language) => {
    document.documentElement.lang = language;
  };
  show(first);
  const translate = translator(
    // The translator reads the signal for each text, so the computation that asked for the text depends on it.
    // oxlint-disable-next-line solid/reactivity
    () => current().texts as Partial<Texts>,
    resolveTemplate,
  ) as (key: TextKey, values?: Record<string, string | number>) => string | undefined;

  /** Shows the texts of the language that is wanted by the time they have come, and at least so many parts of them. */
  async function change(parts: number): Promise<void> {
    let loaded;
    do loaded = await load(wanted, parts);
    while (loaded.language !== wanted);
    const now = current();
    if (now.language === loaded.language && now.parts > loaded.parts) return;
    setCurrent(loaded);
    show(loaded.language);
  }

  return {
    language: () => current().language,
    isComplete: (extent) => current().parts > EXTENTS.indexOf(extent),
    async complete(extent) {
      // One by one: nobody waits in a form for the texts of another page.
      for (let parts = current().parts + 1; parts <= EXTENTS.indexOf(extent) + 1; parts += 1) await change(parts);
    },
    async setLanguage(language) {
      wanted = language;
      await change(current().parts);
      remember({ language: current().language });
    },
    t: (key, values) => translate(key, values) ?? "",
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
