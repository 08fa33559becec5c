import fc from "fast-check";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { readRoute } from "../../src/site/createRoute.ts";
import { inviteLink } from "../../src/site/invite.ts";

beforeEach(() => vi.stubGlobal("location", { href: "https://call.example.org/bellen/#start" }));
afterEach(() => vi.unstubAllGlobals());

it("names the site, and the words behind the #, which no server is told", () => {
  expect(inviteLink(["José", "St. Truiden", "Fiets"])).toBe(
    "https://call.example.org/bellen/#join=Jos%C3%A9.St%2E%20Truiden.Fiets",
  );
});

it("leads to the words as they were typed, whatever is in them, and holds nothing that ends a link in a text", () => {
  const word = fc.string({ unit: "grapheme" });
  fc.assert(
    fc.property(fc.tuple(word, word, word), (words) => {
      const { hash } = new URL(inviteLink(words));
      expect(readRoute(hash)).toEqual({ at: "join", words });
      expect(hash).toMatch(/^#join=[\w%-]*\.[\w%-]*\.[\w%-]*$/);
    }),
  );
});
