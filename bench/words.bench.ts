/** What comes of 400 words that were misheard or misspelt (tests/phrase/misheard): counts, not times. */
import { test } from "vitest";
import { didYouMean } from "../src/phrase/nearWords.ts";
import { normalise } from "../src/phrase/words.ts";
import { allLists } from "../src/site/wordLists.ts";
import { LANGUAGES } from "../src/site/languages.ts";
import { SLIPS } from "../tests/phrase/misheard/slips.ts";

const OUTCOMES = ["by itself", "first of those offered", "among them", "others offered", "nothing offered"] as const;

test("words that were misheard", async () => {
  const lists = await allLists();
  const rows = LANGUAGES.map((language) => {
    const row = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])) as Record<
      (typeof OUTCOMES)[number],
      number
    >;
    for (const { said, typed } of SLIPS.filter((slip) => slip.language === language)) {
      row[outcome(said, typed, didYouMean(typed, language, lists))] += 1;
    }
    return [language, row] as const;
  });
  console.table(Object.fromEntries(rows));
});

function outcome(said: string, typed: string, offered: readonly string[]): (typeof OUTCOMES)[number] {
  if (normalise(said) === normalise(typed)) return "by itself";
  if (offered[0] === said) return "first of those offered";
  if (offered.includes(said)) return "among them";
  return offered.length > 0 ? "others offered" : "nothing offered";
}
