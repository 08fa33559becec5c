import { describe, expect, it } from "vitest";
import { didYouMean, nearPassword, nearWords, soundAlikes, withoutArticle } from "../../src/phrase/nearWords.ts";
import { LANGUAGES } from "../../src/site/languages.ts";
import { allLists } from "../../src/site/wordLists.ts";

const nl = ["appel", "boot", "brug", "feest", "kaars", "lepel", "trein", "vest", "zee"];
const fr = ["bateau", "fenêtre", "pomme", "quille"];
const lists = { nl, fr, de: ["Apfel"], en: ["apple"] };

describe("near words", () => {
  it.for([
    ["a letter too few", "apel", "appel"],
    ["a wrong one", "bruk", "brug"],
    ["what sounds the same", "trijn", "trein"],
    ["what a telephone makes of it", "kaarz", "kaars"],
    ["an article", "een boot", "boot"],
    ["a small one with a full stop", "bootje.", "boot"],
  ] as const)("%s: %s is %s", ([, typed, said]) => {
    expect(nearWords(typed, nl, "nl")[0]).toBe(said);
  });

  it.for([
    ["bato", "bateau"],
    ["FENETR", "fenêtre"],
    ["kiye", "quille"],
  ] as const)("by ear in French, %s is %s", ([typed, said]) => {
    expect(nearWords(typed, fr, "fr")[0]).toBe(said);
  });

  it("are at most three, the nearest first", () => {
    const many = ["vest", "feest", "beest", "geest", "rest"];
    expect(nearWords("fest", many, "nl")).toHaveLength(3);
    expect(nearWords("fest", many, "nl").slice(0, 2).sort()).toEqual(["feest", "vest"]);
  });

  it("are none of what is far from all, or too short", () => {
    expect(nearWords("olifant", nl, "nl")).toEqual([]);
    expect(nearWords("br", nl, "nl")).toEqual([]);
    expect(nearWords("", nl, "nl")).toEqual([]);
    expect(nearWords("的是了我", nl, "nl")).toEqual([]);
  });

  it("are none of digits and other scripts, in the lists as they are", async () => {
    const lists = await allLists();
    for (const typed of ["12345", "Александр", "的是了我们"]) {
      for (const language of LANGUAGES)
        expect([typed, nearWords(typed, lists[language], language)]).toEqual([typed, []]);
    }
  });

  it("do not have the word itself, however it is written", () => {
    expect(nearWords("Fenetre", fr, "fr")).toEqual([]);
  });
});

describe("did you mean", () => {
  it("asks nothing of a listed word, in whichever language", () => {
    for (const word of ["appel", "APFEL", "fenetre"]) expect(didYouMean(word, "nl", lists)).toEqual([]);
  });

  it("asks for what sounds the same where another language has what was typed", () => {
    expect(didYouMean("vork", "nl", { ...lists, nl: [...nl, "vork"], en: ["fork"] })).toEqual([]);
    expect(didYouMean("fork", "nl", { ...lists, nl: [...nl, "vork"], en: ["fork"] })).toEqual(["vork"]);
  });

  it("asks for a word of another list only where the own has none near", () => {
    expect(didYouMean("appl", "nl", lists)).toEqual(["appel"]);
    expect(didYouMean("fenetr", "nl", lists)).toEqual(["fenêtre"]);
  });
});

it("words that sound alike, of which one was typed and the other may be meant", () => {
  expect(soundAlikes("vest", nl, "nl")).toEqual(["feest"]);
  expect(soundAlikes("zee", nl, "nl")).toEqual([]);
});

describe("a password", () => {
  it("of listed words is asked for as they are", () => {
    expect(nearPassword("apel bruk", "nl", lists)).toEqual(["appel brug"]);
    expect(nearPassword("Appel-leepel", "nl", lists)).toEqual(["Appel lepel"]);
  });

  it("that is right, or that somebody made up, is left alone", () => {
    expect(nearPassword("appel brug", "nl", lists)).toEqual([]);
    expect(nearPassword("olifant apel", "nl", lists)).toEqual([]);
    expect(nearPassword("apel", "nl", lists)).toEqual([]);
    expect(nearPassword("", "nl", lists)).toEqual([]);
  });
});

it("an article is a word of its own", () => {
  expect(withoutArticle(" De boot")).toBe("boot");
  expect(withoutArticle("l’arbre")).toBe("arbre");
  expect(withoutArticle("deur")).toBe("deur");
  expect(withoutArticle("the")).toBe("the");
});
