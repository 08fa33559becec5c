/** A call through each web server whose configuration docs/hosting.md gives, where it is installed. */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { request } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { type Program, run } from "../signalling/program.ts";
import { shared } from "./harness/chromium.ts";
import { freePort } from "./harness/freePort.ts";
import { arrive, meet, PATIENCE } from "./harness/people.ts";

interface Proxy {
  /** Where Debian puts it. */
  readonly program: string;
  /** What is around the page's part of the configuration. `folder` is the proxy's own. */
  configure(part: string, folder: string): string;
  start(file: string, folder: string): readonly string[];
}

const MODULES = ["mpm_event", "authz_core", "headers", "socache_shmcb", "ssl", "proxy", "proxy_http"];

const PROXIES: Readonly<Record<string, Proxy>> = {
  nginx: {
    program: "/usr/sbin/nginx",
    configure: (part, folder) =>
      `daemon off; pid ${folder}/pid; error_log stderr;
       events {}
       http { access_log off; ${["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((kind) => `${kind}_temp_path ${folder}/${kind};`).join(" ")}
       ${part} }`,
    start: (file, folder) => ["-c", file, "-p", folder],
  },
  caddy: {
    program: "/usr/bin/caddy",
    configure: (part, folder) =>
      `{
         admin off
         auto_https disable_redirects
         local_certs
         skip_install_trust
         storage file_system ${folder}
       }
       ${part}`,
    start: (file) => ["run", "--adapter", "caddyfile", "--config", file],
  },
  apache: {
    program: "/usr/sbin/apache2",
    configure: (part, folder) =>
      `ServerRoot ${folder}
       PidFile ${folder}/pid
       ErrorLog ${folder}/errors
       ServerName localhost
       ${MODULES.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join("\n")}
       Listen 443
       ${part}`,
    start: (file) => ["-X", "-f", file],
  },
};

/** The port and the names of the page's examples are the operator's; those of a test are free ones. */
function here(text: string, { port, relay, folder }: { port: number; relay: number; folder: string }): string {
  return text
    .replaceAll("127.0.0.1:8080", `127.0.0.1:${relay}`)
    .replaceAll("/etc/letsencrypt/live/call.example.org", folder)
    .replace("call.example.org {", `https://localhost:${port} {`)
    .replaceAll("call.example.org", "localhost")
    .replaceAll(/\b443\b/g, String(port));
}

const page = readFileSync("docs/hosting.md", "utf8");
const example = (language: string) => new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(page)?.[1] ?? "";

let browser: Browser;
beforeAll(async () => {
  browser = await shared();
});
afterAll(() => browser.close());

async function certify(folder: string): Promise<void> {
  const kind = "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost";
  const files = ["-keyout", join(folder, "privkey.pem"), "-out", join(folder, "fullchain.pem")];
  await promisify(execFile)("openssl", [...kind.split(" "), ...files]);
}

/** Ends the proxy and whatever it started. */
async function end(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once("close", resolve));
  if (child.exitCode === null && child.kill("SIGTERM")) await ended;
}

/** Starts the page's example before `program`, with `edit` made to it. Gives its address. */
async function open(name: string, program: Program, { edit = (part: string) => part, on = 0 } = {}): Promise<string> {
  const proxy = PROXIES[name]!;
  const folder = await mkdtemp(join(tmpdir(), "driewoord-"));
  // nginx puts large answers there, as another user than the one who starts it.
  await chmod(folder, 0o755);
  await certify(folder);
  const port = on || (await freePort());
  const relay = Number(new URL(await program.url).port);
  const file = join(folder, "configuration");
  await writeFile(file, here(proxy.configure(edit(example(name)), folder), { port, relay, folder }));
  const env = { PATH: process.env["PATH"] ?? "", HOME: folder };
  const child = spawn(proxy.program, proxy.start(file, folder), { env, stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (text) => (said += text));
  onTestFinished(async () => {
    await end(child);
    await rm(folder, { recursive: true, force: true });
  });
  const url = `https://localhost:${port}`;
  await vi
    .waitUntil(() => answers(url), { timeout: PATIENCE, interval: 100 })
    .catch((error: unknown) => {
      throw new Error(`${name} does not answer: ${said}`, { cause: error });
    });
  return url;
}

function answers(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const asked = request(`${url}/healthz`, { rejectUnauthorized: false, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    asked.on("error", () => resolve(false)).end();
  });
}

describe.each(Object.keys(PROXIES))("behind %s as docs/hosting.md has it", (name) => {
  it.skipIf(!existsSync(PROXIES[name]!.program))("two people see and hear each other", async () => {
    const program = run("dist/relay/main.js", { PORT: "0", TRUST_PROXY: "1", LOG_LEVEL: "warn" });
    const url = await open(name, program);
    const [worker, client] = await Promise.all([1, 2].map(() => arrive(browser, url, { ignoreHTTPSErrors: true })));
    await meet(worker!, client!);
    const page = await worker!.page.reload();
    expect(page?.headers()["strict-transport-security"]).toBe("max-age=31536000");
    await Promise.all([worker!, client!].map(({ context }) => context.close()));
    program.child.kill("SIGTERM");
    // There is no STUN or TURN server, and nothing else to be said.
    expect(await program.ended).toMatchObject({
      code: 0,
      err: expect.stringMatching(/^[^\n]*TURN_URLS is empty[^\n]*\n$/),
    });
  });
});

describe.skipIf(!existsSync(PROXIES["nginx"]!.program))(
  "behind nginx that passes no name on, as its own example has it",
  () => {
    const nameless = (part: string) => part.replaceAll(/\s*proxy_set_header (Host|X-Forwarded-\S+) .*;/g, "");

    it("two people see and hear each other once the origin is allowed", async () => {
      const on = await freePort();
      const env = { PORT: "0", LOG_LEVEL: "warn", ALLOWED_ORIGINS: `https://localhost:${on}` };
      const url = await open("nginx", run("dist/relay/main.js", env), { edit: nameless, on });
      const [worker, client] = await Promise.all([1, 2].map(() => arrive(browser, url, { ignoreHTTPSErrors: true })));
      await meet(worker!, client!);
      await Promise.all([worker!, client!].map(({ context }) => context.close()));
    });

    it("the log says what to mend where it is not", async () => {
      const program = run("dist/relay/main.js", { PORT: "0", LOG_LEVEL: "warn" });
      const url = await open("nginx", program, { edit: nameless });
      const said = new Promise<string>((resolve) =>
        program.child.stderr!.once("data", (text) => resolve(String(text))),
      );
      const { page, context } = await arrive(browser, url, { ignoreHTTPSErrors: true });
      await page.evaluate(() => void new WebSocket(`${location.origin}/peerjs?key=peerjs&id=a&token=t`));
      expect(JSON.parse(await said)).toMatchObject({ origin: url, msg: expect.stringContaining("ALLOWED_ORIGINS") });
      await context.close();
    });
  },
);
