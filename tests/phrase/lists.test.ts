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

/** What native editors took out: insults and double meanings, what a country does not say, what is hard to spell, homophones. */
const REMOVED = {
  nl: "eikel zak doosje aap gorilla lucifer kussen knuffel bikini sla stok strik raket varken ezel komma skelter toetje stoplicht kassabon gootsteen oliebol ijslolly winkelkar parking tombola ijskast luik dressoir trottoir etui fauteuil yoghurt courgette pannenlap",
  fr: "salopette phoque chiot flamant cagoule briquet pavot landau layette biberon bavoir dinde blaireau quiche nouille cornichon courge famille virgule coing thym pouce déjeuner dîner bobsleigh jacuzzi églantine",
  de: "Gorilla Schnauze Schwein Ziege Kuh Gans Schnecke Knoten Nadel Haarnadel Rakete Uniform Flasche Pfeife Korken Schnuller Familie Zwilling Kirchturm Orgel Komma Punkt",
  en: "fiddle cow pig pigsty wreath corkscrew vineyard toilet nurse uniform family uncle flag anthem steeple crystal throne sleigh beach key cellar medal vacation waistcoat pheasant quilt chameleon colander",
};

/** Words that a poor line or another accent makes one. A list may have one word of each group. */
const ALIKE = {
  nl: "feest/vest fles/vlees bakkerij/batterij bord/dorp brood/drop chips/fiets cijfer/keizer/tijger eend/hemd glas/vlag kaart/park kaas/tas kachel/tafel kat/pad koekje/toetje krab/trap licht/lift pen/thee sloot/vlot vaatdoek/zakdoek web/week",
  fr: "banc/banque barrage/garage bouquet/goûter broche/brosse cantine/centime carte/parc clé/plaid côte/taupe cousin/poussin crème/train crochet/trophée digue/guide école/épaule papaye/paquet pouce/touche veau/zoo",
  de: "Brief/Griff Buch/Bus Fackel/Sattel Hecht/Heft Kachel/Tafel Kaffee/Tasche/Tasse Kugel/Pudel Mappe/Matte Saal/Schal Schulbuch/Schulbus Schwamm/Schwan Wecker/Wetter",
  en: "sculptor/sculpture blazer/glacier bowl/goal chef/chess marsh/nurse party/turkey peacock/teapot rice/wreath seat/sheep/ship",
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

  it("has no word that an editor removed", () => {
    const removed = REMOVED[language as keyof typeof REMOVED].split(" ");
    expect(words.filter((word) => removed.includes(word))).toEqual([]);
  });

  it("has no two words that sound alike by phone", () => {
    const groups = ALIKE[language as keyof typeof ALIKE].split(" ");
    const heard = groups.filter((group) => group.split("/").filter((word) => words.includes(word)).length > 1);
    expect(heard).toEqual([]);
  });
});
