/** A server of the test's own, which hands out a small release, or something else in its name. */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readBrand } from "../../signalling/brand.ts";
import { headersFor } from "../../signalling/headers.ts";
import { freePort } from "../browser/harness/freePort.ts";

const SCRIPT = resolve("scripts/verify.mjs");
const FILES = {
  "index.html": "<title>Driewoord</title>",
  "assets/a.js": "1;",
  "icon.svg": "<svg/>",
  "brand.css": "/* ours */",
};
const TYPES: Record<string, string> = { js: "text/javascript", svg: "image/svg+xml", css: "text/css" };
const hash = (text: string) => `sha256-${createHash("sha256").update(text).digest("base64")}`;

let folder: string;
let release: string;
let server: Server;
let site: string;
/** What is answered besides the files, or in their place, by the path. */
let other: Record<string, { status?: number; body?: string; policy?: string; headers?: Record<string, string> }>;
/** Who asks for files in this coding gets another script. */
let falseCopy: string | undefined;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "driewoord-"));
  release = join(folder, "integrity.json");
  const hashes = Object.entries(FILES).map(([name, text]) => [name, hash(text)]);
  writeFileSync(release, JSON.stringify(Object.fromEntries(hashes)));
  other = {};
  falseCopy = undefined;
  const served = new Map<string, string>(Object.entries(FILES).map(([name, text]) => [`/${name}`, text]));
  served.set("/", FILES["index.html"]);
  server = createServer(({ url = "", headers: { "accept-encoding": coding } }, response) => {
    const different = url === "/assets/a.js" && coding === falseCopy ? { body: "2;" } : other[url];
    const { status, body = served.get(url), policy = usual, headers = {} }: (typeof other)[string] = different ?? {};
    response.setHeader("Content-Security-Policy", policy);
    response.setHeader("Content-Type", TYPES[/[^./]*$/.exec(url)![0]] ?? "text/html;charset=utf-8");
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    response.writeHead(status ?? (body === undefined ? 404 : 200), { location: "/elsewhere" }).end(body);
  }).listen(0, "127.0.0.1");
  await new Promise((listening) => server.once("listening", listening));
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  await new Promise((closed) => server.close(closed));
  rmSync(folder, { recursive: true });
});

/** The exit code, and all that was said. */
const verify = (...given: string[]): Promise<{ code: number; said: string }> =>
  new Promise((done) => {
    const child = execFile("node", [SCRIPT, ...given], (_, stdout, stderr) =>
      done({ code: child.exitCode!, said: stdout + stderr }),
    );
  });

it("a server that hands out the release is told to, by the number of files", async () => {
  const { code, said } = await verify(site, release);
  expect(said).toContain("4 files are the same");
  expect(code).toBe(0);
});

