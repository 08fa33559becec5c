/** What Firefox writes to its profile in a call: tabs go there at once, for the day on which it crashes. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join as pathOf } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { onDisk } from "../browser/harness/disk.ts";
import { arrive, arriveIn, giveWord, host, join, seesAndHears } from "../browser/harness/people.ts";
import { openStage } from "../browser/harness/stage.ts";
import { HAS_FIREFOX, openProfile } from "./firefox.ts";

/** In no file of the site, which the browser keeps as well. */
const PASSWORD = "Zilver reiger 42";

/** With a place that the site's own scripts, which are on disk as well, do not name. */
const PLACE = "Zoutleeuw";
const WORDS = ["José", PLACE, "Fiets"] as const;

const stage = openStage("for each");

describe.skipIf(!HAS_FIREFOX)("Firefox's profile on disk", { timeout: 120_000 }, () => {
  it("has what a reload needs sealed, without the words, the password, the name or the key; and goes back by a reload", async () => {
    const profile = mkdtempSync(pathOf(tmpdir(), "driewoord-"));
    const firefox = await openProfile(profile);
    onTestFinished(async () => {
      await firefox.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 50, retryDelay: 20 });
    });
    const worker = await arrive(stage.browser, stage.site.url);
    onTestFinished(() => worker.context.close());
    await host(worker, { words: WORDS, password: PASSWORD });
    const client = await arriveIn(firefox, stage.site.url);
    await join(client, { words: WORDS, name: "Zonnebloem" });
    await giveWord(client, PASSWORD);
    await Promise.all([seesAndHears(worker), seesAndHears(client)]);

    const key = await client.page.evaluate(() => window.name);
    expect(key).toMatch(/^driewoord:/);
    const sealed = () =>
      client.page.evaluate(() => JSON.parse(sessionStorage.getItem("driewoord/call")!).sealed as string);
    await expect.poll(async () => onDisk(profile, (await sealed()).slice(0, 30))).toBe(true);
    for (const secret of [PLACE.toLowerCase(), PLACE, "zilverreiger42", PASSWORD, "Zonnebloem", key.slice(10, 30)])
      expect([secret, onDisk(profile, secret)]).toEqual([secret, false]);

    await client.page.reload();
    await Promise.all([seesAndHears(worker), seesAndHears(client)]);
  });
});
