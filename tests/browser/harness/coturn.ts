import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

/** Whether this machine has coturn. */
export const hasCoturn = (): boolean => existsSync("/usr/bin/turnserver");

export const TURN_SECRET = "a-secret-that-both-share";

/** What `hosting/coturn.sh` is given, with a certificate for `address` that is made in `folder`, in the place of Caddy's. */
export async function coturnSettings(address: string, folder: string): Promise<Readonly<Record<string, string>>> {
  const certificates = join(folder, "certificates");
  await mkdir(certificates);
  const [key, certificate] = ["key", "crt"].map((kind) => join(certificates, `${address}.${kind}`));
  const wanted = ["-subj", `/CN=${address}`, "-addext", `subjectAltName=IP:${address}`, "-days", "2"];
  const made = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", ...wanted, "-keyout", key!, "-out", certificate!];
  await promisify(execFile)("openssl", made);
  return { SITE: address, TURN_SECRET, CERTIFICATES: certificates };
}
