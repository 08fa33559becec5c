import { distance } from "fastest-levenshtein";
import { describe, expect, it } from "vitest";
import de from "../../src/phrase/lists/de.ts";
import en from "../../src/phrase/lists/en.ts";
import fr from "../../src/phrase/lists/fr.ts";
import nl from "../../src/phrase/lists/nl.ts";
import { normalise } from "../../src/phrase/words.ts";

/** A sample of what a stressed or grieving person must never be handed; the full lists are in scripts/wordlists/exclude. */
const NEVER = {
  nl: "graf kist dood mes naald touw strop spuit poes kut lul flikker hoer bom geweer wapen kanker gevangenis lijk oorlog",
  fr: "cercueil tombe mort couteau seringue corde prison chatte pd con bite queue pute arme bombe fusil cancer cadavre guerre",
  de: "Sarg Grab Tod Messer Spritze Seil Strick Schwanz Muschi Fotze Waffe Bombe Gewehr Krebs Leiche Krieg Gift Pistole",
  en: "coffin prison rope knife syringe grave death cock ass pussy bitch gun bomb weapon cancer corpse war poison needle",
};

const LISTS = { nl, fr, de, en };

describe.each(Object.entries(LISTS))("the %s list", (language, words) => {
  const plain = words.map(normalise);

  it("has 1,024 words", () => {
    expect(words).toHaveLength(1024);
    expect(new Set(plain).size).toBe(1024);
  });

  it("has words of 3 to 9 letters a to z once normalised", () => {
    expect(plain.filter((word) => !/^[a-z]{3,9}$/.test(word))).toEqual([]);
  });

  it("keeps to the spelling that can be dictated", () => {
    const shape = language === "de" ? /^[A-Z][a-z]+$/ : language === "fr" ? /^[a-zàâçéèêëîïôûùü]+$/ : /^[a-z]+$/;
    expect(words.filter((word) => !shape.test(word))).toEqual([]);
  });

  it("is sorted", () => {
    expect([...plain].sort()).toEqual(plain);
  });

  it("has no two words that one wrong letter turns into each other", () => {
    const near = plain.flatMap((a, i) =>
      plain
        .slice(i + 1)
        .filter((b) => distance(a, b) < 2)
        .map((b) => `${a}/${b}`),
    );
    expect(near).toEqual([]);
  });

  it("has no word that hurts", () => {
    const never = NEVER[language as keyof typeof NEVER].split(" ").map(normalise);
    expect(plain.filter((word) => never.includes(word))).toEqual([]);
  });
});
