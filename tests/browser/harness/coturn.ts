import { execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Whether this machine has coturn. */
export const hasCoturn = (): boolean => existsSync("/usr/bin/turnserver");

export const TURN_SECRET = "a-secret-that-both-share";

/**
 * coturn as `hosting/` runs it, in a network namespace, with a certificate for `address` in the place of Caddy's. Resolves
 * once it listens, with what ends it.
 */
export async function startCoturn(namespace: string, address: string, folder: string): Promise<() => Promise<void>> {
  const certificates = join(folder, "certificates");
  await mkdir(certificates);
  const [key, certificate] = ["key", "crt"].map((kind) => join(certificates, `${address}.${kind}`));
  const wanted = ["-subj", `/CN=${address}`, "-addext", `subjectAltName=IP:${address}`, "-days", "2"];
  const made = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", ...wanted, "-keyout", key!, "-out", certificate!];
  await run("openssl", made);
  const inside = ["netns", "exec", namespace];
  const env = { ...process.env, SITE: address, TURN_SECRET, CERTIFICATES: certificates };
  const child = spawn("ip", [...inside, "hosting/coturn.sh"], { env, stdio: ["ignore", "ignore", "inherit"] });
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  // It says nothing that could be waited for.
  for (let listens = ""; !listens.includes(":5349");) {
    if (child.exitCode !== null) throw new Error(`coturn ended with ${child.exitCode}`);
    ({ stdout: listens } = await run("ip", [...inside, "ss", "-Hltn"]));
  }
  return async () => {
    child.kill("SIGTERM");
    await gone;
  };
}
