import { execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

/** Debian's. */
const PROGRAM = "/usr/bin/turnserver";

/** Whether this machine has coturn. */
export const hasCoturn = (): boolean => existsSync(PROGRAM);

export const TURN_SECRET = "a-secret-that-both-share";

/** As `docs/hosting.md` sets it up, in a network namespace; resolves once it listens, with what ends it. */
export async function startCoturn(namespace: string, address: string, folder: string): Promise<() => Promise<void>> {
  const [cert, key] = [join(folder, "turn.pem"), join(folder, "turn.key")];
  await promisify(execFile)(
    "openssl",
    `req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=${address} -addext subjectAltName=IP:${address} -keyout ${key} -out ${cert}`.split(
      " ",
    ),
  );
  const settings = [
    ["listening-ip", address],
    ["relay-ip", address],
    ["static-auth-secret", TURN_SECRET],
    ["realm", "turn.test"],
    ["cert", cert],
    ["pkey", key],
    ["pidfile", join(folder, "turn.pid")],
    ["log-file", join(folder, "turn.log")],
    ["userdb", join(folder, "turn.db")],
  ].map(([name, value]) => `--${name}=${value}`);
  const flags = ["-n", "--use-auth-secret", "--fingerprint", "--no-cli"];
  const inside = ["netns", "exec", namespace];
  const child = spawn("ip", [...inside, PROGRAM, ...flags, ...settings], { stdio: "ignore" });
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  // It says nothing that could be waited for: what it writes stays in a buffer.
  for (let listens = ""; !listens.includes(":5349");) {
    if (child.exitCode !== null) throw new Error(`coturn ended with ${child.exitCode}`);
    ({ stdout: listens } = await promisify(execFile)("ip", [...inside, "ss", "-Hltn"]));
  }
  return async () => {
    child.kill("SIGKILL");
    await gone;
  };
}
