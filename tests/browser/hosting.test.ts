/** The script for a plain Debian, from nothing to a call: what it has written is started as its units say. */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasCoturn } from "./harness/coturn.ts";
import { mayMakeNetworks, type Network, openNetwork } from "./harness/network.ts";
import { arrive, meet } from "./harness/people.ts";

const SITE = "10.83.1.2";
const possible = mayMakeNetworks() && hasCoturn() && existsSync("/usr/bin/caddy");

describe.skipIf(!possible)("the script for a plain Debian", () => {
  let network: Network;
  let prefix: string;
  const script = (...given: readonly string[]) =>
    promisify(execFile)("hosting/debian.sh", given, { env: { ...process.env, PREFIX: prefix } });
  const written = (path: string) => readFile(join(prefix, path), "utf8");

  beforeAll(async () => {
    prefix = await mkdtemp(join(tmpdir(), "driewoord-hosting-"));
    network = await openNetwork();
  });
  afterAll(async () => {
    await network.close();
    await rm(prefix, { recursive: true, force: true });
  });

  it("gives a site with HTTPS and TURN, on which two people meet who reach nothing else", async () => {
    await mkdir(join(prefix, "etc/caddy"), { recursive: true });
    // An operator's own settings stay. These keep Caddy's root for a site without a name out of this machine's store.
    await writeFile(join(prefix, "etc/caddy/Caddyfile"), "{\n\tskip_install_trust\n\tadmin off\n}");
    await script(SITE);
    const secret = await written("etc/driewoord/env");
    await script(SITE);
    expect(await written("etc/driewoord/env")).toBe(secret);
    await script(SITE, "203.0.113.7");
    expect(await written("etc/driewoord/env")).toBe(secret.replace("EXTERNAL_IP=", "EXTERNAL_IP=203.0.113.7"));
    await expect(script("call.example.org")).rejects.toMatchObject({ stderr: expect.stringContaining("another site") });
    expect((await written("etc/caddy/Caddyfile")).match(/^import driewoord.caddy$/gm)).toHaveLength(1);

    const data = join(prefix, "var/lib/caddy/.local/share");
    const lines = secret.trim().split("\n");
    const settings = Object.fromEntries(lines.map((line) => line.split(/=(.*)/) as [string, string]));
    network.run(`caddy run --config ${join(prefix, "etc/caddy/Caddyfile")}`, { XDG_DATA_HOME: data });
    for (const unit of ["driewoord", "driewoord-turn"]) {
      const text = await written(`etc/systemd/system/${unit}.service`);
      const set = [...text.matchAll(/^Environment=(\w+)=(.*)$/gm)].map(([, name, value]) => [name, value]);
      network.run(/^ExecStart=(.*)$/m.exec(text)![1]!, { ...settings, ...Object.fromEntries(set) });
    }
    for (const port of [443, 8080, 5349]) await network.listens(port);

    await network.separate();
    // Of TURN only TLS is let through.
    await network.forbid("udp");
    await network.forbid("tcp", 3478);
    const url = `https://${SITE}/`;
    const worker = await arrive(await network.launch("worker"), url, { ignoreHTTPSErrors: true });
    const client = await arrive(await network.launch("client"), url, { ignoreHTTPSErrors: true });
    await meet(worker, client);
  });

  it.each([
    [[], "Say under which name"],
    [["two names"], "is not a host name"],
    [["call.example.org", "somewhere"], "is not an IPv4 address"],
  ])("%j is answered by a sentence, and nothing is written", async (given, sentence) => {
    await expect(script(...given)).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining(sentence) });
  });
});
