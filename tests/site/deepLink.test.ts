import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { readRoute } from "../../src/site/createRoute.ts";
import { deepLink, readDeepLink } from "../../src/site/deepLink.ts";

beforeEach(() => vi.stubGlobal("location", { href: "https://call.example.org/bellen/#start" }));
afterEach(() => vi.unstubAllGlobals());

const hashOf = (link: string) => new URL(link).hash;
const NOTHING = { at: undefined, name: "", back: undefined };

it("names the site, and the words behind the #, which no server is told", () => {
  expect(deepLink("join", ["José", "St. Truiden", "Fiets"])).toBe(
    "https://call.example.org/bellen/#join=Jos%C3%A9.St%2E%20Truiden.Fiets",
  );
});

it("leads to the words as they were typed, whatever is in them, and holds nothing that ends a link in a text", () => {
  const word = fc.string({ unit: "grapheme" });
  fc.assert(
    fc.property(fc.tuple(word, word, word), fc.constantFrom("join", "start"), (words, place) => {
      const hash = hashOf(deepLink(place, words));
      const { at, link } = readRoute(hash);
      expect(at).toBe(place);
      expect(readDeepLink(link)).toEqual({ words, ...NOTHING });
      expect(hash).toMatch(/^#(join|start)=[\w%-]*\.[\w%-]*\.[\w%-]*$/);
    }),
  );
});

it("says when the conversation is, to the minute, and in which language the page begins", () => {
  const at = new Date("2026-12-01T14:05+01:00");
  const link = deepLink("join", ["anna", "gent", "fiets"], { at, language: "de" });
  expect(link).toBe("https://call.example.org/bellen/#join=anna.gent.fiets&at=2026-12-01T13%3A05Z&lang=de");
  expect(readDeepLink(readRoute(hashOf(link)).link).at).toEqual(at);
});

describe("what a link says", () => {
  it.each([
    ["anna.gent.fiets", ["anna", "gent", "fiets"]],
    ["Jos%C3%A9.Sint-Niklaas.fiets.geheim", ["José", "Sint-Niklaas", "fiets"]],
    ["%zz", ["%zz", "", ""]],
    ["", ["", "", ""]],
  ])("%s has its words", (link, words) => {
    expect(readDeepLink(link)).toEqual({ words, ...NOTHING });
  });

  it.each([
    ["at=2026-12-01T14:00%2B01:00", { at: new Date("2026-12-01T13:00Z") }],
    // Not everybody encodes the + of a zone.
    ["at=2026-12-01T14:00+01:00", { at: new Date("2026-12-01T13:00Z") }],
    ["name=Jos%C3%A9%20%26%20Anna", { name: "José & Anna" }],
    ["back=https%3A%2F%2Fagenda.example%2F%3Fa%3D1%26b%3D2", { back: new URL("https://agenda.example/?a=1&b=2") }],
    ["back=https://agenda.example/?a=1", { back: new URL("https://agenda.example/?a=1") }],
  ])("behind them: %s", (detail, read) => {
    expect(readDeepLink(`anna.gent.fiets&${detail}`)).toEqual({
      words: ["anna", "gent", "fiets"],
      ...NOTHING,
      ...read,
    });
  });

  it.each([
    "at=tomorrow",
    "at=1",
    "at=2026-12-01T14:00",
    "at=2026-13-01T14:00Z",
    "at=",
    "at",
    "back=javascript:alert(1)",
    "back=http://agenda.example/",
    "back=/elsewhere",
    "back=%zz",
    "password=geheim",
    "",
  ])("%s is of no use, and does no harm", (detail) => {
    expect(readDeepLink(`anna.gent.fiets&${detail}`)).toEqual({ words: ["anna", "gent", "fiets"], ...NOTHING });
  });
});
