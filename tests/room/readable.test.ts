import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { NAME, readable } from "../../src/room/wire/readable.ts";

const name = (text: string) => readable(text, NAME);

describe("what somebody else has written", () => {
  it.each([
    ["  Anna \t Maria\n", "Anna Maria"],
    ["Zoë 👩‍👧", "Zoë 👩👧"],
    ["נועה", "נועה"],
    ["दीपा", "दीपा"],
    ["a\u202Egnp.exe", "agnp.exe"],
    ["\u2066host\u2069", "host"],
    ["An\u200Bna\uFEFF", "Anna"],
    ["\u0007An\u0000na\u009F", "Anna"],
    ["\u3164\u115F\u2800", ""],
    ["\u200D\u200C \u00A0", ""],
    ["\u0301\u0302", ""],
    ["\uD800Anna", "Anna"],
  ])("%j is shown as %j", (text, shown) => {
    expect(name(text)).toBe(shown);
  });

  it("is cut at forty characters as people count them, and never within one", () => {
    expect(name("é".repeat(50))).toBe("é".repeat(40));
    expect(name("e\u0301".repeat(50))).toBe("e\u0301".repeat(40));
    expect(name("👍🏽".repeat(50))).toBe("👍🏽".repeat(20));
  });

  it("is not taken apart where it is short enough anyhow: making a segmenter holds the page up", () => {
    vi.spyOn(Intl, "Segmenter").mockImplementation(() => expect.unreachable());
    try {
      expect(name(`  ${"Zoë ".repeat(10)}`)).toBe("Zoë ".repeat(10).trim());
    } finally {
      vi.restoreAllMocks();
    }
  });

  it("keeps its marks to its own line", () => {
    expect(name(`a${"\u0301".repeat(30)}b`)).toBe(`a${"\u0301".repeat(4)}b`);
  });

  it("is cut at code points where the browser cannot tell characters", () => {
    vi.stubGlobal("Intl", { ...Intl, Segmenter: undefined });
    try {
      Reflect.deleteProperty(Intl, "Segmenter");
      expect(name("👍".repeat(50))).toBe("👍".repeat(40));
    } finally {
      vi.unstubAllGlobals();
    }
  });

  it("of any kind: fits on the wire, holds nothing unseen, and does not change when cleaned again", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        const shown = name(text);
        expect(shown.length).toBeLessThanOrEqual(NAME.units);
        expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
        expect(name(shown)).toBe(shown);
      }),
      { numRuns: 2_000 },
    );
  });
});
