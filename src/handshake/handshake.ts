import {
  hostData,
  type HostData,
  joinerData,
  type PublicKeys,
  readHostData,
  readJoinerData,
  type Terms,
} from "./associatedData.ts";
import { hmacSha512 } from "./hmac.ts";
import { scalarMultVfy, sessionKey, share, type Binding } from "./cpace.ts";
import { type FrameOf, VERSION } from "./frames.ts";
import { proveKey, provesKey } from "./possession.ts";
import { commitment, safetyIndices, type SafetyIndices } from "./sas.ts";
import { type Channel, openChannel } from "./sealed.ts";
import { concat, equalPublic, lvCat, type Sodium } from "./transcript.ts";

/**
 * One run of the handshake (docs/protocol.md), without clock or network. The host is CPace's initiator and speaks while
 * the joiner still listens for the password; the joiner answers and confirms in one message, behind which it can seal.
 */

/** A participant's key pairs: Ed25519 to sign (32 and 64 bytes), X25519 to seal (32 and 32). */
export interface SessionKeys {
  readonly sign: { readonly publicKey: Uint8Array; readonly privateKey: Uint8Array };
  readonly seal: { readonly publicKey: Uint8Array; readonly privateKey: Uint8Array };
}

/** What a side has after a successful run: the channel, the other's public keys, the words to read. */
export interface Proved extends PublicKeys {
  readonly channel: Channel;
  readonly safety: SafetyIndices;
}

/** Why a run is over. "tag": another password. All others: the frame broke the protocol. */
export type Failure = "outOfOrder" | "reflected" | "role" | "point" | "commitment" | "key" | "tag";

/** What one step of a run gives. After a failure the run is over. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

const ok = <T>(value: T): Result<T> => ({ ok: true, value });
const fail = (failure: Failure): { ok: false; failure: Failure } => ({ ok: false, failure });

/** The public ids that a run is bound to: the room's address and both relay ids. */
export interface Route {
  readonly address: string;
  readonly joiner: string;
  readonly host: string;
}

/** New random key pairs for a page. */
export function makeSessionKeys(sodium: Sodium): SessionKeys {
  return { sign: sodium.crypto_sign_keypair(), seal: sodium.crypto_kx_keypair() };
}

/** A nonce for a run, 32 random bytes in base64url. */
export function makeNonce(sodium: Sodium): string {
  return coder(sodium).encode(sodium.randombytes_buf(32));
}

/** The joiner's steps, each once and in order; otherwise the step fails with "outOfOrder". */
export interface JoinRun {
  /** Fails with "role" where the frame is no host's. */
  hello(frame: FrameOf<"hello">): Result<Terms>;
  /**
   * The proof, and the channel on which frames can be sealed right behind it. Whoever does not know the password can
   * open none of them. Reads the room ID (32 bytes) and does not keep it. Fails with "reflected", "point" or "key".
   */
  prove(roomId: Uint8Array): Result<{ readonly proof: FrameOf<"proof">; readonly channel: Channel }>;
  /**
   * The same channel, on which the caller may open messages from now on: first of all the frame's sealed part. Fails
   * with "tag", "key" or "commitment".
   */
  welcome(frame: FrameOf<"welcome">): Result<Proved>;
  /** Overwrites the run's secrets and ends it. The channel is its owner's to wipe. */
  wipe(): void;
}

/** The host's run with one visitor. */
export interface HostRun {
  readonly hello: FrameOf<"hello">;
  /**
   * Judges the proof, once; after that fails with "outOfOrder". "tag" is a wrong guess; the others are "role",
   * "reflected", "point" and "key". The three fields go back in `welcome`.
   */
  proof(frame: FrameOf<"proof">): Result<Proved & Pick<FrameOf<"welcome">, "tag" | "signature" | "reveal">>;
  /** Overwrites the run's secrets and ends it. */
  wipe(): void;
}

/**
 * The joiner's run for the knock that carried `nonce`. It confirms first, so that a false joiner's guesses show at the
 * host.
 */
