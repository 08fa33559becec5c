import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawWord, normalise, passwordProblem, separated, wordProblem } from "../../src/phrase/words.ts";

describe("normalise", () => {
  it.each([
    ["Sint-Niklaas", "sintniklaas"],
    ["sint niklaas", "sintniklaas"],
    ["SINTNIKLAAS", "sintniklaas"],
    ["  José ", "jose"],
    ["’s-Hertogenbosch", "shertogenbosch"],
    ["Köln", "koln"],
    ["Ko\u0308ln", "koln"],
    ["Straße", "strasse"],
    ["STRASSE", "strasse"],
    ["STRAẞE", "strasse"],
    ["Koeln", "koln"],
    ["Müller", "muller"],
    ["Mueller", "muller"],
    ["Łukasz", "lukasz"],
    ["Søren", "soren"],
    ["Đặng", "dang"],
    ["Þór", "thor"],
    ["IJzer", "yzer"],
    ["ĳzer", "yzer"],
    ["yzer", "yzer"],
    ["cœur", "cour"],
    ["coeur", "cour"],
    ["aee", "a"],
    ["1234", "1234"],
    ["١٢٣٤", "1234"],
    ["\u{116DA}\u{116E3}", "09"],
    ["ʼs-Hertogenbosch", "shertogenbosch"],
    ["Οδός Αβ", "οδοσαβ"],
    ["ﬁets", "fiets"],
    ["Kamer 12", "kamer12"],
    ["Łódź", "lodz"],
    ["Ἀθήνα", "αθηνα"],
    ["İstanbul", "istanbul"],
    ["…!", ""],
  ])("%s is %s", (typed, normalised) => {
    expect(normalise(typed)).toBe(normalised);
  });

  it("is stable: what was normalised stays as it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(normalise(normalise(text))).toBe(normalise(text));
      }),
    );
  });
});

describe("lengths", () => {
  it("a word keeps 2 to 32 characters", () => {
    expect(wordProblem("  ")).toBe("empty");
    expect(wordProblem("🚲")).toBe("noLetters");
    expect(wordProblem("é")).toBe("tooShort");
    expect(wordProblem("ei")).toBeUndefined();
    expect(wordProblem("a".repeat(32))).toBeUndefined();
    expect(wordProblem("a".repeat(33))).toBe("tooLong");
  });

  it("a password keeps at least 4, or there is none", () => {
    expect(passwordProblem("  ")).toBe("empty");
    expect(passwordProblem("--")).toBe("noLetters");
    expect(passwordProblem("a-b c")).toBe("tooShort");
    expect(passwordProblem("a-b c d")).toBeUndefined();
    expect(passwordProblem("a".repeat(65))).toBe("tooLong");
  });
});

describe("what was copied as a whole", () => {
  it.for([
    ["José\nSint-Niklaas\r\nFiets\n", ["José", "Sint-Niklaas", "Fiets"]],
    [" José, Sint Niklaas; Fiets ", ["José", "Sint Niklaas", "Fiets"]],
    ["Sint Niklaas", []],
    ["Fiets\n", []],
    ["", []],
  ] as const)("%j is %j", ([text, words]) => {
    expect(separated(text)).toEqual(words);
  });
});

describe("a random word", () => {
  it("draws again what would favour the front of the list", () => {
    const list = ["a", "b", "c"];
    const draws = [2 ** 32 - 1, 4];
    expect(drawWord(list, () => draws.shift()!)).toBe("b");
    expect(draws).toEqual([]);
  });
});
