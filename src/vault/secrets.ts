import * as v from "valibot";
import { bytes } from "../handshake/frames.ts";
import { makeSessionKeys } from "../handshake/handshake.ts";
import type { Sodium } from "../handshake/transcript.ts";
import { type AddressSecret, deriveAddress, deriveRoomId } from "../phrase/derive.ts";
import type { Vault } from "../room/ports.ts";
import type { Greeting } from "../room/wire/messages.ts";
import { makeChannels } from "./channels.ts";
import { makeEntrance } from "./entrance.ts";
import { Known, makeMembership } from "./membership.ts";
import { makeReception } from "./reception.ts";

/** The vault's calls inside the worker: they return instead of resolving, and throw instead of rejecting. */
export type Secrets = {
  readonly [Name in keyof Vault]: (...given: Parameters<Vault[Name]>) => Awaited<ReturnType<Vault[Name]>>;
};

/**
 * What survives a reload of the page: the key that names the person, the membership, and the wrong guesses, in ms since
 * 1970.
 */
const Keepsake = v.object({
  sign: v.object({ publicKey: bytes(32), privateKey: bytes(64) }),
  known: Known,
  guesses: v.array(v.number()),
});

/** Holds everything secret of one call at a time. `clock` gives ms since 1970 and is only compared with itself. */
export function makeSecrets(sodium: Sodium, clock: () => number): Secrets {
  const base64 = sodium.base64_variants.URLSAFE_NO_PADDING;
  const encode = (raw: Uint8Array) => sodium.to_base64(raw, base64);
  const decode = (text: string) => sodium.from_base64(text, base64);
  const channels = makeChannels();
  let keys = makeSessionKeys(sodium);
  let phrase: { readonly of: string; readonly derived: AddressSecret } | undefined;
  let room: { readonly password: string; readonly id: Uint8Array } | undefined;
  const membership = makeMembership(sodium, () => keys, channels);
  const entrance = makeEntrance(sodium, () => keys);
  const reception = makeReception(sodium, {
    keys: () => keys,
    room: () =>
      phrase && room && { address: phrase.derived.address, id: room.id, passwordNeeded: room.password !== "" },
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

  return {
    address(words, realm) {
      const of = JSON.stringify([words, realm]);
      if (phrase?.of !== of) {
        if (phrase) sodium.memzero(phrase.derived.secret);
        room = undefined;
        phrase = { of, derived: deriveAddress(sodium, words, realm) };
      }
      return phrase.derived.address;
    },

    password(password) {
      if (!phrase) throw new Error("no words were set");
      if (room?.password === password) return false;
      reception.closeRuns();
      if (room) sodium.memzero(room.id);
      room = { password, id: deriveRoomId(sodium, phrase.derived.secret, password) };
      return true;
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

    keepsake() {
      const sign = { publicKey: encode(keys.sign.publicKey), privateKey: encode(keys.sign.privateKey) };
      const kept = { sign, known: membership.known, guesses: [...reception.guesses] };
      return JSON.stringify(kept satisfies v.InferOutput<typeof Keepsake>);
    },

    recall(keepsake) {
      const kept = v.safeParse(v.pipe(v.string(), v.parseJson(), Keepsake), keepsake);
      if (!kept.success) return false;
      const { sign, known, guesses } = kept.output;
      sodium.memzero(keys.sign.privateKey);
      keys = { ...keys, sign: { publicKey: decode(sign.publicKey), privateKey: decode(sign.privateKey) } };
      membership.recall(known);
      reception.recall(guesses);
      return true;
    },

    // Until the host's welcome there is a channel to seal on, and none to open what comes.
    seal: (to, message) => channels.seal(to, message) ?? entrance.seal(to, message),
    open: channels.open,

    forget(peer) {
      reception.forget(peer);
      channels.forget(peer);
    },

    wipe() {
      reception.wipe();
      entrance.wipe();
      channels.wipe();
      membership.wipe();
      if (phrase) sodium.memzero(phrase.derived.secret);
      if (room) sodium.memzero(room.id);
      sodium.memzero(keys.sign.privateKey);
      sodium.memzero(keys.seal.privateKey);
      phrase = undefined;
      room = undefined;
      keys = makeSessionKeys(sodium);
    },
  };
}
