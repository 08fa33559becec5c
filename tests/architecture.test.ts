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

/** What each folder imports from the project, besides itself, types included: no arrow more, and none that nobody uses. */
const ARROWS: Record<string, readonly string[]> = {
  "src/main.tsx": [
    "src/call",
    "src/camera",
    "src/files",
    "src/identity",
    "src/keeping",
    "src/peer",
    "src/room",
    "src/site",
    "src/styles",
    "src/trial",
    "src/ui",
    "src/vault",
  ],
  "src/ui": [
    "src/call",
    "src/camera",
    "src/files",
    "src/identity",
    "src/keeping",
    "src/paper",
    "src/phrase",
    "src/room",
    "src/site",
    "src/trial",
  ],
  "src/identity": ["src/call", "src/handshake", "src/peer", "src/room", "src/site"],
  "src/paper": ["src/site"],
  "src/trial": ["src/camera", "src/peer", "src/site"],
  "src/keeping": ["src/call", "src/disk", "src/room", "src/site"],
  "src/files": ["src/disk", "src/peer", "src/room", "src/site"],
  "src/disk": ["src/rpc", "src/site"],
  "src/call": ["src/peer", "src/phrase", "src/room", "src/site"],
  "src/camera": ["src/site"],
  "src/site": ["src/i18n", "src/phrase", "src/room", "signalling"],
  "src/vault": ["src/handshake", "src/phrase", "src/room", "src/rpc"],
  "src/peer": ["src/handshake", "src/room", "signalling"],
  "src/room": ["src/handshake", "src/phrase"],
  "src/phrase": ["src/handshake"],
  "src/handshake": [],
  "src/i18n": [],
  "src/rpc": [],
  signalling: [],
};

describe("the arrows", () => {
  const crossing = imports
    .filter(({ target }) => target.startsWith("src/") || target.startsWith("signalling/"))
    .filter(({ file, target }) => folder(file) !== folder(target));

  it("are those of ARCHITECTURE.md", () => {
    const found: Record<string, string[]> = {};
    for (const name of new Set(sources.map(folder))) found[name] = [];
    for (const { file, target } of crossing) found[folder(file)]?.push(folder(target));
    const sorted = (arrows: Record<string, readonly string[]>) =>
      Object.fromEntries(Object.entries(arrows).map(([from, to]) => [from, [...new Set(to)].toSorted()]));
    expect(sorted(found)).toEqual(sorted(ARROWS));
  });

  it("reach the relay's code through protocol.ts alone", () => {
    const reached = crossing.filter(({ target }) => target.startsWith("signalling/"));
    expect([...new Set(reached.map(({ target }) => target))]).toEqual(["signalling/protocol.ts"]);
  });

  it("turn in no circle of files, not even of types", () => {
    const next = new Map<string, string[]>();
    for (const { file, target } of imports) next.set(file, [...(next.get(file) ?? []), target]);
    const reaches = (from: string, to: string, seen: Set<string>): boolean =>
      (next.get(from) ?? []).some((target) => {
        if (target === to) return true;
        if (seen.has(target)) return false;
        seen.add(target);
        return reaches(target, to, seen);
      });
    expect(sources.filter((file) => reaches(file, file, new Set()))).toEqual([]);
  });
});

describe("a name", () => {
  /** In each folder the same thing for another language, another network, another worker. */
  const ALIKE = ["nl.ts", "fr.ts", "de.ts", "en.ts"];

  it("means one file", () => {
    const names = sources.map((file) => file.split("/").at(-1)!).filter((name) => !ALIKE.includes(name));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
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

  it("no pattern looks behind, because Safari before 16.4 cannot parse a script that has one", () => {
    const looking = sources.filter((file) => /\(\?<[=!]/.test(readFileSync(join(ROOT, file), "utf8")));
    expect(looking).toEqual([]);
  });

  it("no file has outgrown its subject", () => {
    const long = sources
      .filter((file) => !file.includes("/lists/") && !file.includes("/i18n/"))
      .map((file) => [file, readFileSync(join(ROOT, file), "utf8").split("\n").length] as const)
      .filter(([, lines]) => lines > 280);
    expect(long).toEqual([]);
  });
});
