/** The arrows of ARCHITECTURE.md, read from the imports. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = resolve(import.meta.dirname, "..");
const PURE = ["src/phrase", "src/handshake", "src/room"];

interface Import {
  readonly file: string;
  /** A path inside the project, or the name of a package. */
  readonly target: string;
  readonly typeOnly: boolean;
}

const files = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)));

const STATEMENT =
  /\b(import|export)\s+(type\s+)?(?:[\w*\s{},]+\sfrom\s+)?"([^"]+)"|\bimport\("([^"]+)"\)|new URL\("(\.[^"]+)"/g;

function importsOf(file: string): Import[] {
  return [...readFileSync(join(ROOT, file), "utf8").matchAll(STATEMENT)].map(([, , type, named, loaded, url]) => {
    const name = named ?? loaded ?? url ?? "";
    const target = name.startsWith(".") ? relative(ROOT, resolve(ROOT, dirname(file), name)) : name;
    return { file, target, typeOnly: type !== undefined };
  });
}

const sources = [...files("src"), ...files("signalling")];
const imports = sources.flatMap(importsOf);
const folder = (path: string): string =>
  path.startsWith("src/") ? path.split("/").slice(0, 2).join("/") : path.split("/")[0]!;

/** What each folder may import from the project, besides itself. */
const ARROWS: Record<string, readonly string[]> = {
  "src/main.tsx": ["src/app", "src/ui", "src/vault", "src/peer", "src/media", "src/styles"],
  "src/phrase": ["src/handshake"],
  "src/handshake": [],
  "src/room": ["src/phrase", "src/handshake"],
  "src/vault": ["src/phrase", "src/handshake", "src/room"],
  "src/peer": ["src/handshake", "src/room", "signalling"],
  "src/media": ["src/room"],
  "src/app": ["src/phrase", "src/handshake", "src/room", "src/vault", "src/peer", "src/media", "src/i18n"],
  "src/ui": ["src/app", "src/phrase", "src/room", "src/media"],
  "src/i18n": [],
  signalling: [],
};

describe("the arrows", () => {
  it("point only where ARCHITECTURE.md draws them", () => {
    const wrong = imports
      .filter(({ target }) => target.startsWith("src/") || target.startsWith("signalling/"))
      .filter(({ file, target }) => folder(file) !== folder(target))
      .filter(({ file, target }) => !ARROWS[folder(file)]?.includes(folder(target)))
      .map(({ file, target }) => `${file} -> ${target}`);
    expect(wrong).toEqual([]);
  });

  it("know every folder", () => {
    expect([...new Set(sources.map(folder))].toSorted()).toEqual(Object.keys(ARROWS).toSorted());
  });

  it("cross from the screens to the devices only by way of app, but for types and constants", () => {
    const direct = imports
      .filter(({ file, target, typeOnly }) => folder(file) === "src/ui" && folder(target) === "src/media" && !typeOnly)
      .map(({ target }) => target);
    expect([...new Set(direct)].toSorted()).toEqual([
      "src/media/blur/background.ts",
      "src/media/blur/pictureUrls.ts",
      "src/media/devices.ts",
      "src/media/level.ts",
      "src/media/live.ts",
      "src/media/sounds.ts",
    ]);
  });

  it("reach the relay's code through protocol.ts alone", () => {
    const reached = imports.filter(({ file, target }) => file.startsWith("src/") && target.startsWith("signalling/"));
    expect([...new Set(reached.map(({ target }) => target))]).toEqual(["signalling/protocol.ts"]);
  });

  it("turn in no circle within a pure folder's files", () => {
    const edges = imports.filter(
      ({ file, target, typeOnly }) => PURE.includes(folder(file)) && target.endsWith(".ts") && !typeOnly,
    );
    const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
      edges.some(({ file, target }) => {
        if (file !== from || seen.has(target)) return false;
        seen.add(target);
        return target === to || reaches(target, to, seen);
      });
    const circles = [...new Set(edges.map(({ file }) => file))].filter((file) => reaches(file, file));
    expect(circles).toEqual([]);
  });
});

describe("who may touch what", () => {
  const importers = (name: string) => [
    ...new Set(imports.filter(({ target, typeOnly }) => target === name && !typeOnly).map(({ file }) => file)),
  ];

  it("libsodium runs in the vault's worker alone", () => {
    expect(importers("libsodium-wrappers")).toEqual(["src/vault/vault.worker.ts"]);
  });

  it("PeerJS is imported by rendezvous.ts and connection.ts alone", () => {
    expect(importers("peerjs").toSorted()).toEqual(["src/peer/connection.ts", "src/peer/rendezvous.ts"]);
  });

  it("pure folders import nothing that does I/O", () => {
    const packages = imports
      .filter(({ file, target, typeOnly }) => PURE.includes(folder(file)) && !typeOnly && !target.startsWith("src/"))
      .map(({ target }) => target);
    expect([...new Set(packages)].toSorted()).toEqual(["fastest-levenshtein", "valibot"]);
  });

  it("no file has outgrown its subject", () => {
    const long = sources
      .filter((file) => !file.includes("/lists/") && !file.includes("/i18n/"))
      .map((file) => [file, readFileSync(join(ROOT, file), "utf8").split("\n").length] as const)
      .filter(([, lines]) => lines > 280);
    expect(long).toEqual([]);
  });
});
