/** A call from the first page to the last by keyboard alone, also where the page is enlarged to 400 % (WCAG 2.2, 1.4.10, 2.1.1 and 2.4.11). */
import type { Locator } from "playwright-core";
import { afterEach, expect, it } from "vitest";
import { SAID } from "./harness/newcomer.ts";
import { arrive, ended, type Person, seesAndHears } from "./harness/people.ts";
import { openStage } from "./harness/stage.ts";

const stage = openStage("for each");
let people: Person[] = [];
afterEach(async () => {
  for (const { context } of people) await context.close();
});

const said = SAID.nl;
/** More than any screen has places for the keyboard. */
const PLACES = 60;

/** Goes on with the Tab key until this has the focus, which then has to be in sight. */
async function reach({ page }: Person, place: Locator): Promise<void> {
  await place.waitFor();
  const isThere = () => place.evaluate((element) => element === document.activeElement);
  for (let presses = 0; presses < PLACES && !(await isThere()); presses += 1) await page.keyboard.press("Tab");
  expect(await isThere(), `${String(place)} within ${PLACES} presses`).toBe(true);
  const inSight = () =>
    place.evaluate((element) => {
      const { top, bottom, left, right } = element.getBoundingClientRect();
      const at = document.elementFromPoint(
        (Math.max(left, 0) + Math.min(right, innerWidth)) / 2,
        (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2,
      );
      return at !== null && (element.contains(at) || at.closest("label")?.control === element);
    });
  await expect.poll(inSight, { message: `${String(place)} in sight` }).toBe(true);
}

/** One whose name begins like this. */
const button = ({ page }: Person, name: string) =>
  page
    .getByRole("button", { name: new RegExp(`^${name}`) })
    .filter({ visible: true })
    .first();

async function press(person: Person, name: string): Promise<void> {
  await reach(person, button(person, name));
  await person.page.keyboard.press("Enter");
}

async function type(person: Person, name: string, text: string): Promise<void> {
  await reach(person, person.page.getByRole("textbox", { name, exact: true }));
  await person.page.keyboard.press("ControlOrMeta+a");
  await person.page.keyboard.type(text);
}

it.each([
  ["on a laptop", { width: 1280, height: 720 }],
  // 1280 by 1024, enlarged.
  ["at 400 %", { width: 320, height: 256 }],
])("%s", async (_, viewport) => {
  people = await Promise.all([0, 1].map(() => arrive(stage.browser, stage.site.url, { viewport })));
  const [worker, client] = people as [Person, Person];
  const words = ["Tom", "Gent", "Fiets"];

  await press(worker, said.home.start);
  for (const [index, word] of words.entries())
    await type(worker, [said.start.word1, said.start.word2, said.start.word3][index]!, word);
  await type(worker, said.start.password, "appel boom");
  await worker.page.keyboard.press("Enter");
  await press(worker, said.preview.continue);

  await press(client, said.home.join);
  for (const [index, word] of words.entries())
    await type(client, [said.join.word1, said.join.word2, said.join.word3][index]!, word);
  await client.page.keyboard.press("Enter");
  await press(client, said.preview.continue);
  await type(client, said.join.password, "appel boom");
  await client.page.keyboard.press("Enter");
  await Promise.all([seesAndHears(worker), seesAndHears(client)]);

  await press(client, said.room.mic);
  await worker.page
    .locator(".remote")
    .getByText(said.room.otherMicOff.replace("{{name}}", ""))
    .first()
    .waitFor({ state: "attached" });
  await press(worker, said.room.more);
  await press(worker, said.chat.title);
  await type(worker, said.chat.label, "Dag");
  await worker.page.keyboard.press("Enter");
  await worker.page.keyboard.press("Escape");
  await client.page.getByText("Dag", { exact: true }).first().waitFor();
  await press(client, said.room.hangUp);
  await ended(client, "hungUp").waitFor();
  await press(worker, said.room.hangUp);
  await ended(worker, "hungUp").waitFor();
});
