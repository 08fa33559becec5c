/**
 * Everything that strangers can do at once (tests/signalling/siege.ts), with a call going on and a host waiting. `npm run
 * test:siege` keeps it up for five minutes; otherwise it is five seconds.
 */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { run } from "../signalling/program.ts";
import { besiege } from "../signalling/siege.ts";
import { shared } from "./harness/chromium.ts";
import { arrive, giveWord, host, join, meet, type Person, received, seesAndHears, state } from "./harness/people.ts";

const SECONDS = Number(process.env["SIEGE"] ?? 5);
/** The program is looked at each time so much has passed. */
const ROUND = 5_000;

let browser: Browser;
beforeAll(async () => {
  browser = await shared();
});
afterAll(() => browser.close());

/** The address under which the page waits, read from the WebSocket that it opens. */
function addressOf(person: Person): Promise<string> {
  return new Promise((resolve) => {
    person.page.on("websocket", (socket) => resolve(new URL(socket.url()).searchParams.get("id") ?? ""));
  });
}

it("nobody notices, and afterwards all is as before", { timeout: 240_000 + SECONDS * 1_100 }, async () => {
  const program = run("dist/relay/main.js", { PORT: "0", TRUST_PROXY: "1", LOG_LEVEL: "warn" });
  const url = await program.url;
  const [worker, client, waiting, late] = await Promise.all([1, 2, 3, 4].map(() => arrive(browser, url)));
  // Whoever asks the relay in the middle of it waits for their turn, and longer where something else has a processor for itself.
  late!.context.setDefaultTimeout(120_000);
  const addresses = [addressOf(worker!), addressOf(waiting!)];
  await meet(worker!, client!);
  await host(waiting!, { words: ["An", "Gent", "boom"] });
  const before = await program.measure();

  const siege = besiege(url, await Promise.all(addresses));
  const heaps: number[] = [];
  for (const until = performance.now() + SECONDS * 1_000; performance.now() < until;) {
    const frames = (await received(worker!)).frames;
    await new Promise((resolve) => setTimeout(resolve, ROUND));
    // On a machine that the attackers share with four browsers the next one may take a while.
    await expect.poll(async () => (await received(worker!)).frames).toBeGreaterThan(frames);
    heaps.push((await program.measure()).heap);
  }
  await Promise.all([seesAndHears(worker!), seesAndHears(client!)]);
  for (const person of [worker!, client!, waiting!]) {
    expect(await person.page.locator(".alert[data-kind]").allTextContents()).toEqual([]);
  }
  await state(waiting!, "waiting").waitFor();
  // Somebody honest still gets in meanwhile.
  await join(late!, { words: ["An", "Gent", "boom"] });
  await giveWord(late!);
  await Promise.all([seesAndHears(waiting!), seesAndHears(late!)]);
  await siege.lift();

  console.log(siege.done);
  for (const times of Object.values(siege.done)) expect(times).toBeGreaterThan(SECONDS / 2);
  // The four browsers open and close idle connections of their own as they like; the attackers had hundreds.
  await expect.poll(async () => (await program.measure()).files).toBeLessThanOrEqual(before.files + 12);
  const after = await program.measure();
  console.log({ before, after, heaps });
  expect(after.heap).toBeLessThan(before.heap + 8 * 1024 * 1024);
  for (const { context } of [worker!, client!, waiting!, late!]) await context.close();
  program.child.kill("SIGTERM");
  const { code, err } = await program.ended;
  expect(code).toBe(0);
  // What it had to say are notices to the operator, no errors.
  for (const line of err.trim().split("\n").filter(Boolean)) expect(JSON.parse(line)).toMatchObject({ level: 40 });
});
