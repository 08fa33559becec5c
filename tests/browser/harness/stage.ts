import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { launch } from "./chromium.ts";
import { openSite, type Site } from "./site.ts";

/** A browser, and the site as it was built. */
export interface Stage {
  readonly browser: Browser;
  readonly site: Site;
}

/** One stage for all tests of the file that calls this; it is there from its `beforeAll` on, and cleared behind the last. */
export function openStage(): Stage {
  let browser: Browser;
  let site: Site;
  beforeAll(async () => {
    browser = await launch();
    site = await openSite();
  });
  afterAll(async () => {
    await browser.close();
    await site.relay.close();
  });
  return {
    get browser() {
      return browser;
    },
    get site() {
      return site;
    },
  };
}
