import { describe, expect, it } from "vitest";
import { readRoute } from "../../src/site/createRoute.ts";
import { preferredLanguage } from "../../src/site/languages.ts";

describe("the address bar", () => {
  it.each([
    ["", "home", ["", "", ""]],
    ["#start", "start", ["", "", ""]],
    ["#join", "join", ["", "", ""]],
    ["#/join", "join", ["", "", ""]],
    ["#join=anna.gent.fiets", "join", ["anna", "gent", "fiets"]],
    ["#join=Jos%C3%A9.Sint-Niklaas.fiets.geheim", "join", ["José", "Sint-Niklaas", "fiets"]],
    ["#join=%zz", "join", ["%zz", "", ""]],
    ["#start=anna.gent.fiets", "start", ["", "", ""]],
    ["#elders", "home", ["", "", ""]],
  ] as const)("%s leads to %s", (hash, at, words) => {
    expect(readRoute(hash)).toEqual({ at, words });
  });
});

describe("the first language", () => {
  it.each([
    [["nl-BE"], "nl"],
    [["pl-PL", "fr-BE", "en"], "fr"],
    [["DE"], "de"],
    [["pl", "uk"], "nl"],
    [[], "nl"],
  ] as const)("of %j is %s", (wanted, language) => {
    expect(preferredLanguage(wanted)).toBe(language);
  });
});
