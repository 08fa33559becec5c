/** Consulting hours in real browsers: several wait, one at a time is in, and none of them learns of the others. */
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  arriveIn,
  ended,
  giveWord,
  join,
  more,
  PASSWORD,
  type Person,
  received,
  seesAndHears,
  state,
  WORDS,
} from "./harness/people.ts";
import { send, SIGNALS } from "./harness/signals.ts";
import { openStage } from "./harness/stage.ts";

const stage = openStage("for all");
let worker: Person;
let ann: Person;
let bea: Person;

async function arriveAt(): Promise<Person> {
  const context = await stage.browser.newContext({ locale: "nl-BE", viewport: { width: 800, height: 600 } });
  await send(context, SIGNALS[0]);
  return arriveIn(context, stage.site.url);
}

async function knock(name: string): Promise<Person> {
  const person = await arriveAt();
  await join(person, { name });
  await giveWord(person);
  await person.page.locator('[data-testid="join-waiting"][data-at="door"]').waitFor();
  return person;
}

/** The names of those who wait, as the host sees them. */
const waiters = ({ page }: Person) => page.locator('[data-testid="waiter"] .who').allInnerTexts();
/** A name on a screen stands between marks that keep its direction apart. */
const bare = (names: readonly string[]) => names.map((name) => name.replace(/[\u2068\u2069]/g, ""));

// One afternoon, in which each test goes on where the one before has stopped.
beforeAll(async () => {
  worker = await arriveAt();
  await worker.id("go-start").click();
  for (const [index, word] of WORDS.entries()) await worker.id(`start-word${index + 1}`).fill(word);
  await worker.id("start-consulting").check();
  await worker.id("start-password").fill(PASSWORD);
  await worker.id("start-submit").click();
  await worker.id("preview-continue").click();
  await worker.id("waiting-room").waitFor();
});
afterAll(async () => {
  for (const { context } of [worker, ann, bea]) await context.close();
});

it("everybody waits, in the order in which they came, and nothing is laid over the host's screen", async () => {
  ann = await knock("Annemie");
  await expect.poll(async () => bare(await waiters(worker))).toEqual(["Annemie"]);
  bea = await knock("Beatrijs");
  await expect.poll(async () => bare(await waiters(worker))).toEqual(["Annemie", "Beatrijs"]);
  expect(await worker.id("knock").count()).toBe(0);
});

it("the first comes in, is told nothing of the second, and the second nothing of the first", async () => {
  await worker.page.locator('[data-testid="waiter"] [data-testid="knock-admit"]').first().click();
  await Promise.all([seesAndHears(worker), seesAndHears(ann)]);
  await more(worker, "waiting");
  await worker.page.locator('dialog[open] [data-testid="knock-message"]').press("Enter");
  await worker.page.locator('dialog[open] [data-testid="knock-message-fiveMinutes"]').press("Enter");
  await bea.id("door-note").getByText("vijf minuten").waitFor();
  expect(await ann.page.content()).not.toContain("Beatrijs");
  expect(await bea.page.content()).not.toContain("Annemie");
  expect(await received(bea)).toEqual({ frames: 0, audioPackets: 0, audioEnergy: 0 });
});

it("somebody who comes during the conversation is announced to the host alone, and in a small way", async () => {
  const cor = await knock("Cornelis");
  await worker.page.keyboard.press("Escape");
  await worker.id("waiting-notice").waitFor();
  expect(await worker.id("alert-participant").count()).toBe(0);
  expect(await ann.page.content()).not.toContain("Cornelis");
  await worker.id("waiting-noted").press("Enter");
  await worker.id("waiting-notice").waitFor({ state: "detached" });
  await cor.id("hang-up").click();
  await ended(cor, "hungUp").waitFor();
  await cor.context.close();
});

it("the next comes in with one press, and the conversation before is over with it", async () => {
  await more(worker, "waiting");
  const next = worker.page.locator('dialog[open] [data-testid="knock-admit"]').first();
  expect(bare([await next.innerText()])).toEqual(["Ophangen en binnenlaten: Beatrijs"]);
  await next.press("Enter");
  await ended(ann, "otherLeft").waitFor();
  await Promise.all([seesAndHears(worker), seesAndHears(bea)]);
});

it("whoever hangs up is asked what is over; the room stays open, also behind a reload of the page", async () => {
  await worker.id("hang-up").click();
  await worker.id("finish").press("Enter");
  await ended(bea, "otherLeft").waitFor();
  await state(worker, "waiting").waitFor();
  expect(await waiters(worker)).toEqual([]);
  await worker.page.reload();
  await worker.id("waiting-room").waitFor();
  await bea.id("start-again").click();
  await bea.id("join-submit").click();
  await bea.id("preview-continue").click();
  await giveWord(bea);
  await expect.poll(async () => bare(await waiters(worker))).toEqual(["Beatrijs"]);
});

it("closes for everybody who still waits", async () => {
  await worker.id("hang-up").click();
  await worker.page.locator('dialog[open] [data-testid="end-for-all"]').press("Enter");
  await ended(worker, "hungUp").waitFor();
  await ended(bea, "hostEnded").waitFor();
});
