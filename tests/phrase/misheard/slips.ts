import { readFileSync } from "node:fs";
import { LANGUAGES } from "../../../src/site/languages.ts";

/** What was said and what was typed; README.md says where they are from. */
export const SLIPS = LANGUAGES.flatMap((language) =>
  readFileSync(`tests/phrase/misheard/${language}.tsv`, "utf8")
    .trim()
    .split("\n")
    .map((line) => {
      const [said = "", typed = ""] = line.split("\t");
      return { language, said, typed };
    }),
);
