/** A line that becomes too weak for a picture, and good again: sound goes on, both are told, and nobody has to do anything. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeDetour, type Line } from "./harness/detour.ts";
import { arriveIn, meet, type Person, received, seesAndHears } from "./harness/people.ts";
import { openStage } from "./harness/stage.ts";

const stage = openStage("for all");
const GOOD: Line = { rate: 5_000_000, loss: 0, delay: 20, queue: 400 };
const WEAK: Line = { rate: 70_000, loss: 0.02, delay: 100, queue: 400 };
const detour = makeDetour({ ...GOOD });
let people: readonly [Person, Person];

beforeAll(async () => {
  const make = () => stage.browser.newContext({ locale: "nl-BE", viewport: { width: 1366, height: 768 } });
  const [one, two] = await Promise.all([make(), make()]);
  await detour.between(one, two);
  people = [await arriveIn(one, stage.site.url), await arriveIn(two, stage.site.url)];
  await meet(...people);
});
afterAll(() => detour.close());

const statusOf = (person: Person) => person.id("status").innerText();

it(
  "the picture steps back so that the sound gets through, and comes back by itself",
  { timeout: 300_000 },
  async () => {
    for (const person of people) expect(await statusOf(person)).not.toContain("zwak");

    Object.assign(detour.line, WEAK);
    await Promise.all(
      people.map(async (person) => {
        await expect.poll(() => statusOf(person), { timeout: 90_000 }).toContain("beeld wordt even niet verstuurd");
        await person.id("holds").waitFor({ timeout: 90_000 });
      }),
    );
    const before = await received(people[0]);
    await expect.poll(async () => (await received(people[0])).audioEnergy).toBeGreaterThan(before.audioEnergy);

    Object.assign(detour.line, GOOD);
    await Promise.all(
      people.map(async (person) => {
        await expect.poll(() => statusOf(person), { timeout: 120_000 }).not.toContain("zwak");
        await person.id("holds").waitFor({ state: "detached", timeout: 120_000 });
        await seesAndHears(person);
      }),
    );
  },
);
