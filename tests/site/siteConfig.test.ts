import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fetchConfig, makeIceServers, type Site } from "../../src/site/siteConfig.ts";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const answers = (body: unknown) => vi.stubGlobal("fetch", () => Promise.resolve(Response.json(body)));

describe("what the relay says of itself", () => {
  it("is what it says", async () => {
    const config = {
      realm: "here",
      iceServers: [{ urls: "stun:here.example" }],
      iceSeconds: 0,
      maxPeople: 4,
      live: false,
    };
    answers(config);
    expect(await fetchConfig()).toEqual({ ...config, askedAt: expect.any(Number) });
  });

  it("is of the realm that the page was opened under, where the site names none", async () => {
    vi.stubGlobal("location", { hostname: "call.example.org" });
    answers({ realm: "", iceServers: [], iceSeconds: 0, maxPeople: 4, live: false });
    expect(await fetchConfig()).toMatchObject({ realm: "call.example.org" });
  });

  it.each([
    [{}],
    ["<!doctype html>"],
    [{ realm: "here", iceServers: "none", iceSeconds: 0, maxPeople: 4, live: false }],
  ])("is not taken where it is something else: %j", async (body) => {
    answers(body);
    await expect(fetchConfig()).rejects.toThrow();
  });
});

describe("ICE servers whose credentials run out", () => {
  const NOW = new Date(2_026, 10, 28);
  const settings = (name: string, iceSeconds = 600) => ({
    realm: "here",
    iceServers: [{ urls: "turn:here.example", username: name, credential: "c" }],
    iceSeconds,
    maxPeople: 4,
    live: false,
  });
  const site = (iceSeconds?: number): Site => ({ ...settings("first", iceSeconds), askedAt: NOW.getTime() });
  let asked: number;
  let served: (() => Promise<Response>) | undefined;

  beforeEach(() => {
    vi.useFakeTimers({ now: NOW });
    asked = 0;
    served = () => Promise.resolve(Response.json(settings(`new ${asked}`)));
    vi.stubGlobal("fetch", () => {
      asked += 1;
      return served?.() ?? Promise.reject(new TypeError("no network"));
    });
  });
  const after = (seconds: number) => vi.setSystemTime(NOW.getTime() + seconds * 1_000);
  const give = async (servers: ReturnType<typeof makeIceServers>) => (await servers())[0]!.username;

  it("are those that came with the page until there are new ones, which are asked for half-way to their end", async () => {
    const servers = makeIceServers(() => Promise.resolve(site()));
    expect(await give(servers)).toBe("first");
    after(299);
    expect([await give(servers), asked]).toEqual(["first", 0]);
    after(300);
    expect(await Promise.all([give(servers), give(servers)])).toEqual(["first", "first"]);
    await vi.advanceTimersByTimeAsync(0);
    expect([await give(servers), asked]).toEqual(["new 1", 1]);
    after(600);
    await give(servers);
    await vi.advanceTimersByTimeAsync(0);
    expect([await give(servers), asked]).toEqual(["new 2", 2]);
  });

  it("stay where there are no new ones, which are asked for now and then, and every two seconds once they are over", async () => {
    const servers = makeIceServers(() => Promise.resolve(site()));
    served = undefined;
    const tries: number[] = [];
    for (const seconds of [400, 401, 429, 430, 599, 600, 601, 602]) {
      after(seconds);
      expect(await give(servers)).toBe("first");
      await vi.advanceTimersByTimeAsync(0);
      tries.push(asked);
    }
    expect(tries).toEqual([1, 1, 1, 2, 3, 3, 4, 4]);
    served = () => Promise.resolve(Response.json(settings("late")));
    after(604);
    expect(await give(servers)).toBe("late");
  });

  it("are waited for by everybody at once where they are over: after a night, or where the clock was put back", async () => {
    const servers = makeIceServers(() => Promise.resolve(site()));
    after(86_400);
    expect(await Promise.all([give(servers), give(servers)])).toEqual(["new 1", "new 1"]);
    after(-86_400);
    expect([await give(servers), asked]).toEqual(["new 2", 2]);
  });

  it("are never asked for again where they are good for ever", async () => {
    const servers = makeIceServers(() => Promise.resolve(site(0)));
    await servers();
    after(86_400);
    expect([await give(servers), asked]).toEqual(["first", 0]);
  });
});
