import { type FrameOf, type HandshakeFrame, parseHandshakeFrame } from "../../src/handshake/frames.ts";
import { hostRun, joinRun, makeSessionKeys, type Route, type SessionKeys } from "../../src/handshake/handshake.ts";
import { sodium } from "../fakes/sodium.ts";

export const ROUTE: Route = { address: "a".repeat(40), joiner: "joiner-1", host: "a".repeat(40) };

/** A 32-byte room ID that stands for a password; deriving a real one is the business of derive.test.ts. */
export const roomId = (password: string): Uint8Array => sodium.crypto_hash_sha512(password).slice(0, 32);

/** Everything a lying relay can do to a run: each frame passes here on its way and may come out changed. */
export type Relay = (frame: HandshakeFrame) => unknown;

export interface Options {
  readonly relay?: Relay;
  readonly joinerPassword?: string;
  readonly hostPassword?: string;
  readonly joinerKeys?: SessionKeys;
  readonly hostKeys?: SessionKeys;
  readonly joinerRoute?: Partial<Route>;
  readonly hostRoute?: Partial<Route>;
}

/** Runs both sides through `relay`; the frames are parsed on arrival as the product parses them. */
export function run({ relay = (frame) => frame, ...options }: Options = {}) {
  const joiner = joinRun(sodium, { ...ROUTE, ...options.joinerRoute }, options.joinerKeys ?? makeSessionKeys(sodium));
  const host = hostRun(sodium, { ...ROUTE, ...options.hostRoute }, options.hostKeys ?? makeSessionKeys(sodium));
  const pass = <T extends HandshakeFrame["t"]>(frame: FrameOf<T>): FrameOf<T> | undefined => {
    const arrived = parseHandshakeFrame(JSON.parse(JSON.stringify(relay(frame))));
    return arrived?.t === frame.t ? (arrived as FrameOf<T>) : undefined;
  };

  const hello = host.hello(true);
  if (!hello.ok) return { ended: hello.failure, at: "host" } as const;
  const helloThere = pass(hello.value);
  if (!helloThere) return { ended: "dropped", at: "joiner" } as const;
  const greeted = joiner.hello(helloThere);
  if (!greeted.ok) return { ended: greeted.failure, at: "joiner" } as const;

  const pake1 = joiner.prove(roomId(options.joinerPassword ?? "geheim"));
  if (!pake1.ok) return { ended: pake1.failure, at: "joiner" } as const;
  const pake1There = pass(pake1.value);
  if (!pake1There) return { ended: "dropped", at: "host" } as const;
  const pake2 = host.pake1(pake1There, roomId(options.hostPassword ?? "geheim"));
  if (!pake2.ok) return { ended: pake2.failure, at: "host" } as const;
  const pake2There = pass(pake2.value);
  if (!pake2There) return { ended: "dropped", at: "joiner" } as const;
  const confirm = joiner.pake2(pake2There);
  if (!confirm.ok) return { ended: confirm.failure, at: "joiner" } as const;
  const confirmThere = pass(confirm.value);
  if (!confirmThere) return { ended: "dropped", at: "host" } as const;
  const admitted = host.confirm(confirmThere);
  if (!admitted.ok) return { ended: admitted.failure, at: "host" } as const;
  const { channel, tag, signature } = admitted.value;
  const welcomeThere = pass({ t: "welcome", tag, signature, sealed: channel.seal("welcome") });
  if (!welcomeThere) return { ended: "dropped", at: "joiner" } as const;
  const welcomed = joiner.welcome(welcomeThere);
  if (!welcomed.ok) return { ended: welcomed.failure, at: "joiner" } as const;
  return {
    ended: "proved",
    joiner: welcomed.value,
    host: admitted.value,
    greeting: welcomed.value.channel.open(welcomeThere.sealed),
  } as const;
}
