import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createLocale, useLocale } from "../../src/site/locale.tsx";
import { readSettings } from "../../src/site/settings.ts";
import { stubStorage } from "../fakes/storage.ts";

const root = { lang: "" };

beforeEach(() => {
  stubStorage("localStorage");
  vi.stubGlobal("document", { documentElement: root });
});
afterEach(() => vi.unstubAllGlobals());

it("the first language is there when it is promised, and is not taken for a choice", async () => {
  const { t, language } = await createLocale("fr");
  expect(language()).toBe("fr");
  expect(root.lang).toBe("fr");
  expect(t("busy")).not.toBe("");
  expect(readSettings().language).toBeUndefined();
});

it("another one changes every text and the page's own language, and is remembered", async () => {
  const { t, setLanguage } = await createLocale("nl");
  const before = t("home.title");
  await setLanguage("de");
  expect(t("home.title")).not.toBe(before);
  expect(root.lang).toBe("de");
  expect(readSettings().language).toBe("de");
});

it("of two choices the later one stays, also where its texts come first", async () => {
  let arrive: () => void = () => undefined;
  const slow = new Promise<void>((resolve) => (arrive = resolve));
  vi.resetModules();
  vi.doMock("../../src/i18n/fr.ts", async (original) => {
    await slow;
    return original();
  });
  const { createLocale: anew } = await import("../../src/site/locale.tsx");
  const { setLanguage, language } = await anew("nl");
  const french = setLanguage("fr");
  await setLanguage("en");
  arrive();
  await french;
  expect(language()).toBe("en");
  expect(root.lang).toBe("en");
  expect(readSettings().language).toBe("en");
  vi.doUnmock("../../src/i18n/fr.ts");
});

it("values stand in their places", async () => {
  const { t } = await createLocale("en");
  expect(t("knock.wants", { name: "Maria" })).toContain("Maria");
});

it("a part of the page outside of the provider is a mistake of ours, and says so", () => {
  expect(useLocale).toThrow("LocaleContext");
});
