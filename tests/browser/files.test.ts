/** People hand each other files: asked for, offered, refused, stopped and cut off; what arrives is what was sent. */
import { createHash, randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { afterEach, expect, it } from "vitest";
import {
  arrive,
  chooseFile,
  ended,
  meet,
  more,
  offerFile,
  openPerson,
  type Person,
  seesAndHears,
} from "./harness/people.ts";
import { openStage } from "./harness/stage.ts";

const stage = openStage("for each");
let people: Person[] = [];
afterEach(async () => {
  for (const { context } of people) await context.close();
});

async function twoInACall(): Promise<readonly [worker: Person, client: Person]> {
  people = await Promise.all([arrive(stage.browser, stage.site.url), arrive(stage.browser, stage.site.url)]);
  const [worker, client] = people as [Person, Person];
  await meet(worker, client);
  return [worker, client];
}

/** Runs in the page: which of its pictures stand still. */
const PAUSED = `[...document.querySelectorAll("video")].filter((video) => video.paused).map((video) => video.dataset.testid)`;

/** Runs in the page: which pictures it sends. */
const SENT = `kept.flatMap((one) => one.getSenders()).map(({ track }) => track?.kind).filter((kind) => kind === "video")`;

const hash = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

const pdf = (name: string, bytes: Buffer) => ({ name, mimeType: "application/pdf", buffer: bytes });

/** What the browser saves when the file is to be saved. */
async function saved(person: Person): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const coming = person.page.waitForEvent("download");
  await person.id("file-save").press("Enter");
  const download = await coming;
  return { name: download.suggestedFilename(), bytes: await buffer(await download.createReadStream()) };
}

/** A photo that a phone held on its side has taken (Exif 2.32): it says which phone, and that the picture has to be turned. */
async function photo(): Promise<Buffer> {
  const plain = await readFile(new URL("../camera/pictures/grace_hopper.jpg", import.meta.url));
  const maker = Buffer.from("the maker of a phone\0");
  const entry = (tag: number, type: number, count: number, value: number) => {
    const bytes = Buffer.alloc(12);
    bytes.writeUInt16BE(tag, 0);
    bytes.writeUInt16BE(type, 2);
    bytes.writeUInt32BE(count, 4);
    if (type === 3) bytes.writeUInt16BE(value, 8);
    else bytes.writeUInt32BE(value, 8);
    return bytes;
  };
  const header = Buffer.from([0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 2]);
  const behind = header.length + 2 * 12 + 4;
  const entries = [entry(0x10f, 2, maker.length, behind), entry(0x112, 3, 1, 6), Buffer.alloc(4)];
  const exif = Buffer.concat([Buffer.from("Exif\0\0"), header, ...entries, maker]);
  const segment = Buffer.alloc(4);
  segment.writeUInt16BE(0xffe1, 0);
  segment.writeUInt16BE(exif.length + 2, 2);
  return Buffer.concat([plain.subarray(0, 2), segment, exif, plain.subarray(2)]);
}

it("a photo that was asked for comes by itself, turned the right way and without what the camera wrote; nothing of it is at the relay", async () => {
  const [worker, client] = await twoInACall();
  const sent = await photo();
  expect(sent.includes("the maker of a phone")).toBe(true);

  await more(worker, "file");
  await worker.id("ask-file").press("Enter");
  await worker.id("file-passing").getByText("heeft nog niet geantwoord").waitFor();
  await client.id("file-question").getByText("vraagt u om een foto").waitFor();
  const given = { name: "IMG_2041.jpeg", mimeType: "image/jpeg", buffer: sent };
  await chooseFile(client, '[data-testid="file-question"]', given);
  await client
    .id("file-end")
    .getByText(/^Aangekomen: .foto\.jpg.$/u)
    .waitFor();
  await client.id("file-end").getByText("Plaats en tijd staan niet meer in de foto.").waitFor();

  const picture = worker.id("received").getByRole("img", { name: /^Afbeelding: .?foto\.jpg/u });
  await picture.waitFor();
  const size = () => picture.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight]);
  // The picture itself is 512 pixels wide and 600 high, and lies on its side.
  await expect.poll(size).toEqual([600, 512]);
  const { name, bytes } = await saved(worker);
  expect(name).toBe("foto.jpg");
  expect(bytes.includes("the maker of a phone")).toBe(false);
  expect(bytes.includes("Exif")).toBe(false);
  await worker.id("received").getByText("Uw browser slaat het nu op.").waitFor();
  for (const { complaints } of people) expect(complaints).toEqual([]);
});

