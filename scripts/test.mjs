/** All tests: the checks, then Vitest. Ends with the line "N passed, N failed", in which the checks are one. */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** @param {string} command @param {string[]} given */
const run = (command, ...given) => spawnSync(command, given, { stdio: "inherit" }).status === 0;

if (!process.env.CHROMIUM && !existsSync("/usr/bin/chromium")) {
  console.log("Installing Debian's chromium for the browser tests");
  const apt = process.getuid?.() === 0 ? ["apt-get"] : ["sudo", "apt-get"];
  execFileSync(apt[0], [...apt.slice(1), "update"], { stdio: "ignore" });
  execFileSync(apt[0], [...apt.slice(1), "install", "--yes", "--no-install-recommends", "chromium"], {
    stdio: "ignore",
  });
}

const checked = run("npm", "run", "--silent", "check");
const results = join(mkdtempSync(join(tmpdir(), "driewoord-")), "results.json");
run(
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

const { numPassedTests, numTotalTests } = existsSync(results)
  ? JSON.parse(readFileSync(results, "utf8"))
  : { numPassedTests: 0, numTotalTests: 1 };
const passed = numPassedTests + (checked ? 1 : 0);
const failed = numTotalTests + 1 - passed;
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
