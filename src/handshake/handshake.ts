import { hmacSha512 } from "./hmac.ts";
import { scalarMultVfy, sessionKey, share, type Binding } from "./cpace.ts";
import { type FrameOf, VERSION } from "./frames.ts";
import { proveKey, provesKey } from "./possession.ts";
import { commitment, safetyIndices, type SafetyIndices } from "./sas.ts";
import { type Channel, openChannel } from "./sealed.ts";
import { concat, equalPublic, lvCat, lvSplit, type Sodium } from "./transcript.ts";

/** One run of the handshake (docs/protocol.md), without clock or network. No secret is computed from a reflection. */

/** A participant's key pairs: Ed25519 to sign (32 and 64 bytes), X25519 to seal (32 and 32). */
export interface SessionKeys {
  readonly sign: { readonly publicKey: Uint8Array; readonly privateKey: Uint8Array };
  readonly seal: { readonly publicKey: Uint8Array; readonly privateKey: Uint8Array };
}

/** What a side has after a successful run: the channel, the other's public keys (32 bytes each), the words to read. */
export interface Proved {
  readonly channel: Channel;
  readonly sign: Uint8Array;
  readonly seal: Uint8Array;
  readonly safety: SafetyIndices;
}

/** Why a run is over. "tag": another password. All others: the frame broke the protocol (tampering, other version). */
export type Failure = "outOfOrder" | "version" | "reflected" | "role" | "point" | "commitment" | "key" | "tag";

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

/** The joiner's steps, each once and in order; otherwise the step fails with "outOfOrder". */
export interface JoinRun {
  /** Fails with "version" for a host of another protocol version. */
  hello(frame: FrameOf<"hello">): Result<{ passwordNeeded: boolean }>;
  /** The first CPace message. Reads the room ID (32 bytes) and does not keep it. */
  prove(roomId: Uint8Array): Result<FrameOf<"pake1">>;
  /** The joiner's confirmation. Fails with "reflected", "role" or "point". */
  pake2(frame: FrameOf<"pake2">): Result<FrameOf<"confirm">>;
  /** The channel, with which the caller opens the frame's sealed part. Fails with "tag" or "key". */
  welcome(frame: FrameOf<"welcome">): Result<Proved>;
  /** Overwrites the run's secrets and ends it. */
  wipe(): void;
}

/** The host's steps, each once and in order; otherwise the step fails with "outOfOrder". */
export interface HostRun {
  /** The greeting, which says whether the room has a password. */
  hello(passwordNeeded: boolean): Result<FrameOf<"hello">>;
  /** Reads the room ID (32 bytes) and does not keep it. Fails with "role", "reflected" or "point". */
  pake1(frame: FrameOf<"pake1">, roomId: Uint8Array): Result<FrameOf<"pake2">>;
  /** Fails with "tag" (a wrong guess), "key" or "commitment". `tag` and `signature` go back in `welcome`. */
  confirm(frame: FrameOf<"confirm">): Result<Proved & Pick<FrameOf<"welcome">, "tag" | "signature">>;
  /** Overwrites the run's secrets and ends it. */
  wipe(): void;
}

/** The joiner's run. It is CPace's initiator and confirms first, so that a false joiner's guesses show at the host. */
export function joinRun(sodium: Sodium, route: Route, keys: SessionKeys): JoinRun {
  const { encode, decode } = coder(sodium);
  const reveal = sodium.randombytes_buf(32);
  const nonce = sodium.randombytes_buf(32);
  const ada = lvCat(sodium.from_string("J"), publicKeys(keys), commitment(sodium, reveal));
  const spend = sequence(["hello", "prove", "pake2", "welcome"]);
  let hostNonce: Uint8Array | undefined;
  let sid: Uint8Array;
  let mine: { secret: Uint8Array; point: Uint8Array };
  let agreed: Agreed | undefined;
  let hostKeys: Uint8Array;
  let yb: Uint8Array;
  let adb: Uint8Array;

  return {
    hello(frame) {
      if (!spend("hello")) return fail("outOfOrder");
      if (frame.version !== VERSION) return fail("version");
      hostNonce = decode(frame.nonce);
      return ok({ passwordNeeded: frame.passwordNeeded });
    },
    prove(roomId) {
      if (!spend("prove") || !hostNonce) return fail("outOfOrder");
      const binding = bind(sodium, route, roomId, hostNonce, nonce);
      sid = binding.sid;
      mine = share(sodium, binding);
      return ok({ t: "pake1", nonce: encode(nonce), ya: encode(mine.point), ad: encode(ada) });
    },
    pake2(frame) {
      if (!spend("pake2")) return fail("outOfOrder");
      yb = decode(frame.yb);
      adb = decode(frame.ad);
      // Somebody who echoes our own messages would agree on a key with us without knowing the password.
      if (equalPublic(yb, mine.point) || equalPublic(adb, ada)) return fail("reflected");
      const theirs = associated(sodium, adb, "H", 2);
      if (!theirs) return fail("role");
      hostKeys = theirs[1]!;
      const shared = scalarMultVfy(sodium, mine.secret, yb);
      sodium.memzero(mine.secret);
      if (!shared) return fail("point");
      agreed = agree(sodium, sid, shared, { ya: mine.point, ada, yb, adb });
      const tag = authenticate(sodium, agreed, mine.point, ada);
      const signature = encode(proveKey(sodium, keys.sign.privateKey, tag));
      return ok({ t: "confirm", tag: encode(tag), reveal: encode(reveal), signature });
    },
    welcome(frame) {
      if (!spend("welcome") || !agreed) return fail("outOfOrder");
      const expected = authenticate(sodium, agreed, yb, adb);
      if (!sodium.memcmp(decode(frame.tag), expected)) return fail("tag");
      if (!provesKey(sodium, named(hostKeys).sign, expected, decode(frame.signature))) return fail("key");
      const safety = safetyIndices(sodium, agreed.isk, reveal);
      const host = { id: route.host, keys: hostKeys };
      const channel = channelTo(sodium, "joiner", { id: route.joiner, keys }, host, agreed.isk);
      wipeAgreed(sodium, agreed);
      return channel ? ok({ channel, ...named(hostKeys), safety }) : fail("key");
    },
    wipe() {
      spend("end");
      if (mine) sodium.memzero(mine.secret);
      if (agreed) wipeAgreed(sodium, agreed);
    },
  };
}

