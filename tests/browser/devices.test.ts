/** Camera, microphone and what is remembered: everything that can be wrong with a device has a sentence and a way on. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { afterEach, describe, expect, it, onTestFinished } from "vitest";
import { launchOptions } from "./harness/chromium.ts";
import { arrive, enter, meet, type Person, received, seesAndHears, state } from "./harness/people.ts";
import { openStage } from "./harness/stage.ts";

const stage = openStage("for each");
let people: Person[] = [];

afterEach(async () => {
  await Promise.all(people.map(({ context }) => context.close()));
  people = [];
});

/** A person whose camera fails with this error, before any script of the page runs, until `mended`. */
async function person(broken?: string): Promise<Person> {
  const one = await arrive(stage.browser, "about:blank");
  people.push(one);
  await one.context.addInitScript((error?: string) => {
    const state = { error };
    const ask = MediaDevices.prototype.getUserMedia;
    const captured: MediaStreamTrack[] = [];
    Object.assign(globalThis, {
      mend: () => (state.error = undefined),
      unplugCamera() {
        for (const track of captured.filter(({ kind }) => kind === "video")) {
          track.stop();
          track.dispatchEvent(new Event("ended"));
        }
      },
    });
    MediaDevices.prototype.getUserMedia = async function (wanted) {
      // As browsers do: what is asked for together fails together.
      if (wanted?.video && state.error) throw new DOMException("", state.error);
      const stream = await ask.call(this, wanted);
      captured.push(...stream.getTracks());
      return stream;
    };
  }, broken);
  await one.page.goto(stage.site.url);
  return one;
}

function mended({ page }: Person): Promise<void> {
  return page.evaluate(() => (globalThis as unknown as { mend(): void }).mend());
}

async function openTest(one: Person): Promise<void> {
  await one.id("go-test").click();
}

async function retry(one: Person): Promise<void> {
  await one.page.getByRole("button", { name: "Opnieuw proberen" }).click();
}

/** The preview shows a moving picture. */
function picture({ page }: Person): Promise<unknown> {
  return page.waitForFunction(
    () => (document.querySelector<HTMLVideoElement>("[data-testid=preview]")?.videoWidth ?? 0) > 0,
  );
}

/** The bar of the microphone has moved. */
function moves({ page }: Person): Promise<unknown> {
  return page.waitForFunction(
    () => (document.querySelector<HTMLMeterElement>("[data-testid=mic-level]")?.value ?? 0) > 0.1,
  );
}

function unplug({ page }: Person): Promise<void> {
  return page.evaluate(() => (globalThis as unknown as { unplugCamera(): void }).unplugCamera());
}

/** All but what the harness itself has put there. */
function stored({ page }: Person): Promise<Record<string, string>> {
  return page.evaluate(() => {
    const { "driewoord/trace": _, ...rest } = localStorage;
    return rest;
  });
}

describe("a device that cannot be used", () => {
  it("goes on with sound only, and with picture once the camera is there", async () => {
    const [worker, client] = [await person(), await person("NotFoundError")];
    await enter(worker, client);
    await seesAndHears(client);
    await worker.page.getByText("camera staat uit").waitFor();
    // Sound counts as energy only once it is played, which a picture that never comes must not hold up.
    await expect.poll(async () => (await received(worker)).audioEnergy).toBeGreaterThan(0);
    await client.id("error").getByText("geen camera gevonden").waitFor();
    await mended(client);
    await retry(client);
    await Promise.all([seesAndHears(worker), seesAndHears(client)]);
    expect(await client.id("error").count()).toBe(0);
  });

  it("unplugged in mid-call: the call goes on, and a click brings the picture back", async () => {
    const [worker, client] = [await person(), await person()];
    await meet(worker, client);
    await unplug(client);
    await client.id("error").getByText("De camera is losgekoppeld").waitFor();
    await worker.page.getByText("camera staat uit").waitFor();
    await state(client, "inCall").waitFor();
    await retry(client);
    await seesAndHears(worker);
  });
});

