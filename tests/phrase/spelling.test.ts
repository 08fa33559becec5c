import { describe, expect, it } from "vitest";
import { spell } from "../../src/phrase/spelling.ts";

const LETTERS = "abcdefghijklmnopqrstuvwxyz";

describe("the telephone alphabets", () => {
  it.each(["nl", "fr", "de", "en"] as const)("%s names each letter by a name that begins with it", (language) => {
    const names = spell(LETTERS, language);
    expect(names).toHaveLength(26);
    for (const { letter, as } of names) {
      expect(as?.normalize("NFD")[0]).toBe(letter);
    }
  });

  it("leaves digits and foreign letters without a name", () => {
    expect(spell("a1ß", "nl")).toEqual([{ letter: "A", as: "Anna" }, { letter: "1" }, { letter: "SS" }]);
  });
});
