import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { shared } from "./chromium.ts";
import { openSite, type Site } from "./site.ts";

/** A browser, and the site as it was built. */
export interface Stage {
  readonly browser: Browser;
  readonly site: Site;
}

/**
 * The stage for the file that calls this, with the build in `assets`; it is there from its `beforeAll` on, and cleared
 * behind the last test. A relay remembers for a minute whose an address was: tests that each have a call of their own need a site for each.
 */
export function openStage(site: "for all" | "for each", assets: "dist/app" | "dist/quick" = "dist/quick"): Stage {
  let browser: Browser;
  let open: Site;
  beforeAll(async () => {
    browser = await shared();
  });
  const [before, after] = site === "for each" ? [beforeEach, afterEach] : [beforeAll, afterAll];
  before(async () => {
    open = await openSite({ assets });
  });
  after(() => open.close());
  afterAll(() => browser.close());
  return {
    get browser() {
      return browser;
    },
    get site() {
      return open;
    },
  };
}
