import { makeSessionKeys, type SessionKeys } from "../../src/handshake/handshake.ts";
import { lvCat } from "../../src/handshake/transcript.ts";
import {
  type Handover,
  handoverFields,
  type Member,
  type Policy,
  type Roster,
  rosterFields,
  type SignedRoster,
} from "../../src/room/wire/roster.ts";
import { type Channels, makeChannels } from "../../src/vault/channels.ts";
import { makeMembership, type Membership } from "../../src/vault/membership.ts";
import { sodium, utf8 } from "../fakes/sodium.ts";

export const POLICY: Policy = { people: 2, ask: false, keep: true, promise: true };
export const encode = (raw: Uint8Array) => sodium.to_base64(raw, sodium.base64_variants.URLSAFE_NO_PADDING);

/** A browser's part of the vault, with its keys in the test's hand: the test can do what its owner could. */
export interface Holder {
  readonly id: string;
  readonly keys: SessionKeys;
  readonly channels: Channels;
  readonly membership: Membership;
  readonly member: Member;
  /** As the vault does where the host changes. */
  renewSealing(): void;
}

export function holder(id: string): Holder {
  let keys = makeSessionKeys(sodium);
  const channels = makeChannels();
  return {
    id,
    channels,
    membership: makeMembership(sodium, () => keys, channels),
    get keys() {
      return keys;
    },
    get member() {
      return { id, name: id, sign: encode(keys.sign.publicKey), seal: encode(keys.seal.publicKey) };
    },
    renewSealing() {
      channels.wipe();
      keys = { ...keys, seal: sodium.crypto_kx_keypair() };
    },
  };
}

export const sign = (by: Holder, fields: readonly string[]) =>
  encode(sodium.crypto_sign_detached(lvCat(...fields.map(utf8)), by.keys.sign.privateKey));

/** A roster by the hand of anybody, whatever it says. */
export const signed = (by: Holder, roster: Roster, handovers: Handover[] = []): SignedRoster => ({
  roster,
  signature: sign(by, rosterFields(roster)),
  handovers,
});

export const handing = (by: Holder, session: string, epoch: number, to: Holder): Handover => ({
  epoch,
  to: to.member.sign,
  signature: sign(by, handoverFields(session, { epoch, to: to.member.sign })),
});
