import type { Draft, RosterOutcome } from "../room/model/outcome.ts";
import * as v from "valibot";
import { bytes } from "../handshake/frames.ts";
import type { SessionKeys } from "../handshake/handshake.ts";
import { openChannel } from "../handshake/sealed.ts";
import { equalPublic, lvCat, type Sodium } from "../handshake/transcript.ts";
import type { Greeting } from "../room/wire/messages.ts";
import {
  type Handover,
  handoverFields,
  Handovers,
  hostOf,
  memberOf,
  type Roster,
  rosterFields,
  SignedRoster,
  type PeerId,
} from "../room/wire/roster.ts";
import { type SignedStatement, type Statement, statementFields } from "../room/wire/statement.ts";
import type { Channels } from "./channels.ts";

/**
 * The newest roster, and a channel to everyone in it. The host signs each roster. A member accepts one only from the
 * host to whom it has proved the password, or from that host's heir, and only if it is newer than the last.
 */
export interface Membership {
  /**
   * Takes `key` (Ed25519, 32 bytes) as the host's once the password was proved, with what that host says of its term.
   * False, and nothing changed, where it is neither the known host nor one to whom that host's handovers lead.
   */
  pin(key: Uint8Array, term: Term): boolean;
  /**
   * Signs the next roster as the host, and adopts it. `clock`, in ms since 1970, makes epochs grow even over a reload that
   * has forgotten some of them.
   * @throws Error where somebody else is host.
   */
  issue(draft: Draft, clock: number): SignedRoster;
  /** Judges a roster that somebody handed on, and adopts it where it is newer. `self` is this page's relay id. */
  accept(signed: SignedRoster, self: PeerId): RosterOutcome;
  /**
   * Signs the handover to the holder of the key `sign` (base64url), who is the host from then on.
   * @throws Error before there is a roster, and where this browser is not the host.
   */
  handOver(sign: string): Handover;
  /** Whether the known host hands over to this browser, which then is the host; otherwise nothing changes. */
  inherit(handover: Handover): boolean;
  /**
   * Signs what this browser keeps; undefined before there is a roster. `clock`, in ms since 1970, makes the statements'
   * numbers grow even over a reload.
   */
  declare(phases: Pick<Statement, "rec" | "live">, clock: number): SignedStatement | undefined;
  /**
   * Whether a member of the newest roster signed the statement, in this session and with the member's present sealing
   * key.
   */
  attest(signed: SignedStatement): boolean;
  /**
   * Encrypts a roster for the holder of the key `seal` (base64url), to whom there may be no channel; gives base64url.
   * Anybody can make such a box: only the roster's own signature says who wrote it.
   * @throws Error for a key of low order.
   */
  wrap(seal: string, signed: SignedRoster): string;
  /** Opens such a box; undefined where it was not made for this page's key, or holds no roster. */
  unwrap(box: string): SignedRoster | undefined;
  /** What this browser, as host, tells of its term. */
  readonly term: Term;
  /** What `recall` takes in the page's next life. */
  readonly known: Known;
  /**
   * Goes on from what an earlier page knew. Where the clock was set back, the next epoch leaves a gap all the same, for
   * rosters that page may have signed since.
   */
  recall(known: Known): void;
  /** Forgets everybody; the channels are left to their owner. */
  wipe(): void;
}

/** A host's term: the epoch of its newest roster, the session, and the handovers that made it host. */
export type Term = Pick<Greeting, "epoch" | "session" | "handovers">;

/** What of the membership survives a reload: the host's key, the handovers that led to it, and the newest roster. */
export const Known = v.object({
  host: v.optional(bytes(32)),
  handovers: Handovers,
  newest: v.optional(SignedRoster),
});
export type Known = v.InferOutput<typeof Known>;

/** More rosters than a page signs between two keepsakes. */
const LOST = 1_000;

