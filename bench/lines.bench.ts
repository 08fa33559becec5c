/**
 * What a bad line leaves of a known tone and of the picture: Driewoord against a bare call of stock PeerJS, in turn. Both
 * measure their first minute, from the tone's first sound on.
 */
import { join as path } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, test } from "vitest";
import { launch } from "../tests/browser/harness/chromium.ts";
import { type Line, makeDetour } from "../tests/browser/harness/detour.ts";
import { arriveIn, enter, offerFile, type Person } from "../tests/browser/harness/people.ts";
import { heard, leaveToneAlone, listen, microphone, writeTone } from "../tests/browser/harness/tone.ts";
import { median } from "./median.ts";
import { type BenchSite, openBenchSite } from "./site.ts";

const ROUNDS = Number(process.env["ROUNDS"] ?? 3);
const MINUTE = 60_000;
/** Those lines whose names have it in them. */
const LINE = process.env["LINE"] ?? "";

/** A queue as long as those of cheap routers. */
const queue = 400;
const LINES: Readonly<Record<string, Line>> = {
  "150 kbit/s, 2 %, 100 ms": { rate: 150_000, loss: 0.02, delay: 100, queue },
  "80 kbit/s, 2 %, 100 ms": { rate: 80_000, loss: 0.02, delay: 100, queue },
  "400 kbit/s, 1 %, 50 ms": { rate: 400_000, loss: 0.01, delay: 50, queue },
  "5 Mbit/s, 0 %, 20 ms": { rate: 5_000_000, loss: 0, delay: 20, queue },
};

let site: BenchSite;
let browser: Browser;

beforeAll(async () => {
  site = await openBenchSite();
  const tone = path(site.folder, "tone.wav");
  writeTone(tone);
  browser = await launch([microphone(tone)]);
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

/** How one call went, at the worse of its two ends. */
interface Went {
  /** ms of the longest stretch without the tone. */
  readonly gap: number;
  /** In percent. */
  readonly concealed: number;
  /** Frames a second. */
  readonly frames: number;
  /** kbit/s of picture. */
  readonly picture: number;
}

type Contestant = (people: readonly [Person, Person]) => Promise<unknown>;

const CONTESTANTS: Readonly<
  Record<string, readonly [pages: () => readonly [string, string], call: Contestant, beside?: Contestant]>
> = {
  "bare PeerJS": [
    () => {
      const [one, two] = [crypto.randomUUID(), crypto.randomUUID()];
      return [`${site.url}/bare/?self#${one},${two}`, `${site.url}/bare/?self#${two},${one}`];
    },
    async ([worker, client]) => {
      for (const { page } of [worker, client]) await page.locator('[data-testid="call"]:enabled').waitFor();
      await client.id("call").click();
    },
  ],
  Driewoord: [() => [site.url, site.url], ([worker, client]) => enter(worker, client)],
  "Driewoord, with a file": [() => [site.url, site.url], ([worker, client]) => enter(worker, client), handFile],
};

/** Larger than any of the lines carries in a minute. */
const FILE = { name: "film.mp4", mimeType: "video/mp4", buffer: Buffer.alloc(40_000_000) };

/** A file is on its way from the worker to the client. */
async function handFile([worker, client]: readonly [Person, Person]): Promise<void> {
  await offerFile(worker, FILE);
  // A film may tell where it was made.
  await worker.id("file-tell").press("Enter");
  await client.id("file-take").press("Enter");
  await worker.id("file-passing").getByRole("progressbar").waitFor();
}

const pictures = ({ page }: Person): Promise<{ frames: number; bytes: number }> =>
  page.evaluate(async () => {
    const sum = { frames: 0, bytes: 0 };
    for (const connection of (globalThis as unknown as { kept: RTCPeerConnection[] }).kept)
      for (const report of (await connection.getStats()).values())
        if (report.type === "inbound-rtp" && report.kind === "video") {
          sum.frames += report.framesDecoded ?? 0;
          sum.bytes += report.bytesReceived ?? 0;
        }
    return sum;
  });

async function once(line: Line, [pages, call, beside]: (typeof CONTESTANTS)[string]): Promise<Went> {
  const detour = makeDetour({ ...line });
  const make = () => browser.newContext({ locale: "nl-BE", viewport: { width: 1366, height: 768 } });
  const contexts = await Promise.all([make(), make()]);
  try {
    await detour.between(contexts[0]!, contexts[1]!);
    for (const context of contexts) {
      await leaveToneAlone(context);
      context.setDefaultTimeout(120_000);
    }
    const [one, two] = pages();
    const people = [
      await arriveIn(contexts[0]!, one, "as they come"),
      await arriveIn(contexts[1]!, two, "as they come"),
    ] as const;
    await call(people);
    for (const { page } of people)
      await page.waitForFunction(() => {
        const picture = document.querySelector<HTMLVideoElement>('[data-testid="remote-video"]');
        return ((picture?.srcObject as MediaStream | null)?.getAudioTracks().length ?? 0) > 0;
      });
    await beside?.(people);
    await Promise.all(people.map(({ page }) => listen(page)));
    const before = await Promise.all(people.map(pictures));
    await new Promise((resolve) => setTimeout(resolve, MINUTE));
    const after = await Promise.all(people.map(pictures));
    const sounds = await Promise.all(people.map(({ page }) => heard(page)));
    const rate = (of: "frames" | "bytes") =>
      Math.min(...after.map((now, index) => now[of] - before[index]![of])) / (MINUTE / 1_000);
    return {
      gap: Math.max(...sounds.map(({ gap }) => gap)),
      concealed: 100 * Math.max(...sounds.map(({ concealed }) => concealed)),
      frames: rate("frames"),
      picture: (8 * rate("bytes")) / 1_000,
    };
  } finally {
    await Promise.all(contexts.map((context) => context.close()));
    detour.close();
  }
}

test("a minute on a bad line", { timeout: 7_200_000 }, async () => {
  for (const [name, line] of Object.entries(LINES)) {
    if (!name.includes(LINE)) continue;
    const went = new Map(Object.keys(CONTESTANTS).map((who) => [who, [] as Went[]]));
    for (let round = 0; round < ROUNDS; round += 1)
      for (const [who, contestant] of Object.entries(CONTESTANTS)) went.get(who)!.push(await once(line, contestant));
    for (const [who, all] of went) {
      const of = (what: keyof Went) => median(all.map((one) => one[what])).toFixed(1);
      const worst = Math.max(...all.map(({ gap }) => gap));
      const columns = [name, who, worst, of("concealed"), of("frames"), of("picture")];
      console.log(`| ${columns.join(" | ")} |`);
    }
  }
});
