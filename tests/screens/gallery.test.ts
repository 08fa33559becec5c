/**
 * Every picture of the gallery, with the policies of the real site: no rule of axe-core is broken and nothing scrolls
 * sideways, is cut off or stays in a language that was left, in light, dark and forced colours, on a phone and a laptop, in all languages, and in
 * letters twice as large.
 * With SCREENSHOTS=folder each is also kept as a file, in Dutch and German.
 */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { flatten } from "@solid-primitives/i18n";
import axe from "axe-core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, it } from "vitest";
import { PICTURES } from "../../gallery/pictures.ts";
import { LANGUAGES } from "../../src/site/languages.ts";
import { type Gallery, openGallery, show, tooWide } from "./stage.ts";

const PHONE = { width: 390, height: 844 };
const LAPTOP = { width: 1366, height: 768 };
/** The narrowest window in which nothing may scroll sideways (WCAG 1.4.10). */
const NARROW = { width: 320, height: 640 };
/** A phone on its side. */
const FLAT = { width: 844, height: 390 };
/** Only colours differ by scheme, and not by size: the dark ones are judged once. */
const COLOURS = ["color-contrast", "link-in-text-block"];
const FILES = process.env["SCREENSHOTS"];

let gallery: Gallery;
/** Each test takes one and puts it back. */
const pages: Page[] = [];

beforeAll(async () => {
  gallery = await openGallery();
  if (FILES) await mkdir(FILES, { recursive: true });
  for (let count = 0; count < 2; count++) {
    pages.push(await gallery.page(`${axe.source};(${String(tellForcedColours)})()`));
  }
});
afterAll(() => gallery.close());

/**
 * Runs in the page: axe asks for the colour in which letters are filled, and Chromium names the page's own there also where another is forced and
 * painted. No page of ours fills letters differently.
 */
function tellForcedColours(): void {
  const original = CSSStyleDeclaration.prototype.getPropertyValue;
  CSSStyleDeclaration.prototype.getPropertyValue = function (name) {
    return original.call(this, name === "-webkit-text-fill-color" ? "color" : name);
  };
}

async function judge(page: Page, name: string): Promise<string[]> {
  await page.setViewportSize(PHONE);
  await show(page, name);
  const faults: string[] = [];
  const note = (where: string, found: readonly string[]) => faults.push(...found.map((fault) => `${where}: ${fault}`));
  note("phone", await broken(page));
  await page.emulateMedia({ colorScheme: "dark" });
  note("dark", await broken(page, COLOURS));
  await page.emulateMedia({ forcedColors: "active" });
  note("forced colours", await broken(page, COLOURS));
  await page.emulateMedia({ colorScheme: "light", forcedColors: "none" });
  for (const [where, size] of Object.entries({ NARROW, FLAT })) {
    await page.setViewportSize(size);
    note(where.toLowerCase(), await tooWide(page, LANGUAGES));
  }
  note("left in another language", await stale(page));
  await page.setViewportSize(LAPTOP);
  note("laptop", await broken(page));
  // The longest one: a window this wide has room for all that fits into the others.
  note("laptop", await tooWide(page, ["de"]));
  await page.evaluate(() => void (document.documentElement.style.fontSize = "200%"));
  note("large letters", await tooWide(page, ["de", "nl"]));
  await page.evaluate(() => void (document.documentElement.style.fontSize = ""));
  if (FILES) await keep(page, join(FILES, name));
  return faults;
}

/** The rules that are broken, each with where. */
function broken(page: Page, rules?: readonly string[]): Promise<string[]> {
  return page.evaluate(async (only) => {
    // Not read out, and looked at all the same.
    for (const drawing of document.querySelectorAll(".drawing")) drawing.removeAttribute("aria-hidden");
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run({
      resultTypes: ["violations"],
      ...(only ? { runOnly: [...only] } : { rules: { "target-size": { enabled: true } } }),
    });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} at ${target.join(" ")}: ${failureSummary}`),
    );
  }, rules);
}

/** Sentences of all languages, by the files that they are in. */
const DICTIONARIES = import.meta.glob<object>("../../src/i18n/*.ts", { eager: true, import: "default" });
/** The language in which a page is left behind `tooWide` with all of them. */
const LAST = LANGUAGES.at(-1)!;

const sentences = (ofLast: boolean): string[] =>
  Object.entries(DICTIONARIES)
    .filter(([path]) => path.includes(`/${LAST}.`) === ofLast)
    .flatMap(([, texts]) => Object.values(flatten(texts as Record<string, string>)))
    .filter((text) => text.length > 15);
const OWN = new Set(sentences(true));
const FOREIGN = sentences(false).filter((sentence) => !OWN.has(sentence));

/** What a page whose language was changed still says in one that it had before, but for what is meant for somebody else. */
async function stale(page: Page): Promise<string[]> {
  const { text, language } = await page.evaluate(() => {
    const body = document.body.cloneNode(true) as HTMLElement;
    for (const other of body.querySelectorAll("[lang]")) other.remove();
    return { text: body.textContent, language: document.documentElement.lang };
  });
  // Where everything has failed, no language can be chosen either.
  return language === LAST ? FOREIGN.filter((sentence) => text.includes(sentence)) : [];
}

async function keep(page: Page, file: string): Promise<void> {
  for (const language of ["de", "nl"]) {
    await tooWide(page, [language]);
    for (const [size, viewport] of Object.entries({ phone: PHONE, laptop: LAPTOP })) {
      await page.setViewportSize(viewport);
      await page.screenshot({ path: `${file}-${language}-${size}.png`, fullPage: true });
    }
  }
}

describe.concurrent("nothing is wrong with", () => {
  it.for(Object.keys(PICTURES))("%s", async (name, { expect }) => {
    const page = pages.pop()!;
    try {
      expect(await judge(page, name)).toEqual([]);
    } finally {
      pages.push(page);
    }
  });
});
