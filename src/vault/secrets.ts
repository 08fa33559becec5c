import type { PeerId } from "../room/wire/roster.ts";
import type { HostOutcome, JoinOutcome } from "../room/model/outcome.ts";
import * as v from "valibot";
import { bytes, type HandshakeFrame, VERSION } from "../handshake/frames.ts";
import { type Guesses, guessedWrong, verdict } from "../handshake/guesses.ts";
import { type HostRun, hostRun, type JoinRun, joinRun, makeSessionKeys, type Proved } from "../handshake/handshake.ts";
import type { Sodium } from "../handshake/transcript.ts";
import { type AddressSecret, deriveAddress, deriveRoomId } from "../phrase/derive.ts";
import type { Words } from "../phrase/words.ts";
import { type Admission, Greeting, type Language } from "../room/wire/messages.ts";
import type { Vault } from "../room/ports.ts";
import { makeChannels } from "./channels.ts";
import { Known, makeMembership } from "./membership.ts";

/** The vault's calls inside the worker: they return instead of resolving, and throw instead of rejecting. */
export type Secrets = {
  readonly [Name in keyof Vault]: (...given: Parameters<Vault[Name]>) => Awaited<ReturnType<Vault[Name]>>;
};

/** What survives a reload of the page: the key that names the person, and the membership. */
const Keepsake = v.object({ sign: v.object({ publicKey: bytes(32), privateKey: bytes(64) }), known: Known });