it("20 MB arrive as they were, while picture and sound go on; what was not saved can be at the end, and is then gone from the disk", async () => {
  const [worker, client] = await twoInACall();
  const sent = randomBytes(20_000_000);
  await offerFile(worker, pdf("dossier: alles.pdf", sent));
  await worker.id("file-passing").getByText("moet het eerst aannemen").waitFor();
  await client.id("file-question").getByText("dossier_ alles.pdf").waitFor();
  await client.id("file-take").press("Enter");
  await seesAndHears(worker);
  await worker.id("file-end").getByText("Aangekomen:").waitFor({ timeout: 150_000 });
  await client.id("file-end").getByText("Ontvangen:").waitFor();
  await seesAndHears(client);

  await worker.id("hang-up").click();
  await ended(client, "otherLeft").waitFor();
  await client.id("received-files").waitFor();
  const { bytes } = await saved(client);
  expect(hash(bytes)).toBe(hash(sent));

  const onDisk = () =>
    client.page.evaluate(async () => {
      const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle("received", { create: true });
      let count = 0;
      // TypeScript's DOM library does not yet have the iteration of a folder.
      for await (const _ of (folder as unknown as { keys(): AsyncIterable<string> }).keys()) count += 1;
      return count;
    });
  expect(await onDisk()).toBe(1);
  await client.page.getByRole("button", { name: "Naar de startpagina" }).click();
  await expect.poll(onDisk).toBe(0);
});

it("refused, stopped by either, and cut off: each is said, and can be tried again", async () => {
  const [worker, client] = await twoInACall();
  const letter = randomBytes(3_000_000);

  await offerFile(client, pdf("brief.pdf", letter));
  await worker.id("file-refuse").press("Enter");
  await client.id("file-end").getByText("wil het niet ontvangen").waitFor();
  // What is out of the room's hands can be offered again, and called off before it is answered.
  await client.id("file-again").press("Enter");
  await worker.id("file-question").waitFor();
  await client.id("file-stop").press("Enter");
  await worker.id("file-question").waitFor({ state: "detached" });

  await more(worker, "file");
  await worker.id("ask-file").press("Enter");
  await client.id("file-question").waitFor();
  await client.id("file-refuse").press("Enter");
  await worker.id("file-end").getByText("stuurt nu niets").waitFor();
  await worker.id("file-seen").press("Enter");

  await offerFile(client, { name: "foto.jpg.exe", mimeType: "", buffer: letter });
  await worker.id("file-question").getByText("kan een programma zijn").waitFor();
  await worker.id("file-take").press("Enter");
  await worker.id("file-end").getByText("kan een programma zijn").waitFor();
  await worker.id("file-seen").press("Enter");

  // The connection is closed before the answer, by whoever has to answer: their own browser tells their channels nothing.
  await offerFile(client, pdf("brief.pdf", letter));
  await worker.id("file-question").waitFor();
  await worker.id("hang-up").click();
  await ended(client, "otherLeft").waitFor();
  await client.id("received-files").waitFor({ state: "detached" });
});

async function askCard(worker: Person): Promise<void> {
  await openPerson(worker);
  // Nobody is asked for a card by somebody without a name.
  await worker.id("ask-card").press("Enter");
  await worker.page.locator("dialog[open]").getByText("Typ eerst uw naam").waitFor();
  await worker.id("ask-card-name").fill("An Peeters");
  await worker.id("ask-card").press("Enter");
}