describe("the operator's own colours and logo", () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"/>';
  const css = () => {
    const logo = join(folder, "logo.svg");
    writeFileSync(logo, svg);
    return readBrand({ COLOUR: "#7a1f5c", LOGO: logo }, [])!.css;
  };

  it("are not another release", async () => {
    other["/brand.css"] = { body: css() };
    other["/logo"] = { body: svg, headers: { "Content-Type": "image/svg+xml", "X-Content-Type-Options": "nosniff" } };
    const { code, said } = await verify(site, release);
    expect(said).toContain("3 files are the same, byte for byte. /brand.css gives it its operator's colours or logo.");
    expect(code).toBe(0);
  });

  it("are, where what every page shows as a logo leads elsewhere", async () => {
    other["/brand.css"] = { body: css() };
    other["/logo"] = { status: 302, body: "" };
    const { code, said } = await verify(site, release);
    expect([code, said]).toEqual([1, expect.stringContaining("/brand.css: names a logo that is none")]);
  });

  it.each([
    ["hides something", (good: string) => `${good}.badges { display: none; }\n`],
    ["sets something else", (good: string) => good.replace("--on-accent", "--danger-fill")],
    ["fetches something", (good: string) => good.replace('url("logo")', 'url("//elsewhere.example/logo")')],
    ["is of another place", (good: string) => good.replace(":root", "main")],
    [
      "makes the label of a button unreadable",
      (good: string) => good.replace(/--on-accent: #\w{6}/, "--on-accent: #7a1f5c"),
    ],
    [
      "makes the safety words unreadable",
      (good: string) => good.replace(/--accent-soft: #\w{6}/, "--accent-soft: #14242b"),
    ],
    ["does so by night", (good: string) => good.replace(/(dark.*--accent-soft: )#\w{6}/s, "$1#eef4f5")],
    ["says nothing at all", () => ""],
  ])("are, where the style sheet %s", async (_, spoil) => {
    other["/brand.css"] = { body: spoil(css()) };
    const { code, said } = await verify(site, release);
    expect([code, said]).toEqual([1, expect.stringContaining("/brand.css: another file")]);
  });
});

const usual = headersFor("/", { https: true, origins: [] })["Content-Security-Policy"]!;
const lax = (from: string, to: string) => ({ "/": { policy: usual.replace(from, to) } });

it("a policy that a proxy adds makes it no worse, nor does a site that may stream", async () => {
  const streams = headersFor("/", { https: true, origins: ["https:"] })["Content-Security-Policy"]!;
  other = { "/": { policy: `${streams}, frame-ancestors 'none'` } };
  const { code, said } = await verify(site, release);
  expect(said).toContain("4 files are the same");
  expect(code).toBe(0);
});

it.each<[string, typeof other, string]>([
  ["a script is another", { "/assets/a.js": { body: "2;" } }, "/assets/a.js: another file"],
  ["the page names another script", { "/": { body: "<script>" } }, "/: another file"],
  ["the page is another under its name", { "/index.html": { body: "<script>" } }, "/index.html: another file"],
  ["a file is missing", { "/icon.svg": { status: 404 } }, "/icon.svg: answered with 404"],
  ["a file is fetched from elsewhere", { "/assets/a.js": { status: 302 } }, "/assets/a.js: answered with 302"],
  ["the page leads elsewhere", { "/": { headers: { refresh: "0; url=/other" } } }, "/: its headers lead"],
  ["a style sheet is added", { "/": { headers: { link: "</a.css>; rel=stylesheet" } } }, "/: its headers add"],
  [
    "the page is to be read in other letters",
    { "/": { headers: { "content-type": "text/html; charset=utf-16le" } } },
    "/: to be read",
  ],
  ["scripts from elsewhere may run", lax("script-src 'self'", "script-src 'self' https:"), "/: its policy"],
  ["a policy before it counts", lax("script-src", "script-src *; script-src"), "/: its policy"],
  ["one in large letters counts", lax("script-src", "SCRIPT-SRC *; script-src"), "/: its policy"],
  ["one for elements counts", lax("script-src", "Script-Src-Elem *; script-src"), "/: its policy"],
  ["no policy names scripts", lax("script-src 'self'; ", ""), "/: its policy"],
  ["there is no policy", { "/": { policy: "" } }, "/: its policy"],
])("a server is told apart when %s", async (_, different, fault) => {
  other = different;
  const { code, said } = await verify(site, release);
  expect(said).toContain(fault);
  expect(said.match(/^\/\S*: /gm)).toHaveLength(1);
  expect(code).toBe(1);
});

it.each(["identity", "gzip", "br"])("a copy of a file for whoever asks for %s is looked at as well", async (coding) => {
  falseCopy = coding;
  const { code, said } = await verify(site, release);
  expect(said).toContain("/assets/a.js: another file");
  expect(code).toBe(1);
});

it.each([
  ["no address", () => [], "Say which server"],
  ["an empty release", () => (writeFileSync(release, "{}"), [site, release]), "holds no release"],
  ["no release", () => [site, join(folder, "nothing.json")], "npm ci && npm run build"],
  ["nobody there", async () => [`http://127.0.0.1:${await freePort()}`, release], "does not answer"],
])("with %s nothing is claimed", async (_, given, sentence) => {
  const { code, said } = await verify(...(await given()));
  expect(said).toContain(sentence);
  expect(code).toBe(2);
});
