import { afterEach, describe, expect, it, vi } from "vitest";
import { fetchConfig } from "../../src/site/siteConfig.ts";

afterEach(() => vi.unstubAllGlobals());

const answers = (body: unknown) => vi.stubGlobal("fetch", () => Promise.resolve(Response.json(body)));

describe("what the relay says of itself", () => {
  it("is what it says", async () => {
    const config = { realm: "here", iceServers: [{ urls: "stun:here.example" }], maxPeople: 4, live: false };
    answers(config);
    expect(await fetchConfig()).toEqual(config);
  });

  it("is of the realm that the page was opened under, where the site names none", async () => {
    vi.stubGlobal("location", { hostname: "call.example.org" });
    answers({ realm: "", iceServers: [], maxPeople: 4, live: false });
    expect(await fetchConfig()).toMatchObject({ realm: "call.example.org" });
  });

  it.each([[{}], ["<!doctype html>"], [{ realm: "here", iceServers: "none", maxPeople: 4, live: false }]])(
    "is not taken where it is something else: %j",
    async (body) => {
      answers(body);
      await expect(fetchConfig()).rejects.toThrow();
    },
  );
});
