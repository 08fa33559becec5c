/**
 * What a frame costs a relay: ours, PeerServer as it is published, and the least that a relay can do, each in a process of
 * its own, in turn, in an order that rotates.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { onTestFinished, test } from "vitest";
import { median } from "./median.ts";
import { ourRelays, type Process, taken, talk } from "./relayProcess.ts";

const ROUNDS = 5;
const PAIRS = 150;
/** Frames a second from each client, below what our relay allows. */
const RATE = 8;
const SECONDS = 4;
/** Bytes of payload: about what a sealed candidate has, and half an offer. */
const SIZES = { "250 bytes": 200, "3 KB": 3_000 } as const;

const startOurs = ourRelays();

async function startOther(name: string): Promise<Process> {
  const child = spawn("node", [join(import.meta.dirname, `forwarders/${name}.mjs`)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill());
  const [url] = (await once(child.stdout, "data")) as [Buffer];
  return { url: url.toString().trim(), pid: child.pid! };
}

interface Run {
  /** µs of processor time for a frame. */
  readonly cost: number;
  /** ms that the slowest hundredth of the frames is on its way, at the least. */
  readonly late: number;
}

async function run(relay: Process, round: string, bytes: number): Promise<Run> {
  const at = () => [relay.url, relay.url] as const;
  const spent = () => [taken(relay.pid).seconds];
  const { ways, costs } = await talk({ round, pairs: PAIRS, rate: RATE, seconds: SECONDS, bytes, at, spent });
  return { cost: costs[0]!, late: ways[Math.floor(ways.length * 0.99)]! };
}

test("a frame through ours, through PeerServer, and through the least there can be", async () => {
  const relays = {
    "a bare forwarder": await startOther("bare"),
    PeerServer: await startOther("stock"),
    Driewoord: await startOurs({}),
  };
  const names = Object.keys(relays) as (keyof typeof relays)[];
  for (const [size, bytes] of Object.entries(SIZES)) {
    const runs = Object.fromEntries(names.map((name) => [name, [] as Run[]]));
    // The first round is for V8.
    for (let round = 0; round <= ROUNDS; round += 1) {
      for (let turn = 0; turn < names.length; turn += 1) {
        const name = names[(round + turn) % names.length]!;
        const one = await run(relays[name], `${bytes}-${round}`, bytes);
        if (round > 0) runs[name]!.push(one);
      }
    }
    const of = (name: string, what: keyof Run) => median(runs[name]!.map((one) => one[what]));
    console.table(
      names.map((name) => ({
        size,
        relay: name,
        "CPU, µs a frame": of(name, "cost").toFixed(0),
        ratio: (of(name, "cost") / of(names[0]!, "cost")).toFixed(2),
        "99 %, ms": of(name, "late").toFixed(1),
        "of it": (of(name, "late") / of(names[0]!, "late")).toFixed(2),
      })),
    );
  }
}, 600_000);
