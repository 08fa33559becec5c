/** The site's own files do not come: the network is bad, or a newer release has replaced them. */
import { beforeEach, expect, it } from "vitest";
import type { Page } from "playwright-core";
import { rewrite } from "./harness/rewrite.ts";
import { openStage } from "./harness/stage.ts";

const stage = openStage("for all");
let page: Page;

beforeEach(async () => {
  page = await stage.browser.newPage({ locale: "fr-BE" });
  return () => page.close();
});

/** The first `times` requests for a file whose name matches fail. */
async function loses(pattern: RegExp, times: number): Promise<void> {
  let lost = 0;
  await page.route(pattern, (route) => (lost++ < times ? route.abort() : route.continue()));
}

it("a dictionary that got lost is fetched again, and the first page stands", async () => {
  await loses(/assets\/fr-.*\.js/, 1);
  await page.goto(stage.site.url);
  await page.getByTestId("go-join").waitFor();
  expect(await page.locator(".slow").isVisible()).toBe(false);
});

it("a first page that never comes says so in four languages", async () => {
  await loses(/assets\/(fr|index)-.*\.js/, Infinity);
  await page.goto(stage.site.url);
  const slow = page.locator(".slow");
  expect(await slow.isVisible()).toBe(false);
  // As if its ten seconds were over.
  await page.evaluate(() => document.getAnimations().forEach((animation) => animation.finish()));
  expect(await slow.isVisible()).toBe(true);
  expect(await slow.getByRole("link").evaluateAll((links) => links.map((link) => link.getAttribute("lang")))).toEqual([
    "nl",
    "fr",
    "de",
    "en",
  ]);
});

it("the vault's worker that got lost is fetched again, and nobody notices", async () => {
  await loses(/vault\.worker-.*\.js/, 1);
  await page.goto(`${stage.site.url}/#join=Anna.Brugge.Fiets`);
  await page.getByTestId("join-submit").click();
  await page.locator('[data-testid="status"]', { hasText: /./ }).waitFor({ state: "attached" });
  await page.getByTestId("preview-continue").click();
  await page.locator(".typed").first().waitFor();
  expect(await page.getByTestId("part-missing").count()).toBe(0);
});

it("without the vault's worker the call ends before it begins; the next try fetches it once more", async () => {
  await loses(/vault\.worker-.*\.js/, 3);
  await page.goto(`${stage.site.url}/#join=Anna.Brugge.Fiets`);
  await page.getByTestId("join-submit").click();
  await page.locator('[data-testid="ended"][data-reason="deviceTooWeak"]').waitFor();
  await page.getByTestId("part-missing").getByRole("button").waitFor();
  await page.getByTestId("start-again").click();
  await page.getByTestId("join-submit").click();
  await page.getByTestId("preview-continue").click();
  await page.locator(".typed").first().waitFor();
});

it("a screen that a newer release has replaced is said to be, at once, and what is typed stays until the page is loaded anew", async () => {
  await page.goto(`${stage.site.url}/#join`);
  await page.getByTestId("join-word1").fill("Anna");
  // As after a new release: the old names are gone, and the page at the site names other scripts.
  await page.route(/\/assets\/.*\.js/, (route) => route.fulfill({ status: 404 }));
  await rewrite(page, `${stage.site.url}/`, (html) => html.replace(/index-[^.]+\.js/, "index-newer.js"));
  for (const n of [2, 3]) await page.getByTestId(`join-word${n}`).fill("Brugge");
  await page.getByTestId("join-submit").click();
  await page.getByTestId("part-missing").getByText("nouvelle version").waitFor();
  expect(await page.getByTestId("join-word1").inputValue()).toBe("Anna");
});

it("a screen that got lost is fetched again", async () => {
  await loses(/assets\/Join-.*\.js/, 1);
  await page.goto(stage.site.url);
  await page.getByTestId("go-join").click();
  await page.getByTestId("join-word1").waitFor();
});