it("a card is held into a frame, looked at by both, and gone when the one who asked has seen it; the call goes on", async () => {
  const [worker, client] = await twoInACall();
  await askCard(worker);
  await client.id("file-question").getByText("An Peeters").waitFor();
  await client.id("file-question").getByText("vraagt uw identiteitskaart te zien").waitFor();
  await client.id("card-show").press("Enter");
  const finder = client.id("card-finder");
  await expect.poll(() => finder.evaluate((video: HTMLVideoElement) => video.videoWidth)).toBeGreaterThan(0);
  const whole = await finder.evaluate(({ videoWidth, videoHeight }: HTMLVideoElement) => [videoWidth, videoHeight]);
  const opened = await finder.evaluateHandle((video: HTMLVideoElement) => video.srcObject as MediaStream);
  // Nobody else sees what is held to the camera, nor the room behind it.
  await worker.page.locator(".remote .off", { hasText: "camera" }).waitFor();
  await expect.poll(() => client.page.evaluate(SENT)).toEqual([]);
  // While the person is at it, the question is not put once more.
  expect(await client.id("file-question").count()).toBe(0);
  await client.id("card-take").press("Enter");
  await client.id("card").getByText("Alleen deze foto wordt verstuurd").waitFor();
  // The camera is looked through no longer than that.
  expect(await opened.evaluate((stream) => stream.getTracks().map(({ readyState }) => readyState))).toEqual(["ended"]);
  await client.id("card-again").press("Enter");
  await expect.poll(() => finder.evaluate((video: HTMLVideoElement) => video.videoWidth)).toBeGreaterThan(0);
  await client.id("card-take").press("Enter");
  await client.id("card-send").press("Enter");
  await client.id("card").waitFor({ state: "detached" });
  await worker.page.locator(".remote .off").waitFor({ state: "detached" });
  expect(await client.page.evaluate(SENT)).toEqual(["video"]);

  const picture = worker.id("received").getByRole("img");
  await picture.waitFor();
  const size = () => picture.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight]);
  const [width = 0, height = 0] = whole;
  // The frame, with a little around it, and nothing else of the room.
  const across = 0.7 + 0.08;
  const down = (0.7 * width) / height / (85.6 / 53.98) + 0.08;
  await expect.poll(size).toEqual([Math.round(width * across), Math.round(height * Math.min(1, down))]);
  await worker.id("look-only").waitFor();
  expect(await worker.id("file-save").count()).toBe(0);
  await worker.id("file-enlarge").press("Enter");
  await worker.id("enlarged").getByRole("img").waitFor();
  await worker.page.keyboard.press("Escape");
  await worker.id("enlarged").waitFor({ state: "detached" });
  await worker.id("file-seen").press("Enter");
  await picture.waitFor({ state: "detached" });
  await Promise.all([seesAndHears(worker), seesAndHears(client)]);
  // What is fetched in the middle of a call takes nothing off the screen: a picture that is taken off stops.
  for (const { page } of [worker, client]) await expect.poll(() => page.evaluate(PAUSED)).toEqual([]);
});

it("who asked for a card thinks better of it; the other is told, and that nothing was sent", async () => {
  const [worker, client] = await twoInACall();
  await askCard(worker);
  await client.id("card-show").press("Enter");
  await client.id("card-finder").waitFor();
  await worker.id("file-stop").press("Enter");
  await client.page.locator("dialog[open]").getByText("Er is niets verstuurd").waitFor();
  await client.id("card-finder").waitFor({ state: "detached" });
  await client.page.keyboard.press("Escape");
  await expect.poll(() => client.page.evaluate(SENT)).toEqual(["video"]);
  await seesAndHears(worker);
});

it("on a phone the card is photographed; what is no picture is said to be none", async () => {
  people = [
    await arrive(stage.browser, stage.site.url),
    await arrive(stage.browser, stage.site.url, {
      hasTouch: true,
      isMobile: true,
      viewport: { width: 360, height: 740 },
    }),
  ];
  const [worker, client] = people as [Person, Person];
  await meet(worker, client);
  await askCard(worker);
  await client.id("card-show").press("Enter");
  const photograph = async (name: string, mimeType: string, buffer: Buffer) => {
    const choosing = client.page.waitForEvent("filechooser");
    await client.id("card-photo").press("Enter");
    await (await choosing).setFiles({ name, mimeType, buffer });
  };
  await client.id("card").getByText("zien de anderen u niet").waitFor();
  await photograph("brief.docx", "application/msword", Buffer.from("no picture"));
  await client.id("card").getByText("geen foto die getoond kan worden").waitFor();
  // A format that is not passed on as it is.
  const png = await client.page.evaluate(async () => {
    const canvas = new OffscreenCanvas(300, 200);
    canvas.getContext("2d")!.fillRect(0, 0, 300, 200);
    return [...new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer())];
  });
  await photograph("scan.png", "image/png", Buffer.from(png));
  await client.id("card-send").press("Enter");
  const picture = worker.id("received").getByRole("img");
  await picture.waitFor();
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(300);
  expect(await client.id("card").count()).toBe(0);
});
