/** All tests: the checks, then Vitest. Ends with the line "N passed, N failed", in which the checks are one. */
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, openSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * @param {import("node:child_process").StdioOptions} stdio
 * @param {string} command
 * @param {string[]} given
 * @returns {Promise<boolean>} whether it ended well
 */
const run = (stdio, command, ...given) =>
  new Promise((resolve) => spawn(command, given, { stdio }).once("close", (code) => resolve(code === 0)));

if (!process.env.CHROMIUM && !existsSync("/usr/bin/chromium")) {
  console.log("Installing Debian's chromium for the browser tests");
  const apt = process.getuid?.() === 0 ? ["apt-get"] : ["sudo", "apt-get"];
  execFileSync(apt[0], [...apt.slice(1), "update"], { stdio: "ignore" });
  execFileSync(apt[0], [...apt.slice(1), "install", "--yes", "--no-install-recommends", "chromium"], {
    stdio: "ignore",
  });
}

const folder = mkdtempSync(join(tmpdir(), "driewoord-"));
const results = join(folder, "results.json");
// Beside the first tests, none of which looks at the clock; what the checks say comes in one piece.
const said = openSync(join(folder, "check.txt"), "w+");
const checking = run(["ignore", said, said], "npm", "run", "--silent", "check");
const ended = await run(
  "inherit",
  "npx",
  "vitest",
  "run",
  "--project",
  "unit",
  "--project",
  "browser",
  "--reporter=default",
  "--reporter=json",
  `--outputFile.json=${results}`,
);

const checked = await checking;
console.log(readFileSync(join(folder, "check.txt"), "utf8"));
const { numPassedTests, numTotalTests } = existsSync(results)
  ? JSON.parse(readFileSync(results, "utf8"))
  : { numPassedTests: 0, numTotalTests: 1 };
const passed = numPassedTests + (checked ? 1 : 0);
// An error that no test was there to catch ends Vitest badly with every test passed.
const uncaught = !ended && numPassedTests === numTotalTests ? 1 : 0;
const failed = numTotalTests + 1 - passed + uncaught;
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
