/** Browsers that are old, or locked: they make the call, or say on the first page why they cannot. */
import { describe, expect, it } from "vitest";
import { arrive, arriveIn, giveWord, host, join, more, type Person, seesAndHears } from "./harness/people.ts";
import { rewrite } from "./harness/rewrite.ts";
import { openStage } from "./harness/stage.ts";

const stage = openStage("for each");

/** What came into browsers behind the oldest that the build is for. Removed from every script, also those of workers. */
const YOUNGER = `{
  const remove = (from, ...names) => { for (const name of names) if (from) delete from[name]; };
  const Typed = Object.getPrototypeOf(Uint8Array);
  for (const list of [Array, Typed]) remove(list.prototype, "with", "toSorted", "toReversed", "toSpliced", "findLast", "findLastIndex", "at");
  remove(String.prototype, "at", "isWellFormed", "toWellFormed");
  remove(Array, "fromAsync");
  remove(Object, "hasOwn", "groupBy");
  remove(Map, "groupBy");
  remove(Promise, "withResolvers", "try");
  remove(Set.prototype, "union", "intersection", "difference", "symmetricDifference", "isSubsetOf", "isSupersetOf", "isDisjointFrom");
  remove(ArrayBuffer.prototype, "transfer", "transferToFixedLength", "resize");
  remove(AbortSignal, "timeout", "any");
  remove(URL, "canParse", "parse");
  remove(Intl, "Segmenter", "DurationFormat");
  remove(Object.getPrototypeOf(crypto), "randomUUID");
  for (const name of ["structuredClone", "Iterator", "requestIdleCallback", "reportError"]) delete globalThis[name];
}
`;

/** As `arrive`, with a browser that has none of them. */
async function arriveWithout(): Promise<Person> {
  const context = await stage.browser.newContext({ locale: "nl-BE", viewport: { width: 1366, height: 768 } });
  await rewrite(context, /\.js$/, (script) => YOUNGER + script);
  return arriveIn(context, stage.site.url);
}

it("a browser of the age that the build is for makes the whole call, wrong password, blur and recording included", async () => {
  const [worker, client] = await Promise.all([arriveWithout(), arriveWithout()]);
  await host(worker);
  await join(client);
  await giveWord(client, "peer appel");
  await Promise.all([worker.page.locator('[data-kind="wrongGuess"]').waitFor(), client.id("error").waitFor()]);
  await giveWord(client);
  await Promise.all([seesAndHears(worker), seesAndHears(client)]);
  await worker.page.locator('.self[data-blur="person"]').waitFor();

  await more(worker, "rules");
  await worker.id("allow-keeping").click();
  await worker.page.keyboard.press("Escape");
  await more(client, "keeping");
  await client.id("record").click();
  await client.page.keyboard.press("Escape");
  await worker.id("consent-yes").click();
  await client
    .id("own-rec")
    .getByText(/0:0[2-9]/)
    .waitFor();
  await client.id("hang-up").click();
  const downloading = client.page.waitForEvent("download");
  await client.id("recording-save").click();
  expect((await downloading).suggestedFilename()).toMatch(/^driewoord-.*\.mp4$/);
  expect([...worker.complaints, ...client.complaints]).toEqual([]);
  for (const { context } of [worker, client]) await context.close();
});

describe("the first page says", () => {
  const gone = (name: string) => `delete globalThis.${name};`;
  it.for([
    ["old", gone("HTMLDialogElement"), "te oud"],
    ["old", gone("CSSLayerBlockRule"), "te oud"],
    ["insecure", "Object.defineProperty(globalThis, 'isSecureContext', { value: false });", "https://"],
    ["insecure", "Object.defineProperty(Navigator.prototype, 'mediaDevices', { value: undefined });", "https://"],
    ["webrtc", gone("RTCPeerConnection"), "WebRTC"],
    ["wasm", gone("WebAssembly"), "WebAssembly"],
    ["worker", gone("Worker"), "web workers"],
  ] as const)("%s: %s", async ([reason, script, sentence]) => {
    const page = await stage.browser.newPage({ locale: "nl-BE" });
    await page.addInitScript(script);
    await page.goto(stage.site.url);
    await page.locator(`html[data-unable="${reason}"][lang="nl"]`).waitFor();
    expect(await page.getByRole("alert").textContent()).toContain(sentence);
    expect(await page.locator("#app button").count()).toBe(0);
    await page.close();
  });

  it.for(["nl-NL", "fr-FR", "de-DE", "en-GB", "pl-PL"])("so in the person's language: %s", async (locale) => {
    const page = await stage.browser.newPage({ locale });
    await page.addInitScript(gone("RTCPeerConnection"));
    await page.goto(stage.site.url);
    const language = locale === "pl-PL" ? "nl" : locale.slice(0, 2);
    await page.locator(`html[data-unable="webrtc"][lang="${language}"]`).waitFor();
    await page.close();
  });

  it("too old, where the script cannot be parsed", async () => {
    const page = await stage.browser.newPage({ locale: "de-DE" });
    await page.route(/assets\/index-.*\.js$/, (route) =>
      route.fulfill({ contentType: "text/javascript", body: "newer syntax;" }),
    );
    await page.goto(stage.site.url);
    await page.locator('html[data-unable="old"]').waitFor();
    expect(await page.getByRole("alert").textContent()).toContain("zu alt");
    await page.close();
  });

  it("nothing of the kind in the browser at hand", async () => {
    const person = await arrive(stage.browser, stage.site.url);
    await person.id("go-join").waitFor();
    expect(await person.page.locator("html[data-unable]").count()).toBe(0);
    await person.context.close();
  });
});
