/** Every exported function and class says, in a comment of its own, what it takes, gives and does when it fails. */
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";

const ROOT = resolve(import.meta.dirname, "..");
/** Data, and what is written in AssemblyScript. */
const OTHER = /\/(i18n|lists|kernels)\//;

const sources = ["src", "signalling"].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !OTHER.test(path)),
);

/** The names of exported functions and classes of a file; each with whether any of its declarations has a comment. */
function contractsOf(text: string, path = "file.ts"): ReadonlyMap<string, boolean> {
  const found = new Map<string, boolean>();
  for (const statement of ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true).statements) {
    const name = exportedCallable(statement);
    if (name) found.set(name, found.get(name) === true || ts.getJSDocCommentsAndTags(statement).length > 0);
  }
  return found;
}

function exportedCallable(statement: ts.Statement): string | undefined {
  if (!ts.canHaveModifiers(statement)) return undefined;
  if (!ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return undefined;
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) return statement.name?.text ?? "default";
  if (!ts.isVariableStatement(statement)) return undefined;
  const [declaration] = statement.declarationList.declarations;
  const callable = declaration?.initializer && ts.isArrowFunction(declaration.initializer);
  return callable ? declaration.name.getText() : undefined;
}

const without = (contracts: ReadonlyMap<string, boolean>) =>
  [...contracts].filter(([, has]) => !has).map(([name]) => name);

it("finds an export without a contract, whatever way it is written", () => {
  const text = `
    /** Says what it does. */
    export function said() {}
    export function unsaid() {}
    export const arrow = () => 1;
    /** One of two. */
    export function overloaded(a: string): void;
    export function overloaded(a: number): void;
    export class Bare {}
    export const value = 1;
    function own() {}
  `;
  expect(without(contractsOf(text))).toEqual(["unsaid", "arrow", "Bare"]);
});

it("every one of the product's has its contract", () => {
  const missing = sources.flatMap((path) =>
    without(contractsOf(readFileSync(path, "utf8"), path)).map((name) => `${path}: ${name}`),
  );
  expect(missing).toEqual([]);
});

it("no comment cites what is not in the repository", () => {
  expect(sources.filter((path) => /\bDESIGN\b/.test(readFileSync(path, "utf8")))).toEqual([]);
});
