/** What the built files weigh and name. */
import { execFile, execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { createServer, type IncomingMessage, request, type Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { arrive, giveWord, host, join as joinCall, seesAndHears } from "./harness/people.ts";
import { openStage } from "./harness/stage.ts";

const ASSETS = "dist/app/assets";

const stage = openStage("for all", "dist/app");

it("for the first screen at most 35 KB of JavaScript and 8 KB of CSS come over the line", async () => {
  const page = await stage.browser.newPage({ locale: "fr-BE" });
  const before: string[] = [];
  let painted = false;
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (!painted && /\.(js|css)$/.test(pathname)) before.push(pathname);
  });
  await page.exposeFunction("firstScreen", () => {
    painted = true;
  });
  // The moment the first screen stands, before anything that is fetched ahead for the next ones.
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector('[data-testid="go-join"]')) return;
      observer.disconnect();
      void (globalThis as unknown as { firstScreen(): void }).firstScreen();
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto(stage.site.url);
  await expect.poll(() => painted).toBe(true);
  const sizes = await page.evaluate(() =>
    (performance.getEntriesByType("resource") as PerformanceResourceTiming[]).map(({ name, encodedBodySize }) => ({
      path: new URL(name).pathname,
      bytes: encodedBodySize,
    })),
  );
  const weigh = (ending: string) =>
    sizes
      .filter(({ path }) => path.endsWith(ending) && before.includes(path))
      .reduce((sum, { bytes }) => sum + bytes, 0);
  console.log(`first screen: ${weigh(".js")} bytes of JavaScript, ${weigh(".css")} of CSS`);
  expect(weigh(".js")).toBeGreaterThan(5_000);
  expect(weigh(".js")).toBeLessThanOrEqual(35 * 1024);
  expect(weigh(".css")).toBeGreaterThan(500);
  expect(weigh(".css")).toBeLessThanOrEqual(8 * 1024);
  expect(before.join()).not.toMatch(/rendezvous|vault/);
  await page.close();
});

it("until a host waits, with the background hidden, at most 480 KB come over the line", async () => {
  let bytes = 0;
  const proxy = createProxy("/", Number(new URL(stage.site.url).port), (chunk) => (bytes += chunk.length));
  await new Promise<void>((resolve) => proxy.listen(0, "localhost", resolve));
  const worker = await arrive(stage.browser, `http://localhost:${(proxy.address() as AddressInfo).port}`);
  await host(worker, { words: ["Anna", "Brugge", "Lamp"] });
  await worker.page.locator('.self[data-blur="person"]').waitFor();
  console.log(`until a host waits: ${bytes} bytes`);
  expect(bytes).toBeGreaterThan(200_000);
  expect(bytes).toBeLessThanOrEqual(480 * 1024);
  await worker.context.close();
  proxy.close();
  proxy.closeAllConnections();
});

it.each(["RoomScreen", "rendezvous"])("%s begins with the hint to compile it as it arrives", (chunk) => {
  const name = readdirSync(ASSETS).find((file) => file.startsWith(`${chunk}-`) && file.endsWith(".js"));
  expect(readFileSync(`${ASSETS}/${name}`, "utf8").split("\n")[0]).toBe("//# allFunctionsCalledOnLoad");
});

/** Namespaces and examples, as that of SVG: they are names and no addresses, and nothing is fetched from them. */
const NAMES = ["www.w3.org", "peerjs.com"];
const NAMES_IN_PDFS = ["www.xfa.org", "ns.adobe.com", "github.com", "example.com", "foo.bar"];

