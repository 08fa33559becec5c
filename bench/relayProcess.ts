/** A relay in a process of its own, what that takes, and people who are on it. */
import { readFileSync } from "node:fs";
import { onTestFinished } from "vitest";
import { WebSocket } from "ws";
import { buildRelay, runWell } from "../tests/signalling/program.ts";

/** The kernel counts processor time in hundredths of a second. */
const TICK = 100;

export interface Process {
  readonly url: string;
  readonly pid: number;
}

/** Builds our relay before the tests; gives what starts one, which ends with the test. */
export function ourRelays(): (env: Record<string, string>) => Promise<Process> {
  const main = buildRelay();
  return async (env) => {
    const { url, child } = await runWell(main(), { PORT: "0", LOG_LEVEL: "silent", TRUST_PROXY: "1", ...env });
    return { url, pid: child.pid! };
  };
}

/** Processor seconds that a process has taken, and the bytes of memory it holds now. */
export function taken(pid: number): { seconds: number; bytes: number } {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]!.split(" ");
  const pages = Number(readFileSync(`/proc/${pid}/statm`, "utf8").split(" ")[1]);
  return { seconds: (Number(fields[11]) + Number(fields[12])) / TICK, bytes: pages * 4_096 };
}

let arrivals = 0;

/** Somebody who has been let in, from an address that hardly anybody else has. */
export function enter(url: string, id: string): Promise<WebSocket> {
  arrivals += 1;
  const from = `10.${(arrivals >> 14) & 255}.${(arrivals >> 6) & 255}.${(arrivals & 63) + 1}`;
  const query = new URLSearchParams({ key: "peerjs", id, token: id, version: "bench" });
  const socket = new WebSocket(`${url.replace("http", "ws")}/peerjs?${query}`, {
    headers: { "X-Forwarded-For": from },
  });
  onTestFinished(() => socket.terminate());
  return new Promise((resolve, reject) => {
    socket.once("error", reject);
    socket.once("message", () => resolve(socket));
  });
}