/** The host's run with one visitor. */
export function hostRun(sodium: Sodium, route: Route, keys: SessionKeys): HostRun {
  const { encode, decode } = coder(sodium);
  const nonce = sodium.randombytes_buf(32);
  const adb = lvCat(sodium.from_string("H"), publicKeys(keys));
  const spend = sequence(["hello", "pake1", "confirm"]);
  let agreed: Agreed | undefined;
  let ya: Uint8Array;
  let ada: Uint8Array;
  let yb: Uint8Array;
  let joinerKeys: Uint8Array;
  let committed: Uint8Array;

  return {
    hello(passwordNeeded) {
      if (!spend("hello")) return fail("outOfOrder");
      return ok({ t: "hello", version: VERSION, nonce: encode(nonce), passwordNeeded });
    },
    pake1(frame, roomId) {
      if (!spend("pake1")) return fail("outOfOrder");
      ya = decode(frame.ya);
      ada = decode(frame.ad);
      const theirs = associated(sodium, ada, "J", 3);
      if (!theirs) return fail("role");
      joinerKeys = theirs[1]!;
      committed = theirs[2]!;
      const binding = bind(sodium, route, roomId, nonce, decode(frame.nonce));
      const mine = share(sodium, binding);
      yb = mine.point;
      const shared = equalPublic(ya, yb) ? "reflected" : scalarMultVfy(sodium, mine.secret, ya);
      sodium.memzero(mine.secret);
      if (shared === "reflected") return fail("reflected");
      if (!shared) return fail("point");
      agreed = agree(sodium, binding.sid, shared, { ya, ada, yb, adb });
      return ok({ t: "pake2", yb: encode(yb), ad: encode(adb) });
    },
    confirm(frame) {
      if (!spend("confirm") || !agreed) return fail("outOfOrder");
      const expected = authenticate(sodium, agreed, ya, ada);
      if (!sodium.memcmp(decode(frame.tag), expected)) return fail("tag");
      if (!provesKey(sodium, named(joinerKeys).sign, expected, decode(frame.signature))) return fail("key");
      const reveal = decode(frame.reveal);
      if (!equalPublic(commitment(sodium, reveal), committed)) return fail("commitment");
      const tag = authenticate(sodium, agreed, yb, adb);
      const signature = encode(proveKey(sodium, keys.sign.privateKey, tag));
      const safety = safetyIndices(sodium, agreed.isk, reveal);
      const joiner = { id: route.joiner, keys: joinerKeys };
      const channel = channelTo(sodium, "host", { id: route.host, keys }, joiner, agreed.isk);
      wipeAgreed(sodium, agreed);
      return channel ? ok({ channel, ...named(joinerKeys), safety, tag: encode(tag), signature }) : fail("key");
    },
    wipe() {
      spend("end");
      if (agreed) wipeAgreed(sodium, agreed);
    },
  };
}

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
  const parts = ["driewoord/pake/1", route.address, route.joiner, route.host];
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

/** The fields of associated data that claims `role`; undefined where it has another shape. */
function associated(sodium: Sodium, ad: Uint8Array, role: "J" | "H", count: number): Uint8Array[] | undefined {
  const fields = lvSplit(ad, count);
  const lengths = [1, 64, 32].slice(0, count);
  if (!fields || fields.some((field, index) => field.length !== lengths[index])) return undefined;
  return equalPublic(fields[0]!, sodium.from_string(role)) ? fields : undefined;
}

function publicKeys(keys: SessionKeys): Uint8Array {
  return concat(keys.sign.publicKey, keys.seal.publicKey);
}

function named(both: Uint8Array): { sign: Uint8Array; seal: Uint8Array } {
  return { sign: both.slice(0, 32), seal: both.slice(32) };
}

function channelTo(
  sodium: Sodium,
  side: "joiner" | "host",
  self: { id: string; keys: SessionKeys },
  other: { id: string; keys: Uint8Array },
  isk: Uint8Array,
): Channel | undefined {
  try {
    return openChannel(
      sodium,
      side,
      { id: self.id, ...self.keys.seal },
      { id: other.id, publicKey: other.keys.slice(32) },
      isk,
    );
  } catch {
    // crypto_kx refuses an X25519 key of low order.
    return undefined;
  }
}

function coder(sodium: Sodium): { encode: (bytes: Uint8Array) => string; decode: (text: string) => Uint8Array } {
  const variant = sodium.base64_variants.URLSAFE_NO_PADDING;
  return { encode: (bytes) => sodium.to_base64(bytes, variant), decode: (text) => sodium.from_base64(text, variant) };
}
