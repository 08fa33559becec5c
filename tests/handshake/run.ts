import type { Terms } from "../../src/handshake/associatedData.ts";
import { type FrameOf, type HandshakeFrame, parseHandshakeFrame, VERSION } from "../../src/handshake/frames.ts";
import {
  hostRun,
  joinRun,
  makeNonce,
  makeSessionKeys,
  type Route,
  type SessionKeys,
} from "../../src/handshake/handshake.ts";
import { sodium } from "../fakes/sodium.ts";

export const TERMS: Terms = { passwordNeeded: true, door: false };

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
  readonly terms?: Terms;
}

/** Runs both sides through `relay`; the frames are parsed on arrival as the product parses them. */
export function run({ relay = (frame) => frame, ...options }: Options = {}) {
  const pass = <T extends HandshakeFrame["t"]>(frame: FrameOf<T>): FrameOf<T> | undefined => {
    const arrived = parseHandshakeFrame(JSON.parse(JSON.stringify(relay(frame))));
    return arrived?.t === frame.t ? (arrived as FrameOf<T>) : undefined;
  };

  const nonce = makeNonce(sodium);
  const joinerKeys = options.joinerKeys ?? makeSessionKeys(sodium);
  const joiner = joinRun(sodium, { ...ROUTE, ...options.joinerRoute }, joinerKeys, nonce);
  const knockThere = pass({ t: "knock", version: VERSION, nonce });
  if (!knockThere) return { ended: "dropped", at: "host" } as const;
  const host = hostRun(
    sodium,
    { ...ROUTE, ...options.hostRoute },
    options.hostKeys ?? makeSessionKeys(sodium),
    knockThere.nonce,
    roomId(options.hostPassword ?? "geheim"),
    options.terms ?? TERMS,
  );
  const helloThere = pass(host.hello);
  if (!helloThere) return { ended: "dropped", at: "joiner" } as const;
  const greeted = joiner.hello(helloThere);
  if (!greeted.ok) return { ended: greeted.failure, at: "joiner" } as const;

  const proving = joiner.prove(roomId(options.joinerPassword ?? "geheim"));
  if (!proving.ok) return { ended: proving.failure, at: "joiner" } as const;
  const early = proving.value.channel.seal("offer");
  const proofThere = pass(proving.value.proof);
  if (!proofThere) return { ended: "dropped", at: "host" } as const;
  const admitted = host.proof(proofThere);
  if (!admitted.ok) return { ended: admitted.failure, at: "host" } as const;
  const { channel, tag, signature, reveal } = admitted.value;
  const offer = channel.open(early);
  const welcomeThere = pass({ t: "welcome", tag, signature, reveal, sealed: channel.seal("welcome") });
  if (!welcomeThere) return { ended: "dropped", at: "joiner" } as const;
  const welcomed = joiner.welcome(welcomeThere);
  if (!welcomed.ok) return { ended: welcomed.failure, at: "joiner" } as const;
  return {
    ended: "proved",
    terms: greeted.value,
    joiner: welcomed.value,
    host: admitted.value,
    offer,
    greeting: welcomed.value.channel.open(welcomeThere.sealed),
  } as const;
}
