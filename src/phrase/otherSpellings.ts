/** Other ways in which people write the same name, place or number. */
import { normalise } from "./words.ts";

/** One thing a line: its names as people of Belgium and its neighbours write them, in Dutch, French, German and English. */
const SAME = `
Aalst|Alost
Aarlen|Arlon|Arel
Aken|Aix-la-Chapelle|Aachen
Antwerpen|Anvers|Antwerp
Bazel|Bâle|Basel
Bergen|Mons
Berlijn|Berlin
Brugge|Bruges
Brussel|Bruxelles|Brüssel|Brussels
Den Bosch|'s-Hertogenbosch|Bois-le-Duc
Den Haag|'s-Gravenhage|La Haye|The Hague
Dendermonde|Termonde
Doornik|Tournai
Duinkerke|Dunkerque|Dünkirchen|Dunkirk
Edingen|Enghien
Elsene|Ixelles
Geldenaken|Jodoigne
Gent|Gand|Ghent
Geraardsbergen|Grammont
Halle|Hal
Hoei|Huy
Ieper|Ypres|Ypern
Keulen|Cologne|Köln
Komen|Comines
Kortrijk|Courtrai
Leuven|Louvain|Löwen
Lier|Lierre
Londen|Londres|London
Luik|Liège|Lüttich
Luxemburg|Luxembourg
Mechelen|Malines|Mecheln
Moeskroen|Mouscron
Namen|Namur
Nijmegen|Nimègue|Nimwegen
Nijvel|Nivelles
Oostende|Ostende|Ostend
Oudenaarde|Audenarde
Parijs|Paris
Rijsel|Lille
Roeselare|Roulers
Ronse|Renaix
Sint-Joost-ten-Node|Saint-Josse
Sint-Niklaas|Saint-Nicolas
Sint-Truiden|Saint-Trond
Sint-Vith|Saint-Vith|Sankt Vith
Straatsburg|Strasbourg|Straßburg
Tienen|Tirlemont
Tongeren|Tongres|Tongern
Trier|Trèves
Ukkel|Uccle
Veurne|Furnes
Vilvoorde|Vilvorde
Waver|Wavre
Wezet|Visé
Wenen|Vienne|Wien|Vienna
Zinnik|Soignies
0|nul|zéro|null|zero
1|een|un|eins|one
2|twee|deux|zwei|two
3|drie|trois|drei|three
4|vier|quatre|four
5|vijf|cinq|fünf|five
6|zes|six|sechs
7|zeven|sept|sieben|seven
8|acht|huit|eight
9|negen|neuf|neun|nine
10|tien|dix|zehn|ten
11|elf|onze|eleven
12|twaalf|douze|zwölf|twelve
`
  .trim()
  .split("\n")
  .map((line) => line.split("|"));

/** By each of its names, normalised. */
const ROWS = new Map(SAME.flatMap((names) => names.map((name) => [normalise(name), names] as const)));

/** A saint before a place, in full, and in short as it is written in every language. */
const SAINT = /^(?:sint|sainte?|sankt)[\s-]+(?=\p{L})/iu;
const SHORT_SAINT = /^ste?[.\s-]+(?=\p{L})/iu;
const SAINTS = ["Sint-", "Saint-", "Sankt "];

/** How many are given. */
const MOST = 3;

/**
 * How else people write what is in `text`, a whole name, place or number; none where nothing is known. At most three, each of
 * which leads to another address than `text`.
 */
export function otherSpellings(text: string): readonly string[] {
  const itself = normalise(text);
  const row = ROWS.get(itself) ?? [];
  const trimmed = text.trim();
  const saints = [
    ...(SAINT.test(trimmed) ? [trimmed.replace(SAINT, "St-")] : []),
    ...(SHORT_SAINT.test(trimmed) ? SAINTS.map((saint) => trimmed.replace(SHORT_SAINT, saint)) : []),
  ];
  const others = new Map<string, string>();
  for (const other of [...row, ...saints]) {
    const plain = normalise(other);
    if (plain !== itself && !others.has(plain)) others.set(plain, other);
  }
  return [...others.values()].slice(0, MOST);
}
