/**
 * `npm run verify -- https://call.example.org`: whether a server hands out exactly the pages of the release that is checked
 * out and built here (or whose integrity.json is given behind the address). Ends with 0 where it does, with 1 and what
 * differs where it does not, and with 2 where it cannot be said.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const BUILT = join(import.meta.dirname, "../dist/app/integrity.json");
/** ms that one file may take. */
const PATIENCE = 30_000;
/** Requests at a time. */
const AT_ONCE = 8;
/** A page or script may load nothing but the site's own files. Each directive allows these at most (signalling/headers.ts). */
const POLICY = {
  "default-src": ["'none'"],
  "script-src": ["'self'", "'wasm-unsafe-eval'"],
  "style-src": ["'self'"],
  "worker-src": ["'self'"],
  "base-uri": ["'none'"],
};
/** Would take the place of some of those (CSP, section 6.8). */
const MORE_SPECIAL = ["script-src-elem", "script-src-attr", "style-src-elem", "style-src-attr"];
/** What a browser may ask a file as: the server may hold a copy for each. */
const CODINGS = ["identity", "gzip", "br"];
/** The types as which a browser may read a file. */
const TYPES = [
  [/\.html$/, /^text\/html(; *charset=utf-8)?$/i],
  [/\.js$/, /^(text|application)\/javascript(; *charset=utf-8)?$/i],
  [/\.css$/, /^text\/css(; *charset=utf-8)?$/i],
];

/** The one file that is the operator's: it sets colours and a logo (signalling/brand.ts), and nothing that hides or shows. */
const BRAND =
  /^(?::root \{(?: --(?:accent|accent-strong|on-accent|accent-soft): #[\da-f]{6};){4} \}\n@media \(prefers-color-scheme: dark\) \{ :root \{(?: --(?:accent|accent-strong|on-accent|accent-soft): #[\da-f]{6};){4} \} \}\n)?(?:\.header \.brand::before \{ content: ""; background-image: url\("logo"\); \}\n@media \(max-width: 29\.99rem\) \{ \.header \.brand \{ font-size: 0; \} \}\n)?$/;

/** @type {(why: string) => never} */
function giveUp(why) {
  console.error(why);
  process.exit(2);
}

/**
 * The hash of each file, by its path.
 * @param {string} path
 * @returns {[name: string, hash: string][]}
 */
function readRelease(path) {
  let files;
  try {
    files = JSON.parse(readFileSync(path, "utf8"));
  } catch {
    giveUp(`${path} cannot be read. Check out the release, and build it: npm ci && npm run build`);
  }
  const hashes = Object.entries(files ?? {});
  const whole = "index.html" in Object(files) && hashes.every(([, hash]) => String(hash).startsWith("sha256-"));
  return whole ? hashes : giveUp(`${path} holds no release.`);
}

/**
 * Whether a browser that keeps to this header loads nothing but files of the site's own. Of several policies, which a
 * comma parts, each holds; of directives with one name in one policy the first counts (CSP, section 2.2).
 * @param {string} header
 */
function keepsToItsOwn(header) {
  return header.split(",").some((policy) => {
    /** @type {Map<string, string[]>} */
    const directives = new Map();
    for (const directive of policy.split(";")) {
      const [name = "", ...sources] = directive.trim().toLowerCase().split(/\s+/);
      if (!directives.has(name)) directives.set(name, sources);
    }
    return (
      !MORE_SPECIAL.some((name) => directives.has(name)) &&
      Object.entries(POLICY).every(([name, allowed]) => directives.get(name)?.every((one) => allowed.includes(one)))
    );
  });
}

/**
 * What is wrong with a file as the server hands it out at `path`; undefined where nothing is.
 * @param {string} site
 * @param {string} path
 * @param {string} name
 * @param {string} hash
 * @param {string} coding
 * @returns {Promise<string | undefined>}
 */
async function fault(site, path, name, hash, coding) {
  const answer = await fetch(site + path, {
    headers: { "accept-encoding": coding },
    redirect: "manual",
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (!answer.ok) return `answered with ${answer.status}`;
  const bytes = Buffer.from(await answer.arrayBuffer());
  const isBrand = name === "brand.css" && BRAND.test(bytes.toString("latin1"));
  const found = createHash("sha256").update(bytes).digest("base64");
  if (`sha256-${found}` !== hash && !isBrand) return "another file";
  const { headers } = answer;
  if (headers.has("refresh")) return "its headers lead elsewhere";
  if (/stylesheet/i.test(headers.get("link") ?? "")) return "its headers add a style sheet";
  const types = TYPES.filter(([ending]) => ending.test(name));
  if (!types.every(([, type]) => type.test(headers.get("content-type") ?? ""))) return "to be read as something else";
  if (/\.(html|js)$/.test(name) && !keepsToItsOwn(headers.get("content-security-policy") ?? ""))
    return "its policy lets in what is not the site's own";
  return undefined;
}

const [address, release = BUILT] = process.argv.slice(2);
if (!address || !URL.canParse(address)) giveUp("Say which server: npm run verify -- https://call.example.org");
const site = new URL("/", address).href;
const files = readRelease(release);

/** @type {Set<string>} */
const faults = new Set();
/** @type {string | undefined} */
let unanswered;
// The page stands at both.
const waiting = files.flatMap(([name, hash]) =>
  (name === "index.html" ? ["", name] : [name]).flatMap((path) =>
    CODINGS.map((coding) => /** @type {const} */ ([path, name, hash, coding])),
  ),
);
async function work() {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const found = await fault(site, ...next).catch(
      (error) => void (unanswered = error.cause?.message ?? error.message),
    );
    if (found) faults.add(`/${next[0]}: ${found}`);
  }
}
await Promise.all(Array.from({ length: AT_ONCE }, work));

if (faults.size > 0) {
  console.error(`${site} is not this release:\n${[...faults].toSorted().join("\n")}`);
  process.exit(1);
}
if (unanswered !== undefined) giveUp(`${site} does not answer: ${unanswered}`);
console.log(`${site} hands out this release: ${files.length} files are the same, byte for byte.`);
