/** The site's own files do not come: the network is bad, or a newer release has replaced them. */
import { rmSync } from "node:fs";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import type { Page } from "playwright-core";
import { launchPlain } from "./harness/chromium.ts";
import { onDisk } from "./harness/disk.ts";
import { rewrite } from "./harness/rewrite.ts";
import { openStage } from "./harness/stage.ts";

const stage = openStage("for all", "dist/app");
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

describe("a screen that a newer release has replaced", () => {
  /** A host's form is filled in, and the next screen is not there any more, because the page at the site names other scripts. */
  async function replaced(on: Page): Promise<void> {
    await on.goto(`${stage.site.url}/#start`);
    await on.getByTestId("start-word1").fill("Gerda");
    await on.route(/\/assets\/.*\.js/, (route) => route.fulfill({ status: 404 }));
    await rewrite(on, `${stage.site.url}/`, (html) => html.replace(/index-[^.]+\.js/, "index-newer.js"));
    for (const [field, value] of [
      ["word2", "Zoutleeuw"],
      ["word3", "Zonnebloem"],
      ["password", "Zilver reiger 42"],
    ] as const)
      await on.getByTestId(`start-${field}`).fill(value);
    await on.getByTestId("start-submit").click();
    await on
      .getByTestId("part-missing")
      .getByText(/nouvelle version|new version/)
      .waitFor();
  }
  async function loadAnew(on: Page): Promise<void> {
    await on.unrouteAll({ behavior: "ignoreErrors" });
    await on.getByTestId("part-missing").getByRole("button").click();
    await expect.poll(() => on.getByTestId("start-password").inputValue()).toBe("Zilver reiger 42");
  }

  it("is said to be, at once, and what was typed is there when the page has been loaded anew", async () => {
    await replaced(page);
    await loadAnew(page);
    const typed = [1, 2, 3].map((n) => page.getByTestId(`start-word${n}`).inputValue());
    expect(await Promise.all(typed)).toEqual(["Gerda", "Zoutleeuw", "Zonnebloem"]);
    expect(await page.evaluate(() => [window.name, sessionStorage.length])).toEqual(["", 0]);
  });

  it("leaves nothing of what was typed on disk", async () => {
    const plain = await launchPlain();
    onTestFinished(() => rmSync(plain.profile, { recursive: true, force: true, maxRetries: 50, retryDelay: 20 }));
    const its = await plain.context.newPage();
    await replaced(its);
    await loadAnew(its);
    await plain.leave();
    for (const secret of ["Zoutleeuw", "Zonnebloem", "Zilver reiger 42"])
      expect([secret, onDisk(plain.profile, secret)]).toEqual([secret, false]);
    expect(onDisk(plain.profile, "driewoord")).toBe(true);
  });
});

it("another site cannot fill the form in by the window's name", async () => {
  await page.goto(`${stage.site.url}/robots.txt`);
  await page.evaluate(() => (window.name = JSON.stringify(["Anna", "Brugge", "Fiets", "boom peer"])));
  await page.goto(`${stage.site.url}/#join`);
  await page.getByTestId("join-word1").waitFor();
  expect(await page.getByTestId("join-word1").inputValue()).toBe("");
});

it("a screen that got lost is fetched again", async () => {
  await loses(/assets\/Join-.*\.js/, 1);
  await page.goto(stage.site.url);
  await page.getByTestId("go-join").click();
  await page.getByTestId("join-word1").waitFor();
});
