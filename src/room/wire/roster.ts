import * as v from "valibot";
import { bytes } from "../../handshake/frames.ts";

/** A participant's id at the relay. The host's is the room's address. */
export type PeerId = string;

/**
 * Who is in the room, as the host signs it (docs/protocol.md). The host is the first member. A member accepts it only
 * from the host it knows, with a higher epoch than the last, and with its own entry as it should be.
 */
export const Member = v.strictObject({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  /** Public keys: Ed25519, which names the person, and X25519, which is new with each page load. */
  sign: bytes(32),
  seal: bytes(32),
  /** As the person chose to be called; may be empty. */
  name: v.pipe(v.string(), v.maxLength(40)),
});
export type Member = v.InferOutput<typeof Member>;

/** More pictures and voices than a phone can send and show at a time are of no use. */
export const MOST_PEOPLE = 6;

/** What the host has laid down for the room. */
export const Policy = v.strictObject({
  /** How many people were agreed on, the host included. Whoever comes beyond them is an extra person. */
  people: v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(MOST_PEOPLE)),
  /** "Ask me first": everybody waits to be let in. */
  ask: v.boolean(),
  /** Recording and streaming may be asked for. */
  keep: v.boolean(),
  /** The mutual promise is offered: not recorded, stays between us. */
  promise: v.boolean(),
});
export type Policy = v.InferOutput<typeof Policy>;

/** Random, and the same as long as the room is open: what was signed in an earlier call is of no use in this one. */
export const Session = bytes(16);
const Epoch = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

export const Roster = v.strictObject({
  session: Session,
  epoch: Epoch,
  policy: Policy,
  members: v.pipe(v.array(Member), v.minLength(1), v.maxLength(MOST_PEOPLE)),
});
export type Roster = v.InferOutput<typeof Roster>;

/** By the hand of the host so far: rosters after `epoch` are signed with the key `to`. */
export const Handover = v.strictObject({ epoch: Epoch, to: bytes(32), signature: bytes(64) });
export type Handover = v.InferOutput<typeof Handover>;

/** The frame `welcome` carries all of them, and is held to `MAX_FRAME`. */
export const MOST_HANDOVERS = 6;

/** Every handover since the room was opened, oldest first, so that whoever missed one can follow. */
export const Handovers = v.pipe(v.array(Handover), v.maxLength(MOST_HANDOVERS));

export const SignedRoster = v.strictObject({ roster: Roster, signature: bytes(64), handovers: Handovers });
export type SignedRoster = v.InferOutput<typeof SignedRoster>;

/** What is signed: fields whose `lvCat` no other roster has. */
export function rosterFields({ session, epoch, policy, members }: Roster): string[] {
  const laidDown = [policy.people, policy.ask, policy.keep, policy.promise].map(String);
  const everyone = members.flatMap(({ id, sign, seal, name }) => [id, sign, seal, name]);
  return ["driewoord/roster/1", session, String(epoch), ...laidDown, String(members.length), ...everyone];
}

/** What is signed: fields whose `lvCat` no other handover has. */
export const handoverFields = (session: string, { epoch, to }: Pick<Handover, "epoch" | "to">): string[] => [
  "driewoord/handover/1",
  session,
  String(epoch),
  to,
];

/** Undefined where nobody with this id is in the roster. */
export const memberOf = (roster: Roster, id: PeerId): Member | undefined =>
  roster.members.find((member) => member.id === id);

/** The first member. A roster without members is no roster: the schema refuses it. */
export const hostOf = (roster: Roster): Member => roster.members[0]!;