export function joinRun(sodium: Sodium, route: Route, keys: SessionKeys, nonce: string): JoinRun {
  const { encode, decode } = coder(sodium);
  const adj = joinerData(sodium, publicKeys(keys));
  const spend = sequence(["hello", "prove", "welcome"]);
  let hello: FrameOf<"hello"> | undefined;
  let host: HostData;
  let agreed: Agreed | undefined;
  let channel: Channel;

  return {
    hello(frame) {
      if (!spend("hello")) return fail("outOfOrder");
      const theirs = readHostData(sodium, decode(frame.ad));
      if (!theirs) return fail("role");
      hello = frame;
      host = theirs;
      return ok(theirs.terms);
    },
    prove(roomId) {
      if (!spend("prove") || !hello) return fail("outOfOrder");
      const [yh, adh] = [decode(hello.yh), decode(hello.ad)];
      const binding = bind(sodium, route, roomId, decode(hello.nonce), decode(nonce));
      const mine = share(sodium, binding);
      const shared = equalPublic(yh, mine.point) ? "reflected" : scalarMultVfy(sodium, mine.secret, yh);
      sodium.memzero(mine.secret);
      if (shared === "reflected") return fail("reflected");
      if (!shared) return fail("point");
      agreed = agree(sodium, binding.sid, shared, { ya: yh, ada: adh, yb: mine.point, adb: adj });
      const self = { id: route.joiner, keys };
      const opened = channelTo(sodium, "joiner", self, { id: route.host, keys: host.keys }, agreed.isk);
      if (!opened) return fail("key");
      channel = opened;
      const tag = authenticate(sodium, agreed, mine.point, adj);
      const signature = encode(proveKey(sodium, keys.sign.privateKey, tag));
      const said = { yj: encode(mine.point), ad: encode(adj), tag: encode(tag), signature };
      return ok({ proof: { t: "proof", nonce: hello.nonce, ...said }, channel });
    },
    welcome(frame) {
      if (!spend("welcome") || !agreed || !hello) return fail("outOfOrder");
      const expected = authenticate(sodium, agreed, decode(hello.yh), decode(hello.ad));
      if (!sodium.memcmp(decode(frame.tag), expected)) return fail("tag");
      if (!provesKey(sodium, host.keys.sign, expected, decode(frame.signature))) return fail("key");
      const reveal = decode(frame.reveal);
      if (!equalPublic(commitment(sodium, reveal), host.commitment)) return fail("commitment");
      const safety = safetyIndices(sodium, agreed.isk, reveal);
      wipeAgreed(sodium, agreed);
      return ok({ channel, ...host.keys, safety });
    },
    wipe() {
      spend("end");
      if (agreed) wipeAgreed(sodium, agreed);
    },
  };
}

/**
 * The host's run with a visitor whose knock carried `nonce`. Reads the room ID (32 bytes) and does not keep it. The
 * run's secret scalar is kept until the proof, which a person may take minutes for.
 */
