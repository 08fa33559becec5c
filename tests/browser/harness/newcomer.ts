import type { Browser, Locator, Page } from "playwright-core";
import { expect } from "vitest";
import de from "../../../src/i18n/de.ts";
import deHome from "../../../src/i18n/de.home.ts";
import dePages from "../../../src/i18n/de.pages.ts";
import en from "../../../src/i18n/en.ts";
import enHome from "../../../src/i18n/en.home.ts";
import enPages from "../../../src/i18n/en.pages.ts";
import fr from "../../../src/i18n/fr.ts";
import frHome from "../../../src/i18n/fr.home.ts";
import frPages from "../../../src/i18n/fr.pages.ts";
import nl from "../../../src/i18n/nl.ts";
import nlHome from "../../../src/i18n/nl.home.ts";
import nlPages from "../../../src/i18n/nl.pages.ts";
import type { Language } from "../../../src/room/wire/messages.ts";
import { arrive } from "./people.ts";

/** All that the screens say, by language. */
export const SAID = {
  nl: { ...nlHome, ...nl, ...nlPages },
  fr: { ...frHome, ...fr, ...frPages },
  de: { ...deHome, ...de, ...dePages },
  en: { ...enHome, ...en, ...enPages },
} as const;

/** The screens on which everything has to be found: an old phone's, and a laptop's. */
export const SCREENS = { phone: { width: 360, height: 640 }, laptop: { width: 1366, height: 768 } } as const;

/**
 * Somebody who has never been here and knows nothing but what the screens say: finds things by their role and their name, and
 * looks at every screen whether it can be read.
 */
export interface Newcomer {
  readonly page: Page;
  /** Presses what says this, or begins with it where more is said below. */
  press(name: string): Promise<void>;
  /** The same with the keyboard, where one press has just been made in the same place. */
  enter(name: string): Promise<void>;
  /** Switches on what is called this. */
  choose(name: string): Promise<void>;
  /** Types into the field that is called this. */
  fill(name: string, text: string): Promise<void>;
  /** What stands in the field that is called this, as soon as there is anything. */
  valueOf(name: string): Promise<string>;
  /** Waits until this is to be read, and looks at the screen. `{{…}}` stands for anything. */
  read(text: string): Promise<void>;
  /** Chooses a file where the button that says this asks for one. */
  hand(
    name: string,
    file: { readonly name: string; readonly mimeType: string; readonly buffer: Buffer },
  ): Promise<void>;
  leave(): Promise<void>;
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
const spaces = (pattern: string) => pattern.replace(/\s+/g, String.raw`\s+`);
/** A pattern for what a text may say, with the values in their places. */
const patternOf = (text: string) =>
  spaces(
    text
      .split(/\{\{\w+\}\}/)
      .map(escaped)
      .join(".*"),
  );

/** Opens a browser in which this language comes first. */
export async function arriveNew(
  browser: Browser,
  url: string,
  language: Language,
  screen: keyof typeof SCREENS,
): Promise<Newcomer> {
  const { page, context } = await arrive(browser, url, { locale: `${language}-BE`, viewport: SCREENS[screen] });
  const named = (name: string): Locator => {
    const pattern = new RegExp(`^${patternOf(name)}`, "u");
    return page
      .getByRole("button", { name: pattern })
      .or(page.getByRole("link", { name: pattern }))
      .filter({ visible: true })
      .first();
  };
  const field = (name: string) => page.getByRole("textbox", { name, exact: true });
  const look = async () => expect(await page.evaluate(unreadable), `${language}, ${screen}`).toEqual([]);
  return {
    page,
    press: (name) => named(name).click(),
    enter: (name) => named(name).press("Enter"),
    choose: (name) => page.getByRole("switch", { name, exact: true }).check(),
    fill: (name, text) => field(name).fill(text),
    async valueOf(name) {
      await expect.poll(() => field(name).inputValue()).not.toBe("");
      return field(name).inputValue();
    },
    async read(text) {
      await page
        .getByText(new RegExp(patternOf(text), "u"))
        .filter({ visible: true })
        .first()
        .waitFor()
        .catch(async (error: unknown) => {
          throw new Error(`the screen says: ${await page.locator("body").innerText()}`, { cause: error });
        });
      await look();
    },
    async hand(name, file) {
      const choosing = page.waitForEvent("filechooser");
      await named(name).press("Enter");
      await (await choosing).setFiles(file);
    },
    leave: () => context.close(),
  };
}

/** Runs in the page: what of it cannot be read. */
function unreadable(): string[] {
  const root = document.documentElement;
  const found =
    root.scrollWidth > root.clientWidth ? [`scrolls sideways by ${root.scrollWidth - root.clientWidth}`] : [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    const said = text.textContent!.trim();
    const parent = text.parentElement!;
    if (said === "" || !parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    if (parent.closest("noscript, script, style, option")) continue;
    // What is there for a screen reader alone is cut down to a point; a link that is there for the keyboard comes with the focus.
    let isSeen = true;
    for (let at: Element | null = parent; at; at = at.parentElement)
      isSeen &&= getComputedStyle(at).clipPath === "none" && !at.matches('a[href="#main"]:not(:focus)');
    if (!isSeen) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const { left, right, width } = range.getBoundingClientRect();
    if (width === 0) continue;
    const { fontSize, textOverflow } = getComputedStyle(parent);
    if (Number.parseFloat(fontSize) < 16) found.push(`${fontSize}: ${said}`);
    if (left < -1 || right > root.clientWidth + 1) found.push(`out of the window: ${said}`);
    if (textOverflow !== "ellipsis" && parent.clientWidth > 0) {
      const { overflowX } = getComputedStyle(parent);
      if (overflowX === "hidden" && parent.scrollWidth > parent.clientWidth + 1) found.push(`cut off: ${said}`);
    }
  }
  return found;
}
