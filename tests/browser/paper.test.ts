/** Somebody leafs through a document, and the others watch. */
import { afterEach, expect, it } from "vitest";
import { makePdf, type Page } from "./harness/pdf.ts";
import { arrive, ended, giveWord, join, linked, meet, more, type Person, seesAndHears } from "./harness/people.ts";
import { openStage } from "./harness/stage.ts";
import { BILEVEL, WAVELET } from "./harness/scans.ts";

const stage = openStage("for each");
let people: Person[] = [];
afterEach(async () => {
  for (const { context } of people) await context.close();
});

const RED: Page = [1, 0, 0];
const BLUE: Page = [0, 0, 1];

/** Two people in a call, and what the second of them sees of the first. */
async function watching() {
  people = await Promise.all([arrive(stage.browser, stage.site.url), arrive(stage.browser, stage.site.url)]);
  const [worker, client] = people as [Person, Person];
  await meet(worker, client);
  /** What the middle of the picture is most of: "red", "green" or "blue"; "bright" or "dark" where it has no colour. */
  const middleOf = (person: Person, tile: string) =>
    person.page.locator(`${tile} video`).evaluate((video: HTMLVideoElement) => {
      const surface = new OffscreenCanvas(1, 1).getContext("2d")!;
      surface.drawImage(video, video.videoWidth / 2, video.videoHeight / 2, 1, 1, 0, 0, 1, 1);
      const parts = surface.getImageData(0, 0, 1, 1).data.slice(0, 3);
      const most = Math.max(...parts);
      if (most - Math.min(...parts) < 80) return most > 128 ? "bright" : "dark";
      return ["red", "green", "blue"][parts.indexOf(most)];
    });
  const middle = () => middleOf(client, ".remote");
  const shape = () =>
    client.page
      .locator(".remote video")
      .evaluate(({ videoWidth, videoHeight }: HTMLVideoElement) => videoWidth / videoHeight);
  return { worker, client, middle, middleOf, shape };
}

async function choose(person: Person, name: string, buffer: Buffer, mimeType = "application/pdf"): Promise<void> {
  const choosing = person.page.waitForEvent("filechooser");
  await person.id("choose-paper").press("Enter");
  await (await choosing).setFiles({ name, mimeType, buffer });
}

async function show(person: Person, name: string, buffer: Buffer, mimeType?: string): Promise<void> {
  await more(person, "show");
  await choose(person, name, buffer, mimeType);
  await person.id("paper").waitFor();
}

it("a PDF: page by page, larger and smaller, and then the person again", async () => {
  const { worker, client, middle, shape } = await watching();
  await show(worker, "brief.pdf", makePdf([RED, BLUE]));
  await client.page.locator(".remote figcaption", { hasText: "toont iets" }).waitFor({ state: "attached" });
  await expect.poll(middle).toBe("red");
  await expect.poll(shape).toBeCloseTo(595 / 842, 1);
  expect(await worker.id("page-number").textContent()).toBe("Pagina 1 van 2");
  expect(await worker.id("page-before").getAttribute("aria-disabled")).toBe("true");

  await worker.id("page-next").click();
  await expect.poll(middle).toBe("blue");
  expect(await worker.id("page-next").getAttribute("aria-disabled")).toBe("true");

  // Only a part of it is in sight then, as wide as the window.
  for (let times = 0; times < 3; times += 1) await worker.id("page-larger").press("Enter");
  await expect.poll(shape).toBeGreaterThan(1);

  await worker.id("stop-showing").press("Enter");
  await worker.id("paper").waitFor({ state: "detached" });
  await expect.poll(middle).not.toBe("blue");
  await seesAndHears(client);
  for (const { complaints, page } of people) {
    expect(complaints).toEqual([]);
    // What is fetched in the middle of a call takes nothing off the screen: a picture that is taken off stops.
    const paused = () =>
      page.locator("video").evaluateAll((all: HTMLVideoElement[]) => all.filter((one) => one.paused).length);
    await expect.poll(paused).toBe(0);
  }
});

it("whoever comes in while the page does not change sees it too", async () => {
  const { worker, middleOf } = await watching();
  await show(worker, "brief.pdf", makePdf([BLUE]));
  const late = await arrive(stage.browser, stage.site.url);
  people = [...people, late];
  await join(late);
  await giveWord(late);
  await worker.id("knock-admit").press("Enter");
  await linked(late, 2);
  await expect.poll(() => middleOf(late, '[data-main="true"]')).toBe("blue");
});

it("what scanners make of a page, for which a decoder is fetched", async () => {
  const { worker, middle } = await watching();
  await show(worker, "scan.pdf", makePdf([WAVELET, BILEVEL]));
  await expect.poll(middle).toBe("green");
  await worker.id("page-next").click();
  await expect.poll(middle).toBe("dark");
  expect(worker.complaints).toEqual([]);
});

it("a picture, and the call may end while it is shown", async () => {
  const { worker, client, middle } = await watching();
  const png = await worker.page.evaluate(async () => {
    const canvas = new OffscreenCanvas(300, 200);
    const surface = canvas.getContext("2d")!;
    surface.fillStyle = "#00f";
    surface.fillRect(0, 0, 300, 200);
    return [...new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer())];
  });
  await show(worker, "foto.png", Buffer.from(png), "image/png");
  await expect.poll(middle).toBe("blue");
  expect(await worker.id("page-next").count()).toBe(0);
  await client.id("hang-up").click();
  await ended(client, "hungUp").waitFor();
  await worker.id("showing").waitFor({ state: "detached" });
  expect(await worker.page.locator("canvas").count()).toBe(0);
});

it("what cannot be shown is said, and another can be chosen", async () => {
  const { worker, middle } = await watching();
  await more(worker, "show");
  const says = (text: string) => worker.page.locator("dialog[open]", { hasText: text }).waitFor();
  await choose(worker, "geheim.pdf", makePdf([RED], { locked: true }));
  await says("vraagt een wachtwoord");
  await choose(worker, "kapot.pdf", Buffer.from("%PDF-1.7 and nothing else"));
  await says("kan niet getoond worden");
  await choose(worker, "lijst.txt", Buffer.from("melk, brood"), "text/plain");
  await says("kan niet getoond worden");
  await choose(worker, "brief.pdf", makePdf([BLUE]));
  await expect.poll(middle).toBe("blue");
});
