import { expect, it } from "vitest";
import { makeOpenings } from "../../src/peer/openings.ts";

it("three of one person's are open at a time, others have their own three, and one that is closed makes room", () => {
  const openings = makeOpenings(() => 0);
  const tries = (peer: string) => Array.from({ length: 4 }, () => openings.allow(peer));
  expect(tries("ann")).toEqual([true, true, true, false]);
  expect(tries("bob")).toEqual([true, true, true, false]);
  openings.ended("ann");
  expect([openings.allow("ann"), openings.allow("ann")]).toEqual([true, false]);
});

it("who opens one after the other is let in every three seconds", () => {
  let now = 0;
  const openings = makeOpenings(() => now);
  let opened = 0;
  for (; now <= 60_000; now += 100) {
    if (!openings.allow("ann")) continue;
    opened += 1;
    openings.ended("ann");
  }
  expect(opened).toBe(24);
});
