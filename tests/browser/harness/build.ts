import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** Runs an npm script that builds something, in a process of its own: Vitest's NODE_ENV would change the build. */
export async function npmRun(...script: readonly string[]): Promise<void> {
  const { NODE_ENV: _, VITEST: __, ...env } = process.env;
  await promisify(execFile)("npm", ["run", "--silent", ...script], { env });
}

/** Builds the app once for all browser tests, as it is shipped and with cheap guesses. */
export default async function build(): Promise<void> {
  await npmRun("build");
  await npmRun("build:quick");
}
