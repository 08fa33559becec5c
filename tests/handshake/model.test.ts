import { describe, expect, it, vi } from "vitest";
import { type Attack, type Bounds, type Fault, search } from "./model.ts";

/** Two runs of one side, or of both, beside each other. The last one is the largest that takes seconds. */
const RUNS: readonly Bounds[] = [
  { hosts: 1, joiners: 1 },
  { hosts: 2, joiners: 1 },
  { hosts: 1, joiners: 2 },
  { hosts: 1, joiners: 2, samePage: true },
];
const WORLDS = RUNS.flatMap((runs) => [runs, { ...runs, insider: true }]);

// The largest of them takes a quarter of a minute of a processor that is its own.
vi.setConfig({ testTimeout: 120_000 });

describe("in every order of events, and whatever the network puts in the place of what was said", () => {
  it.for([...WORLDS, { hosts: 2, joiners: 2, samePage: true }])("there is no attack on %o", (bounds) => {
    const found = search(bounds);
    expect([...found.attacks]).toEqual([]);
    // Nothing is found either where nobody ever gets in.
    expect(found.completed).toBe(true);
  });
});

/** What has to be found when this is taken out, by somebody who knows the password or by somebody who does not. */
const FAULTS: readonly (readonly [Fault, Attack, Bounds])[] = [
  ["noCommitment", "words chosen late", { hosts: 1, joiners: 1, insider: true }],
  ["earlyReveal", "words chosen late", { hosts: 1, joiners: 1, insider: true }],
  ["noPossession", "a false host", { hosts: 1, joiners: 1, insider: true }],
  ["noPossession", "a false joiner", { hosts: 1, joiners: 1, insider: true }],
  ["noSessionKeyInChannel", "a message of another run opened", { hosts: 2, joiners: 1, insider: true }],
  ["noSessionKeyInChannel", "a message of another run opened", { hosts: 1, joiners: 2, samePage: true }],
  ["noSessionKeyInChannel", "an offer read by a stranger", { hosts: 1, joiners: 1 }],
  ["termsOutside", "other terms", { hosts: 1, joiners: 1 }],
  ["plainGenerator", "a password tried offline", { hosts: 1, joiners: 1 }],
  ["noTag", "a false joiner", { hosts: 1, joiners: 1 }],
];

describe("the search finds what is wrong where something is taken out", () => {
  it.for(FAULTS)("%s: %s", ([fault, attack, bounds]) => {
    expect([...search({ ...bounds, fault }).attacks]).toContain(attack);
  });
});
