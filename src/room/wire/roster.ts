import * as v from "valibot";
import { bytes } from "../../handshake/frames.ts";
import { NAME } from "./readable.ts";

/** A participant's id at the relay. The host's is the room's address. */
export type PeerId = string;

/**
 * One entry of a roster, which the host signs (docs/protocol.md). The host is the first member. A member accepts a
 * roster only from the host it knows, with a higher epoch than the last, and with its own id and keys in it.
 */
export const Member = v.strictObject({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  /** Public keys: Ed25519 (`sign`), which names the person, and X25519 (`seal`), which is new with each page load. */
  sign: bytes(32),
  seal: bytes(32),
  /** The name that the person chose, as the host signed it; may be empty. Shown only as `readable`. */
  name: v.pipe(v.string(), v.maxLength(NAME.units)),
});
export type Member = v.InferOutput<typeof Member>;

/** More pictures and voices than this at a time are too many for a phone. */
export const MOST_PEOPLE = 6;

/** What the host lays down for the room. */
export const Policy = v.strictObject({
  /** How many people were agreed on, including the host. Anyone beyond them is an extra person. */
  people: v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(MOST_PEOPLE)),
  /** "Ask me first": everybody has to be let in. */
  ask: v.boolean(),
  /** Recording and streaming may be asked for. */
  keep: v.boolean(),
  /** The promise is offered: not recorded, stays between us. */
  promise: v.boolean(),
});
export type Policy = v.InferOutput<typeof Policy>;

/**
 * 16 random bytes, the same for as long as the room is open: what was signed in an earlier call is void in this one.
 */
export const Session = bytes(16);
const Epoch = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

/** Who is in the room, and its policy. */
export const Roster = v.strictObject({
  session: Session,
  epoch: Epoch,
  policy: Policy,
  members: v.pipe(v.array(Member), v.minLength(1), v.maxLength(MOST_PEOPLE)),
});
export type Roster = v.InferOutput<typeof Roster>;

/** Signed by the host so far: rosters after `epoch` are signed with the key `to`. */
export const Handover = v.strictObject({ epoch: Epoch, to: bytes(32), signature: bytes(64) });
export type Handover = v.InferOutput<typeof Handover>;

/** The frame `welcome` carries all handovers, and must not be longer than `MAX_FRAME`. */
export const MOST_HANDOVERS = 6;

/** Every handover since the room was opened, oldest first, so that somebody who missed one can follow. */
export const Handovers = v.pipe(v.array(Handover), v.maxLength(MOST_HANDOVERS));

/** A roster with the host's signature, and the handovers that made the signer host. */
export const SignedRoster = v.strictObject({ roster: Roster, signature: bytes(64), handovers: Handovers });
export type SignedRoster = v.InferOutput<typeof SignedRoster>;

/** The fields whose `lvCat` is signed; no other roster has the same. */
export function rosterFields({ session, epoch, policy, members }: Roster): string[] {
  const laidDown = [policy.people, policy.ask, policy.keep, policy.promise].map(String);
  const everyone = members.flatMap(({ id, sign, seal, name }) => [id, sign, seal, name]);
  return ["driewoord/roster/1", session, String(epoch), ...laidDown, String(members.length), ...everyone];
}

/** The fields whose `lvCat` is signed; no other handover has the same. `session` and `to` are base64url. */
export const handoverFields = (session: string, { epoch, to }: Pick<Handover, "epoch" | "to">): string[] => [
  "driewoord/handover/1",
  session,
  String(epoch),
  to,
];

/** The member with this relay id; undefined where nobody in the roster has it. */
export const memberOf = (roster: Roster, id: PeerId): Member | undefined =>
  roster.members.find((member) => member.id === id);

/** The first member, who is the host. The schema refuses a roster without members. */
export const hostOf = (roster: Roster): Member => roster.members[0]!;
