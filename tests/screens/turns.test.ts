/** What has to be said over a call comes in turns. */
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { inGallery, show } from "./stage.ts";

let page: Page;
inGallery((opened) => {
  page = opened;
});

/** What of it can be seen, from above, by the kind of alert or else the test id. */
const seen = () =>
  page
    .locator(".above :is(.banner, .notice)")
    .evaluateAll((all) =>
      all
        .filter((one) => one.checkVisibility())
        .map((one) => one.getAttribute("data-kind") ?? one.getAttribute("data-testid")),
    );
const others = (on: Page) => on.locator(".above").getByTestId("others");
/** As a screen reader has it. */
const howMany = (sentence: string) => page.getByRole("button", { name: sentence, exact: true }).waitFor();

it("what is most pressing first, how many there are besides, and each of them in turn", async () => {
  await show(page, "alert-of-two");
  expect(await seen()).toEqual(["knock"]);
  // The alert that somebody extra asks is the knock itself.
  expect(await page.getByTestId("alert-participant").count()).toBe(1);
  await howMany("Nog 3 meldingen");
  await others(page).click();
  expect(await seen()).toEqual(["wrongGuess"]);
  await others(page).click();
  expect(await seen()).toEqual(["no-password"]);
  await others(page).click();
  expect(await seen()).toEqual(["phone"]);
  await others(page).click();
  expect(await seen()).toEqual(["knock"]);
});

it("the next moves up when one is answered, and the keyboard goes on there without pressing anything", async () => {
  await show(page, "alert-notices");
  expect(await seen()).toEqual(["no-password"]);
  await howMany("Nog 1 melding");
  await page.getByTestId("no-password").getByRole("button").focus();
  await page.keyboard.press("Enter");
  await expect.poll(seen).toEqual(["phone"]);
  expect(await others(page).count()).toBe(0);
  expect(
    await page.evaluate(() => document.activeElement?.querySelector("[data-testid]")?.getAttribute("data-testid")),
  ).toBe("phone");
  await page.keyboard.press("Enter");
  expect(await seen()).toEqual(["phone"]);
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.getAttribute("data-testid"))).toBe("phone-down");
});

it("a question does not keep a grave alert waiting, nor the other way round", async () => {
  await show(page, "alert-with-question");
  expect(await seen()).toEqual(["knock", "extraIn"]);
  await howMany("Nog 1 melding");
});

it("what was passed over is shown again when the last of the others is answered", async () => {
  await show(page, "alert-closable");
  await page.getByTestId("problem-close").waitFor();
  await others(page).click();
  expect(await seen()).toEqual(["no-password"]);
  await page.getByTestId("no-password").getByRole("button").click();
  await page.getByTestId("problem-close").waitFor();
  expect(await others(page).count()).toBe(0);
});

it("in a dialog the same, and the number is said once", async () => {
  await show(page, "alert-in-dialog");
  const button = page.locator("dialog[open]").getByTestId("others");
  expect(await button.innerText()).toBe("Nog 1 melding");
  await button.click();
  await page.locator('dialog[open] [data-kind="wrongGuess"]').waitFor();
  expect(await page.locator("dialog[open]").getByTestId("knock").isVisible()).toBe(false);
});
