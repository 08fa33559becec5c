/** The host asks who somebody is, and they sign in with a provider: a real OpenID server, in a tab beside the call. */
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { shared } from "./harness/chromium.ts";
import { arrive, meet, openPerson, type Person, seesAndHears } from "./harness/people.ts";
import { CLIENT, type IdentityProvider, openProvider } from "./harness/provider.ts";
import { openSite, type Site } from "./harness/site.ts";

let browser: Browser;
let provider: IdentityProvider;
let site: Site;
let worker: Person;
let client: Person;

beforeAll(async () => {
  browser = await shared();
});
afterAll(() => browser.close());

beforeEach(async () => {
  provider = await openProvider();
  // What pages may reach is the provider alone, and no other address.
  site = await openSite({
    liveOrigins: [],
    provider: { name: "Mijn Kaart", issuer: provider.issuer, client: CLIENT },
  });
  provider.know(site.url);
  [worker, client] = await Promise.all([arrive(browser, site.url), arrive(browser, site.url)]);
  await meet(worker, client);
});
afterEach(async () => {
  await Promise.all([worker, client].map(({ context }) => context.close()));
  await Promise.all([site.close(), provider.close()]);
});

async function ask(): Promise<void> {
  await openPerson(worker);
  // Nobody shows who they are to somebody without a name.
  await worker.id("ask-to-sign-in").click();
  await worker.id("ask-to-sign-in-name").fill("An Peeters");
  await worker.id("ask-to-sign-in").click();
}

/** The tab in which the client signs in. */
async function openSignIn(): Promise<Page> {
  const opened = client.context.waitForEvent("page");
  await client.id("sign-in").click();
  return opened;
}

it("the host reads the name and the day of birth that the provider knows, and the call goes on", async () => {
  await ask();
  expect(await client.id("sign-in-asked").textContent()).toContain("Mijn Kaart");
  const tab = await openSignIn();
  await tab.locator('[name="login"]').fill("Maria Peeters");
  await tab.locator('[name="password"]').fill("whatever");
  await tab.getByRole("button", { name: "Sign-in" }).click();
  await tab.getByRole("button", { name: "Continue" }).click();

  const told = worker.page.locator('[data-testid="signed-in"][data-is="known"]');
  await told.waitFor();
  const text = (await told.textContent())!.replaceAll(/[\u2066-\u2069]/g, "");
  expect(text).toContain("Mijn Kaart is dit: Maria Peeters, geboren op 28 februari 1942");
  await client.page.locator('[data-testid="sign-in-asked"][data-step="known"]').waitFor();
  // The tab is closed, or leads back, and keeps nothing of what the provider said in its address.
  if (!tab.isClosed()) expect(tab.url()).toBe(`${site.url}/signed-in.html`);
  await client.id("sign-in-close").click();
  await Promise.all([seesAndHears(worker), seesAndHears(client)]);
  await openPerson(worker);
  expect(await worker.id("signed-in-as").textContent()).toContain("Maria Peeters");
  for (const { complaints } of [worker, client]) expect(complaints).toEqual([]);
});

it("whoever does not go through with it shows nothing, and both are told", async () => {
  await ask();
  const tab = await openSignIn();
  await tab.getByRole("link", { name: "Cancel" }).click();
  await client.page.locator('[data-testid="sign-in-asked"][data-step="failed"]').waitFor();
  await worker.page.locator('[data-testid="signed-in"][data-is="refused"]').waitFor();
});

it("whoever is not asked any more is told, and that nothing was shown", async () => {
  await ask();
  await client.id("sign-in").waitFor();
  await worker.id("signed-in-call-off").click();
  await client.page.locator('[data-testid="sign-in-asked"][data-step="withdrawn"]').waitFor();
  await worker.id("signed-in").waitFor({ state: "detached" });
});

it("a provider that does not answer is told to the host", async () => {
  provider.works = false;
  await ask();
  await worker.page.locator('[data-testid="signed-in"][data-is="unreachable"]').waitFor();
  expect(await client.id("sign-in-asked").count()).toBe(0);
});
