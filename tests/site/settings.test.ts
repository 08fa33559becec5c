import { afterEach, describe, expect, it, vi } from "vitest";
import { readSettings } from "../../src/site/settings.ts";

afterEach(() => vi.unstubAllGlobals());

const stored = (text: string | null) => vi.stubGlobal("localStorage", { getItem: () => text });

describe("what is remembered on the device", () => {
  it("is kept as far as it is known, whatever else stands there", () => {
    stored('{"language":"pl","speaker":"desk","camera":7,"askFirst":true,"new":1}');
    expect(readSettings()).toEqual({ speaker: "desk", askFirst: true });
  });

  it.each([null, "", "null", "[]", "{", '"nl"'])("is nothing where %s stands there", (text) => {
    stored(text);
    expect(readSettings()).toEqual({});
  });
});
