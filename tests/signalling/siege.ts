/**
 * Everything at once that a stranger who knows two rooms' words can do to the relay and to their hosts, each of it within the
 * relay's limits or past them. Each attack counts what it has done, so that a test can see that there was one.
 */
import { connect as open } from "node:net";
import { setMaxListeners } from "node:events";
import { WebSocket } from "ws";
import { KEYS, request, upgrade } from "./requests.ts";

export interface Siege {
  /** How often each attack was made. */
  readonly done: Readonly<Record<string, number>>;
  lift(): Promise<void>;
}

/** `rooms`: the addresses of two hosts. The relay trusts one proxy, so that strangers come from many places. */
export function besiege(url: string, rooms: readonly string[]): Siege {
  const port = Number(new URL(url).port);
  const done: Record<string, number> = {};
  const lifted = new AbortController();
  setMaxListeners(0, lifted.signal);
  const gone = new Promise<void>((resolve) => lifted.signal.addEventListener("abort", () => resolve()));
  const count = (attack: string) => (done[attack] = (done[attack] ?? 0) + 1);
  const works: Promise<void>[] = [];

  /** Again and again, until the siege is lifted. */
  function keep(attack: string, ms: number, act: () => void): void {
    const timer = setInterval(() => {
      count(attack);
      act();
    }, ms);
    lifted.signal.addEventListener("abort", () => clearInterval(timer));
  }

  function raw(text: string, then: (socket: ReturnType<typeof open>) => void): void {
    const socket = open(port, "127.0.0.1");
    works.push(new Promise((resolve) => socket.once("close", () => resolve())));
    socket.on("error", () => {});
    socket.on("connect", () => {
      socket.write(text);
      then(socket);
    });
    void gone.then(() => socket.destroy());
  }

  /** Comes back whenever it is closed. */
  function peer(attack: string, { id, from, token = "stranger" }: { id: string; from: string; token?: string }) {
    let socket: WebSocket;
    let closed: Promise<void>;
    function enter(): void {
      const query = new URLSearchParams({ key: "peerjs", id, token });
      socket = new WebSocket(`ws://127.0.0.1:${port}/peerjs?${query}`, { headers: { "X-Forwarded-For": from } });
      socket.on("error", () => {});
      closed = new Promise((resolve) => {
        socket.once("close", () => {
          resolve();
          if (!lifted.signal.aborted) setTimeout(enter, 500);
        });
      });
    }
    enter();
    works.push(
      gone.then(async () => {
        socket.terminate();
        await closed;
      }),
    );
    return (dst: string, payload: unknown) => {
      if (socket.readyState !== WebSocket.OPEN) return;
      count(attack);
      socket.send(JSON.stringify({ type: "CANDIDATE", dst, payload }));
    };
  }

  // One request ended the program.
  keep("upgrades reset", 20, () => {
    raw(upgrade("/elsewhere", "h2c"), (socket) => {
      setImmediate(() => socket.resetAndDestroy());
    });
  });
  // A host who answers every knock is closed for flood.
  for (const room of rooms) {
    for (let n = 0; n < 3; n += 1) {
      const send = peer("knocks", { id: `${room.slice(0, 8)}-knocker-${n}`, from: `198.18.0.${n}` });
      keep("knocks tried", 1_000 / 19, () => send(room, { t: "knock", version: 2, nonce: "A".repeat(43) }));
    }
  }
  // Forty-nine fill a host's line.
  for (let n = 0; n < 49; n += 1) {
    const send = peer("large frames", { id: `filler-${n}`, from: `198.18.1.${n}` });
    const payload = { sealed: { n: 1, box: "x".repeat(28_000) } };
    keep("large frames tried", 800, () => send(rooms[n % rooms.length]!, payload));
  }
  // Whoever asks in the right instant had the host's id.
  for (const [index, room] of rooms.entries()) {
    keep("thefts", 700, () => {
      const query = new URLSearchParams({ key: "peerjs", id: room, token: "thief" });
      const headers = { "X-Forwarded-For": `198.18.${2 + index}.${Math.floor(Math.random() * 256)}` };
      const thief = new WebSocket(`ws://127.0.0.1:${port}/peerjs?${query}`, { headers });
      works.push(new Promise((resolve) => thief.once("close", () => resolve())));
      thief.on("error", () => {});
      void gone.then(() => thief.terminate());
    });
  }
  // Connections that were turned away, are asked much of and never read, or say nothing, stayed for ever.
  const foreign = upgrade("/peerjs", "websocket", "Origin: https://elsewhere.example", ...KEYS);
  keep("foreign upgrades", 50, () => raw(foreign, () => {}));
  keep("requests never read", 100, () => raw(request("/").repeat(300), (socket) => socket.pause()));
  keep("silent connections", 100, () => raw("", () => {}));

  return {
    done,
    async lift() {
      lifted.abort();
      await Promise.all(works);
    },
  };
}
