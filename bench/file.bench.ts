/**
 * A large file from one browser to the other in a call: whether it is the same, how long it takes, what both pages' processes
 * hold of it in memory, and how many pictures come meanwhile. `GB`: how large, 1 if it is left out.
 */
import { createHash, randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdtemp, open, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { shared } from "../tests/browser/harness/chromium.ts";
import { arrive, meet, offerFile, type Person, receivedOverEach } from "../tests/browser/harness/people.ts";
import { type BenchSite, openBenchSite } from "./site.ts";

const BYTES = Number(process.env["GB"] ?? 1) * 1_000_000_000;
const PIECE = 10_000_000;
/** ms between two looks at the memory. */
const LOOK = 250;

let site: BenchSite;
let browser: Browser;
let folder: string;

beforeAll(async () => {
  [site, browser] = await Promise.all([openBenchSite(), shared()]);
  folder = await mkdtemp(join(tmpdir(), "driewoord-file-"));
});
afterAll(async () => {
  await browser.close();
  await site.close();
  await rm(folder, { recursive: true, force: true });
});

/** Random bytes on the disk, and their SHA-256. */
async function makeFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  const file = await open(path, "w");
  for (let done = 0; done < BYTES; done += PIECE) {
    const piece = randomBytes(PIECE);
    hash.update(piece);
    await file.write(piece);
  }
  await file.close();
  return hash.digest("hex");
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  return hash.digest("hex");
}

/** Bytes of memory that is nobody else's (Linux, proc(5)), of the browser's largest page process. */
async function largestPage(): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  const sizes = processInfo.map(async ({ type, id }) => {
    if (type !== "renderer") return 0;
    const status = await readFile(`/proc/${id}/status`, "utf8").catch(() => "");
    return 1_024 * Number(/RssAnon:\s+(\d+) kB/.exec(status)?.[1] ?? 0);
  });
  return Math.max(...(await Promise.all(sizes)));
}

const framesOf = async (person: Person) =>
  (await receivedOverEach(person)).reduce((sum, { frames }) => sum + frames, 0);

test("a large file", { timeout: 1_800_000 }, async () => {
  const path = join(folder, "dossier.pdf");
  const wanted = await makeFile(path);
  const people = await Promise.all([arrive(browser, site.url), arrive(browser, site.url)]);
  const [worker, client] = people as [Person, Person];
  for (const { context } of people) context.setDefaultTimeout(600_000);
  await meet(worker, client);
  const frames = async (during: () => Promise<unknown>) => {
    const [before, from] = [await framesOf(client), performance.now()];
    await during();
    const seconds = (performance.now() - from) / 1_000;
    return { perSecond: ((await framesOf(client)) - before) / seconds, seconds };
  };

  const alone = await frames(() => new Promise((resolve) => setTimeout(resolve, 10_000)));
  const before = await largestPage();
  await offerFile(worker, path);
  let most = 0;
  const looking = setInterval(() => void largestPage().then((now) => (most = Math.max(most, now))), LOOK);
  await client.id("file-question").waitFor();
  const beside = await frames(async () => {
    await client.id("file-take").press("Enter");
    await client.id("file-end").waitFor();
  });
  clearInterval(looking);
  expect(await client.id("file-end").getAttribute("data-phase")).toBe("done");

  const coming = client.page.waitForEvent("download");
  await client.id("file-save").press("Enter");
  const saved = join(folder, "saved");
  await (await coming).saveAs(saved);
  expect(await hashOf(saved)).toBe(wanted);

  const mb = (bytes: number) => (bytes / 1_000_000).toFixed(0);
  console.log(
    [
      `${mb(BYTES)} MB, the same on both sides`,
      `${beside.seconds.toFixed(1)} s, ${(BYTES / 1_000_000 / beside.seconds).toFixed(1)} MB/s`,
      `largest page: ${mb(before)} MB in the call, ${mb(most)} MB at most with the file`,
      `pictures a second: ${alone.perSecond.toFixed(1)} in the call, ${beside.perSecond.toFixed(1)} with the file`,
    ].join("\n"),
  );
});
