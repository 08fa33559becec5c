/**
 * How long a person waits between the last click and the first picture: Driewoord against a bare call of stock PeerJS.
 * Both go through the same relay and the same wire, in turn, so that a noisy machine is as hard on the one as on the
 * other. Only the ratio means something on another machine.
 */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, test } from "vitest";
import { shared } from "../tests/browser/harness/chromium.ts";
import { arrive, host, join, PASSWORD, type Person } from "../tests/browser/harness/people.ts";
import { openWire } from "../tests/browser/harness/wire.ts";
import { median } from "./median.ts";
import { type BenchSite, openBenchSite } from "./site.ts";

const ROUNDS = 40;
/** ms that each frame takes one way between a browser and the relay. */
const DELAYS = [0, 25, 100] as const;
const PATIENCE = 120_000;

let site: BenchSite;
let browser: Browser;

beforeAll(async () => {
  site = await openBenchSite();
  browser = await shared();
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

/** One call, from two fresh browsers to both gone again. Resolves with ms from the submit to the first picture. */
type Call = (url: string) => Promise<number>;

const CALLS: Readonly<Record<string, Call>> = {
  "bare PeerJS": (url) => bare(url, "?self"),
  "bare PeerJS, without one's own picture": (url) => bare(url, ""),
  "Driewoord, password stands typed": (url) =>
    together([url, url], async (worker, client) => {
      await host(worker);
      await join(client);
      await client.id("join-password").fill(PASSWORD);
      await person();
      return firstPicture(client, "join-password-submit", () => client.id("join-password-submit").click());
    }),
  "Driewoord, Enter right after typing": (url) =>
    together([url, url], async (worker, client) => {
      await host(worker);
      await join(client);
      await client.id("join-password").waitFor();
      await person();
      return firstPicture(client, "join-password-submit", async () => {
        await client.id("join-password").fill(PASSWORD);
        await client.id("join-password").press("Enter");
      });
    }),
};

function bare(url: string, query: string): Promise<number> {
  const page = `${url}/bare/${query}`;
  // The relay keeps an id for a while for who had it last.
  const [one, two] = [crypto.randomUUID(), crypto.randomUUID()];
  return together([`${page}#${one},${two}`, `${page}#${two},${one}`], async (worker, client) => {
    for (const { page } of [worker, client]) await page.locator('[data-testid="call"]:enabled').waitFor();
    await person();
    return firstPicture(client, "call", () => client.id("call").click());
  });
}

async function together(
  [workerUrl, clientUrl]: readonly [string, string],
  meet: (worker: Person, client: Person) => Promise<number>,
): Promise<number> {
  const worker = await arrive(browser, workerUrl);
  const client = await arrive(browser, clientUrl);
  try {
    // Nothing may be cut short because the machine is busy with something else.
    for (const { context, page } of [worker, client]) {
      context.setDefaultTimeout(PATIENCE);
      // It writes down every step of the machine, for tests that fail.
      await page.evaluate(() => localStorage.removeItem("driewoord/trace"));
    }
    return await meet(worker, client);
  } finally {
    await Promise.all([worker, client].map(({ context }) => context.close()));
  }
}

/** ms between two pictures of the camera that Chromium makes up. */
const PICTURE = 100;

/**
 * The one sleep: a person looks for the button, and meanwhile the machine comes to rest, for every contestant alike. Nobody
 * presses in step with the camera, so neither does this: the first picture waits for the camera's next one.
 */
const person = () => new Promise((resolve) => setTimeout(resolve, 1_000 + PICTURE * Math.random()));

/** ms, by the page's own clock, from the click on the button (Enter in its form clicks it too) to the first frame. */
async function firstPicture({ page }: Person, button: string, submit: () => Promise<void>): Promise<number> {
  await page.evaluate((testId) => {
    const picture = () => document.querySelector<HTMLVideoElement>('[data-testid="remote-video"]');
    const seen = new Promise<number>((resolve) => {
      const look = () => {
        const video = picture();
        if (!video) return;
        watching.disconnect();
        // It may begin before it is put on the screen, and in a room that is not seen yet.
        const show = () => {
          if (video.checkVisibility({ visibilityProperty: true })) resolve(performance.now());
          else requestAnimationFrame(show);
        };
        if (video.readyState >= video.HAVE_CURRENT_DATA) requestAnimationFrame(show);
        else video.requestVideoFrameCallback(show);
      };
      const watching = new MutationObserver(look);
      watching.observe(document, { childList: true, subtree: true });
      look();
    });
    const clicked = new Promise<number>((resolve) => {
      document
        .querySelector(`[data-testid="${testId}"]`)
        ?.addEventListener("click", () => resolve(performance.now()), { capture: true, once: true });
    });
    Object.assign(globalThis, { waited: Promise.all([clicked, seen]).then(([from, to]) => to - from) });
  }, button);
  await submit();
  return page.evaluate(() => (globalThis as unknown as { waited: Promise<number> }).waited);
}

test("from the last submit to the first remote picture", { timeout: 2_700_000 }, async () => {
  const wires = await Promise.all(DELAYS.map((delay) => openWire(site.url, { delay })));
  const taken = DELAYS.map(() => new Map(Object.keys(CALLS).map((name) => [name, [] as number[]])));
  // Round 0 warms Chromium and the disk cache up, and does not count.
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [name, call] of Object.entries(CALLS)) {
      for (const [index, wire] of wires.entries()) {
        const ms = await call(wire.url);
        if (round > 0) taken[index]!.get(name)!.push(ms);
      }
    }
  }
  await Promise.all(wires.map((wire) => wire.close()));
  console.log(table(taken));
});

function table(taken: readonly ReadonlyMap<string, readonly number[]>[]): string {
  const rows = taken.flatMap((calls, index) => {
    const bare = median([...calls.values()][0]!);
    return [...calls].map(([name, times]) => [
      `${DELAYS[index]} ms`,
      name,
      ...[median(times), Math.min(...times), Math.max(...times)].map((ms) => ms.toFixed(0)),
      (median(times) / bare).toFixed(2),
    ]);
  });
  const heads = ["delay", "last submit to first picture", "median ms", "min", "max", "ratio"];
  const widths = heads.map((head, column) => Math.max(head.length, ...rows.map((row) => row[column]!.length)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => (at === 1 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))).join(" | ")} |`;
  const rule = line(widths.map((width, at) => (at === 1 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`)));
  return [`medians of ${ROUNDS}, in turn`, "", line(heads), rule, ...rows.map(line)].join("\n");
}
