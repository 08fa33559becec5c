#!/usr/bin/env node
/**
 * `npx driewoord-verify https://bellen.example.org`: whether a server hands out exactly the pages of the release that is
 * checked out and built here (or whose integrity.json is given behind the address). Ends with 0 where it does, with 1 and
 * what differs where it does not, and with 2 where it cannot be said.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const BUILT = join(import.meta.dirname, "../dist/app/integrity.json");
/** ms that one file may take. */
const PATIENCE = 30_000;
/** Requests at a time. */
const AT_ONCE = 8;
/** Lets only the files run that are compared here (CSP, section 6.1.10), if nothing more special is said of elements. */
const ONLY_OWN = /(^|;)\s*script-src 'self'( 'wasm-unsafe-eval')?\s*(;|$)/;
const MORE_SPECIAL = /script-src-(elem|attr)/;

/** @type {(why: string) => never} */
function giveUp(why) {
  console.error(why);
  process.exit(2);
}

/**
 * The hash of each file, by its path.
 * @param {string} path
 * @returns {Record<string, string>}
 */
function readRelease(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    giveUp(`${path} cannot be read. Check out the release, and build it: npm ci && npm run build`);
  }
}

/**
 * What is wrong with a file as the server hands it out; undefined where nothing is.
 * @param {string} site
 * @param {string} name
 * @param {string} hash
 * @returns {Promise<string | undefined>}
 */
async function fault(site, name, hash) {
  // Nobody asks for index.html by its name.
  const path = name === "index.html" ? "" : name;
  const answer = await fetch(site + path, { redirect: "manual", signal: AbortSignal.timeout(PATIENCE) });
  if (!answer.ok) return `${name}: answered with ${answer.status}`;
  const found = createHash("sha256")
    .update(Buffer.from(await answer.arrayBuffer()))
    .digest("base64");
  if (`sha256-${found}` !== hash) return `${name}: another file`;
  if (answer.headers.has("refresh")) return `${name}: its headers lead elsewhere`;
  const policy = answer.headers.get("content-security-policy") ?? "";
  if (/\.(html|js)$/.test(name) && (!ONLY_OWN.test(policy) || MORE_SPECIAL.test(policy)))
    return `${name}: its policy lets in scripts from elsewhere`;
  return undefined;
}

const [address, release = BUILT] = process.argv.slice(2);
if (!address || !URL.canParse(address)) giveUp("Say which server: npx driewoord-verify https://bellen.example.org");
const site = new URL("/", address).href;
const files = Object.entries(readRelease(release));

/** @type {string[]} */
const faults = [];
const waiting = [...files];
async function work() {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const found = await fault(site, ...next);
    if (found) faults.push(found);
  }
}
try {
  await Promise.all(Array.from({ length: AT_ONCE }, work));
} catch (error) {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
  giveUp(`${site} does not answer: ${cause}`);
}

if (faults.length > 0) {
  console.error(`${site} is not this release:\n${faults.toSorted().join("\n")}`);
  process.exit(1);
}
console.log(`${site} hands out this release: ${files.length} files are the same, byte for byte.`);
