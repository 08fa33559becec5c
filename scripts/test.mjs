/**
 * Runs all tests, tier by tier: the checks together with the tests in Node, then the screens, then whole calls in
 * browsers, then both in the engines of other browsers. Ends with a table of the tiers and the line "N passed, N failed",
 * in which the checks count as one test; behind it stands how many were skipped, because the program that they are about
 * (coturn, Redis, a proxy, another browser) is not installed.
 */
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, openSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

if (!process.env.CHROMIUM && !existsSync("/usr/bin/chromium")) {
  console.log("Installing Debian's chromium for the browser tests");
  const apt = process.getuid?.() === 0 ? ["apt-get"] : ["sudo", "apt-get"];
  execFileSync(apt[0], [...apt.slice(1), "update"], { stdio: "ignore" });
  execFileSync(apt[0], [...apt.slice(1), "install", "--yes", "--no-install-recommends", "chromium"], {
    stdio: "ignore",
  });
}

const folder = mkdtempSync(join(tmpdir(), "driewoord-"));

/**
 * @param {import("node:child_process").StdioOptions} stdio
 * @param {string} command
 * @param {string[]} given
 * @returns {Promise<boolean>} whether it exited with 0
 */
const run = (stdio, command, ...given) =>
  new Promise((resolve) => spawn(command, given, { stdio }).once("close", (code) => resolve(code === 0)));

/** @typedef {{ tier: string, passed: number, failed: number, skipped: number, minutes: string }} Row */

/**
 * @param {number} begun as `Date.now()` gave it
 * @returns {string} the minutes since then
 */
const since = (begun) => ((Date.now() - begun) / 60_000).toFixed(1);

/**
 * Runs Vitest's project of this name, or those whose names fit.
 * @param {string} tier
 * @param {string} projects
 * @returns {Promise<Row>}
 */
async function tests(tier, projects = tier) {
  const begun = Date.now();
  const results = join(folder, `${tier}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${results}`];
  const ended = await run("inherit", "npx", "vitest", "run", "--project", projects, ...reporters);
  const {
    numPassedTests: passed,
    numFailedTests: failed,
    numPendingTests: skipped,
  } = existsSync(results)
    ? JSON.parse(readFileSync(results, "utf8"))
    : { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0 };
  // An error outside any test makes Vitest fail although no test has failed.
  return { tier, passed, failed: Math.max(failed, ended ? 0 : 1), skipped, minutes: since(begun) };
}

/**
 * Runs the checks. Their output goes to a file, so that it does not mix with that of the tests.
 * @returns {Promise<Row>}
 */
async function checks() {
  const begun = Date.now();
  const said = openSync(join(folder, "check.txt"), "w+");
  const passed = (await run(["ignore", said, said], "npm", "run", "--silent", "check")) ? 1 : 0;
  return { tier: "check", passed, failed: 1 - passed, skipped: 0, minutes: since(begun) };
}

// The tests in Node do not depend on timing, so the checks can run beside them. Those in browsers run alone.
const rows = await Promise.all([checks(), tests("unit", "unit*")]);
console.log(readFileSync(join(folder, "check.txt"), "utf8"));
for (const tier of ["screens", "browser", "engines"]) rows.push(await tests(tier));

console.table(rows);
const sum = (/** @type {"passed" | "failed" | "skipped"} */ what) => rows.reduce((all, row) => all + row[what], 0);
const skipped = sum("skipped") === 0 ? "" : `, ${sum("skipped")} skipped`;
console.log(`${sum("passed")} passed, ${sum("failed")} failed${skipped}`);
process.exitCode = sum("failed") === 0 ? 0 : 1;
