import type { HandshakeFrame } from "../../handshake/frames.ts";
import type { SafetyIndices } from "../../handshake/sas.ts";
import type { Admission, Language } from "../wire/messages.ts";
import type { Member, Policy, SignedRoster } from "../wire/roster.ts";

/** What became of a visitor's frame at the host. `reply` goes back to the visitor. */
export type HostOutcome =
  | { readonly is: "greet"; readonly reply: HandshakeFrame }
  | { readonly is: "answer"; readonly reply: HandshakeFrame }
  /** A guess may only be made later: hand the same frame in again after `ms`. */
  | { readonly is: "hold"; readonly ms: number }
  /** The budget is used up: hand the same frame in again when the host allows it. */
  | { readonly is: "ask" }
  | { readonly is: "wrongGuess"; readonly reply: HandshakeFrame }
  /** The right password. */
  | {
      readonly is: "proved";
      readonly reply: HandshakeFrame;
      readonly admission: Admission;
      readonly keys: Keys;
      readonly safety: SafetyIndices;
    }
  /** The visitor broke the protocol. `reply` is there where an answer may help an honest one. */
  | { readonly is: "broken"; readonly reply?: HandshakeFrame }
  | { readonly is: "ignored" };

/** What became of the host's frame at the joiner. */
export type JoinOutcome =
  | { readonly is: "asked"; readonly passwordNeeded: boolean }
  | { readonly is: "answer"; readonly reply: HandshakeFrame }
  | { readonly is: "refused" }
  | {
      readonly is: "welcomed";
      readonly admission: Admission;
      readonly safety: SafetyIndices;
      readonly language: Language;
    }
  | { readonly is: "newerVersion" }
  /** It knows the password and is not the host whom this browser had proved it to before. */
  | { readonly is: "otherHost" }
  | { readonly is: "broken" }
  | { readonly is: "ignored" };

/** A person's public keys, in base64url. */
export type Keys = Pick<Member, "sign" | "seal">;

/** What the host wants to sign; session, epoch and its own keys are the vault's to add. */
export interface Draft {
  readonly self: Pick<Member, "id" | "name">;
  readonly others: readonly Member[];
  readonly policy: Policy;
}

/** What became of a roster that somebody handed on. */
export type RosterOutcome =
  | { readonly is: "newer"; readonly signed: SignedRoster }
  /** Newer, and one is not in it any more. */
  | { readonly is: "removed" }
  | { readonly is: "same" }
  /** With keys that this browser has no more, or not yet. */
  | { readonly is: "stale" }
  | { readonly is: "older"; readonly newest: SignedRoster }
  /** As new as ours, by the host's own hand, and yet another: the host shows different people different lists. */
  | { readonly is: "split" }
  | { readonly is: "forged" };