it("no built file names a server of somebody else's", () => {
  const texts = readdirSync(ASSETS).filter((name) => /\.(js|css)$/.test(name));
  expect(texts.length).toBeGreaterThan(5);
  for (const name of [...texts.map((file) => join(ASSETS, file)), "dist/app/index.html"]) {
    const text = readFileSync(name, "utf8");
    const named = [...text.matchAll(/["'`](?:https?|wss?|stuns?|turns?):(?:\/\/)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)/gi)].map(
      ([, host]) => host,
    );
    const known = name.includes("/pdf") ? [...NAMES, ...NAMES_IN_PDFS] : NAMES;
    expect(
      named.filter((host) => !known.includes(host!)),
      name,
    ).toEqual([]);
    expect(text, name).not.toMatch(/stun\.l\.google|turn\.peerjs|0\.peerjs/);
  }
});

it("only the workers of vault, blur and PDFs may compile WebAssembly, and no script may be made from text", async () => {
  const workers: string[] = [];
  for (const name of readdirSync(ASSETS).filter((file) => file.endsWith(".js"))) {
    const policy = (await fetch(`${stage.site.url}/assets/${name}`)).headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    if (policy.includes("'wasm-unsafe-eval'")) workers.push(name.replace(/-.*/, ""));
    expect(policy).not.toMatch(/'unsafe-eval'|'unsafe-inline'/);
  }
  expect(workers.toSorted()).toEqual(["blur.worker", "pdf.worker", "vault.worker"]);
});

it("a build of the same sources in another folder is the same, byte for byte", () => {
  const folder = mkdtempSync(join(tmpdir(), "driewoord-"));
  try {
    for (const name of ["src", "public", "signalling", "index.html", "package.json", "vite.config.ts"])
      // What the build itself makes is made anew.
      cpSync(name, join(folder, name), { recursive: true, filter: (path) => !path.endsWith("kernels.wasm") });
    symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
    const { NODE_ENV: _, VITEST: __, ...env } = process.env;
    execFileSync("npx", ["vite", "build", "--logLevel", "error"], { cwd: folder, env, timeout: 170_000 });
    const read = (where: string) => JSON.parse(readFileSync(join(where, "dist/app/integrity.json"), "utf8"));
    expect(read(folder)).toEqual(read("."));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it("a server that hands out this build is told to hand out the release", async () => {
  const { stdout } = await promisify(execFile)("npm", ["run", "--silent", "verify", "--", stage.site.url]);
  expect(stdout).toMatch(/hands out this release: \d\d+ files are the same/);
});

it("under a path of its own, behind a proxy that takes the path off, two people meet", async () => {
  const { port } = new URL(stage.site.url);
  const proxy = createProxy("/bellen/", Number(port));
  await new Promise<void>((resolve) => proxy.listen(0, "localhost", resolve));
  const url = `http://localhost:${(proxy.address() as AddressInfo).port}/bellen/`;
  const [worker, client] = [await arrive(stage.browser, url), await arrive(stage.browser, url)];
  await host(worker);
  expect(await worker.page.locator(".address").textContent()).toBe(url.replace(/^http:\/\/|\/$/g, ""));
  await joinCall(client);
  await giveWord(client);
  await Promise.all([seesAndHears(worker), seesAndHears(client)]);
  const strangers = [...worker.requests, ...client.requests].filter((address) => !address.includes("/bellen/"));
  expect(strangers).toEqual([]);
  expect([...worker.complaints, ...client.complaints]).toEqual([]);
  for (const { context } of [worker, client]) await context.close();
  proxy.close();
  proxy.closeAllConnections();
});

/** As nginx does with `location /path/ { proxy_pass http://…/; }`. `passes` is told of each piece of an answer's body. */
function createProxy(path: string, port: number, passes: (chunk: Buffer) => void = () => undefined): Server {
  const to = ({ method, url = "", headers }: IncomingMessage) =>
    url.startsWith(path)
      ? request({ host: "localhost", port, method, headers, path: url.slice(path.length - 1) })
      : undefined;
  const server = createServer((asked, answer) => {
    const passed = to(asked);
    if (!passed) return void answer.writeHead(404).end();
    passed.on("response", (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers);
      response.on("data", passes);
      response.pipe(answer);
    });
    asked.pipe(passed);
  });
  server.on("upgrade", (asked: IncomingMessage, socket: Socket) => {
    const passed = to(asked);
    if (!passed) return void socket.destroy();
    passed.on("upgrade", (response, upstream, head) => {
      const lines = Object.entries(response.headers).map(([name, value]) => `${name}: ${String(value)}`);
      socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join("\r\n")}\r\n\r\n`);
      // The relay's first words come with its answer.
      socket.write(head);
      upstream.pipe(socket).pipe(upstream);
      for (const end of [upstream, socket]) end.on("error", () => (upstream.destroy(), socket.destroy()));
    });
    passed.end();
  });
  return server;
}
