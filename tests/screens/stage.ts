import type { Browser, Page } from "playwright-core";
import { expect } from "vitest";
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

/** Resolves when the picture stands. */
export async function show(page: Page, name: string): Promise<void> {
  await page.evaluate((picture) => {
    delete document.documentElement.dataset["picture"];
    if (location.hash === `#${picture}`) dispatchEvent(new HashChangeEvent("hashchange"));
    else location.hash = picture;
  }, name);
  await page.waitForFunction((picture) => document.documentElement.dataset["picture"] === picture, name);
}