export function hostRun(
  sodium: Sodium,
  route: Route,
  keys: SessionKeys,
  nonce: string,
  roomId: Uint8Array,
  terms: Terms,
): HostRun {
  const { encode, decode } = coder(sodium);
  const own = sodium.randombytes_buf(32);
  const reveal = sodium.randombytes_buf(32);
  const adh = hostData(sodium, { keys: publicKeys(keys), commitment: commitment(sodium, reveal), terms });
  const binding = bind(sodium, route, roomId, own, decode(nonce));
  const mine = share(sodium, binding);
  const spend = sequence(["proof"]);

  return {
    hello: { t: "hello", version: VERSION, nonce: encode(own), yh: encode(mine.point), ad: encode(adh) },
    proof(frame) {
      if (!spend("proof")) return fail("outOfOrder");
      const [yj, adj] = [decode(frame.yj), decode(frame.ad)];
      const joiner = readJoinerData(sodium, adj);
      if (!joiner) return fail("role");
      // Somebody who echoes our own share would agree on a key with us without knowing the password.
      const shared = equalPublic(yj, mine.point) ? "reflected" : scalarMultVfy(sodium, mine.secret, yj);
      sodium.memzero(mine.secret);
      if (shared === "reflected") return fail("reflected");
      if (!shared) return fail("point");
      const agreed = agree(sodium, binding.sid, shared, { ya: mine.point, ada: adh, yb: yj, adb: adj });
      const judged = judge(agreed, frame, yj, adj, joiner);
      wipeAgreed(sodium, agreed);
      return judged;
    },
    wipe() {
      spend("end");
      sodium.memzero(mine.secret);
    },
  };

  function judge(
    agreed: Agreed,
    frame: FrameOf<"proof">,
    yj: Uint8Array,
    adj: Uint8Array,
    joiner: PublicKeys,
  ): ReturnType<HostRun["proof"]> {
    const expected = authenticate(sodium, agreed, yj, adj);
    if (!sodium.memcmp(decode(frame.tag), expected)) return fail("tag");
    if (!provesKey(sodium, joiner.sign, expected, decode(frame.signature))) return fail("key");
    const self = { id: route.host, keys };
    const channel = channelTo(sodium, "host", self, { id: route.joiner, keys: joiner }, agreed.isk);
    if (!channel) return fail("key");
    const tag = authenticate(sodium, agreed, mine.point, adh);
    const signature = encode(proveKey(sodium, keys.sign.privateKey, tag));
    const safety = safetyIndices(sodium, agreed.isk, reveal);
    return ok({ channel, ...joiner, safety, tag: encode(tag), signature, reveal: encode(reveal) });
  }
}

const publicKeys = ({ sign, seal }: SessionKeys): PublicKeys => ({ sign: sign.publicKey, seal: seal.publicKey });

interface Agreed {
  readonly isk: Uint8Array;
  readonly macKey: Uint8Array;
}

/** Tells whether `name` is the next of `steps`; one wrong call ends the sequence. */
function sequence<T extends string>(steps: readonly T[]): (name: T | "end") => boolean {
  let next = 0;
  return (name) => {
    const right = steps[next] === name;
    next = right ? next + 1 : steps.length;
    return right;
  };
}

function bind(sodium: Sodium, route: Route, prs: Uint8Array, hostNonce: Uint8Array, joinerNonce: Uint8Array): Binding {
  const parts = ["driewoord/pake/2", route.address, route.joiner, route.host];
  return { prs, ci: lvCat(...parts.map((part) => sodium.from_string(part))), sid: concat(hostNonce, joinerNonce) };
}

/** The session key and the key of the confirmation tags; wipes the shared point. */
function agree(
  sodium: Sodium,
  sid: Uint8Array,
  shared: Uint8Array,
  messages: { ya: Uint8Array; ada: Uint8Array; yb: Uint8Array; adb: Uint8Array },
): Agreed {
  const isk = sessionKey(sodium, sid, shared, messages);
  sodium.memzero(shared);
  return { isk, macKey: sodium.crypto_hash_sha512(lvCat(sodium.from_string("CPaceMac"), sid, isk)) };
}

/** A key confirmation tag over a side's own message (CPace draft 21, section 9.4). */
function authenticate(sodium: Sodium, { macKey }: Agreed, point: Uint8Array, ad: Uint8Array): Uint8Array {
  return hmacSha512(sodium, macKey, lvCat(point, ad));
}

function wipeAgreed(sodium: Sodium, { isk, macKey }: Agreed): void {
  sodium.memzero(isk);
  sodium.memzero(macKey);
}

function channelTo(
  sodium: Sodium,
  side: "joiner" | "host",
  self: { id: string; keys: SessionKeys },
  other: { id: string; keys: PublicKeys },
  isk: Uint8Array,
): Channel | undefined {
  try {
    const they = { id: other.id, publicKey: other.keys.seal };
    return openChannel(sodium, side, { id: self.id, ...self.keys.seal }, they, isk);
  } catch {
    // crypto_kx refuses an X25519 key of low order.
    return undefined;
  }
}

function coder(sodium: Sodium): { encode: (bytes: Uint8Array) => string; decode: (text: string) => Uint8Array } {
  const variant = sodium.base64_variants.URLSAFE_NO_PADDING;
  return { encode: (bytes) => sodium.to_base64(bytes, variant), decode: (text) => sodium.from_base64(text, variant) };
}
