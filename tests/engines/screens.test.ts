/** Every picture of the gallery in the engines of Firefox and Safari, in the longest language: all of it is there. */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import { PICTURES } from "../../gallery/pictures.ts";
import { openSite } from "../browser/harness/site.ts";
import { type Shown, tooWide } from "../screens/stage.ts";
import { HAS_FIREFOX, launchFirefox } from "./firefox.ts";
import { HAS_WEBKIT, openWebKit, type WebKitWindow } from "./webkit.ts";

const SIZES = { phone: { width: 390, height: 844 }, laptop: { width: 1366, height: 768 } };
const FILES = process.env["SCREENSHOTS"];

/** px. The tallest button has three lines. */
const TALLEST = 120;

/** What stands in a dialog and is taller than its contents make it. */
const stretched = (page: Shown): Promise<string[]> =>
  page.evaluate((tallest) => {
    const buttons = [...document.querySelectorAll<HTMLElement>("dialog[open] button")];
    return buttons
      .filter(({ offsetHeight }) => offsetHeight > tallest)
      .map(({ textContent }) => `stretched: ${textContent}`);
  }, TALLEST);

/** Resolves when the picture stands, also where it loads the page anew. */
async function show(page: Shown, name: string): Promise<void> {
  await page.evaluate((picture) => void (location.hash = picture), name);
  const stands = () => page.evaluate(() => document.documentElement.dataset["picture"], undefined);
  await vi.waitUntil(async () => (await stands().catch(() => undefined)) === name, { timeout: 20_000, interval: 10 });
}

/** Firefox's page, in the same words as WebKit's. */
async function openFirefox(): Promise<WebKitWindow> {
  const browser = await launchFirefox();
  const page = await browser.newPage();
  return Object.assign(page, { close: () => browser.close() }) as unknown as WebKitWindow;
}

it.for([
  { engine: "Firefox", there: HAS_FIREFOX, open: openFirefox },
  { engine: "WebKit", there: HAS_WEBKIT, open: openWebKit },
])("$engine shows every picture whole", { timeout: 400_000 }, async ({ engine, there, open }, { skip }) => {
  skip(!there);
  const site = await openSite({ assets: "dist/gallery" });
  onTestFinished(() => site.close());
  const window = await open();
  onTestFinished(() => window.close());
  if (FILES) await mkdir(FILES, { recursive: true });
  await window.goto(`${site.url}/gallery/picture.html#home`);
  const faults: string[] = [];
  for (const [size, viewport] of Object.entries(SIZES)) {
    await window.setViewportSize(viewport);
    for (const name of Object.keys(PICTURES)) {
      await show(window as never, name);
      const found = [...(await tooWide(window as never, ["de", "nl"])), ...(await stretched(window as never))];
      faults.push(...found.map((fault) => `${name}, ${size}: ${fault}`));
      if (FILES) await window.screenshot({ path: join(FILES, `${name}-${engine}-${size}.png`) });
    }
  }
  expect(faults).toEqual([]);
});