/** Holds everything secret of one call at a time. `clock` gives ms since 1970 and is only compared with itself. */
export function makeSecrets(sodium: Sodium, clock: () => number): Secrets {
  const base64 = sodium.base64_variants.URLSAFE_NO_PADDING;
  const encode = (raw: Uint8Array) => sodium.to_base64(raw, base64);
  const decode = (text: string) => sodium.from_base64(text, base64);
  const channels = makeChannels();
  const visitors = new Map<PeerId, HostRun>();
  let keys = makeSessionKeys(sodium);
  const membership = makeMembership(sodium, () => keys, channels);
  /** Visitors whom the host has allowed one try beyond the budget. */
  const allowed = new Set<PeerId>();
  let guesses: Guesses = [];
  let phrase: { readonly of: string; readonly words: Words; readonly derived: AddressSecret } | undefined;
  let room: { readonly password: string; readonly id: Uint8Array } | undefined;
  /** The joiner's run. It starts with the host's hello; until the password is proved, a newer hello starts it again. */
  let joining: { readonly self: PeerId; readonly host: PeerId; run?: JoinRun; proved: boolean } | undefined;

  const roomId = (): Uint8Array => {
    if (!room) throw new Error("no password was set");
    return room.id;
  };

  /**
   * For a page that changes its role: with a new sealing key no earlier channel can be made again and repeat its
   * numbers.
   */
  function renewSealing(): void {
    channels.wipe();
    sodium.memzero(keys.seal.privateKey);
    keys = { ...keys, seal: sodium.crypto_kx_keypair() };
  }

  function endRun(visitor: PeerId): void {
    visitors.get(visitor)?.wipe();
    visitors.delete(visitor);
    allowed.delete(visitor);
  }

  function forget(peer: PeerId): void {
    endRun(peer);
    channels.forget(peer);
  }

  function broken(visitor: PeerId, reply?: HandshakeFrame): HostOutcome {
    endRun(visitor);
    return reply ? { is: "broken", reply } : { is: "broken" };
  }

  /** What forbids this visitor a guess now; undefined where nothing does. */
  function heldBack(visitor: PeerId): HostOutcome | undefined {
    if (allowed.has(visitor)) return undefined;
    const guess = verdict(guesses, clock());
    if (guess.may === "ask") return { is: "ask" };
    return guess.may === "wait" ? { is: "hold", ms: guess.ms } : undefined;
  }

  /** Every knock starts a new run, because the visitor's page may have lost the one before. */
  function greet(visitor: PeerId): HostOutcome {
    const held = heldBack(visitor);
    if (held) return held;
    const address = phrase?.derived.address;
    if (!room || address === undefined) return { is: "ignored" };
    visitors.get(visitor)?.wipe();
    const run = hostRun(sodium, { address, joiner: visitor, host: address }, keys);
    visitors.set(visitor, run);
    const hello = run.hello(room.password !== "");
    return hello.ok ? { is: "greet", reply: hello.value } : broken(visitor);
  }

  function confirm(
    visitor: PeerId,
    run: HostRun,
    frame: Extract<HandshakeFrame, { t: "confirm" }>,
    seat: { admission: Admission; language: Language },
  ): HostOutcome {
    // Parallel runs must not allow more guesses than consecutive ones: the budget is checked again before the tag is.
    const held = heldBack(visitor);
    if (held) return held;
    const proved = run.confirm(frame);
    endRun(visitor);
    if (!proved.ok) {
      if (proved.failure !== "tag") return { is: "broken", reply: { t: "refused" } };
      guesses = guessedWrong(guesses, clock());
      return { is: "wrongGuess", reply: { t: "refused" } };
    }
    const { channel, tag, signature, safety, sign, seal } = proved.value;
    const sealed = channel.seal(JSON.stringify({ ...seat, ...membership.term } satisfies Greeting));
    const reply = { t: "welcome", tag, signature, sealed } as const;
    channels.put(visitor, encode(seal), channel);
    return { is: "proved", reply, admission: seat.admission, safety, keys: { sign: encode(sign), seal: encode(seal) } };
  }

  return {
    address(words, realm) {
      const of = JSON.stringify([words, realm]);
      if (phrase?.of !== of) {
        if (phrase) sodium.memzero(phrase.derived.secret);
        room = undefined;
        phrase = { of, words, derived: deriveAddress(sodium, words, realm) };
      }
      return phrase.derived.address;
    },

    password(password) {
      if (!phrase) throw new Error("no words were set");
      if (room?.password === password) return;
      const id = deriveRoomId(sodium, phrase.words, password, phrase.derived.secret);
      if (room) sodium.memzero(room.id);
      room = { password, id };
    },

    hostReceive(visitor, frame, seat) {
      const run = visitors.get(visitor);
      if (frame.t === "knock") return greet(visitor);
      if (!run) return { is: "ignored" };
      if (frame.t === "confirm") return confirm(visitor, run, frame, seat);
      if (frame.t !== "pake1") return broken(visitor);
      const answer = run.pake1(frame, roomId());
      return answer.ok ? { is: "answer", reply: answer.value } : broken(visitor, { t: "refused" });
    },

    allowGuess(visitor) {
      allowed.add(visitor);
    },

    knock(self) {
      if (!phrase) throw new Error("no words were set");
      joining?.run?.wipe();
      joining = { self, host: phrase.derived.address, proved: false };
      return { t: "knock", version: VERSION };
    },

    prove() {
      if (!joining?.run || joining.proved) return { is: "ignored" };
      joining.proved = true;
      const first = joining.run.prove(roomId());
      return first.ok ? { is: "answer", reply: first.value } : { is: "broken" };
    },

    joinReceive(frame) {
      if (!joining) return { is: "ignored" };
      const { self, host, proved } = joining;
      if (frame.t === "hello" && !proved) {
        joining.run?.wipe();
        joining.run = joinRun(sodium, { address: host, joiner: self, host }, keys);
      }
      const keep = ({ channel, sign, seal }: Proved, term: Greeting) => {
        const known = membership.pin(sign, term);
        if (known) channels.put(host, encode(seal), channel);
        return known;
      };
      return joining.run ? joinReceive(joining.run, keep, frame) : { is: "ignored" };
    },

    issue: membership.issue,
    accept: membership.accept,
    wrap: membership.wrap,
    unwrap: membership.unwrap,
    attest: membership.attest,
    declare: (phases) => membership.declare(phases, clock()),

    handOver(sign) {
      const handover = membership.handOver(sign);
      renewSealing();
      return handover;
    },

    inherit(handover) {
      if (!membership.inherit(handover)) return false;
      renewSealing();
      return true;
    },

    keepsake() {
      const sign = { publicKey: encode(keys.sign.publicKey), privateKey: encode(keys.sign.privateKey) };
      return JSON.stringify({ sign, known: membership.known } satisfies v.InferOutput<typeof Keepsake>);
    },

    recall(keepsake) {
      const kept = v.safeParse(v.pipe(v.string(), v.parseJson(), Keepsake), keepsake);
      if (!kept.success) return false;
      const { sign, known } = kept.output;
      sodium.memzero(keys.sign.privateKey);
      keys = { ...keys, sign: { publicKey: decode(sign.publicKey), privateKey: decode(sign.privateKey) } };
      membership.recall(known);
      return true;
    },

    seal: channels.seal,
    open: channels.open,

    forget,

    wipe() {
      for (const peer of visitors.keys()) endRun(peer);
      channels.wipe();
      membership.wipe();
      joining?.run?.wipe();
      joining = undefined;
      if (phrase) sodium.memzero(phrase.derived.secret);
      if (room) sodium.memzero(room.id);
      sodium.memzero(keys.sign.privateKey);
      sodium.memzero(keys.seal.privateKey);
      phrase = undefined;
      room = undefined;
      allowed.clear();
      guesses = [];
      keys = makeSessionKeys(sodium);
    },
  };
}

/** `keep` takes the channel and pins the host; false where another host was known before. */
function joinReceive(
  run: JoinRun,
  keep: (proved: Proved, greeting: Greeting) => boolean,
  frame: HandshakeFrame,
): JoinOutcome {
  switch (frame.t) {
    case "hello": {
      const greeted = run.hello(frame);
      if (greeted.ok) return { is: "asked", passwordNeeded: greeted.value.passwordNeeded };
      return { is: greeted.failure === "version" ? "newerVersion" : "broken" };
    }
    case "pake2": {
      const confirm = run.pake2(frame);
      return confirm.ok ? { is: "answer", reply: confirm.value } : { is: "broken" };
    }
    case "welcome": {
      const welcomed = run.welcome(frame);
      if (!welcomed.ok) return { is: "broken" };
      const { channel, safety } = welcomed.value;
      const opened = channel.open(frame.sealed);
      const greeting =
        typeof opened === "string"
          ? undefined
          : v.safeParse(v.pipe(v.string(), v.parseJson(), Greeting), opened.message);
      if (!greeting?.success) return { is: "broken" };
      if (!keep(welcomed.value, greeting.output)) return { is: "otherHost" };
      const { admission, language } = greeting.output;
      return { is: "welcomed", safety, admission, language };
    }
    case "refused":
      run.wipe();
      return { is: "refused" };
    default:
      return { is: "broken" };
  }
}
