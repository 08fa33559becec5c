import { concat, equalPublic, lvCat, lvSplit, type Sodium } from "./transcript.ts";

/**
 * The associated data of both sides, the `ADa` and `ADb` of CPace (draft-irtf-cfrg-cpace-21, section 7): what a side says
 * of itself in the clear. Both sides confirm it, so a change on the way makes every proof a wrong one.
 */

/** A side's public keys, 32 bytes each: Ed25519 to sign, X25519 to seal. */
export interface PublicKeys {
  readonly sign: Uint8Array;
  readonly seal: Uint8Array;
}

/** What the host says of the room before anything is proved. */
export interface Terms {
  readonly passwordNeeded: boolean;
  /** The next one to prove the password waits to be let in. */
  readonly door: boolean;
}

/** The host's associated data; `commitment` (32 bytes) is the one to the safety words. */
export interface HostData {
  readonly keys: PublicKeys;
  readonly commitment: Uint8Array;
  readonly terms: Terms;
}

const PASSWORD_NEEDED = 1;
const DOOR = 2;

/** "H"|pkH|cH|terms, the terms as two bits of one byte. */
export function hostData(sodium: Sodium, { keys, commitment, terms }: HostData): Uint8Array {
  const flags = (terms.passwordNeeded ? PASSWORD_NEEDED : 0) | (terms.door ? DOOR : 0);
  return lvCat(sodium.from_string("H"), both(keys), commitment, Uint8Array.of(flags));
}

/** "J"|pkJ. */
export function joinerData(sodium: Sodium, keys: PublicKeys): Uint8Array {
  return lvCat(sodium.from_string("J"), both(keys));
}

/** Undefined, never an exception, where `ad` is not a host's. */
export function readHostData(sodium: Sodium, ad: Uint8Array): HostData | undefined {
  const fields = fieldsOf(sodium, ad, "H", [1, 64, 32, 1]);
  if (!fields) return undefined;
  const [, keys, commitment, [flags]] = fields as [Uint8Array, Uint8Array, Uint8Array, Uint8Array];
  if (flags! > (PASSWORD_NEEDED | DOOR)) return undefined;
  const terms = { passwordNeeded: (flags! & PASSWORD_NEEDED) !== 0, door: (flags! & DOOR) !== 0 };
  return { keys: apart(keys), commitment, terms };
}

/** The joiner's keys. Undefined, never an exception, where `ad` is not a joiner's. */
export function readJoinerData(sodium: Sodium, ad: Uint8Array): PublicKeys | undefined {
  const fields = fieldsOf(sodium, ad, "J", [1, 64]);
  return fields && apart(fields[1]!);
}

/** The fields, if they have these lengths and claim this role. */
function fieldsOf(
  sodium: Sodium,
  ad: Uint8Array,
  role: "J" | "H",
  lengths: readonly number[],
): Uint8Array[] | undefined {
  const fields = lvSplit(ad, lengths.length);
  if (!fields || fields.some((field, index) => field.length !== lengths[index])) return undefined;
  return equalPublic(fields[0]!, sodium.from_string(role)) ? fields : undefined;
}

const both = ({ sign, seal }: PublicKeys): Uint8Array => concat(sign, seal);
const apart = (keys: Uint8Array): PublicKeys => ({ sign: keys.slice(0, 32), seal: keys.slice(32) });
