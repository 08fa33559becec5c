/** Firefox in a call, with Chromium and with itself: what a person does in one, in either part. */
import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { HAS_FIREFOX, launchFirefox } from "./firefox.ts";
import {
  arriveIn,
  ended,
  giveWord,
  host,
  join,
  more,
  openPerson,
  type Person,
  seesAndHears,
} from "../browser/harness/people.ts";
import { openStage } from "../browser/harness/stage.ts";

/** Mean difference of luma between neighbours, of 255: stripes give over a hundred, and what is hidden next to nothing. */
const SHARP = 40;
const HIDDEN = 4;

const stage = openStage("for each");

/** Runs in the page: its camera shows a bright room full of thin stripes, whose light changes. */
function showStripes(): void {
  if (!navigator.mediaDevices) return;
  const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = async (wanted) => {
    if (!wanted?.video) return ask(wanted);
    const stream = wanted.audio ? await ask({ audio: wanted.audio }) : new MediaStream();
    const canvas = Object.assign(document.createElement("canvas"), { width: 320, height: 180 });
    const surface = canvas.getContext("2d", { alpha: false })!;
    let light = 0;
    setInterval(() => {
      light = (light + 5) % 50;
      for (let x = 0; x < 320; x += 4) {
        surface.fillStyle = x % 8 === 0 ? "black" : `rgb(${200 + light} ${200 + light} ${200 + light})`;
        surface.fillRect(x, 0, 4, 180);
      }
    }, 100);
    stream.addTrack(canvas.captureStream(10).getVideoTracks()[0]!);
    return stream;
  };
}

/** How sharp the other person's picture is that this one sees now; undefined while there is none. */
function sharpness({ page }: Person): Promise<number | undefined> {
  return page.evaluate(() => {
    const video = document.querySelector<HTMLVideoElement>(".remote video");
    if (!video?.videoWidth) return undefined;
    const canvas = Object.assign(document.createElement("canvas"), { width: 320, height: 180 });
    const surface = canvas.getContext("2d", { willReadFrequently: true })!;
    surface.drawImage(video, 0, 0, 320, 180);
    const { data } = surface.getImageData(0, 80, 320, 1);
    let sum = 0;
    for (let x = 4; x < 320; x++) sum += Math.abs(data[4 * x]! - data[4 * (x - 4)]!);
    return sum / 316;
  });
}

/** Bytes of what is kept on this person's disk. */
function recorded({ page }: Person): Promise<number> {
  return page.evaluate(async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle("recordings");
    let bytes = 0;
    for await (const file of (folder as any).values()) bytes += (await file.getFile()).size;
    return bytes;
  });
}

describe.skipIf(!HAS_FIREFOX)("Firefox", { timeout: 120_000 }, () => {
  let firefox: Browser;
  const contexts: BrowserContext[] = [];
  beforeAll(async () => {
    firefox = await launchFirefox();
  });
  afterAll(() => firefox?.close());
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
  });

  async function arrive(browser: Browser): Promise<Person> {
    const context = await browser.newContext({ locale: "nl-BE", viewport: { width: 1000, height: 700 } });
    contexts.push(context);
    await context.addInitScript(showStripes);
    return arriveIn(context, stage.site.url, "as they come");
  }

  it.each([
    { hosts: "Firefox", joins: "Chromium" },
    { hosts: "Chromium", joins: "Firefox" },
    { hosts: "Firefox", joins: "Firefox" },
  ])("hosted by $hosts, joined by $joins: password, picture, sound, blur, recording, putting out", async (pair) => {
    const pick = (name: string) => (name === "Firefox" ? firefox : stage.browser);
    const worker = await arrive(pick(pair.hosts));
    const client = await arrive(pick(pair.joins));
    await host(worker);
    await join(client);
    await giveWord(client, "verkeerd");
    await client.id("error").waitFor();
    await giveWord(client);
    await Promise.all([seesAndHears(worker), seesAndHears(client)]);
    // A host begins hidden, a client as they are.
    await expect.poll(() => sharpness(client), { timeout: 20_000 }).toBeLessThan(HIDDEN);
    await expect.poll(() => sharpness(worker), { timeout: 20_000 }).toBeGreaterThan(SHARP);
    await worker.id("toggle-blur").click();
    await worker.id("show-room").click();
    await client.id("toggle-blur").click();
    await expect.poll(() => sharpness(client), { timeout: 20_000 }).toBeGreaterThan(SHARP);
    await expect.poll(() => sharpness(worker), { timeout: 20_000 }).toBeLessThan(HIDDEN);
    await Promise.all([seesAndHears(worker), seesAndHears(client)]);

    // Firefox gives keys to one of its windows alone.
    await worker.page.bringToFront();
    await more(worker, "rules");
    await worker.id("allow-keeping").click();
    await worker.page.keyboard.press("Escape");
    await more(worker, "keeping");
    await worker.id("record").click();
    await worker.page.keyboard.press("Escape");
    await client.id("consent-yes").click();
    for (const person of [worker, client]) await person.id("badge-rec").first().waitFor();
    await worker.id("own-rec").waitFor();

    await openPerson(worker);
    await worker.id("kick").click();
    await ended(client, "removed").waitFor();
    await worker.page.keyboard.press("Escape");
    await worker.id("hang-up").click();
    await worker.id("recording-save").waitFor();
    expect(await recorded(worker)).toBeGreaterThan(10_000);
    for (const person of [worker, client]) expect(person.complaints).toEqual([]);
  });
});
