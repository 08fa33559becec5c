/** The guides, each step of which has its picture in each language, and the sheets: on paper they are a few pages of A4. */
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../src/site/languages.ts";
import { inGallery, show, tooWide } from "./stage.ts";

let page: Page;
inGallery((opened) => {
  page = opened;
});

/** Pages of a PDF, which names each of them. */
const pagesOf = (pdf: Buffer) => pdf.toString("latin1").match(/\/Type \/Page\b/g)?.length;

describe.each([
  ["guide-start", 9],
  ["guide-join", 8],
  ["guide-try", 12],
])("%s", (guide, steps) => {
  it.each(LANGUAGES)("in %s", async (language) => {
    await show(page, guide);
    expect(await tooWide(page, [language])).toEqual([]);
    const pictures = page.locator(".guide img");
    expect(await pictures.count()).toBe(steps);
    const loaded = await pictures.evaluateAll((images: HTMLImageElement[]) =>
      Promise.all(
        images.map(async (image) => {
          await image.decode();
          return { of: image.currentSrc, wide: image.naturalWidth };
        }),
      ),
    );
    expect(new Set(loaded.map(({ of }) => of)).size).toBe(steps);
    for (const { wide } of loaded) expect([360, 900]).toContain(wide);
    // A button's own name, whatever the language calls it.
    expect(await page.locator(".guide").innerText()).not.toMatch(/\{\{|“”|„“|«\s*»/);
    expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toBeLessThanOrEqual(4);
  });
});

describe.each([
  ["faq", 12],
  ["facts", 9],
  ["access", 6],
])("%s", (sheet, texts) => {
  it.each(LANGUAGES)("in %s, on a page or two", async (language) => {
    await show(page, sheet);
    expect(await tooWide(page, [language])).toEqual([]);
    expect(await page.locator(".help section h2 + p").count()).toBe(texts);
    expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toBeLessThanOrEqual(2);
  });
});
