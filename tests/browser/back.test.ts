/** The browser's Back, which a phone's edge gives whoever swipes there by mistake. */
import { afterEach, expect, it } from "vitest";
import { arrive, ended, host, join, meet, more, type Person, seesAndHears, state, WORDS } from "./harness/people.ts";
import { openStage } from "./harness/stage.ts";

const stage = openStage("for each");
let people: Person[] = [];
afterEach(async () => {
  for (const { context } of people) await context.close();
});

/** By hand: Playwright's own waits for a page to load. */
const goBack = ({ page }: Person) => page.evaluate(() => history.back());

it("asks before it ends a call, as often as it is pressed, and closes what is open over it", async () => {
  people = await Promise.all([arrive(stage.browser, stage.site.url), arrive(stage.browser, stage.site.url)]);
  const [worker, client] = people as [Person, Person];
  await meet(worker, client);
  for (let presses = 0; presses < 3; presses += 1) {
    await goBack(client);
    await client.id("back-stay").press("Enter");
    await client.id("back-stay").waitFor({ state: "hidden" });
  }
  await seesAndHears(client);

  await more(client, "people");
  await goBack(client);
  await expect.poll(() => client.page.locator("dialog[open]").count()).toBe(0);
  await seesAndHears(worker);

  await client.page.reload();
  await seesAndHears(client);
  await goBack(client);
  await client.id("back-stop").press("Enter");
  await ended(client, "hungUp").waitFor();
});

it("leaves the wait as it is where somebody opens a link meanwhile, and then goes back as ever", async () => {
  const client = await arrive(stage.browser, stage.site.url);
  people = [client];
  await join(client);
  await client.id("join-waiting").waitFor();
  await client.page.evaluate(() => void (location.hash = "join=anna.gent.lamp"));
  // The call that waits goes on: the link is there when it is over.
  await client.id("join-waiting").waitFor();
  await goBack(client);
  await expect.poll(() => client.id("join-word1").inputValue()).toBe(WORDS[0]);
});

it("goes back to the words from the page on which somebody waits for the other, and they stand there still", async () => {
  const client = await arrive(stage.browser, stage.site.url);
  people = [client];
  await join(client);
  await client.id("join-waiting").waitFor();
  await goBack(client);
  await expect.poll(() => client.id("join-word1").inputValue()).toBe(WORDS[0]);
  // Another Back leaves the form, as from any other page.
  await goBack(client);
  await client.id("go-join").waitFor();
});

it("asks again at once where the question before has just been answered", async () => {
  const worker = await arrive(stage.browser, stage.site.url);
  people = [worker];
  await host(worker);
  await goBack(worker);
  await worker.id("back-stay").waitFor();
  // Before the browser tells that the dialog is closed, which it does in a task of its own.
  await worker.page.evaluate(async () => {
    const dialog = document.querySelector<HTMLDialogElement>("dialog[open]")!;
    const told = new Promise((resolve) => dialog.addEventListener("close", resolve, { once: true }));
    document.querySelector<HTMLElement>('[data-testid="back-stay"]')!.click();
    dispatchEvent(new PopStateEvent("popstate"));
    await told;
  });
  await worker.id("back-stay").press("Enter");
  await worker.id("back-stay").waitFor({ state: "hidden" });
  await state(worker, "waiting").waitFor();
});

it("asks a host who waits, and the room stays", async () => {
  const worker = await arrive(stage.browser, stage.site.url);
  people = [worker];
  await host(worker);
  await goBack(worker);
  await worker.id("back-stay").press("Enter");
  await state(worker, "waiting").waitFor();
  await goBack(worker);
  await worker.id("back-stop").press("Enter");
  await ended(worker, "hungUp").waitFor();
});
