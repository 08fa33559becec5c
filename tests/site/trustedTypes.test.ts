import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { allowOwnTemplates } from "../../src/site/trustedTypes.ts";

interface Rules {
  createHTML(html: string): string | null;
  createScriptURL(url: string): string | null;
}

let rules: Rules;

beforeEach(() => {
  vi.stubGlobal("location", new URL("https://driewoord.example/#join"));
  vi.stubGlobal("trustedTypes", { createPolicy: (_: string, given: Rules) => void (rules = given) });
  allowOwnTemplates();
});
afterEach(() => vi.unstubAllGlobals());

describe("the page's one policy", () => {
  it("lets the product's own templates through", () => {
    expect(rules.createHTML('<div class="card"><svg viewBox="0 0 24 24"></svg></div>')).toContain("card");
  });

  it.each([
    "<script>alert(1)</script>",
    "< ScRiPt src=x>",
    '<img src="x" onerror="alert(1)">',
    "<svg/onload=alert(1)>",
    '<img src="x"onerror=alert(1)>',
    '<a href="java&#115;cript:alert(1)">',
    "<iframe src=x>",
    "<p srcdoc=x>",
    "<object data=x>",
    '<a href="javascript:alert(1)">',
    "<base href=https://elsewhere.example>",
    "<meta http-equiv=refresh>",
    "<link rel=import>",
  ])("lets nothing through that could run a script: %s", (html) => {
    expect(rules.createHTML(html)).toBeNull();
  });

  it("lets workers of this origin through, and of no other", () => {
    expect(rules.createScriptURL("/assets/vault.worker.js")).toBe("/assets/vault.worker.js");
    expect(rules.createScriptURL("https://elsewhere.example/worker.js")).toBeNull();
    expect(rules.createScriptURL("data:text/javascript,1")).toBeNull();
  });
});

it("a browser without Trusted Types does without the policy", () => {
  vi.stubGlobal("trustedTypes", undefined);
  expect(allowOwnTemplates).not.toThrow();
});
