import { createRoot } from "solid-js";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { hasTurn } from "../../signalling/protocol.ts";
import { createHiddenAddress } from "../../src/site/createHiddenAddress.ts";
import { stubStorage } from "../fakes/storage.ts";

beforeEach(() => stubStorage("localStorage"));
afterEach(() => vi.unstubAllGlobals());

const create = (...servers: readonly RTCIceServer[]) =>
  createRoot(() => createHiddenAddress(() => Promise.resolve(hasTurn(servers))));

it.each([
  [[], false],
  [[{ urls: "stun:stun.example.org" }], false],
  [[{ urls: ["stun:stun.example.org", "turns:turn.example.org"], username: "u", credential: "c" }], true],
])("is offered where the site has a TURN server: %o", async (servers, offered) => {
  const choice = create(...servers);
  expect(choice.offered()).toBe(false);
  choice.look();
  await Promise.resolve();
  expect(choice.offered()).toBe(offered);
});

it("is as it was in a call that is gone back to, which is not remembered", () => {
  const choice = create();
  choice.restore(true);
  expect([choice.on(), create().on()]).toEqual([true, false]);
});

it("is off until it is chosen, and remembered for the next visit", () => {
  const choice = create();
  expect(choice.on()).toBe(false);
  choice.hide(true);
  expect([choice.on(), create().on()]).toEqual([true, true]);
});
