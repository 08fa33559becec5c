import { expect, it } from "vitest";
import { newChallenge, nonceOf, type Occasion } from "../../src/identity/occasion.ts";

const OCCASION: Occasion = { session: "c2Vzc2lvbg", challenge: newChallenge(), prover: "cHJvdmVy", asker: "YXNrZXI" };

it("is the same for both, and fits where OpenID Connect has a nonce", async () => {
  const nonce = await nonceOf(OCCASION);
  expect(await nonceOf({ ...OCCASION })).toBe(nonce);
  expect(nonce).toMatch(/^[\w-]{43}$/);
});

it.each(["session", "challenge", "prover", "asker"] as const)("is another one with another %s", async (field) => {
  expect(await nonceOf({ ...OCCASION, [field]: "YW5vdGhlcg" })).not.toBe(await nonceOf(OCCASION));
});

it("is another one where the two have changed places, or a letter goes from one field to the next", async () => {
  const { prover, asker } = OCCASION;
  expect(await nonceOf({ ...OCCASION, prover: asker, asker: prover })).not.toBe(await nonceOf(OCCASION));
  const moved = { ...OCCASION, prover: prover.slice(0, -1), asker: prover.slice(-1) + asker };
  expect(await nonceOf(moved)).not.toBe(await nonceOf(OCCASION));
});

it("is asked for with a challenge that nobody can know before", () => {
  expect(new Set(Array.from({ length: 100 }, newChallenge)).size).toBe(100);
});
