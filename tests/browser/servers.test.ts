/** A host chooses among several sites, and the other person is told which. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Server } from "../../signalling/protocol.ts";
import { shared } from "./harness/chromium.ts";
import { arrive, giveWord, join, PASSWORD, seesAndHears, state, WORDS } from "./harness/people.ts";
import { openSite, type Site } from "./harness/site.ts";

let browser: Browser;
let sites: readonly Site[];
beforeAll(async () => {
  browser = await shared();
  const servers: Server[] = [];
  sites = await Promise.all([openSite({ servers }), openSite({ servers })]);
  for (const [index, { url }] of sites.entries())
    servers.push({ name: ["Hasselt", "Gent"][index]!, country: "BE", operator: "Zorg & Co", address: `${url}/` });
});
afterAll(async () => {
  await browser.close();
  await Promise.all(sites.map((site) => site.close()));
});

const bare = (url: string) => url.replace("http://", "");

it("a press leads to the other site in the same language, and there two people meet", async () => {
  const [here, there] = sites as [Site, Site];
  const worker = await arrive(browser, here.url, { locale: "fr-BE" });
  await worker.page.locator("header select").selectOption("de");
  await worker.id("go-start").click();
  const list = worker.id("other-sites");
  await list.locator("summary").click();
  expect(await list.getByRole("listitem").allTextContents()).toEqual([
    `Hasselt (Sie sind hier)Belgien · Zorg & Co${bare(here.url)}`,
    `GentBelgien · Zorg & Co${bare(there.url)}`,
  ]);
  await list.getByRole("link", { name: "Gent" }).click();
  await worker.page.waitForURL(`${there.url}/#start`);
  expect(await worker.page.locator("html").getAttribute("lang")).toBe("de");

  for (const [index, word] of WORDS.entries()) await worker.id(`start-word${index + 1}`).fill(word);
  await worker.id("start-password").fill(PASSWORD);
  await worker.id("start-submit").click();
  await worker.id("preview-continue").click();
  await state(worker, "waiting").waitFor();
  const told = await worker.page.locator(".address").textContent();
  expect(told).toBe(bare(there.url));

  const client = await arrive(browser, `http://${told}`);
  await join(client);
  await giveWord(client);
  await Promise.all([seesAndHears(worker), seesAndHears(client)]);
  for (const { context, complaints } of [worker, client]) {
    expect(complaints).toEqual([]);
    await context.close();
  }
});

it("where the list cannot be had, the form is there without it", async () => {
  const worker = await arrive(browser, sites[0]!.url);
  const failed = worker.page.waitForEvent("requestfailed", (request) => request.url().endsWith("/servers.json"));
  await worker.page.route("**/servers.json", (route) => route.abort());
  await worker.id("go-start").click();
  await failed;
  await worker.id("start-submit").waitFor();
  expect(await worker.id("other-sites").count()).toBe(0);
  await worker.context.close();
});
