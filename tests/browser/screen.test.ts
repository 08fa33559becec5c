/** Somebody shows what is on their screen in place of themselves. */
import { afterEach, expect, it } from "vitest";
import { arrive, ended, meet, more, type Person, seesAndHears } from "./harness/people.ts";
import { openStage } from "./harness/stage.ts";

const stage = openStage("for each");
let people: Person[] = [];
afterEach(async () => {
  for (const { context } of people) await context.close();
});

/** Runs in the page: what of the screen it sends. */
const SENT = `kept.flatMap((one) => one.getSenders()).find(({ track }) => track?.getSettings().displaySurface).track`;

it("until they stop, what is shown is closed, or the call is over; the others are told, and then see the person again", async () => {
  people = await Promise.all([arrive(stage.browser, stage.site.url), arrive(stage.browser, stage.site.url)]);
  const [worker, client] = people as [Person, Person];
  await meet(worker, client);
  const height = () => client.page.locator(".remote video").evaluate((video: HTMLVideoElement) => video.videoHeight);
  const told = client.page.locator(".remote figcaption", { hasText: "toont iets" });
  const begin = async () => {
    await more(worker, "show");
    // By keyboard: the button is where the one before it was.
    await worker.id("show-begin").press("Enter");
    await worker.id("showing").waitFor();
    await told.waitFor({ state: "attached" });
  };
  expect(await height()).toBeLessThan(300);

  await begin();
  expect(await worker.page.evaluate(`${SENT}.contentHint`)).toBe("detail");
  // Larger than any camera of this test is, and not made smaller on the way.
  await expect.poll(height).toBeGreaterThanOrEqual(700);
  await worker.id("stop-showing").press("Enter");
  await told.waitFor({ state: "detached" });
  await expect.poll(height).toBeLessThan(300);
  await seesAndHears(client);

  await begin();
  await worker.page.evaluate(`${SENT}.dispatchEvent(new Event("ended"))`);
  await worker.id("showing").waitFor({ state: "detached" });
  await told.waitFor({ state: "detached" });

  await begin();
  await worker.page.evaluate(`globalThis.shown = ${SENT}`);
  await client.id("hang-up").click();
  await ended(client, "hungUp").waitFor();
  await worker.id("showing").waitFor({ state: "detached" });
  expect(await worker.page.evaluate("shown.readyState")).toBe("ended");
  for (const { complaints } of people) expect(complaints).toEqual([]);
});