/** A membership that knows nobody yet. `keys` is a function because the sealing key changes in the course of a room. */
export function makeMembership(sodium: Sodium, keys: () => SessionKeys, channels: Channels): Membership {
  const base64 = sodium.base64_variants.URLSAFE_NO_PADDING;
  const encode = (bytes: Uint8Array) => sodium.to_base64(bytes, base64);
  const decode = (text: string) => sodium.from_base64(text, base64);
  const own = () => ({ sign: encode(keys().sign.publicKey), seal: encode(keys().seal.publicKey) });
  /**
   * The key that signs the rosters now: of the host to whom the password was proved, of that host's heir, or our own.
   */
  let host: string | undefined;
  /** The host's epoch when the password was proved. That roster may still be on its way. */
  let pinnedAt = 0;
  let newest: SignedRoster | undefined;
  let handovers: readonly Handover[] = [];
  let declarations = 0;
  let skip = 0;

  const toSign = (fields: readonly string[]) => lvCat(...fields.map((field) => sodium.from_string(field)));
  const sign = (fields: readonly string[]) =>
    encode(sodium.crypto_sign_detached(toSign(fields), keys().sign.privateKey));
  const verify = (signature: string, fields: readonly string[], by: string) =>
    sodium.crypto_sign_verify_detached(decode(signature), toSign(fields), decode(by));

  /**
   * The key that signs rosters after these handovers; undefined where one of them was not signed by the host before it.
   */
  function hostAfter(session: string, given: readonly Handover[]): string | undefined {
    // Handovers up to the known host were judged earlier, or happened before this page came in.
    const judged = given.map(({ to }): string | undefined => to).lastIndexOf(host) + 1;
    // A handover names the host's newest epoch. An older epoch comes from an earlier term of the same host, and must
    // not count a second time.
    const known = Math.max(newest?.roster.epoch ?? 0, pinnedAt);
    let [by, epoch] = [host, Math.max(given[judged - 1]?.epoch ?? 0, known - 1)];
    for (const handover of given.slice(judged)) {
      if (by === undefined || handover.epoch <= epoch) return undefined;
      if (!verify(handover.signature, handoverFields(session, handover), by)) return undefined;
      [by, epoch] = [handover.to, handover.epoch];
    }
    return by;
  }

  function genuine({ roster, signature, handovers: given }: SignedRoster): boolean {
    const by = hostAfter(roster.session, given);
    if (by === undefined || roster.epoch <= (given[given.length - 1]?.epoch ?? 0)) return false;
    if (hostOf(roster).sign !== by || !verify(signature, rosterFields(roster), by)) return false;
    if (newest && newest.roster.session !== roster.session) return false;
    const { members } = roster;
    const distinct = (of: (member: Roster["members"][number]) => string) =>
      new Set(members.map(of)).size === members.length;
    return distinct(({ id }) => id) && distinct(({ sign: key }) => key) && distinct(({ seal }) => seal);
  }

  function adopt(signed: SignedRoster, self: PeerId): void {
    const { roster } = signed;
    for (const { id } of newest?.roster.members ?? []) channels.keepOnly(id, memberOf(roster, id)?.seal);
    newest = signed;
    handovers = signed.handovers;
    host = hostOf(roster).sign;
    const context = sodium.crypto_hash_sha512(toSign(["driewoord/mesh/1", roster.session]));
    for (const { id, seal } of roster.members) {
      if (id === self || channels.has(id)) continue;
      const side = self < id ? "joiner" : "host";
      channels.agree(id, seal, () =>
        openChannel(sodium, side, { id: self, ...keys().seal }, { id, publicKey: decode(seal) }, context),
      );
    }
  }

  return {
    pin(key, { epoch, session: told, handovers: given }) {
      const by = encode(key);
      if (host !== undefined && host !== by) {
        // A page that was never in the room knows no session and takes the one it is told: a host's key signs for one
        // session only.
        const session = newest?.roster.session ?? told;
        if (session === undefined || hostAfter(session, given) !== by) return false;
        handovers = given;
      }
      host = by;
      pinnedAt = epoch;
      return true;
    },
    issue({ self, others, policy }, clock) {
      // The role was handed over after this roster was asked for.
      if (host !== undefined && host !== own().sign) throw new Error("somebody else is host");
      const roster: Roster = {
        session: newest?.roster.session ?? encode(sodium.randombytes_buf(16)),
        epoch: Math.max((newest?.roster.epoch ?? 0) + 1 + skip, Math.floor(clock)),
        policy,
        members: [{ ...self, ...own() }, ...others],
      };
      skip = 0;
      const signed = { roster, signature: sign(rosterFields(roster)), handovers: [...handovers] };
      adopt(signed, self.id);
      return signed;
    },
    accept(signed, self) {
      const { roster } = signed;
      // Its signature does not matter: it changes nothing, and is answered with our own newest.
      if (newest && roster.epoch < newest.roster.epoch) return { is: "older", newest };
      // A host accepts nobody else's roster.
      if (host === own().sign && roster.epoch !== newest?.roster.epoch) return { is: "forged" };
      if (!genuine(signed)) return { is: "forged" };
      if (newest && roster.epoch === newest.roster.epoch) {
        const same = equalPublic(toSign(rosterFields(roster)), toSign(rosterFields(newest.roster)));
        return { is: same ? "same" : "split" };
      }
      const mine = roster.members.find(({ sign: key }) => key === own().sign);
      if (!mine) {
        for (const { id } of newest?.roster.members ?? []) channels.forget(id);
        return { is: "removed" };
      }
      // Signed before this page was loaded, or before it renewed its keys. A roster with its present keys is on its
      // way.
      if (mine.seal !== own().seal) return { is: "stale" };
      if (mine.id !== self) return { is: "forged" };
      adopt(signed, self);
      return { is: "newer", signed };
    },
    handOver(to) {
      if (!newest) throw new Error("there is no roster yet");
      if (host !== own().sign) throw new Error("somebody else is host");
      const { session, epoch } = newest.roster;
      const handover = { epoch, to, signature: sign(handoverFields(session, { epoch, to })) };
      handovers = [...handovers, handover];
      host = to;
      return handover;
    },
    inherit(handover) {
      const given = [...handovers, handover];
      if (!newest || handover.to !== own().sign || handover.epoch > newest.roster.epoch) return false;
      if (hostAfter(newest.roster.session, given) !== handover.to) return false;
      handovers = given;
      host = handover.to;
      return true;
    },
    declare({ rec, live }, clock) {
      if (!newest) return undefined;
      declarations = Math.max(declarations + 1, Math.floor(clock));
      const { sign: by, seal } = own();
      const statement = { by, seal, session: newest.roster.session, n: declarations, rec, live };
      return { statement, signature: sign(statementFields(statement)) };
    },
    attest: ({ statement, signature }) =>
      newest?.roster.session === statement.session &&
      newest.roster.members.some(({ sign: key, seal }) => key === statement.by && seal === statement.seal) &&
      verify(signature, statementFields(statement), statement.by),
    wrap: (seal, signed) => encode(sodium.crypto_box_seal(JSON.stringify(signed), decode(seal))),
    unwrap(box) {
      try {
        const text = sodium.crypto_box_seal_open(decode(box), keys().seal.publicKey, keys().seal.privateKey, "text");
        const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), SignedRoster), text);
        return parsed.success ? parsed.output : undefined;
      } catch {
        return undefined;
      }
    },
    get term() {
      const { epoch = 0, session } = newest?.roster ?? {};
      return { epoch, handovers: [...handovers], ...(session === undefined ? {} : { session }) };
    },
    get known() {
      return {
        ...(host === undefined ? {} : { host }),
        handovers: [...handovers],
        ...(newest ? { newest } : {}),
      };
    },
    recall(kept) {
      // A roster that was signed right before a crash may not have been kept; its epoch must not be used twice.
      skip = LOST;
      host = kept.host;
      ({ newest, handovers } = kept);
    },
    wipe() {
      host = newest = undefined;
      handovers = [];
      declarations = pinnedAt = skip = 0;
    },
  };
}
