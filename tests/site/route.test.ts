import { createRoot } from "solid-js";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createRoute, readRoute } from "../../src/site/createRoute.ts";
import { preferredLanguage } from "../../src/site/languages.ts";

describe("the address bar", () => {
  it.each([
    ["", "home", ""],
    ["#start", "start", ""],
    ["#join", "join", ""],
    ["#/join", "join", ""],
    ["#plan", "plan", ""],
    ["#guide-join", "guide-join", ""],
    ["#guide-try", "guide-try", ""],
    ["#faq", "faq", ""],
    ["#facts", "facts", ""],
    ["#access", "access", ""],
    ["#join=anna.gent.fiets", "join", "anna.gent.fiets"],
    ["#start=anna.gent.fiets&at=2026-12-01T13:00Z", "start", "anna.gent.fiets&at=2026-12-01T13:00Z"],
    ["#join=anna.gent.fiets&back=https://a.example/?a=1", "join", "anna.gent.fiets&back=https://a.example/?a=1"],
    ["#elders", "home", ""],
  ] as const)("%s leads to %s", (hash, at, link) => {
    expect(readRoute(hash)).toEqual({ at, link });
  });
});

describe("going elsewhere", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("is written into the address bar, and the browser's back button undoes it", () => {
    const page = new EventTarget();
    const location = { hash: "#join=anna.gent.fiets" };
    vi.stubGlobal("location", location);
    vi.stubGlobal("window", page);
    vi.stubGlobal("history", {
      replaceState: (_state: unknown, _title: string, url: string) => (location.hash = url),
    });
    createRoot((dispose) => {
      const left = vi.fn<() => void>();
      const { route, go } = createRoute(left);
      const arrive = (hash: string) => {
        location.hash = hash;
        page.dispatchEvent(new Event("hashchange"));
      };
      expect(route()).toEqual({ at: "join", link: "anna.gent.fiets" });
      // What is read is not left for the next one to read.
      expect(location.hash).toBe("#join");
      go("start");
      expect(location.hash).toBe("start");
      arrive("#start");
      expect(route().at).toBe("start");
      expect(left).toHaveBeenCalledOnce();
      go("home");
      expect(location.hash).toBe("");
      arrive("#join");
      expect(route()).toEqual({ at: "join", link: "" });
      dispose();
      arrive("#help");
      expect(route().at).toBe("join");
    });
  });
});

describe("the first language", () => {
  it.each([
    ["#join=anna.gent.fiets&at=2026-12-01T13:00Z&lang=de", "de"],
    ["#join=anna.gent.fiets&lang=pl", "fr"],
    ["#lang=de", "fr"],
  ])("is that of the link where it has one: %s", (hash, language) => {
    expect(preferredLanguage({ languages: ["fr-BE"] }, hash)).toBe(language);
  });

  it("is the one that there is where a browser has no list of them", () => {
    expect(preferredLanguage({ language: "fr" })).toBe("fr");
    expect(preferredLanguage({})).toBeUndefined();
  });

  it.each([
    [["nl-BE"], "nl"],
    [["pl-PL", "fr-BE", "en"], "fr"],
    [["DE"], "de"],
    [["pl", "uk"], undefined],
    [[], undefined],
  ] as const)("of %j is %s", (wanted, language) => {
    expect(preferredLanguage({ languages: wanted })).toBe(language);
  });
});
