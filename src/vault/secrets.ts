import { makeSessionKeys } from "../handshake/handshake.ts";
import type { Sodium } from "../handshake/transcript.ts";
import { type AddressSecret, deriveAddress, deriveRoomId } from "../phrase/derive.ts";
import type { Vault } from "../room/ports.ts";
import type { Greeting } from "../room/wire/messages.ts";
import { makeChannels } from "./channels.ts";
import { makeEntrance } from "./entrance.ts";
import { makeMembership } from "./membership.ts";
import { makeReception } from "./reception.ts";
import { makeSafe } from "./safe.ts";

/** The vault's calls inside the worker: they return instead of resolving, and throw instead of rejecting. */
export type Secrets = {
  readonly [Name in keyof Vault]: (...given: Parameters<Vault[Name]>) => Awaited<ReturnType<Vault[Name]>>;
};

/** Holds everything secret of one call at a time. `clock` gives ms since 1970 and is only compared with itself. */
export function makeSecrets(sodium: Sodium, clock: () => number): Secrets {
  const base64 = sodium.base64_variants.URLSAFE_NO_PADDING;
  const encode = (raw: Uint8Array) => sodium.to_base64(raw, base64);
  const decode = (text: string) => sodium.from_base64(text, base64);
  const channels = makeChannels();
  let keys = makeSessionKeys(sodium);
  const safe = makeSafe(sodium);
  /** `of`: the words; undefined where they were typed on an earlier page. */
  let phrase: { readonly of?: string; readonly derived: AddressSecret } | undefined;
  let room: { readonly id: Uint8Array; readonly passwordNeeded: boolean } | undefined;
  const membership = makeMembership(sodium, () => keys, channels);
  const entrance = makeEntrance(sodium, () => keys);
  const reception = makeReception(sodium, {
    keys: () => keys,
    room: () => phrase && room && { address: phrase.derived.address, ...room },
    clock,
    encode,
    welcome(visitor, { channel, seal }, seat) {
      channels.put(visitor, encode(seal), channel);
      return { sealed: channel.seal(JSON.stringify({ ...seat, ...membership.term } satisfies Greeting)) };
    },
  });

  /**
   * For a page that changes its role: with a new sealing key no earlier channel can be made again and repeat its
   * numbers. Runs that were begun with the old one are over.
   */
  function renewSealing(): void {
    channels.wipe();
    reception.closeRuns();
    sodium.memzero(keys.seal.privateKey);
    keys = { ...keys, seal: sodium.crypto_kx_keypair() };
  }

  /** The room that visitors are to prove, in the place of the one before. */
  function enterRoom(next: typeof room): void {
    if (room) sodium.memzero(room.id);
    room = next;
  }

  function wipe(): void {
    reception.wipe();
    entrance.wipe();
    channels.wipe();
    membership.wipe();
    if (phrase) sodium.memzero(phrase.derived.secret);
    enterRoom(undefined);
    sodium.memzero(keys.sign.privateKey);
    sodium.memzero(keys.seal.privateKey);
    phrase = undefined;
    keys = makeSessionKeys(sodium);
  }

  return {
    address(words, realm) {
      const of = JSON.stringify([words, realm]);
      if (phrase?.of !== of) {
        if (phrase) sodium.memzero(phrase.derived.secret);
        enterRoom(undefined);
        phrase = { of, derived: deriveAddress(sodium, words, realm) };
      }
      return phrase.derived.address;
    },

    password(password) {
      if (!phrase) throw new Error("no words were set");
      const id = deriveRoomId(sodium, phrase.derived.secret, password);
      const same = room !== undefined && sodium.memcmp(room.id, id);
      if (!same) reception.closeRuns();
      enterRoom({ id, passwordNeeded: password !== "" });
      return !same;
    },

    hostReceive: reception.receive,
    allowGuess: reception.allow,

    knock(self) {
      if (!phrase) throw new Error("no words were set");
      return entrance.knock(self, phrase.derived.address);
    },

    prove() {
      if (!room) throw new Error("no password was set");
      return entrance.prove(room.id);
    },

    joinReceive: (frame) =>
      entrance.receive(frame, (host, { channel, sign, seal }, term) => {
        const known = membership.pin(sign, term);
        if (known) channels.put(host, encode(seal), channel);
        return known;
      }),

    issue: (draft) => membership.issue(draft, clock()),
    accept: membership.accept,
    wrap: membership.wrap,
    unwrap: membership.unwrap,
    attest: membership.attest,
    declare: (phases) => membership.declare(phases, clock()),

    handOver(sign) {
      const handover = membership.handOver(sign);
      renewSealing();
      return { handover, guesses: reception.guesses };
    },

    inherit({ handover, guesses }) {
      if (!membership.inherit(handover)) return false;
      renewSealing();
      reception.recall(guesses);
      return true;
    },

    keepsake(key, aside) {
      if (!phrase) throw new Error("no words were set");
      const { address, secret } = phrase.derived;
      return safe.lock(key, {
        address,
        secret: encode(secret),
        ...(room ? { room: { id: encode(room.id), passwordNeeded: room.passwordNeeded } } : {}),
        sign: { publicKey: encode(keys.sign.publicKey), privateKey: encode(keys.sign.privateKey) },
        known: membership.known,
        guesses: [...reception.guesses],
        aside,
      });
    },

    unseal(key, sealed) {
      const kept = safe.unlock(key, sealed);
      if (!kept) return undefined;
      const { address, room: sealedRoom, known, aside } = kept;
      const open = sealedRoom?.passwordNeeded === false;
      return { address, open, aside, ...(known.newest ? { signed: known.newest } : {}) };
    },

    recall(key, sealed) {
      const kept = safe.unlock(key, sealed);
      if (!kept) throw new Error("this was not sealed with the key");
      const { address, secret, sign, known, guesses } = kept;
      wipe();
      phrase = { derived: { address, secret: decode(secret) } };
      if (kept.room) enterRoom({ ...kept.room, id: decode(kept.room.id) });
      sodium.memzero(keys.sign.privateKey);
      keys = { ...keys, sign: { publicKey: decode(sign.publicKey), privateKey: decode(sign.privateKey) } };
      membership.recall(known);
      reception.recall(guesses);
      return address;
    },

    // Until the host's welcome there is a channel to seal on, and none to open what comes.
    seal: (to, message) => channels.seal(to, message) ?? entrance.seal(to, message),
    open: channels.open,

    forget(peer) {
      reception.forget(peer);
      channels.forget(peer);
    },

    wipe,
  };
}
