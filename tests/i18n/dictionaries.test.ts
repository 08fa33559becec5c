import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import de from "../../src/i18n/de.ts";
import deHome from "../../src/i18n/de.home.ts";
import dePages from "../../src/i18n/de.pages.ts";
import en from "../../src/i18n/en.ts";
import enHome from "../../src/i18n/en.home.ts";
import enPages from "../../src/i18n/en.pages.ts";
import fr from "../../src/i18n/fr.ts";
import frHome from "../../src/i18n/fr.home.ts";
import frPages from "../../src/i18n/fr.pages.ts";
import nl from "../../src/i18n/nl.ts";
import nlHome from "../../src/i18n/nl.home.ts";
import nlPages from "../../src/i18n/nl.pages.ts";

type Texts = { readonly [key: string]: string | Texts };

/** Every text under its key, such as "home.title". */
function flat(texts: Texts, prefix = ""): [string, string][] {
  return Object.entries(texts).flatMap(([key, text]): [string, string][] =>
    typeof text === "string" ? [[prefix + key, text]] : flat(text, `${prefix}${key}.`),
  );
}

const languages = {
  nl: { ...nlHome, ...nl, ...nlPages },
  fr: { ...frHome, ...fr, ...frPages },
  de: { ...deHome, ...de, ...dePages },
  en: { ...enHome, ...en, ...enPages },
} as const;
const english = new Map(flat(languages.en));

/** What public/able.js says in a language to whoever's browser is of no use. */
function warnings(language: string): [string, string][] {
  const script = readFileSync("public/able.js", "utf8");
  const [, texts] = new RegExp(`\\n {4}${language}: \\{\\n(.*?)\\n {4}\\},`, "s").exec(script)!;
  return [...texts!.matchAll(/(\w+):\s+"([^"]+)"/g)].map(([, key, text]) => [`able.js, ${key}`, text!]);
}

const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).toSorted();

describe.each(Object.entries(languages))("%s", (language, texts) => {
  const own = flat(texts);

  it("has every text, with the same things to fill in", () => {
    expect(own.map(([key]) => key)).toEqual([...english.keys()]);
    for (const [key, text] of own) {
      expect(text.trim(), key).not.toBe("");
      expect(placeholders(text), key).toEqual(placeholders(english.get(key)!));
    }
  });

  it("is not English left behind", () => {
    if (language === "en") return;
    const same = own.filter(([key, text]) => text === english.get(key) && text.length > 12);
    expect(same).toEqual([]);
  });

  it("names buttons in its sentences as they are labelled", () => {
    for (const key of ["problem.denied", "problem.cameraMissing", "problem.micInUse"]) {
      expect(new Map(own).get(key)).toContain(texts.preview.retry);
    }
    expect(texts.join.waitingLead).toContain(texts.join.otherWords);
    expect(texts.ended.lost).toContain(texts.ended.joinAgain);
    expect(texts.help.join).toContain(texts.home.join);
    expect(texts.help.device).toContain(texts.home.test);
  });

  it("puts a name where “the other person” can stand too: at the beginning, or behind a colon", () => {
    const named = own.filter(([key, text]) => text.includes("{{name}}") && key !== "room.as");
    expect(named.length).toBeGreaterThan(10);
    for (const [key, text] of named) expect(text, key).toMatch(/(^|: )\{\{name\}\}/);
  });

  it("has before : ; ! ? and inside « » what its language wants there", () => {
    for (const [key, text] of [...own, ...warnings(language)]) {
      const said = text.replaceAll("https://", "");
      // A narrow space at which no line is broken.
      if (language === "fr") expect(said, key).not.toMatch(/(?<!\u202F)[:;!?»]|«(?!\u202F)/);
      else expect(said, key).not.toMatch(/\s[:;!?]/);
    }
  });

  it("speaks plainly", () => {
    for (const [key, text] of own)
      expect(text, key).not.toMatch(/token|session|sessie|socket|server|handshake|webrtc/i);
  });
});
