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
  "img-src": ["'self'", "data:", "blob:"],
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

/** The one file that is the operator's (signalling/brand.ts): four colours by day and by night, and whether there is a logo. */
const COLOURS =
  /:root \{ --accent: (#\w{6}); --accent-strong: (#\w{6}); --on-accent: (#\w{6}); --accent-soft: (#\w{6}); \}/;
const BRAND = new RegExp(
  String.raw`^(?:${COLOURS.source}\n@media \(prefers-color-scheme: dark\) \{ ${COLOURS.source} \}\n)?` +
    String.raw`(\.header \.brand::before \{ content: ""; background-image: url\("logo"\); \}\n` +
    String.raw`@media \(max-width: 29\.99rem\) \{ \.header \.brand \{ font-size: 0; \} \}\n)?$`,
);
/** What the colours stand on, and what stands on them, by day and by night (src/styles/tokens.css: paper, card, ink). */
const GROUNDS = [
  ["#f4f7f6", "#ffffff", "#14242b"],
  ["#10191d", "#19262c", "#eef4f5"],
];

/** From 1 to 21 (WCAG 2.2, "contrast ratio"). Reckoned here once more: a check does not ask what it checks. */
function contrast(/** @type {string} */ one, /** @type {string} */ other) {
  const [light = 0, dark = 0] = [one, other]
    .map((colour) => {
      const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
        const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
        return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    })
    .toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/**
 * What a style sheet gives that gives colours in which all can still be read, or a logo, and nothing else; undefined for any other.
 * @param {string} css
 * @returns {{ hasLogo: boolean } | undefined}
 */
function readBrand(css) {
  const found = BRAND.exec(css);
  if (!found || css === "") return undefined;
  const isReadable = GROUNDS.every(([paper = "", card = "", ink = ""], at) => {
    const [accent, strong, on, soft] = found.slice(1 + 4 * at, 5 + 4 * at);
    if (!accent || !strong || !on || !soft) return true;
    const pairs = [accent, strong].flatMap((one) => [paper, card, soft, on].map((other) => [one, other]));
    return [...pairs, [ink, soft]].every(([one = "", other = ""]) => contrast(one, other) >= 4.5);
  });
  return isReadable ? { hasLogo: found.at(-1) !== undefined } : undefined;
}

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
  const found = createHash("sha256").update(bytes).digest("base64");
  const own = name === "brand.css" ? readBrand(bytes.toString("latin1")) : undefined;
  if (`sha256-${found}` !== hash && !own) return "another file";
  const { headers } = answer;
  if (headers.has("refresh")) return "its headers lead elsewhere";
  if (/stylesheet/i.test(headers.get("link") ?? "")) return "its headers add a style sheet";
  const types = TYPES.filter(([ending]) => ending.test(name));
  if (!types.every(([, type]) => type.test(headers.get("content-type") ?? ""))) return "to be read as something else";
  if (/\.(html|js)$/.test(name) && !keepsToItsOwn(headers.get("content-security-policy") ?? ""))
    return "its policy lets in what is not the site's own";
  brand ??= own;
  return undefined;
}

/**
 * What is wrong with the logo, which every page shows.
 * @param {string} site
 * @returns {Promise<string | undefined>}
 */
async function logoFault(site) {
  const { status, headers } = await fetch(`${site}logo`, { redirect: "manual", signal: AbortSignal.timeout(PATIENCE) });
  const isPicture = /^image\/(svg\+xml|png|webp)$/i.test(headers.get("content-type") ?? "");
  const isKept = headers.get("x-content-type-options") === "nosniff" && !headers.has("refresh");
  return status === 200 && isPicture && isKept ? undefined : "names a logo that is none";
}

const [address, release = BUILT] = process.argv.slice(2);
if (!address || !URL.canParse(address)) giveUp("Say which server: npm run verify -- https://call.example.org");
const site = new URL("/", address).href;
const files = readRelease(release);

/** @type {Set<string>} */
const faults = new Set();
/** @type {string | undefined} */
let unanswered;
/**
 * What is the operator's own.
 * @type {{ hasLogo: boolean } | undefined}
 */
let brand;
// The page stands at both.
const waiting = files.flatMap(([name, hash]) =>
  (name === "index.html" ? ["", name] : [name]).flatMap((path) =>
    CODINGS.map((coding) => /** @type {const} */ ([path, name, hash, coding])),
  ),
);
/**
 * @param {string} path
 * @param {Promise<string | undefined>} looking
 */
async function note(path, looking) {
  const found = await looking.catch((error) => void (unanswered = error.cause?.message ?? error.message));
  if (found) faults.add(`/${path}: ${found}`);
}
async function work() {
  for (let next = waiting.shift(); next; next = waiting.shift()) await note(next[0], fault(site, ...next));
}
await Promise.all(Array.from({ length: AT_ONCE }, work));
if (brand?.hasLogo) await note("brand.css", logoFault(site));

if (faults.size > 0) {
  console.error(`${site} is not this release:\n${[...faults].toSorted().join("\n")}`);
  process.exit(1);
}
if (unanswered !== undefined) giveUp(`${site} does not answer: ${unanswered}`);
const same = files.length - (brand ? 1 : 0);
const own = brand?.hasLogo ? "its operator's colours or logo" : "its operator's colours";
const besides = brand ? ` /brand.css gives it ${own}.` : "";
console.log(`${site} hands out this release: ${same} files are the same, byte for byte.${besides}`);
