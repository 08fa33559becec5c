import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { shared } from "../browser/harness/chromium.ts";
import { openSite, type Site } from "../browser/harness/site.ts";

export interface Gallery {
  /** A page on which pictures can be shown. `script` runs in it before anything else. */
  page(script?: string): Promise<Page>;
  /** Rejects where a page had an error that it did not catch. */
  close(): Promise<void>;
}

/** The built gallery, with the headers of the real site. */
export async function openGallery(): Promise<Gallery> {
  const site: Site = await openSite({ assets: "dist/gallery" });
  const browser: Browser = await shared();
  const complaints: string[] = [];
  return {
    async page(script = "") {
      const page = await browser.newPage({ locale: "nl-BE", reducedMotion: "reduce" });
      page.on("pageerror", (error) => complaints.push(String(error)));
      await page.addInitScript(script);
      await page.goto(`${site.url}/gallery/picture.html#home`);
      await page.waitForFunction(() => document.documentElement.dataset["picture"] === "home");
      return page;
    },
    async close() {
      await browser.close();
      await site.close();
      expect(complaints).toEqual([]);
    },
  };
}

/** Opens the gallery for the file that calls this, from its `beforeAll` until behind its last test, with a page in it. */
export function inGallery(take: (page: Page, gallery: Gallery) => void): void {
  let gallery: Gallery;
  beforeAll(async () => {
    gallery = await openGallery();
    take(await gallery.page(), gallery);
  });
  afterAll(() => gallery.close());
}

/** As much of a page as pictures are shown in, whatever the browser. */
export type Shown = Pick<Page, "evaluate">;

/** Resolves when the picture stands. */
export async function show(page: Page, name: string): Promise<void> {
  await page.evaluate((picture) => {
    delete document.documentElement.dataset["picture"];
    if (location.hash === `#${picture}`) dispatchEvent(new HashChangeEvent("hashchange"));
    else location.hash = picture;
  }, name);
  await page.waitForFunction((picture) => document.documentElement.dataset["picture"] === picture, name);
}

/** The languages in which the page scrolls sideways, or a button's text is cut off. The last one stays. */
export function tooWide(page: Shown, languages: readonly string[]): Promise<string[]> {
  return page.evaluate(async (all) => {
    const root = document.documentElement;
    const select = document.querySelector<HTMLSelectElement>("[data-testid=lang]");
    const wide: string[] = [];
    for (const language of all) {
      if (select && root.lang !== language) {
        const spoken = new Promise((resolve) =>
          new MutationObserver(resolve).observe(root, { attributeFilter: ["lang"] }),
        );
        select.value = language;
        select.dispatchEvent(new Event("change"));
        await spoken;
      }
      const excess = root.scrollWidth - root.clientWidth;
      if (excess > 0) wide.push(`${language}: ${excess}px too wide`);
      for (const button of document.querySelectorAll<HTMLElement>("button, label, h1, h2, p")) {
        const { overflow, textOverflow } = getComputedStyle(button);
        const cut = overflow === "hidden" && textOverflow !== "ellipsis" && button.scrollWidth > button.clientWidth + 1;
        if (cut && button.clientWidth > 1) wide.push(`${language}: cut off: ${button.textContent}`);
      }
    }
    return wide;
  }, languages);
}
