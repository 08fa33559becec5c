/**
 * `npm run release -- 1.2.3`: makes a release of the commit that is checked out. Sets the version, dates the changelog's
 * "Unreleased", checks and builds, writes the hash of every built file to dist/SHA256SUMS, commits and tags. The tag's
 * message holds the hash of that list, so an operator who builds the tag can see that it is the same program. Nothing is
 * pushed. Ends with 1, a sentence and an unchanged repository where something is not as it should be.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const UNRELEASED = "## Unreleased\n";
const SUMS = "dist/SHA256SUMS";
const CHANGED = ["package.json", "package-lock.json", "CHANGELOG.md"];

/** @type {(command: string, ...given: string[]) => string} */
const output = (command, ...given) => execFileSync(command, given, { encoding: "utf8" }).trim();
/** @type {(command: string, ...given: string[]) => void} */
const run = (command, ...given) => void execFileSync(command, given, { stdio: "inherit" });
/** @type {(path: string) => string} */
const hash = (path) => createHash("sha256").update(readFileSync(path)).digest("hex");

/**
 * Why this version cannot be released now.
 * @param {string} version
 * @param {string} changelog
 * @returns {string | undefined}
 */
function obstacle(version, changelog) {
  if (!/^\d+\.\d+\.\d+$/.test(version)) return "Say which version: npm run release -- 1.2.3";
  const current = JSON.parse(readFileSync("package.json", "utf8")).version;
  if (version.localeCompare(current, "en", { numeric: true }) <= 0) return `${version} is not newer than ${current}.`;
  if (output("git", "tag", "--list", `v${version}`)) return `The tag v${version} is there already.`;
  if (output("git", "status", "--porcelain")) return "Commit or put away what has changed first.";
  const [, news] = changelog.split(UNRELEASED);
  if (!news?.split("\n## ")[0].trim()) return 'CHANGELOG.md says nothing under "Unreleased".';
  return undefined;
}

/**
 * Every file that is served or run, with its hash, as `sha256sum --check` reads it; without the compressed copies, which another
 * version of Node writes in another way.
 */
function sums() {
  return ["dist/app", "dist/relay"]
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)))
    .filter((path) => statSync(path).isFile() && !/\.(br|gz)$/.test(path))
    .toSorted()
    .map((path) => `${hash(path)}  ${path}\n`)
    .join("");
}

const version = process.argv[2] ?? "";
const changelog = readFileSync("CHANGELOG.md", "utf8");
const reason = obstacle(version, changelog);
if (reason) {
  console.error(reason);
  process.exit(1);
}

try {
  const today = new Date().toISOString().slice(0, 10);
  writeFileSync("CHANGELOG.md", changelog.replace(UNRELEASED, `${UNRELEASED}\n## ${version}, ${today}\n`));
  run("npm", "version", version, "--no-git-tag-version");
  run("npm", "run", "check");
  run("npm", "run", "build");
  writeFileSync(SUMS, sums());
} catch (error) {
  run("git", "checkout", "--", ...CHANGED);
  console.error(`Not released: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
run("git", "commit", "--message", `Release ${version}`, "--", ...CHANGED);
run("git", "tag", "--annotate", `v${version}`, "--message", `Driewoord ${version}\n\nSHA256SUMS: ${hash(SUMS)}`);
console.log(`v${version} is tagged here. Push it with: git push --follow-tags`);
