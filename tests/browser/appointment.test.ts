/** A conversation that was planned, or stands in another program's agenda: two links, and whoever comes first waits. */
import { text } from "node:stream/consumers";
import type { Page } from "playwright-core";
import { convertIcsCalendar } from "ts-ics";
import { afterEach, expect, it } from "vitest";
import { arrive, ended, giveWord, PASSWORD, type Person, seesAndHears, state } from "./harness/people.ts";
import { openStage } from "./harness/stage.ts";

const stage = openStage("for each");
let people: Person[] = [];

const arriveAt = async (url: string, options = {}) => {
  const person = await arrive(stage.browser, url, options);
  people.push(person);
  return person;
};
afterEach(async () => {
  for (const { context } of people) await context.close();
  people = [];
});

/** From a host's link to the room. */
async function open({ id }: Person): Promise<void> {
  await id("start-password").fill(PASSWORD);
  await id("start-submit").click();
  await id("preview-continue").click();
}

/** Every address that the tab leads back to. */
async function history(page: Page): Promise<string[]> {
  const devtools = await page.context().newCDPSession(page);
  const { entries } = await devtools.send("Page.getNavigationHistory");
  return entries.map(({ url }) => url);
}

/** The one entry of the calendar file that the button gives. */
async function entryOf({ page, id }: Person, button: string, name: string) {
  const [download] = await Promise.all([page.waitForEvent("download"), id(button).click()]);
  expect(download.suggestedFilename()).toBe(name);
  const file = await text(await download.createReadStream());
  const [event, ...others] = convertIcsCalendar(undefined, file).events!;
  expect(others).toEqual([]);
  return event!;
}

it("is planned, sent, and begins by itself when the second of two has come", async () => {
  const worker = await arriveAt(stage.site.url);
  await worker.id("go-start").click();
  await worker.id("go-plan").click();
  const day = new Date(Date.now() + 26 * 3_600_000).toISOString().slice(0, 10);
  await worker.id("plan-date").fill(day);
  await worker.id("plan-time").fill("14:00");
  await worker.id("plan-language").selectOption({ label: "Français" });
  await worker.id("plan-name").fill("Anna");
  await worker.id("plan-submit").click();

  const letter = await worker.id("plan-mail-text").inputValue();
  const sent = /http\S+/.exec(letter)![0];
  const own = await worker.id("invite-link").inputValue();
  const words = /#join=([^&]*)/.exec(sent)![1]!;
  expect(letter).toContain("Avec\u202F: Anna");
  expect(own).toContain(`#start=${words}&`);
  const at = new Date(`${day}T14:00`);
  const theirs = await entryOf(worker, "plan-theirs", `Driewoord ${day}.ics`);
  expect(theirs).toMatchObject({ url: sent, description: letter, start: { date: at }, alarms: [{}, {}] });
  expect(await entryOf(worker, "plan-yours", `Driewoord ${day} (Voor uzelf).ics`)).toMatchObject({
    url: own,
    start: { date: at },
    alarms: [{}],
  });

  // A browser that knows nothing of it, in the link's language rather than its own.
  const client = await arriveAt(sent, { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true });
  await client.page.getByRole("heading", { name: "On vous invite à un appel vidéo" }).waitFor();
  expect(await client.id("appointment").innerText()).toMatch(/à 14:00$/);
  expect(new URL(client.page.url()).hash).toBe("#join");
  for (const address of await history(client.page)) expect(address).not.toContain(words);
  await client.id("join-submit").click();
  await client.id("preview-continue").click();
  await client.page.getByText("Restez sur cette page").waitFor();

  await worker.page.goto(own);
  await worker.id("appointment").waitFor();
  expect((await worker.id("start-word1").inputValue()) !== "").toBe(true);
  expect(await worker.id("start-direct").count()).toBe(0);
  for (const address of await history(worker.page)) expect(address).not.toContain(words);
  await open(worker);
  await giveWord(client);
  await Promise.all([seesAndHears(worker), seesAndHears(client)]);
  for (const { requests, complaints } of people) {
    expect(requests.filter((url) => url.includes(words))).toEqual([]);
    expect(complaints).toEqual([]);
  }
});

it("stands in another program's agenda, which both go back to", async () => {
  const details = "&at=2032-12-01T14:00%2B01:00&lang=de&back=https%3A%2F%2Fagenda.example%2Fdossier%3Fid%3D7";
  const worker = await arriveAt(`${stage.site.url}/#start=Anna.Eupen.Fahrrad&name=Vroni${details}`);
  await worker.id("appointment").waitFor();
  await open(worker);
  await state(worker, "waiting").waitFor();
  const client = await arriveAt(`${stage.site.url}/#join=Anna.Eupen.Fahrrad&name=Jos%C3%A9${details}`);
  await client.id("join-submit").click();
  expect(await client.id("display-name").inputValue()).toBe("José");
  await client.id("preview-continue").click();
  await giveWord(client);
  await Promise.all([seesAndHears(worker), seesAndHears(client)]);
  await worker.page.locator(".remote", { hasText: "José" }).waitFor();
  await client.page.locator(".remote", { hasText: "Vroni" }).waitFor();

  await client.id("hang-up").click();
  await ended(client, "hungUp").waitFor();
  const back = client.id("ended-back");
  expect(await back.innerText()).toBe("Zurück zu agenda.example");
  expect(await back.getAttribute("href")).toBe("https://agenda.example/dossier?id=7");
});

it("is taken from a link that is pasted into a tab with a form, another link or nothing in it", async () => {
  const client = await arriveAt(`${stage.site.url}/#start`);
  await client.id("start-word1").fill("Gerda");
  for (const words of ["Anna.Eupen.Fahrrad", "Tom.Brugge.Fiets"]) {
    await client.page.goto(`${stage.site.url}/#join=${words}`);
    await client.page.getByText(words.replaceAll(".", " · ")).waitFor();
    expect(new URL(client.page.url()).hash).toBe("#join");
  }
  await client.id("join-other").click();
  expect(await client.id("join-word1").inputValue()).toBe("Tom");
  await client.page.goto(`${stage.site.url}/#join=Anna.Eupen.Fahrrad`);
  await client.page.getByText("Anna · Eupen · Fahrrad").waitFor();
});

it("is left for the form by whoever was given other words", async () => {
  const client = await arriveAt(`${stage.site.url}/#join=Anna.Eupen.Fahrrad`);
  await client.id("join-submit").click();
  await client.id("preview-continue").click();
  await client.page.getByText("Blijf op deze pagina").waitFor();
  await client.page.getByRole("button", { name: "Andere woorden typen" }).click();
  expect(await client.id("join-word2").inputValue()).toBe("Eupen");
  await client.id("join-word2").fill("Brugge");
  await client.id("join-submit").click();
  await client.id("preview-continue").click();
  await client.page.getByText("Anna · Brugge · Fahrrad").waitFor();
  await client.page.getByText("Kloppen de drie woorden hieronder?").waitFor();
});
