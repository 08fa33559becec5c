import { describe, expect, it } from "vitest";
import { otherSpellings } from "../../src/phrase/otherSpellings.ts";
import { normalise } from "../../src/phrase/words.ts";

describe("other spellings", () => {
  it.for([
    ["Brussel", "Bruxelles"],
    ["liege", "Luik"],
    ["Koeln", "Keulen"],
    ["den bosch", "'s-Hertogenbosch"],
    ["St. Truiden", "Sint-Truiden"],
    ["Sint-Truiden", "Saint-Trond"],
    ["Sint Truiden", "St-Truiden"],
    ["Saint Josse", "Sint-Joost-ten-Node"],
    ["3", "drie"],
    ["fünf", "5"],
  ] as const)("of %s: %s", ([typed, other]) => {
    expect(otherSpellings(typed)).toContain(other);
  });

  it("are none where nothing is known", () => {
    for (const typed of ["Anna", "Stok", "Sint", "", "31"]) expect(otherSpellings(typed)).toEqual([]);
  });

  it("each lead elsewhere, and to each other's place not at all", () => {
    for (const typed of ["Brussel", "St-Vith", "3", "Gent"]) {
      const plain = [typed, ...otherSpellings(typed)].map(normalise);
      expect(new Set(plain).size).toBe(plain.length);
      expect(plain.length).toBeLessThanOrEqual(4);
    }
  });
});
