import { describe, expect, it } from "vitest";
import de from "../../src/phrase/lists/de.ts";
import en from "../../src/phrase/lists/en.ts";
import fr from "../../src/phrase/lists/fr.ts";
import nl from "../../src/phrase/lists/nl.ts";
import { didYouMean } from "../../src/phrase/nearWords.ts";
import { normalise } from "../../src/phrase/words.ts";
import { SLIPS } from "./misheard/slips.ts";

const LISTS = { nl, fr, de, en };

describe("400 words that were misheard or misspelt", () => {
  it("are written down once", () => {
    expect(SLIPS).toHaveLength(400);
    expect(SLIPS.filter(({ language, said }) => !LISTS[language].includes(said))).toEqual([]);
  });

  it("come to the right word with a press, or by themselves, in 95 of 100", () => {
    const arrives = ({ language, said, typed }: (typeof SLIPS)[number]) =>
      normalise(said) === normalise(typed) || didYouMean(typed, language, LISTS).includes(said);
    const lost = SLIPS.filter((slip) => !arrives(slip));
    expect(lost.length, JSON.stringify(lost)).toBeLessThanOrEqual(20);
  });

  it("never come to another listed word unasked", () => {
    const plain = (language: keyof typeof LISTS) => new Map(LISTS[language].map((word) => [normalise(word), word]));
    const listed = { nl: plain("nl"), fr: plain("fr"), de: plain("de"), en: plain("en") };
    const elsewhere = SLIPS.filter(({ language, said, typed }) => {
      const word = listed[language].get(normalise(typed));
      return word !== undefined && word !== said;
    });
    expect(elsewhere).toEqual([]);
  });
});
