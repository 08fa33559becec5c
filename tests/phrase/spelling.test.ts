import { describe, expect, it } from "vitest";
import { spell } from "../../src/phrase/spelling.ts";

const LETTERS = "abcdefghijklmnopqrstuvwxyz";

describe("the telephone alphabets", () => {
  it.each(["nl", "fr", "fr-BE", "de", "en"] as const)(
    "%s names each letter by a name that begins with it",
    (alphabet) => {
      const names = [...LETTERS].flatMap((letter) => spell(letter, alphabet));
      expect(names).toHaveLength(26);
      for (const { letter, as } of names) expect(as?.normalize("NFD")[0]).toBe(letter);
    },
  );

  it("leave letters of other scripts without a name", () => {
    expect(spell("aß", "nl")).toEqual([{ letter: "A", as: "Anna" }, { letter: "SS" }]);
    expect(spell("я", "de")).toEqual([{ letter: "Я" }]);
  });
});

describe("a word that is spelled", () => {
  it("has two letters together that are one sound in Dutch, by the names that tell them apart", () => {
    expect(spell("IJsei", "nl")).toEqual([
      { letter: "IJ", said: "lange ij" },
      { letter: "S", as: "Simon" },
      { letter: "EI", said: "korte ei" },
    ]);
    expect(spell("ĳ", "nl")).toEqual([{ letter: "IJ", said: "lange ij" }]);
    expect(spell("ei", "de")).toHaveLength(2);
  });

  it("keeps its marks, and dots are said", () => {
    expect(spell("Zoë", "nl")).toEqual([
      { letter: "Z", as: "Zacharias" },
      { letter: "O", as: "Otto" },
      { letter: "Ë", as: "Eduard", said: "met puntjes" },
    ]);
    expect(spell("é", "fr")).toEqual([{ letter: "É", as: "Eugène" }]);
  });

  it("has a word beside each digit, and leaves out what is no letter", () => {
    expect(spell("7-2", "de")).toEqual([
      { letter: "7", said: "sieben" },
      { letter: "2", said: "zwei" },
    ]);
  });
});
