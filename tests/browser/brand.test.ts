/** A site in its operator's colours and with its logo, from the first thing that is painted on. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readBrand } from "../../signalling/brand.ts";
import { shared } from "./harness/chromium.ts";
import { openSite, type Site } from "./harness/site.ts";

const LOGO =
  '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40"><rect width="120" height="40" fill="#7a1f5c"/></svg>';

let folder: string;
let browser: Browser;
let site: Site;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "driewoord-"));
  const logo = join(folder, "logo.svg");
  writeFileSync(logo, LOGO);
  browser = await shared();
  site = await openSite({ assets: "dist/app", brand: readBrand({ COLOUR: "#7a1f5c", LOGO: logo }, [])! });
});
afterAll(async () => {
  await browser.close();
  await site.close();
  rmSync(folder, { recursive: true });
});

const accent = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--accent").trim());

it.each(["light", "dark"] as const)("by %s", async (colorScheme) => {
  const page = await browser.newPage({ colorScheme, viewport: { width: 360, height: 640 } });
  const logo = page.waitForResponse(/\/logo$/);
  await page.goto(site.url);
  await page.getByTestId("go-start").waitFor();
  const colour = await accent(page);
  if (colorScheme === "light") expect(colour).toBe("#7a1f5c");
  else expect(colour).toMatch(/^#(?!7a1f5c)[\da-f]{6}$/);
  const answer = await logo;
  expect(answer.headers()["content-type"]).toBe("image/svg+xml");
  expect(answer.headers()["content-security-policy"]).toContain("default-src 'none'");
  expect(await answer.text()).toBe(LOGO);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  // Beside the languages, not below them.
  const [languages, name] = await Promise.all([".language", ".brand"].map((part) => page.locator(part).boundingBox()));
  expect(name!.y).toBeLessThan(languages!.y + languages!.height);
  expect(await page.getByRole("link", { name: "Driewoord" }).count()).toBe(1);
  await page.close();
});

it.each(["/logo", "/brand.css"])(
  "%s is not sent again to whoever has it, and a drawing opened by itself can do nothing",
  async (path) => {
    const first = await fetch(site.url + path);
    const tag = first.headers.get("etag")!;
    const again = (seen: string, method = "GET") =>
      fetch(site.url + path, { method, headers: { "If-None-Match": seen } });
    for (const seen of [tag, `W/${tag}`, `"other", ${tag}`]) expect((await again(seen)).status).toBe(304);
    const head = await again('"other"', "HEAD");
    expect([head.status, await head.text()]).toEqual([200, ""]);
    expect((await again('"other"')).status).toBe(200);
    if (path === "/logo")
      expect(first.headers.get("content-security-policy")).toMatch(/^default-src 'none'.*; sandbox$/);
  },
);

it("a site without a brand is in ours, and fetches no logo", async () => {
  const ours = await openSite({ assets: "dist/app" });
  const page = await browser.newPage({ colorScheme: "light" });
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(ours.url);
  await page.getByTestId("go-start").waitFor();
  expect(await accent(page)).toBe("#0b5d66");
  expect(asked).toContain("/brand.css");
  expect(asked).not.toContain("/logo");
  await page.close();
  await ours.close();
});
