import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Language } from "../../src/room/wire/messages.ts";
import { LANGUAGES } from "../../src/site/languages.ts";
import { createLocale } from "../../src/site/locale.tsx";
import { plural } from "../../src/site/plural.ts";

beforeEach(() => vi.stubGlobal("document", { documentElement: { lang: "" } }));
afterEach(() => vi.unstubAllGlobals());

async function complete(language: Language) {
  const locale = await createLocale(language);
  await locale.complete("call");
  return locale;
}

it.each(LANGUAGES)("one try is not said as two are, in %s", async (language) => {
  const locale = await complete(language);
  const [one, two, five] = [1, 2, 5].map((count) => plural(locale, "join.wrong", count));
  expect(one).not.toContain("1");
  expect(two).toContain("2");
  expect(two!.replace("2", "5")).toBe(five);
});

it("none is one of several in Dutch, and a singular in French", async () => {
  const [dutch, french] = [await complete("nl"), await complete("fr")];
  expect(plural(dutch, "join.wrong", 0)).toBe(dutch.t("join.wrong.other", { count: 0 }));
  expect(plural(french, "join.wrong", 0)).toBe(french.t("join.wrong.one"));
});
