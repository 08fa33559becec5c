import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../src/site/languages.ts";
import { allLists, randomNumber, wordList } from "../../src/site/wordLists.ts";

describe("the word lists", () => {
  it.each(LANGUAGES)("%s has 1,024 words, no two the same", async (language) => {
    const words = await wordList(language);
    expect(new Set(words).size).toBe(1_024);
  });

  it("all together are those of each language", async () => {
    const all = await allLists();
    for (const language of LANGUAGES) expect(all[language]).toBe(await wordList(language));
  });
});

it("a random number is one of 32 bits", () => {
  const drawn = Array.from({ length: 100 }, randomNumber);
  expect(drawn.every((number) => Number.isInteger(number) && number >= 0 && number < 2 ** 32)).toBe(true);
  expect(new Set(drawn).size).toBeGreaterThan(90);
});
