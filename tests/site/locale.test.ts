import { createRenderEffect, createRoot } from "solid-js";
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

it("the first page's texts are there when they are promised, and their language is not taken for a choice", async () => {
  const { t, language } = await createLocale("fr");
  expect(language()).toBe("fr");
  expect(root.lang).toBe("fr");
  expect(t("home.title")).not.toBe("");
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

it("all others come when they are asked for, and stay in every language from then on", async () => {
  const { t, complete, isComplete, setLanguage } = await createLocale("fr");
  expect([isComplete("call"), t("busy")]).toEqual([false, ""]);
  await complete("call");
  expect([isComplete("call"), t("busy")]).toEqual([true, "Un instant…"]);
  await setLanguage("nl");
  expect(t("busy")).toBe("Een ogenblik…");
});

it("those of the pages beside the way into a call come by themselves, and bring the call's with them", async () => {
  const { t, complete, isComplete } = await createLocale("nl");
  await complete("call");
  expect([isComplete("pages"), t("faq.title")]).toEqual([false, ""]);
  await complete("pages");
  await complete("call");
  expect([isComplete("call"), isComplete("pages"), t("busy")]).toEqual([true, true, "Een ogenblik…"]);
  expect(t("faq.title")).not.toBe("");
});

it("asking once more for what is there makes no text anew", async () => {
  const { t, complete } = await createLocale("nl");
  await complete("call");
  let times = 0;
  const dispose = createRoot((end) => {
    createRenderEffect(() => {
      t("busy");
      times += 1;
    });
    return end;
  });
  await complete("call");
  expect(times).toBe(1);
  dispose();
});

it("a language chosen while the others are on their way has them all, and is remembered", async () => {
  const { t, language, complete, setLanguage } = await createLocale("nl");
  await Promise.all([setLanguage("de"), complete("call")]);
  expect([language(), t("busy"), readSettings().language]).toEqual(["de", "Einen Augenblick…", "de"]);
});

it("of two choices the later one stays, also where its texts come first", async () => {
  let arrive: () => void = () => undefined;
  const slow = new Promise<void>((resolve) => (arrive = resolve));
  vi.resetModules();
  vi.doMock("../../src/i18n/fr.home.ts", async (original) => {
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
  vi.doUnmock("../../src/i18n/fr.home.ts");
});

it("values stand in their places", async () => {
  const { t, complete } = await createLocale("en");
  await complete("call");
  expect(t("knock.wants", { name: "Maria" })).toContain("Maria");
});

it("a part of the page outside of the provider is a mistake of ours, and says so", () => {
  expect(useLocale).toThrow("LocaleContext");
});
