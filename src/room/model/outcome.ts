import type { FrameOf, HandshakeFrame } from "../../handshake/frames.ts";
import type { SafetyIndices } from "../../handshake/sas.ts";
import type { Admission, Language } from "../wire/messages.ts";
import type { Handover, Member, Policy, SignedRoster } from "../wire/roster.ts";

/** What came of a visitor's frame at the host. `reply` goes back to the visitor. */
export type HostOutcome =
  | { readonly is: "greet"; readonly reply: HandshakeFrame }
  /** No guess may be made yet: hand the same frame in again after `ms`. */
  | { readonly is: "hold"; readonly ms: number }
  /** The budget is used up: hand the same frame in again when the host allows it. */
  | { readonly is: "ask" }
  | { readonly is: "wrongGuess"; readonly reply: HandshakeFrame }
  /** The proof belongs to a run that is over. The reply is the greeting of the one that has begun since. */
  | { readonly is: "late"; readonly reply: HandshakeFrame }
  /** The password was right. */
  | {
      readonly is: "proved";
      readonly reply: FrameOf<"welcome">;
      readonly admission: Admission;
      readonly keys: Keys;
      readonly safety: SafetyIndices;
    }
  /** The visitor broke the protocol. There is a `reply` where it may help an honest visitor. */
  | { readonly is: "broken"; readonly reply?: HandshakeFrame }
  | { readonly is: "ignored" };

/** What came of the host's frame at the joiner. */
export type JoinOutcome =
  /** The host has answered. `door`: the next one to prove the password waits to be let in. */
  | { readonly is: "asked"; readonly passwordNeeded: boolean; readonly door: boolean }
  /** The proof. What is sealed for the host from now on, the host can open if the password is right. */
  | { readonly is: "answer"; readonly reply: HandshakeFrame }
  | { readonly is: "refused" }
  /** The host has judged nothing: its run was over. */
  | { readonly is: "again" }
  | {
      readonly is: "welcomed";
      readonly admission: Admission;
      readonly safety: SafetyIndices;
      readonly language: Language;
    }
  /** It knows the password, but is not the host to whom this browser proved it before. */
  | { readonly is: "otherHost" }
  | { readonly is: "broken" }
  | { readonly is: "ignored" };

/** A person's public keys, in base64url. */
export type Keys = Pick<Member, "sign" | "seal">;

/** What a host leaves to its heir. `guesses`: when passwords were wrong, in ms since 1970. */
export interface Bequest {
  readonly handover: Handover;
  readonly guesses: readonly number[];
}

/** What the host wants to sign. The vault adds session, epoch and the host's own keys. */
export interface Draft {
  readonly self: Pick<Member, "id" | "name">;
  readonly others: readonly Member[];
  readonly policy: Policy;
}

/** What the vault says of a roster that somebody handed on. */
export type RosterOutcome =
  | { readonly is: "newer"; readonly signed: SignedRoster }
  /** Newer, and this browser is no longer in it. */
  | { readonly is: "removed" }
  | { readonly is: "same" }
  /** It names a key that this browser no longer has, or does not have yet. */
  | { readonly is: "stale" }
  | { readonly is: "older"; readonly newest: SignedRoster }
  /** Of the same epoch as ours and signed by the host, but different: the host shows people different lists. */
  | { readonly is: "split" }
  | { readonly is: "forged" };
