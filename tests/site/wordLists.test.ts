import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../src/site/languages.ts";
import { allWords, randomNumber, wordList } from "../../src/site/wordLists.ts";

describe("the word lists", () => {
  it.each(LANGUAGES)("%s has 1,024 words, no two the same", async (language) => {
    const words = await wordList(language);
    expect(new Set(words).size).toBe(1_024);
  });

  it("all together are those of all languages", async () => {
    const all = await allWords();
    expect(all).toHaveLength(4 * 1_024);
    expect(all).toEqual(expect.arrayContaining([...(await wordList("de"))]));
  });
});

it("a random number is one of 32 bits", () => {
  const drawn = Array.from({ length: 100 }, randomNumber);
  expect(drawn.every((number) => Number.isInteger(number) && number >= 0 && number < 2 ** 32)).toBe(true);
  expect(new Set(drawn).size).toBeGreaterThan(90);
});