describe("without a browser that answers by itself", () => {
  /** An upright camera, whose picture is grey and becomes lighter. */
  async function upright(): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), "driewoord-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const [width, height] = [720, 1280];
    const frames = [60, 90, 120, 150].flatMap((luma) => [
      Buffer.from("FRAME\n"),
      Buffer.alloc(width * height, luma),
      Buffer.alloc((width * height) / 2, 128),
    ]);
    const file = join(folder, "upright.y4m");
    await writeFile(
      file,
      Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420\n`), ...frames]),
    );
    return file;
  }

  it("a camera that is denied costs the camera alone, and comes when it is allowed; an upright picture is shown whole", async () => {
    const options = launchOptions([`--use-file-for-fake-video-capture=${await upright()}`]);
    const args = options.args!.filter((flag) => flag !== "--use-fake-ui-for-media-stream");
    const browser = await chromium.launch({ ...options, args });
    onTestFinished(() => browser.close());
    const one = await arrive(browser, "about:blank", {}, "as they come");
    await one.context.grantPermissions(["microphone"], { origin: stage.site.url });
    await one.page.goto(stage.site.url);
    await openTest(one);
    await one.id("error").getByText("laat Driewoord uw camera niet gebruiken").waitFor();
    expect(await one.id("error").count()).toBe(1);
    await moves(one);

    // The steps are those of this browser, and close with the last of them.
    await one.id("problem-how").click();
    expect(await one.id("allow-steps").getAttribute("data-browser")).toBe("chrome");
    await one.context.grantPermissions(["microphone", "camera"], { origin: stage.site.url });
    await one.id("allow-retry").click();
    await one.id("allow-steps").waitFor({ state: "detached" });
    await picture(one);
    expect(await one.id("error").count()).toBe(0);
    const shape = () =>
      one.id("preview").evaluate((video: HTMLVideoElement) => {
        const { width, height } = video.getBoundingClientRect();
        return { sent: video.videoWidth / video.videoHeight, shown: width / height };
      });
    // In one step with the first frame, or in the next.
    await expect.poll(shape).toEqual({ sent: 9 / 16, shown: expect.closeTo(9 / 16, 2) });
  });
});

describe("what is remembered", () => {
  it("the chosen devices, and nothing else", async () => {
    const one = await person();
    await openTest(one);
    await picture(one);
    await one.page.waitForFunction(() =>
      document.querySelector<HTMLSelectElement>("[data-testid=mic-select] option:nth-child(2)"),
    );
    expect(await stored(one)).toEqual({});
    const chosen = await one
      .id("mic-select")
      .evaluate((select: HTMLSelectElement) => [...select.options].find((option) => !option.selected)!.value);
    await one.id("mic-select").selectOption(chosen);
    await one.page.waitForFunction(
      (id) => document.querySelector<HTMLSelectElement>("[data-testid=mic-select]")!.value === id,
      chosen,
    );
    await moves(one);
    await one.page.reload();
    await picture(one);
    await expect.poll(() => one.id("mic-select").inputValue()).toBe(chosen);
    expect(await stored(one)).toEqual({ driewoord: JSON.stringify({ mic: chosen }) });
  });

  it("the language; and a change of it keeps what was typed", async () => {
    const one = await person();
    await one.id("go-join").click();
    await one.id("join-word1").fill("Josée");
    await one.id("join-word2").fill("Bru");
    await one.id("lang").selectOption("fr");
    await one.page.locator("html[lang=fr]").waitFor();
    expect(await one.id("join-word1").inputValue()).toBe("Josée");
    expect(await one.id("join-word2").inputValue()).toBe("Bru");
    await one.page.reload();
    await one.page.locator("html[lang=fr]").waitFor();
    await one.id("join-submit").getByText("Continuer").waitFor();
    expect(await stored(one)).toEqual({ driewoord: JSON.stringify({ language: "fr" }) });
    expect(await one.context.cookies()).toEqual([]);
  });
});
