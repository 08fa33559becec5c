/** A relay in a process of its own, what that takes, and people who are on it and talk. */
import { readFileSync } from "node:fs";
import { expect, onTestFinished } from "vitest";
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

/** Pairs in which the second sends to the first. */
export interface Talk {
  /** Makes ids that nobody has had. */
  readonly round: string;
  readonly pairs: number;
  /** Frames a second from each, for so many seconds, with so many bytes of payload. */
  readonly rate: number;
  readonly seconds: number;
  readonly bytes: number;
  /** Where the first and the second of a pair are. */
  at(pair: number): readonly [host: string, client: string];
  /** Processor seconds that each of several processes has taken. */
  spent(): readonly number[];
}

/** What came of it. */
export interface Talked {
  readonly sent: number;
  readonly seconds: number;
  /** How long each frame was on its way, in ms, the quickest first. */
  readonly ways: readonly number[];
  /** µs of processor time for a frame, of each of the processes. */
  readonly costs: readonly number[];
}

/** Lets them talk, once everybody is there, until all that was sent has come. */
export async function talk(given: Talk): Promise<Talked> {
  const { round, pairs, rate, bytes } = given;
  const payload = "x".repeat(bytes);
  const ways: number[] = [];
  const hosts: WebSocket[] = [];
  const clients: WebSocket[] = [];
  const idOf = (pair: number) => `host-${round}-${pair}`;
  for (let pair = 0; pair < pairs; pair += 1) {
    const [hostAt, clientAt] = given.at(pair);
    const host = await enter(hostAt, idOf(pair));
    host.on("message", (data: Buffer) => {
      const frame = JSON.parse(data.toString()) as { payload: [number, string] };
      ways.push(performance.now() - frame.payload[0]);
    });
    hosts.push(host);
    clients.push(await enter(clientAt, `client-${round}-${pair}`));
  }
  const before = given.spent();
  const begun = performance.now();
  const passed = () => (performance.now() - begun) / 1_000;
  let sent = 0;
  while (passed() < given.seconds) {
    const due = Math.floor(passed() * rate * pairs);
    for (; sent < due; sent += 1) {
      const frame = { type: "CANDIDATE", dst: idOf(sent % pairs), payload: [performance.now(), payload] };
      clients[sent % pairs]!.send(JSON.stringify(frame));
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await expect.poll(() => ways.length, { timeout: 20_000 }).toBe(sent);
  const seconds = passed();
  const costs = given.spent().map((after, which) => ((after - before[which]!) * 1_000_000) / sent);
  for (const socket of [...hosts, ...clients]) socket.terminate();
  return { sent, seconds, ways: ways.toSorted((one, other) => one - other), costs };
}
