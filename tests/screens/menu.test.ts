/** The room's menu has single subjects: for everybody what is theirs to do, and one at a time. */
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { inGallery, show } from "./stage.ts";

let page: Page;
inGallery((opened) => {
  page = opened;
});

const dialog = () => page.locator("dialog[open]");
const subjects = () => dialog().locator(".menu").getByRole("button").allInnerTexts();

const bar = () => page.locator(".bar").getByRole("button").allInnerTexts();

it("a client who has asked for few buttons has four, and finds the rest behind one of them", async () => {
  await show(page, "call-simple");
  expect(await bar()).toEqual(["Microfoon", "Camera", "Hulp", "Ophangen"]);
  await show(page, "call-simple-help");
  await page.getByTestId("more-back").click();
  expect(await subjects()).toContain("Scherm en signalen");
  await show(page, "call-simple-host");
  expect(await bar()).toHaveLength(5);
});

it.for([
  [
    "more-host",
    [
      "Berichten",
      "Foto of bestand",
      "Uw scherm of een document tonen",
      "Wie doet er mee?",
      "Camera en geluid",
      "Scherm en signalen",
      "Achtergrond",
      "Een link sturen",
      "Wachtwoord veranderen",
      "Afspraken voor dit gesprek",
      "Opnemen of uitzenden",
      "Hulp",
      "Gesprek voor iedereen beëindigen",
    ],
  ],
  [
    "more-without",
    [
      "Berichten",
      "Uw scherm of een document tonen",
      "Wie doet er mee?",
      "Camera en geluid",
      "Scherm en signalen",
      "Achtergrond",
      "Een link sturen",
      "Wachtwoord veranderen",
      "Afspraken voor dit gesprek",
      "Hulp",
      "Gesprek voor iedereen beëindigen",
    ],
  ],
  [
    "more-client",
    [
      "Berichten",
      "Foto of bestand",
      "Uw scherm of een document tonen",
      "Wie doet er mee?",
      "Camera en geluid",
      "Scherm en signalen",
      "Achtergrond",
      "Hulp",
    ],
  ],
  [
    "more-client-keep",
    [
      "Berichten",
      "Foto of bestand",
      "Uw scherm of een document tonen",
      "Wie doet er mee?",
      "Camera en geluid",
      "Scherm en signalen",
      "Achtergrond",
      "Opnemen of uitzenden",
      "Hulp",
    ],
  ],
  [
    "host-more",
    [
      "Camera en geluid",
      "Scherm en signalen",
      "Achtergrond",
      "Een link sturen",
      "Wachtwoord veranderen",
      "Afspraken voor dit gesprek",
      "Hulp",
    ],
  ],
] as const)("%s", async ([picture, wanted]) => {
  await show(page, picture);
  expect(await subjects()).toEqual(wanted);
});

it("shows one subject from its beginning, goes back to the menu, and begins with it the next time", async () => {
  await page.setViewportSize({ width: 390, height: 480 });
  await show(page, "more-host");
  const heading = (name: string) => dialog().getByRole("heading", { name, exact: true });
  await page.getByTestId("more-help").press("Enter");
  await heading("Hulp").waitFor();
  expect(await dialog().evaluate((element) => element.scrollTop)).toBe(0);
  expect(await dialog().locator("h2").allInnerTexts()).toEqual(["Hulp"]);
  // The keyboard goes on where it was: the next is the way back.
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByTestId("more-rules").click();
  await heading("Afspraken voor dit gesprek").waitFor();
  await page.keyboard.press("Escape");
  await page.getByTestId("more").click();
  await page.getByTestId("more-rules").waitFor();
  expect(await page.getByTestId("lock").count()).toBe(0);
});

it("a site without open rooms has a password for each, and one without recording nothing to allow of it", async () => {
  await show(page, "start-without");
  await page.getByTestId("start-password").waitFor();
  expect(await page.getByTestId("start-open").count()).toBe(0);
  await show(page, "more-without-rules");
  await page.getByTestId("lock").waitFor();
  expect(await page.getByTestId("allow-keeping").count()).toBe(0);
});
