import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** Builds the app once for all browser tests. In a process of its own: Vitest's NODE_ENV would change the build. */
export default async function build(): Promise<void> {
  const { NODE_ENV: _, VITEST: __, ...env } = process.env;
  await promisify(execFile)("npm", ["run", "build", "--silent"], { env });
}
