/** A release of a small project of the test's own: its checks and its build are stand-ins. */
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";

const SCRIPT = resolve("scripts/release.mjs");
const BUILD = `mkdir -p dist/app dist/relay dist/quick && echo "<html>" | tee dist/app/index.html dist/relay/main.js dist/quick/index.html`;

let folder: string;
const git = (...given: string[]) => execFileSync("git", given, { cwd: folder, encoding: "utf8" }).trim();
const read = (name: string) => readFileSync(join(folder, name), "utf8");
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const release = (version: string) => spawnSync("node", [SCRIPT, version], { cwd: folder, encoding: "utf8" });
const project = (check: string) =>
  write("package.json", JSON.stringify({ version: "0.1.9", scripts: { check, build: BUILD } }));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "driewoord-"));
  project("true");
  write(
    "package-lock.json",
    JSON.stringify({ version: "0.1.9", lockfileVersion: 3, packages: { "": { version: "0.1.9" } } }),
  );
  write("CHANGELOG.md", "# Changelog\n\n## Unreleased\n\n- Louder.\n\n## 0.1.9, 2026-01-01\n\n- First.\n");
  write(".gitignore", "dist/\n");
  git("init", "--quiet");
  git("config", "user.name", "Tester");
  git("config", "user.email", "tester@example.org");
  git("add", ".");
  git("commit", "--quiet", "--message", "Begin");
});
afterEach(() => rmSync(folder, { recursive: true }));

it("is a version, a dated changelog, hashes that are right, a commit and a tag that names them", () => {
  const { status, stderr } = release("0.1.10");
  expect(stderr).toBe("");
  expect(status).toBe(0);
  expect(JSON.parse(read("package.json")).version).toBe("0.1.10");
  expect(JSON.parse(read("package-lock.json")).version).toBe("0.1.10");
  expect(read("CHANGELOG.md")).toMatch(/## Unreleased\n\n## 0\.1\.10, \d{4}-\d\d-\d\d\n\n- Louder\./);
  const hash = (name: string) => createHash("sha256").update(read(name)).digest("hex");
  const built = ["dist/app/index.html", "dist/relay/main.js"];
  expect(read("dist/SHA256SUMS")).toBe(built.map((name) => `${hash(name)}  ${name}\n`).join(""));
  expect(git("tag", "--list", "--format=%(contents)", "v0.1.10")).toContain(hash("dist/SHA256SUMS"));
  expect(git("rev-parse", "v0.1.10^{commit}")).toBe(git("rev-parse", "HEAD"));
  expect(git("status", "--porcelain")).toBe("");
});

it.each([
  ["no version", "", "Say which version", () => undefined],
  ["a version that is not newer", "0.1.9", "not newer", () => undefined],
  ["a tag that is there", "0.2.0", "is there already", () => git("tag", "v0.2.0")],
  ["something not committed", "0.2.0", "Commit", () => write("new.txt", "")],
  [
    "nothing to say",
    "0.2.0",
    "says nothing",
    () => {
      write("CHANGELOG.md", "# Changelog\n\n## Unreleased\n\n## 0.1.9\n\n- First.\n");
      git("commit", "--quiet", "--all", "--message", "Silence");
    },
  ],
  [
    "checks that fail",
    "0.2.0",
    "Not released",
    () => {
      project("false");
      git("commit", "--quiet", "--all", "--message", "Break");
    },
  ],
])("is refused with %s, and nothing is changed", (_, version, sentence, prepare) => {
  prepare();
  const before = [git("status", "--porcelain"), git("rev-parse", "HEAD"), git("tag")];
  const { status, stderr } = release(version);
  expect(stderr).toContain(sentence);
  expect(status).toBe(1);
  expect([git("status", "--porcelain"), git("rev-parse", "HEAD"), git("tag")]).toEqual(before);
});
