/** What comes from others: under licences that go together with ours (EUPL-1.2), whole, and from any registry. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

interface Locked {
  readonly license?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly link?: boolean;
}

/** SPDX names of licences that ask for no more than notices, and of files that stay under their own. */
const LICENCES = [
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BlueOak-1.0.0",
  "CC-BY-4.0",
  "ISC",
  "MIT",
  "MPL-2.0",
  "OFL-1.1",
  "Python-2.0",
];

const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as { packages: Record<string, Locked> };
const others = Object.entries(packages).filter(([path]) => path !== "");
const named = (fits: (locked: Locked) => boolean) => others.filter(([, locked]) => fits(locked)).map(([path]) => path);

it("every package has a licence that is known and fits", () => {
  expect(others.length).toBeGreaterThan(100);
  const fits = ({ license = "" }: Locked) =>
    license.split(/[() ]+|AND/).every((name) => name === "" || LICENCES.includes(name));
  expect(named((locked) => !locked.license || !fits(locked))).toEqual([]);
});

it("the lockfile holds the hash of every package, and no address of the network that it was made in", () => {
  expect(named(({ integrity, link }) => link === true || !integrity?.startsWith("sha512-"))).toEqual([]);
  expect(named(({ resolved }) => resolved !== undefined)).toEqual([]);
});

it("what runs on a server or in a page is locked to what package.json asks for", () => {
  const asked = JSON.parse(readFileSync("package.json", "utf8")) as { dependencies: Record<string, string> };
  const root = packages[""] as unknown as { dependencies: Record<string, string> };
  expect(root.dependencies).toEqual(asked.dependencies);
});
